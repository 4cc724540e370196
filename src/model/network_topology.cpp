#include "base/text.hpp"
#include "model/network_checks.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace gashub {
namespace {

struct Edge {
    std::size_t from, to;
    const Arc* arc;
};

std::vector<Edge> edges_of(const NetworkParts& parts, const NameIndex& names) {
    std::vector<Edge> edges;
    for (const std::vector<Arc>* arcs : {&parts.pipelines, &parts.terminals, &parts.lanes})
        for (const Arc& arc : *arcs)
            edges.push_back({static_cast<std::size_t>(names.find("nodes", arc.from)),
                             static_cast<std::size_t>(names.find("nodes", arc.to)), &arc});
    return edges;
}

/// True if all adders were found for one year, so that they fade together.
bool fade_together(const std::vector<Edge>& edges) {
    std::optional<int> year;
    for (const Edge& edge : edges)
        if (edge.arc->adder) {
            if (year && *year != edge.arc->adder->year)
                return false;
            year = edge.arc->adder->year;
        }
    return true;
}

/// Bellman-Ford from everywhere at once; a node still falling after n rounds lies on or behind a
/// circle. Adders that fade together count in full, those below zero and those above: where neither
/// the tariffs alone nor tariffs and adders sum below zero, nothing between does. Of others only
/// those below zero count. True if there is none.
bool check_circles(const NetworkParts& parts, const std::vector<Edge>& edges, bool with_adders,
                   Faults& faults) {
    const bool are_signed = with_adders && fade_together(edges);
    const auto cost_of = [&](const Arc& arc) {
        const double adder = with_adders && arc.adder ? arc.adder->eur_per_mwh : 0;
        return arc.tariff_eur_per_mwh + (are_signed ? adder : std::min(0.0, adder));
    };
    const bool any_below_zero = std::any_of(
        edges.begin(), edges.end(), [&](const Edge& edge) { return cost_of(*edge.arc) < 0; });
    if (!any_below_zero)
        return true;
    constexpr double slack = 1e-9;
    const std::size_t n = parts.nodes.size();
    std::vector<double> cost(n, 0.0);
    std::vector<const Edge*> came_by(n, nullptr);
    const Edge* falling = nullptr;
    for (std::size_t round = 0; round <= n; ++round) {
        falling = nullptr;
        for (const Edge& edge : edges) {
            const double through = cost[edge.from] + cost_of(*edge.arc);
            if (through < cost[edge.to] - slack) {
                cost[edge.to] = through;
                came_by[edge.to] = &edge;
                falling = &edge;
            }
        }
        if (falling == nullptr)
            return true;
    }
    std::size_t on_circle = falling->to;
    for (std::size_t step = 0; step < n; ++step)
        on_circle = came_by[on_circle]->from;
    std::vector<std::string> ids;
    double sum = 0;
    std::size_t at = on_circle;
    do {
        ids.push_back(came_by[at]->arc->id);
        sum += cost_of(*came_by[at]->arc);
        at = came_by[at]->from;
    } while (at != on_circle);
    std::string words;
    for (auto id = ids.rbegin(); id != ids.rend(); ++id)
        words += (words.empty() ? "" : ", ") + *id;
    faults.error("negative-cost-cycle",
                 "gas that circles over " + words +
                     " earns money without end: tariffs and adders add up to " + std::to_string(sum) +
                     " EUR/MWh",
                 "raise one of these");
    return false;
}

void check_reach(const NetworkParts& parts, const NameIndex& names, const std::vector<Edge>& edges,
                 Faults& faults) {
    std::vector<std::vector<std::size_t>> onward(parts.nodes.size());
    for (const Edge& edge : edges) {
        const bool can_carry =
            !edge.arc->capacity_bcm_per_year || edge.arc->capacity_bcm_per_year->largest() > 0;
        if (can_carry && edge.arc->status == Status::existing)
            onward[edge.from].push_back(edge.to);
    }
    std::vector<bool> reached(parts.nodes.size());
    std::vector<std::size_t> open;
    const auto reach = [&](std::size_t node) {
        if (!reached[node]) {
            reached[node] = true;
            open.push_back(node);
        }
    };
    for (const Site& site : parts.sites)
        if (site.status == Status::existing && site.capacity_bcm_per_year.largest() > 0)
            reach(static_cast<std::size_t>(names.find("nodes", site.node)));
    while (!open.empty()) {
        const std::size_t node = open.back();
        open.pop_back();
        for (std::size_t next : onward[node])
            reach(next);
    }
    const Faults::Inside collection(faults, "markets");
    for (std::size_t i = 0; i < parts.markets.size(); ++i) {
        const Market& market = parts.markets[i];
        const Faults::Inside inside(faults, i), key(faults, "node");
        if (!reached[static_cast<std::size_t>(names.find("nodes", market.node))])
            faults.warning("unreachable-demand",
                           "no existing site's gas can reach market " + quoted(market.id) + " at " +
                               quoted(market.node),
                           "its demand stays unserved unless an event opens a way");
    }
}

} // namespace

void check_topology(const NetworkParts& parts, const NameIndex& names, Faults& faults) {
    const std::vector<Edge> edges = edges_of(parts, names);
    if (check_circles(parts, edges, false, faults))
        check_circles(parts, edges, true, faults);
    check_reach(parts, names, edges, faults);
}

} // namespace gashub
