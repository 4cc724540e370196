// Answer of `power`: what each coalition earns, shared out (Shapley value, nucleolus), in every
// option; what new ways are worth to who builds them; between which prices two could deal.

#include "analysis/network_graph.hpp"
#include "study/design/power.hpp"
#include "study/measure.hpp"
#include "study/reduction/kinds.hpp"
#include "study/reduction/words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr double meur_per_bn = 1000;

/// One option's game, solved.
struct Shared {
    bool is_solved = false;
    Game game;
    std::vector<double> shapley, alone;
    Nucleolus nucleolus;
    double gain = 0;  ///< of all together over each alone
    double years = 1; ///< that the game lasts

    /// Share of the gain that goes to a player.
    double share(std::size_t i) const {
        return gain > 1e-6 ? (shapley[i] - alone[i]) / gain : 0;
    }
    double bn_a_year(std::size_t i) const {
        return (shapley[i] - alone[i]) / years / meur_per_bn;
    }
    double nucleolus_bn_a_year(std::size_t i) const {
        return (nucleolus.shares[i] - alone[i]) / years / meur_per_bn;
    }
    double is_core_empty() const { return nucleolus.core_is_empty(1e-6 * game.value.back()); }
};

double years_of(const Scenario& scenario) {
    double days = 0;
    for (const Period& period : scenario.periods())
        days += period.days();
    return days / 365.0;
}

class Reduction {
  public:
    Reduction(const PowerStudy& kind, const Study& study, std::span<const Ran> runs)
        : kind_(kind), study_(study) {
        std::vector<Ran> first;
        for (const Ran& run : runs) {
            by_id_[run.point.id] = &run;
            if (run.point.find("coalition") == nullptr)
                first.push_back(run);
        }
        plan_ = plan_coalitions(kind, study, first);
        for (std::size_t o = 0; o < plan_.options.size(); ++o)
            shared_.push_back(share_out(o));
    }

    const std::vector<Shared>& shared() const { return shared_; }
    std::size_t options() const { return plan_.options.size(); }

    /// Number of the option that has this choice; the axes' central one for "".
    std::optional<std::size_t> option_called(const std::string& id) const {
        const std::vector<Choice> central = central_choices(study_);
        for (std::size_t o = 0; o < options(); ++o)
            for (const Choice& choice : plan_.options[o])
                if (id.empty() ? plan_.options[o] == central : choice.value == id)
                    return o;
        return std::nullopt;
    }
    std::string title(std::size_t o) const {
        std::string title;
        for (const Choice& choice : plan_.options[o])
            title += (title.empty() ? "" : ", ") + title_of(study_, choice);
        return title;
    }
    std::string id(std::size_t o) const {
        return plan_.options[o].empty() ? "base" : plan_.options[o].front().value;
    }
    /// A number of a coalition's run.
    std::optional<double> number(std::size_t o, Coalition c, std::string_view name,
                                 std::string_view scope) const {
        const Ran* run = run_of(o, c);
        return run ? run->values.find(name, scope) : std::nullopt;
    }
    const StudyBase& base_of(std::size_t o) const {
        return study_.bases()[plan_.points[plan_.point_of[o].front()].base];
    }
    std::size_t player(const std::string& id) const {
        for (std::size_t i = 0; i < kind_.players.size(); ++i)
            if (kind_.players[i].id == id)
                return i;
        return 0;
    }
    std::string player_title(std::size_t i) const {
        return title_or(kind_.players[i].title, kind_.players[i].id);
    }

  private:
    const Ran* run_of(std::size_t o, Coalition c) const {
        if (plan_.point_of[o].empty())
            return nullptr;
        const auto found = by_id_.find(plan_.points[plan_.point_of[o][c]].id);
        return found == by_id_.end() || !found->second->is_solved() ? nullptr : found->second;
    }

    Shared share_out(std::size_t o) const {
        Shared out;
        out.game.players = static_cast<int>(kind_.players.size());
        const auto nobody = number(o, 0, "objective", "");
        for (Coalition c = 0; nobody && c <= out.game.all(); ++c) {
            const auto value = number(o, c, "objective", "");
            if (!value)
                return out;
            out.game.value.push_back(*value - *nobody);
        }
        if (!nobody || !fault_of(out.game).empty())
            return out;
        out.years = years_of(base_of(o).scenario);
        out.shapley = shapley_value(out.game);
        out.nucleolus = nucleolus(out.game);
        out.gain = out.game.value.back();
        for (int i = 0; i < out.game.players; ++i) {
            out.alone.push_back(out.game.value[std::size_t{1} << i]);
            out.gain -= out.alone.back();
        }
        out.is_solved = out.nucleolus.is_solved;
        return out;
    }

    const PowerStudy& kind_;
    const Study& study_;
    std::map<std::string, const Ran*> by_id_;
    CoalitionPlan plan_;
    std::vector<Shared> shared_;
};

AnswerCell number_cell(std::optional<double> value) {
    AnswerCell cell;
    cell.value = value;
    return cell;
}
AnswerCell words_cell(std::string words) {
    AnswerCell cell;
    cell.words = std::move(words);
    return cell;
}

