#pragma once
// How much can pass from some nodes to others, and which arcs hold it back.

#include "graph/topology.hpp"

#include <span>
#include <vector>

namespace gashub::graph {

struct Cut {
    double flow = 0;              ///< the most that can pass; infinite where a way has no limit
    std::vector<double> arc_flow; ///< one flow, an arc, that reaches it; empty where it is infinite
    std::vector<int> arcs; ///< the cut that binds: full arcs that part the sides; their capacities
                           ///< add up to `flow`
    std::vector<bool> source_side; ///< a node: true if more could still be brought there
};

/// The most that can flow from any of `sources` to any of `sinks`, and the smallest cut nearest to
/// the sources. Capacities are counted in whole billionths, so flow and cut agree to the last
/// digit; finite ones must add up to less than 1e9. Costs do not matter. Demands a sound topology;
/// a node in both lists makes the flow infinite. Goldberg and Tarjan 1988 (push-relabel).
Cut smallest_cut(const Topology& topology, std::span<const int> sources,
                 std::span<const int> sinks);

} // namespace gashub::graph
