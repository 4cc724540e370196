#include "app/view_data/changes.hpp"

#include "app/view_data/names.hpp"
#include "app/view_data/sums.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::app {

namespace {

constexpr double idle_bcm_per_year = 0.05, told_bcm_per_year = 0.5, told_eur_per_mwh = 0.05;

/// The two markets and what is looked at, for every kind of sentence.
struct Pair {
    const Cleared &now, &before;
    const Attention& attention;
    Span span, then;
    Locale language() const { return attention.language; }
};

std::string sentence_of_flow(const std::string& name, double before, double after,
                             Locale language) {
    if (after < idle_bcm_per_year)
        return say(language, "%1 is idle (was %2)", {name, format_volume(before, language)});
    if (before < idle_bcm_per_year)
        return say(language, "%1 carries %2 (was idle)", {name, format_volume(after, language)});
    const std::string size = format_volume(std::abs(after - before), language);
    return after > before ? say(language, "%1 carries %2 more", {name, size})
                          : say(language, "%1 carries %2 less", {name, size});
}

/// What one more unit of an arc would be worth on average, EUR/MWh.
double worth_of(const Cleared& cleared, int arc, const Span& span) {
    double sum = 0;
    for (int p = span.first; p < span.last; ++p)
        sum += cleared.outcome().congestion(arc, p) *
               cleared.line().periods[static_cast<std::size_t>(p)].days();
    return sum / span.days;
}

void add_flows(std::vector<Change>& list, const Pair& pair) {
    const Network& network = pair.now.network();
    for (int a = 0; a < network.arc_count(); ++a) {
        const Arc& arc = network.arc(a);
        const int old = pair.before.network().find_arc(arc.id);
        if (arc.kind != ArcKind::pipeline || old < 0)
            continue;
        const double after = arc_rate(pair.now, a, pair.span);
        const double before = arc_rate(pair.before, old, pair.then);
        const Selection about{Selection::Kind::arc, arc.id};
        const std::string name = arc_name(network, a, pair.language());
        if (std::abs(after - before) >= told_bcm_per_year)
            list.push_back({"flow", sentence_of_flow(name, before, after, pair.language()), "map",
                            about, std::abs(after - before) / (20 + std::max(after, before))});
        const bool is_new = arc_is_full(pair.now, a, pair.span) &&
                            !arc_is_full(pair.before, old, pair.then) && after >= 1;
        const double worth = worth_of(pair.now, a, pair.span);
        if (is_new && worth >= told_eur_per_mwh)
            list.push_back({"full",
                            say(pair.language(), "%1 is full: worth %2",
                                {name, format_price(worth, pair.language())}),
                            "map", about, 0.2 + worth / 30});
    }
}

void add_prices(std::vector<Change>& list, const Pair& pair) {
    for (const int node : pair.now.watched()) {
        const Node& place = pair.now.network().node(node);
        const int old = pair.before.network().find_node(place.id);
        const auto after = mean_price(pair.now, node, pair.span);
        const auto before = old < 0 ? std::nullopt : mean_price(pair.before, old, pair.then);
        if (!after || !before || std::abs(*after - *before) < told_eur_per_mwh)
            continue;
        const std::string name = shown_name(pair.now, node, pair.language());
        const std::string size = format_price(std::abs(*after - *before), pair.language());
        list.push_back({"price",
                        *after > *before
                            ? say(pair.language(), "%1: gas is %2 dearer", {name, size})
                            : say(pair.language(), "%1: gas is %2 cheaper", {name, size}),
                        "prices",
                        {Selection::Kind::place, place.id},
                        0.15 + std::abs(*after - *before) / std::max(10.0, *before)});
    }
}

/// The port whose landings changed most.
Selection busiest_port(const Pair& pair) {
    Selection port;
    double most = 0;
    for (const int node : eu_nodes(pair.now.network())) {
        const Node& place = pair.now.network().node(node);
        const int old = pair.before.network().find_node(place.id);
        const double change = std::abs(lng_landed(pair.now, {node}, pair.span) -
                                       (old < 0 ? 0 : lng_landed(pair.before, {old}, pair.then)));
        if (change > most) {
            most = change;
            port = {Selection::Kind::place, place.id};
        }
    }
    return port;
}

void add_lng(std::vector<Change>& list, const Pair& pair) {
    const double after = lng_landed(pair.now, eu_nodes(pair.now.network()), pair.span);
    const double before = lng_landed(pair.before, eu_nodes(pair.before.network()), pair.then);
    if (std::abs(after - before) < told_bcm_per_year)
        return;
    const bool has_eu = !pair.now.network().nodes_of("eu").empty();
    const std::string size = format_volume(std::abs(after - before), pair.language());
    const std::string words =
        after > before ? (has_eu ? say(pair.language(), "The EU lands %1 more LNG", {size})
                                 : say(pair.language(), "%1 more LNG is landed", {size}))
                       : (has_eu ? say(pair.language(), "The EU lands %1 less LNG", {size})
                                 : say(pair.language(), "%1 less LNG is landed", {size}));
    list.push_back({"lng", words, "origins", busiest_port(pair),
                    0.1 + std::abs(after - before) / (20 + before)});
}

void add_shortages(std::vector<Change>& list, const Pair& pair) {
    const Network& network = pair.now.network();
    for (int n = 0; n < network.node_count(); ++n) {
        const Node& place = network.node(n);
        const int old = pair.before.network().find_node(place.id);
        const double after = used_in(pair.now, {n}, pair.span).unserved_bcm;
        const double before = old < 0 ? 0 : used_in(pair.before, {old}, pair.then).unserved_bcm;
        if (after - before > 0.01)
            list.push_back({"unserved",
                            say(pair.language(), "%1: %2 more not served",
                                {shown_name(pair.now, n, pair.language()),
                                 format_number(volume_in(after - before, pair.language()), 2,
                                               pair.language()) +
                                     ' ' + volume_unit(pair.language())}),
                            "map",
                            {Selection::Kind::place, place.id},
                            1 + after});
    }
}

/// Strings of a pipe and legs of a way tell the same story: of one name and kind the first stays.
void tell_once(std::vector<Change>& list, const Network& network, Locale language) {
    std::vector<std::string> told;
    std::erase_if(list, [&](const Change& change) {
        if (change.about.kind != Selection::Kind::arc)
            return false;
        const int arc = network.find_arc(change.about.id);
        std::string what = change.code + arc_stem(network, arc, language);
        if (std::find(told.begin(), told.end(), what) != told.end())
            return true;
        told.push_back(std::move(what));
        return false;
    });
}

} // namespace

std::vector<Change> changes(const Cleared& now, const Cleared& reference,
                            const Attention& attention) {
    constexpr std::size_t most = 8;
    std::vector<Change> list;
    if (&now == &reference)
        return list;
    const Pair pair{now, reference, attention, span_of(now, attention.period),
                    span_of(reference, attention.period)};
    add_shortages(list, pair);
    add_prices(list, pair);
    add_lng(list, pair);
    add_flows(list, pair);
    std::stable_sort(list.begin(), list.end(),
                     [](const Change& a, const Change& b) { return a.weight > b.weight; });
    tell_once(list, now.network(), attention.language);
    if (list.size() > most)
        list.resize(most);
    return list;
}

} // namespace gashub::app
