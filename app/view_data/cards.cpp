#include "app/view_data/cards.hpp"

#include "app/view_data/names.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gashub::app {

namespace {

std::vector<int> eu_nodes(const Network& network) {
    std::vector<int> nodes = network.nodes_of("eu");
    if (nodes.empty()) {
        for (int n = 0; n < network.node_count(); ++n)
            nodes.push_back(n);
    }
    return nodes;
}

/// Sums over the sectors of some nodes and a span.
struct Used {
    double bcm = 0, russian_bcm = 0; ///< of all gas and of Russian gas
    double unserved_bcm = 0, paid_meur = 0;
};

Used used_in(const Cleared& cleared, const std::vector<int>& nodes, const Span& span) {
    const market::Outcome& outcome = cleared.outcome();
    const auto& sectors = outcome.line().sectors;
    Used sum;
    for (std::size_t s = 0; s < sectors.size(); ++s) {
        const int node = sectors[s].node, sector = static_cast<int>(s);
        if (std::find(nodes.begin(), nodes.end(), node) == nodes.end())
            continue;
        for (int p = span.first; p < span.last; ++p) {
            const double bcm = outcome.consumption(sector, p);
            sum.unserved_bcm += outcome.unserved(sector, p);
            sum.paid_meur += bcm * outcome.line().h * outcome.price(node, p);
        }
    }
    const auto& market_nodes = outcome.line().market_node;
    for (std::size_t m = 0; m < market_nodes.size(); ++m) {
        if (std::find(nodes.begin(), nodes.end(), market_nodes[m]) == nodes.end())
            continue;
        for (int p = span.first; p < span.last; ++p) {
            const OriginValues sold = cleared.at_market(static_cast<int>(m), p);
            sum.russian_bcm += sold[static_cast<std::size_t>(OriginGroup::russia)];
            sum.bcm += std::accumulate(sold.begin(), sold.end(), 0.0);
        }
    }
    return sum;
}

/// LNG that is landed at some nodes, from whatever origin, as a rate.
double lng_landed(const Cleared& cleared, const std::vector<int>& nodes, const Span& span) {
    const auto& line = cleared.line();
    double sum = 0;
    for (int a = 0; a < cleared.network().arc_count(); ++a) {
        const int to = line.arc_to[static_cast<std::size_t>(a)];
        if (cleared.network().arc(a).kind == ArcKind::lane &&
            std::find(nodes.begin(), nodes.end(), to) != nodes.end())
            sum += arc_rate(cleared, a, span);
    }
    return sum;
}

std::vector<int> all_nodes(const Network& network) {
    std::vector<int> nodes;
    for (int n = 0; n < network.node_count(); ++n)
        nodes.push_back(n);
    return nodes;
}

struct Numbers {
    std::vector<std::optional<double>> prices;
    double russian_share = 0, lng = 0, paid = 0, unserved = 0;
};

Numbers numbers_of(const Cleared& cleared, const std::vector<int>& watched,
                   const Attention& attention) {
    const Span span = span_of(cleared, attention.period);
    const std::vector<int> eu = eu_nodes(cleared.network());
    const Used used = used_in(cleared, eu, span);
    Numbers numbers;
    for (const int node : watched)
        numbers.prices.push_back(node < 0 ? std::nullopt : mean_price(cleared, node, span));
    numbers.russian_share = used.bcm > 0 ? used.russian_bcm / used.bcm : 0;
    numbers.lng = lng_landed(cleared, eu, span);
    numbers.paid = used.paid_meur;
    numbers.unserved = used_in(cleared, all_nodes(cleared.network()), span).unserved_bcm;
    return numbers;
}

std::string sentence_of_flow(const std::string& name, double before, double after,
                             Language language) {
    if (after < 0.05)
        return name + " is idle (was " + format_volume(before, language) + ")";
    if (before < 0.05)
        return name + " carries " + format_volume(after, language) + " (was idle)";
    return name + " carries " + format_volume(std::abs(after - before), language) +
           (after > before ? " more" : " less");
}

void add_flow_changes(std::vector<Change>& list, const Cleared& now, const Cleared& reference,
                      const Attention& attention) {
    const Span span = span_of(now, attention.period), then = span_of(reference, attention.period);
    for (int a = 0; a < now.network().arc_count(); ++a) {
        const Arc& arc = now.network().arc(a);
        const int old = reference.network().find_arc(arc.id);
        if (arc.kind != ArcKind::pipeline || old < 0)
            continue;
        const double after = arc_rate(now, a, span), before = arc_rate(reference, old, then);
        const Selection about{Selection::Kind::arc, arc.id};
        const std::string name = arc_name(now.network(), a, attention.language);
        if (std::abs(after - before) >= 0.5)
            list.push_back({sentence_of_flow(name, before, after, attention.language), about,
                            std::abs(after - before) / (20 + std::max(after, before))});
        const bool full = arc_is_full(now, a, span), was_full = arc_is_full(reference, old, then);
        if (full && !was_full && after >= 1)
            list.push_back({name + " is full now", about, 0.3});
    }
}

void add_price_changes(std::vector<Change>& list, const Cleared& now, const Cleared& reference,
                       const Attention& attention) {
    const Span span = span_of(now, attention.period), then = span_of(reference, attention.period);
    for (const int node : now.watched()) {
        const Node& place = now.network().node(node);
        const int old = reference.network().find_node(place.id);
        const auto after = mean_price(now, node, span);
        const auto before = old < 0 ? std::nullopt : mean_price(reference, old, then);
        if (!after || !before || std::abs(*after - *before) < 0.05)
            continue;
        list.push_back({shown_name(now, node, attention.language) + ": gas is " +
                            format_price(std::abs(*after - *before), attention.language) +
                            (*after > *before ? " dearer" : " cheaper"),
                        {Selection::Kind::place, place.id},
                        0.15 + std::abs(*after - *before) / std::max(10.0, *before)});
    }
}

void add_shortage_changes(std::vector<Change>& list, const Cleared& now, const Cleared& reference,
                          const Attention& attention) {
    const Span span = span_of(now, attention.period), then = span_of(reference, attention.period);
    for (int n = 0; n < now.network().node_count(); ++n) {
        const Node& place = now.network().node(n);
        const int old = reference.network().find_node(place.id);
        const double after = used_in(now, {n}, span).unserved_bcm;
        const double before = old < 0 ? 0 : used_in(reference, {old}, then).unserved_bcm;
        if (after - before > 0.01)
            list.push_back({shown_name(now, n, attention.language) + ": " +
                                format_number(after - before, 2, attention.language) +
                                " bcm more not served",
                            {Selection::Kind::place, place.id},
                            1 + after});
    }
}

} // namespace

