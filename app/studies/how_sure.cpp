// How sure is the chosen card, or the price in view: the stated figures on which it hangs, each
// moved down and up by what it may be wrong, all others standing; then futures in which all of them
// are drawn at once.

#include "analysis/assumptions.hpp"
#include "app/studies/trials.hpp"
#include "app/view_data/cards.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"
#include "model/path.hpp"
#include "study/reduction/quantiles.hpp"
#include "study/sampling.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gashub::app {

namespace {

/// By how much a figure may be wrong, by how its source is trusted: a rule of thumb, said in the
/// note beside each bar.
double doubt(Confidence confidence) {
    switch (confidence) {
    case Confidence::high:
        return 0.05;
    case Confidence::medium:
        return 0.15;
    default:
        return 0.3;
    }
}

std::string path_of(const Assumption& assumption) {
    const std::string& id = assumption.id;
    switch (assumption.kind) {
    case Assumption::Kind::elasticity: {
        const std::size_t dot = id.find('.');
        return "markets." + id.substr(0, dot) + ".sectors." + id.substr(dot + 1) + ".elasticity";
    }
    case Assumption::Kind::capacity:
        return "arcs." + id + ".capacity_bcm_per_year";
    case Assumption::Kind::end_level:
        return "storages." + id + ".end_bcm";
    case Assumption::Kind::contract:
        return "contracts." + id + ".annual_quantity_bcm";
    case Assumption::Kind::limit:
        break;
    }
    return "events." + id + ".maximum_bcm_per_year";
}

std::string label_of(const Network& network, const Assumption& assumption, Locale language) {
    const std::string& id = assumption.id;
    switch (assumption.kind) {
    case Assumption::Kind::elasticity:
        return say(language, "Elasticity, %1", {market_name(network, id, language)});
    case Assumption::Kind::capacity:
        return say(language, "Capacity, %1", {arc_name(network, network.find_arc(id), language)});
    case Assumption::Kind::end_level:
        return say(language, "Left in store, %1",
                   {storage_name(network, network.find_storage(id), language)});
    case Assumption::Kind::contract:
        return say(language, "Contract %1", {id});
    case Assumption::Kind::limit:
        break;
    }
    return say(language, "Limit %1", {id});
}

/// What the study speaks of: the chosen card or, where none is, the price in view.
class Measured {
  public:
    Measured(const Cleared& base, const Attention& attention)
        : attention_(attention), node_(node_in_view(base, attention)) {
        const bool is_price = attention.card.empty() || attention.card.starts_with("price_");
        if (const auto chosen = is_price ? std::nullopt : card_of(base, attention.language))
            unit_ = chosen->unit;
        value_ = value_of(base.results().outcome);
    }
    int node() const { return node_; }
    std::optional<double> value() const { return value_; }
    Card::Unit unit() const { return unit_; }

    std::optional<double> value_of(const std::shared_ptr<const market::Outcome>& outcome) const {
        if (unit_ == Card::Unit::price)
            return price_in_view(*outcome, node_, attention_);
        const auto card = card_of(Cleared(outcome), attention_.language);
        return card ? card->value : std::nullopt;
    }
    std::string title(const Cleared& base, const Locale& language) const {
        const std::string unit = card_unit(unit_, language),
                          value = format_card(unit_, value_.value_or(0), language);
        if (unit_ == Card::Unit::price)
            return say(language, "Price at %1 (%2), change in %3",
                       {shown_name(base, node_, language), value, unit});
        const auto card = card_of(base, language);
        return card ? say(language, "%1 (%2), change in %3", {card->title, value, unit}) : "";
    }

  private:
    std::optional<Card> card_of(const Cleared& cleared, const Locale& language) const {
        Attention reader = attention_;
        reader.language = language;
        const std::vector<Card> all = cards(cleared, cleared, reader);
        const auto chosen = std::ranges::find(all, true, &Card::is_chosen);
        return chosen != all.end() ? std::optional(*chosen) : std::nullopt;
    }

    Attention attention_;
    int node_;
    Card::Unit unit_ = Card::Unit::price;
    std::optional<double> value_;
};

/// What moving one figure down and up does to what is measured, in the unit of its card.
struct Swing {
    Assumption assumption;
    double share = 0; ///< moved by
    std::array<std::optional<double>, 2> change;
    double width() const {
        return std::abs(change[0].value_or(0)) + std::abs(change[1].value_or(0));
    }
};

struct Swings {
    std::shared_ptr<const Cleared> base;
    Measured measured;
    std::vector<Swing> list; ///< widest first
};

StudyFigure figure_of(const Swings& found, const Locale& language) {
    const Card::Unit measured = found.measured.unit();
    const std::string unit = card_unit(measured, language);
    const CardForm form = card_form(measured, language);
    BarsData bars;
    bars.title = found.measured.title(*found.base, language);
    bars.label_title = say(language, "Figure");
    bars.value_title = say(language, "lower, %1", {unit});
    bars.other_title = say(language, "higher (hatched), %1", {unit});
    bars.note_title = say(language, "moved by");
    bars.decimals = form.decimals + 1;
    for (const Swing& swing : found.list)
        bars.bars.push_back({.label = label_of(found.base->network(), swing.assumption, language),
                             .value = form.factor * swing.change[0].value_or(0),
                             .other = swing.change[1]
                                          ? std::optional(form.factor * *swing.change[1])
                                          : std::nullopt,
                             .about = Selection(),
                             .note = "±" + format_share(swing.share, language)});
    return {.bars = std::move(bars), .curve = {}};
}

/// A Latin hypercube on (0, 1): each input's draws fall one into each of `draws` equal parts, in an
/// order of its own. [draw][input]
std::vector<std::vector<double>> hypercube(std::size_t inputs, std::size_t draws) {
    constexpr std::uint64_t seed = 1;
    std::vector<std::vector<double>> values(draws, std::vector<double>(inputs));
    for (std::size_t i = 0; i < inputs; ++i) {
        std::vector<std::size_t> order(draws);
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return uniform_number(seed, 2 * i, a) < uniform_number(seed, 2 * i, b);
        });
        for (std::size_t k = 0; k < draws; ++k)
            values[k][i] = (static_cast<double>(order[k]) + uniform_number(seed, 2 * i + 1, k)) /
                           static_cast<double>(draws);
    }
    return values;
}

