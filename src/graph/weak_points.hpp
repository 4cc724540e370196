#pragma once
// Where one loss breaks a network in two, whatever the capacities.

#include "graph/topology.hpp"

#include <vector>

namespace gashub::graph {

struct WeakPoints {
    /// Arcs whose loss parts nodes that were joined; ascending. An arc and one the other way
    /// between the same nodes are one pipe with two directions: lost together, both listed.
    std::vector<int> bridges;
    /// Nodes whose loss parts others that were joined; ascending.
    std::vector<int> nodes;
    bool operator==(const WeakPoints&) const = default;
};

/// Bridges and articulation points of the open arcs, directions set aside. Two or more arcs in the
/// same direction between the same nodes stand in for each other. Hopcroft and Tarjan 1973.
WeakPoints weak_points(const Topology& topology);

} // namespace gashub::graph
