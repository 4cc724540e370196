#pragma once
// A network as a graph: routes between two places and the cut that binds. Costs are tariffs,
// capacities bcm a year, both as the network stands on a day.

#include "model/network.hpp"

#include <string>
#include <vector>

namespace gashub {

struct NetworkRoute {
    std::vector<int> arcs;         ///< in order of travel
    double tariff_eur_per_mwh = 0; ///< sum of tariffs, losses left out
    double delivered_share = 1;    ///< what of a unit arrives after losses
    double bottleneck_bcm_per_year = 0;
    int bottleneck_arc = -1;
    std::vector<std::string> countries; ///< crossed, in order, ends included
};

struct NetworkRoutes {
    std::vector<NetworkRoute> routes; ///< cheapest first
    double cut_bcm_per_year = 0;      ///< most that can pass over all routes together
    std::vector<int> cut_arcs;        ///< the full arcs that part the two places
};

/// The `count` cheapest routes from one node to another with arcs in service on `day` (planned and
/// hypothetical ones too if `with_planned`), and the smallest cut. Negative tariffs count as zero
/// in the search. Empty where nothing leads there. Demands two different nodes of the network.
NetworkRoutes find_routes(const Network& network, int from, int to, int count, Date day,
                          bool with_planned = false);

} // namespace gashub