/// Prices of some places in every future, period by period.
class Futures {
  public:
    Futures(const Cleared& base, int chosen) : nodes_(base.watched()) {
        if (std::find(nodes_.begin(), nodes_.end(), chosen) == nodes_.end())
            nodes_.push_back(chosen);
        prices_.assign(nodes_.size(), std::vector<std::vector<double>>(
                                          static_cast<std::size_t>(base.outcome().periods())));
    }

    void take(const market::Outcome& outcome) {
        ++count_;
        for (std::size_t n = 0; n < nodes_.size(); ++n)
            for (int p = 0; p < outcome.periods(); ++p)
                if (outcome.basis_at(nodes_[n], p) != market::PriceBasis::none)
                    prices_[n][static_cast<std::size_t>(p)].push_back(outcome.price(nodes_[n], p));
    }
    int count() const { return count_; }

    std::vector<PriceBand> bands(const Network& network) const {
        constexpr double low = 0.05, high = 0.95;
        std::vector<PriceBand> list;
        for (std::size_t n = 0; n < nodes_.size(); ++n) {
            PriceBand& band = list.emplace_back();
            band.id = network.node(nodes_[n]).id;
            for (const std::vector<double>& drawn : prices_[n]) {
                const bool is_known = static_cast<int>(drawn.size()) == count_ && count_ > 0;
                band.low.push_back(is_known ? std::optional(quantile_of(drawn, low))
                                            : std::nullopt);
                band.high.push_back(is_known ? std::optional(quantile_of(drawn, high))
                                             : std::nullopt);
            }
        }
        return list;
    }

  private:
    std::vector<int> nodes_;
    std::vector<std::vector<std::vector<double>>> prices_; ///< by node and period
    int count_ = 0;
};

constexpr std::size_t future_count = 40;

/// All figures drawn at once, each evenly from its own range, none of them with another.
void draw_futures(const StudyJob& job, Trials& trials, const Swings& found, StudyAnswer& answer) {
    Futures futures(*job.base, found.measured.node());
    for (const std::vector<double>& draw : hypercube(found.list.size(), future_count)) {
        PathValues moved;
        for (std::size_t i = 0; i < draw.size(); ++i) {
            const Swing& swing = found.list[i];
            moved.push_back({path_of(swing.assumption),
                             swing.assumption.value * (1 + swing.share * (2 * draw[i] - 1))});
        }
        const Result<Scenario> scenario = with_values(*job.scenario, job.base->network(), moved);
        const auto outcome = scenario ? trials.clear(*scenario) : nullptr;
        if (trials.is_stopped())
            return;
        if (outcome)
            futures.take(*outcome);
        trials.tell();
    }
    answer.bands = futures.bands(job.base->network());
    answer.futures = futures.count();
}

} // namespace

void study_how_sure(const StudyJob& job, std::stop_token stop, StudyAnswer& answer) {
    constexpr std::size_t most = 8;
    const Network& network = job.base->network();
    const Measured measured(*job.base, job.attention);
    if (!measured.value())
        return give_up(answer, "There is no price here to be sure of.");
    Swings found{.base = job.base, .measured = measured, .list = {}};
    const Results results = make_results(job.base->results().outcome);
    const std::vector<Assumption> list = assumptions_that_matter(results, most);
    Trials trials(job, std::move(stop), answer, static_cast<int>(2 * list.size() + future_count));
    for (const Assumption& assumption : list) {
        const double share = doubt(assumption.confidence);
        const std::string path = path_of(assumption);
        Swing swing{.assumption = assumption, .share = share, .change = {}};
        for (std::size_t side = 0; side < 2; ++side) {
            const double value = assumption.value * (side == 0 ? 1 - share : 1 + share);
            const Result<Scenario> moved = with_values(*job.scenario, network, {{path, value}});
            if (!moved)
                break;
            const auto outcome = trials.clear(*moved);
            if (const auto after = outcome ? measured.value_of(outcome) : std::nullopt)
                swing.change.at(side) = *after - *measured.value();
        }
        if (swing.change[0] || swing.change[1])
            found.list.push_back(std::move(swing));
        std::stable_sort(found.list.begin(), found.list.end(),
                         [](const Swing& a, const Swing& b) { return a.width() > b.width(); });
        if (trials.is_stopped())
            return;
        answer.figure = [found](const Locale& reader) { return figure_of(found, reader); };
        trials.tell();
    }
    if (found.list.empty())
        return give_up(answer, "No estimated figure moves this.");
    draw_futures(job, trials, found, answer);
}

} // namespace gashub::app