AnswerTable players_table(const PowerStudy& kind, const Reduction& r, std::size_t without,
                          std::size_t with) {
    const Shared &before = r.shared()[without], &after = r.shared()[with];
    AnswerTable table{.id = "players",
                      .title = fmt::format("Share of what all gain by trading: {} against {}",
                                           r.title(with), r.title(without)),
                      .picture = "dumbbell",
                      .row_title = "player",
                      .columns = {{"without", "without", "%", 1},
                                  {"with", "with", "%", 1},
                                  {"points", "change", "points", 1},
                                  {"gain", "with", "bn EUR/y", 2},
                                  {"nucleolus", "nucleolus", "bn EUR/y", 2}},
                      .rows = {}};
    for (std::size_t i = 0; i < kind.players.size(); ++i)
        table.rows.push_back({kind.players[i].id,
                              r.player_title(i),
                              {number_cell(100 * before.share(i)), number_cell(100 * after.share(i)),
                               number_cell(100 * (after.share(i) - before.share(i))),
                               number_cell(after.bn_a_year(i)),
                               number_cell(after.nucleolus_bn_a_year(i))}});
    return table;
}

/// Every option's shares, and whether any sharing holds all together.
AnswerTable options_table(const PowerStudy& kind, const Reduction& r) {
    AnswerTable table{.id = "options",
                      .title = "Share of the gain in every world, %",
                      .picture = "heat",
                      .is_detail = true,
                      .row_title = "world",
                      .columns = {},
                      .rows = {}};
    for (std::size_t i = 0; i < kind.players.size(); ++i)
        table.columns.push_back({kind.players[i].id, r.player_title(i), "%", 1});
    table.columns.push_back({"gain", "all gain", "bn EUR/y", 2});
    table.columns.push_back({"core", "core", "", 0});
    for (std::size_t o = 0; o < r.options(); ++o) {
        const Shared& s = r.shared()[o];
        AnswerTable::Row row{r.id(o), r.title(o), {}};
        for (std::size_t i = 0; i < kind.players.size(); ++i)
            row.cells.push_back(number_cell(s.is_solved ? std::optional(100 * s.share(i))
                                                        : std::nullopt));
        row.cells.push_back(
            number_cell(s.is_solved ? std::optional(s.gain / s.years / meur_per_bn) : std::nullopt));
        row.cells.push_back(
            words_cell(!s.is_solved ? "no answer" : s.is_core_empty() ? "empty" : "not empty"));
        table.rows.push_back(std::move(row));
    }
    return table;
}

double annuity_of(const Bypass& pipe) {
    const double r = pipe.discount_rate;
    const double factor =
        r > 0 ? r / (1 - std::pow(1 + r, -pipe.life_years)) : 1 / pipe.life_years;
    return pipe.capex_meur * (factor + pipe.opex_share);
}

