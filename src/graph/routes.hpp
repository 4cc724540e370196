#pragma once
// The cheapest ways from one node to another.

#include "graph/topology.hpp"

#include <vector>

namespace gashub::graph {

struct Route {
    std::vector<int> arcs; ///< in order of travel
    double cost = 0;       ///< sum of the arcs' costs, per unit of flow
    double bottleneck = 0; ///< smallest capacity on the way
    int narrowest = -1;    ///< the first arc that has it
    bool operator==(const Route&) const = default;
};

/// The `count` cheapest routes that pass no node twice, cheapest first; fewer where there are
/// fewer. Routes over different parallel arcs are different routes. Equal costs: fewer arcs first;
/// the same question always gets the same answer. Empty where from == to or nothing leads there.
/// Yen 1971 over Dijkstra: at most count * nodes shortest-path searches. Demands a sound topology
/// and nodes that are in it.
std::vector<Route> cheapest_routes(const Topology& topology, int from, int to, int count);

} // namespace gashub::graph
