#include "app/view_data/why.hpp"

#include "app/view_data/names.hpp"
#include "app/view_data/why_terms.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::app {

namespace {

constexpr double worth_telling_eur_per_mwh = 0.05;

/// `Set by gas from Shah Deniz, which would meet 83 % of one more unit.`
std::string words_of_setter(const Network& network, const SetBy& setter, Locale language) {
    const std::string name = answer_name(network, setter.kind, setter.id, language);
    if (setter.share >= 0.995)
        return say(language, "Set by %1.", {name});
    return say(language, "Set by %1, which would answer %2 of one more unit.",
               {name, format_share(setter.share, language)});
}

/// The full pipes on the way of the gas that is there, dearest first.
std::string words_of_scarcity(const Network& network, const Explanation& why, Locale language) {
    const market::Term* dearest = nullptr;
    for (const market::Term& term : why.supply_terms) {
        const bool scarce =
            term.kind == market::TermKind::congestion || term.kind == market::TermKind::joint_limit;
        if (scarce && term.eur_per_mwh >= worth_telling_eur_per_mwh &&
            (dearest == nullptr || term.eur_per_mwh > dearest->eur_per_mwh))
            dearest = &term;
    }
    if (dearest == nullptr)
        return {};
    const int arc = network.find_arc(dearest->id);
    const int site = network.find_site(dearest->id);
    const std::string name = arc >= 0    ? arc_name(network, arc, language)
                             : site >= 0 ? site_name(network, site, language)
                                         : dearest->id;
    return say(language,
               "On the way of most gas here, %1 is full: one more unit of it would be worth %2.",
               {name, format_price(dearest->eur_per_mwh, language)});
}

std::string words_of_arc(const Cleared& cleared, int arc, const Attention& attention) {
    const Span span = span_of(cleared, attention.period);
    const double flow = arc_rate(cleared, arc, span);
    double capacity = 0, worth = 0;
    for (int p = span.first; p < span.last; ++p) {
        capacity += cleared.line().arc_capacity(arc, p);
        worth = std::max(worth, cleared.outcome().congestion(arc, p));
    }
    capacity = yearly_rate(capacity, span);
    const Locale language = attention.language;
    const std::string name = arc_name(cleared.network(), arc, language);
    const std::string carried = format_volume(flow, language);
    // A lane that states no capacity has one that no fleet could fill.
    constexpr double unlimited = 1000;
    std::string words = flow < 0.05 ? say(language, "%1 is idle.", {name})
                        : capacity > 0 && capacity < unlimited
                            ? say(language, "%1 carries %2 a year of %3.",
                                  {name, carried, format_volume(capacity, language)})
                            : say(language, "%1 carries %2 a year.", {name, carried});
    if (worth >= worth_telling_eur_per_mwh)
        words += ' ' + say(language, "One more unit of it would be worth up to %1.",
                           {format_price(worth, language)});
    return words;
}

struct Setters {
    struct Count {
        std::string name;
        int periods = 0;
    };
    std::vector<Count> counts;

    void add(const std::string& name) {
        const auto same = std::find_if(counts.begin(), counts.end(),
                                       [&](const Count& count) { return count.name == name; });
        if (same == counts.end())
            counts.push_back({name, 1});
        else
            ++same->periods;
    }

    std::string words(int of, Locale language) const {
        if (counts.empty())
            return {};
        std::vector<Count> sorted = counts;
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const Count& a, const Count& b) { return a.periods > b.periods; });
        std::string text =
            say(language, "Set by %1 in %2 of %3 periods",
                {sorted[0].name, std::to_string(sorted[0].periods), std::to_string(of)});
        for (std::size_t i = 1; i < std::min<std::size_t>(sorted.size(), 3); ++i)
            text +=
                say(language, ", by %1 in %2", {sorted[i].name, std::to_string(sorted[i].periods)});
        return text + '.';
    }
};

std::string question_of(const std::string& place, std::optional<double> price,
                        const std::string& when, Locale language) {
    if (!price)
        return say(language, "Why no price at %1?", {place});
    return say(language, "Why %1 at %2, %3?", {format_price(*price, language), place, when});
}

void explain_period(WhyData& data, const Cleared& cleared, int node, int period, Locale language) {
    const Explanation why = cleared.explainer().explain(node, period);
    const Network& network = cleared.network();
    if (why.basis == market::PriceBasis::none) {
        data.words.push_back(say(language, "No gas can come here."));
        return;
    }
    if (why.basis == market::PriceBasis::no_trade)
        data.words.push_back(
            say(language, "No gas passes here; this is what a first unit would cost."));
    if (why.set_by)
        data.words.push_back(words_of_setter(network, *why.set_by, language));
    const std::string scarcity = words_of_scarcity(network, why, language);
    if (!scarcity.empty())
        data.words.push_back(scarcity);
    data.price.terms = waterfall_rows(network, why.terms, language);
    data.supply.terms = waterfall_rows(network, why.supply_terms, language);
    data.price.total_eur_per_mwh = data.supply.total_eur_per_mwh = why.price_eur_per_mwh;
}

void explain_span(WhyData& data, const Cleared& cleared, int node, const Span& span,
                  Locale language) {
    const Network& network = cleared.network();
    MeanRows price(network, language), supply(network, language);
    Setters setters;
    double mean = 0;
    for (int p = span.first; p < span.last; ++p) {
        const Explanation why = cleared.explainer().explain(node, p);
        if (why.basis == market::PriceBasis::none) {
            data.words.push_back(say(language, "In some periods no gas can come here."));
            return;
        }
        const double weight = cleared.line().periods[static_cast<std::size_t>(p)].days() /
                              static_cast<double>(span.days);
        price.add(why.terms, weight);
        supply.add(why.supply_terms.empty() ? why.terms : why.supply_terms, weight);
        mean += why.price_eur_per_mwh * weight;
        if (why.set_by)
            setters.add(answer_name(network, why.set_by->kind, why.set_by->id, language));
    }
    const std::string words = setters.words(span.last - span.first, language);
    if (!words.empty())
        data.words.push_back(words);
    if (setters.counts.size() > 1)
        data.words.push_back(say(
            language, "In the mean each source counts for the time in which it sets the price."));
    data.price.terms = price.rows();
    data.supply.terms = supply.rows();
    data.price.total_eur_per_mwh = data.supply.total_eur_per_mwh = mean;
}

} // namespace

WhyData why_data(const Cleared& cleared, const Attention& attention) {
    const Network& network = cleared.network();
    const Span span = span_of(cleared, attention.period);
    const int node = node_in_view(cleared, attention);
    const std::string place = shown_name(cleared, node, attention.language);
    const auto labels = period_labels(cleared.line().periods, attention.language);
    const std::string when = span.last - span.first > 1
                                 ? say(attention.language, "on average")
                                 : labels[static_cast<std::size_t>(span.first)];
    WhyData data;
    data.question = question_of(place, mean_price(cleared, node, span), when, attention.language);
    data.price.total_label = data.supply.total_label =
        say(attention.language, "Price at %1", {place});
    if (attention.selection.kind == Selection::Kind::arc) {
        const int arc = network.find_arc(attention.selection.id);
        if (arc >= 0)
            data.words.push_back(words_of_arc(cleared, arc, attention));
    }
    if (span.last - span.first == 1)
        explain_period(data, cleared, node, span.first, attention.language);
    else
        explain_span(data, cleared, node, span, attention.language);
    return data;
}

} // namespace gashub::app