AnswerTable bypass_table(const PowerStudy& kind, const Reduction& r, Facts& facts) {
    AnswerTable table{.id = "bypasses",
                      .title = "What a new way is worth to who builds it",
                      .picture = "bars",
                      .row_title = "way",
                      .columns = {{"worth", "worth to its owner", "bn EUR/y", 2},
                                  {"annuity", "its cost", "bn EUR/y", 2},
                                  {"pays", "pays", "", 0},
                                  {"core", "core", "", 0}},
                      .rows = {}};
    for (const Bypass& pipe : kind.bypasses) {
        const auto with = r.option_called(pipe.with), without = r.option_called(pipe.without);
        AnswerTable::Row row{pipe.id, title_or(pipe.title, pipe.id), {}};
        const double annuity = annuity_of(pipe) / meur_per_bn;
        if (with && without && r.shared()[*with].is_solved && r.shared()[*without].is_solved) {
            const std::size_t i = r.player(pipe.player);
            const double worth = (r.shared()[*with].shapley[i] / r.shared()[*with].years -
                                  r.shared()[*without].shapley[i] / r.shared()[*without].years) /
                                 meur_per_bn;
            row.cells = {number_cell(worth), number_cell(annuity),
                         words_cell(worth > annuity ? "yes" : "no"),
                         words_cell(r.shared()[*with].is_core_empty() ? "empty" : "not empty")};
            facts["worth " + pipe.id] = number_words(worth, 2);
            facts["annuity " + pipe.id] = number_words(annuity, 2);
        } else {
            row.cells = {number_cell({}), number_cell(annuity), words_cell("no answer"),
                         words_cell("no answer")};
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Tariffs of the cheapest way from one node to another on the first day, planned ways too.
std::optional<double> way_cost(const StudyBase& base, const std::string& from,
                               const std::string& to) {
    const Network& net = base.network;
    const int a = net.find_place(from), b = net.find_place(to);
    const NetworkRoutes found =
        find_routes(net, a, b, 1, base.scenario.periods().front().from, true);
    if (found.routes.empty())
        return std::nullopt;
    const double level =
        base.scenario.parts().price_level ? base.scenario.parts().price_level->factor : 1;
    return found.routes.front().tariff_eur_per_mwh * level;
}

void add_deal(const PowerStudy& kind, const Reduction& r, Answer& answer, Facts& facts) {
    if (!kind.deal)
        return;
    const DealZone& deal = *kind.deal;
    const auto o = r.option_called(deal.option);
    if (!o || !r.shared()[*o].is_solved)
        return;
    const Coalition all = r.shared()[*o].game.all();
    const auto without = [&](const std::string& id) {
        return all & ~(Coalition{1} << r.player(id));
    };
    const auto worth_elsewhere = r.number(*o, without(deal.buyer), "mean-price", deal.from);
    const auto cost = way_cost(r.base_of(*o), deal.from, deal.at);
    const auto dear = r.number(*o, without(deal.seller), "mean-price", deal.at);
    const auto now = r.number(*o, all, "mean-price", deal.at);
    AnswerTable table{.id = "deal",
                      .title = fmt::format("Prices at {} between which a deal lies, {}", deal.at,
                                           r.title(*o)),
                      .picture = "zone",
                      .row_title = "price",
                      .columns = {{"price", "price", "EUR/MWh", 1}},
                      .rows = {}};
    const auto row = [&](std::string id, std::string title, std::optional<double> value) {
        facts["deal " + id] = value ? number_words(*value, 1) : "(no value)";
        table.rows.push_back({std::move(id), std::move(title), {number_cell(value)}});
    };
    const auto least = worth_elsewhere && cost ? std::optional(*worth_elsewhere + *cost)
                                               : std::nullopt;
    const std::string seller = r.player_title(r.player(deal.seller)),
                      buyer = r.player_title(r.player(deal.buyer));
    row("least", "least " + seller + " takes: what its gas earns elsewhere and the way", least);
    row("most", "most " + buyer + " pays: its price without " + seller, dear);
    row("half", "half-way", least && dear ? std::optional((*least + *dear) / 2) : std::nullopt);
    row("market", "price with all at the table", now);
    row("discount", "25 % off what " + buyer + " pays without " + seller,
        dear ? std::optional(0.75 * *dear) : std::nullopt);
    answer.tables.push_back(std::move(table));
}

} // namespace

Answer answer_of(const PowerStudy& kind, const Study& study, std::span<const Ran> runs) {
    Answer answer = begin_answer(study, runs);
    const Reduction r(kind, study, runs);
    Facts facts;
    facts["players"] = std::to_string(kind.players.size());
    facts["coalitions"] = std::to_string(std::size_t{1} << kind.players.size());
    const auto with = r.option_called(kind.with);
    const std::size_t without = kind.without.empty() ? 0 : r.option_called(kind.without).value_or(0);
    for (std::size_t o = 0; o < r.options(); ++o)
        if (!r.shared()[o].is_solved)
            answer.notes.push_back(fmt::format(
                "{}: a coalition has no answer, so nothing is shared out", r.title(o)));
        else if (!r.shared()[o].nucleolus.is_individually_rational)
            answer.notes.push_back(fmt::format(
                "{}: the players earn more alone than together; no sharing pays each its own",
                r.title(o)));
    answer.notes.push_back("what the shares turn on is not computed: each input low and high would "
                           "be a game of its own");
    if (with && r.shared()[*with].is_solved && r.shared()[without].is_solved) {
        const std::size_t focus = r.player(kind.focus.empty() ? kind.players[0].id : kind.focus);
        Figure& head = answer.headline;
        head = {.title = r.player_title(focus) + "'s share of what all gain by trading",
                .unit = "%",
                .central = 100 * r.shared()[*with].share(focus),
                .spread = Spread::cases,
                .decimals = 1};
        for (const Shared& s : r.shared())
            if (s.is_solved) {
                const double share = 100 * s.share(focus);
                head.low = std::min(head.low.value_or(share), share);
                head.high = std::max(head.high.value_or(share), share);
            }
        for (std::size_t i = 0; i < kind.players.size(); ++i) {
            const Shared &before = r.shared()[without], &after = r.shared()[*with];
            const std::string& id = kind.players[i].id;
            facts["share " + id] = number_words(100 * after.share(i), 1);
            facts["share " + id + " without"] = number_words(100 * before.share(i), 1);
            facts["points " + id] =
                fmt::format("{:+.1f}", 100 * (after.share(i) - before.share(i)));
            facts["gain " + id] = number_words(after.bn_a_year(i), 2);
        }
        facts["core"] = r.shared()[*with].is_core_empty() ? "empty" : "not empty";
        facts["gain"] =
            number_words(r.shared()[*with].gain / r.shared()[*with].years / meur_per_bn, 1);
        answer.tables.push_back(players_table(kind, r, without, *with));
    }
    if (!kind.bypasses.empty())
        answer.tables.push_back(bypass_table(kind, r, facts));
    add_deal(kind, r, answer, facts);
    answer.tables.push_back(options_table(kind, r));
    add_sentence(answer, study, runs, facts);
    return answer;
}

} // namespace gashub