std::vector<Card> cards(const Cleared& now, const Cleared& reference, const Attention& attention) {
    const std::vector<int> watched = now.watched();
    std::vector<int> then;
    for (const int node : watched)
        then.push_back(reference.network().find_node(now.network().node(node).id));
    const Numbers numbers = numbers_of(now, watched, attention);
    const Numbers before = numbers_of(reference, then, attention);
    const auto against = [&](std::optional<double> value) {
        return &now == &reference ? std::nullopt : value;
    };
    const bool has_eu = !now.network().nodes_of("eu").empty();
    const auto where = [&](const char* in_eu, const char* everywhere) {
        return std::string(has_eu ? in_eu : everywhere);
    };
    std::vector<Card> list;
    for (std::size_t i = 0; i < std::min<std::size_t>(watched.size(), 2); ++i)
        list.push_back({"price_" + now.network().node(watched[i]).id,
                        "Price, " + shown_name(now, watched[i], attention.language),
                        Card::Unit::price,
                        numbers.prices[i],
                        against(before.prices[i]),
                        {Selection::Kind::place, now.network().node(watched[i]).id}});
    list.push_back({"russian_share",
                    where("Russian share, EU", "Russian share"),
                    Card::Unit::share,
                    numbers.russian_share,
                    against(before.russian_share),
                    {}});
    list.push_back({"lng",
                    where("LNG into the EU, a year", "LNG landed, a year"),
                    Card::Unit::volume,
                    numbers.lng,
                    against(before.lng),
                    {}});
    list.push_back({"paid",
                    where("EU consumers pay", "Consumers pay"),
                    Card::Unit::money,
                    numbers.paid,
                    against(before.paid),
                    {}});
    list.push_back({"unserved",
                    "Not served",
                    Card::Unit::volume,
                    numbers.unserved,
                    against(before.unserved),
                    {}});
    return list;
}

std::vector<Change> changes(const Cleared& now, const Cleared& reference,
                            const Attention& attention) {
    std::vector<Change> list;
    if (&now == &reference)
        return list;
    add_shortage_changes(list, now, reference, attention);
    add_price_changes(list, now, reference, attention);
    add_flow_changes(list, now, reference, attention);
    std::stable_sort(list.begin(), list.end(),
                     [](const Change& a, const Change& b) { return a.weight > b.weight; });
    constexpr std::size_t most = 8;
    if (list.size() > most)
        list.resize(most);
    return list;
}

} // namespace gashub::app
