#include "analysis/network_graph.hpp"

#include "graph/cuts.hpp"
#include "graph/routes.hpp"

#include <algorithm>
#include <array>

namespace gashub {
namespace {

/// A lane without a capacity of its own is bounded by its terminals; in a graph it bounds nothing.
constexpr double open_lane_bcm_per_year = 1e4;

double capacity_on(const Arc& arc, Date day, bool with_planned) {
    const bool built = with_planned || arc.status == Status::existing;
    const bool in_service = (!arc.commissioned || with_planned || *arc.commissioned <= day) &&
                            (!arc.decommissioned || day < *arc.decommissioned);
    if (!built || !in_service)
        return 0;
    return arc.capacity_bcm_per_year ? arc.capacity_bcm_per_year->at(day) : open_lane_bcm_per_year;
}

} // namespace

NetworkRoutes find_routes(const Network& network, int from, int to, int count, Date day,
                          bool with_planned) {
    graph::Topology topology{network.node_count(), {}};
    for (int a = 0; a < network.arc_count(); ++a) {
        const Arc& arc = network.arc(a);
        topology.arcs.push_back({network.find_node(arc.from), network.find_node(arc.to),
                                 std::max(0.0, arc.tariff_eur_per_mwh),
                                 capacity_on(arc, day, with_planned)});
    }
    NetworkRoutes out;
    for (const graph::Route& found : graph::cheapest_routes(topology, from, to, count)) {
        NetworkRoute route{found.arcs, 0, 1, found.bottleneck, found.narrowest, {}};
        for (int a : found.arcs) {
            route.tariff_eur_per_mwh += network.arc(a).tariff_eur_per_mwh;
            route.delivered_share *= 1 - network.arc(a).loss_share;
            for (const std::string& id : {network.arc(a).from, network.arc(a).to})
                if (const std::string& country = network.node(network.find_node(id)).country;
                    route.countries.empty() || route.countries.back() != country)
                    route.countries.push_back(country);
        }
        out.routes.push_back(std::move(route));
    }
    const graph::Cut cut = graph::smallest_cut(topology, std::array{from}, std::array{to});
    out.cut_bcm_per_year = cut.flow;
    out.cut_arcs = cut.arcs;
    return out;
}

} // namespace gashub
