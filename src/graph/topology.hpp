#pragma once
// A network stripped to what graph theory needs: numbered nodes, arcs with a cost and a capacity.
// The questions about it stand in routes.hpp, cuts.hpp and weak_points.hpp; none of them knows of
// gas, and Boost.Graph is seen by their sources only.

#include <vector>

namespace gashub::graph {

struct Arc {
    int from = 0, to = 0;
    double cost = 0; ///< per unit of flow, finite, not negative
    double capacity =
        0; ///< not negative, may be infinite; an arc of capacity 0 is closed: nothing uses it
    bool operator==(const Arc&) const = default;
};

/// Arcs are named by their index. Parallel arcs, arcs in both directions and loops may be there.
struct Topology {
    int nodes = 0;
    std::vector<Arc> arcs;
    bool operator==(const Topology&) const = default;
};

/// True if every arc ends at nodes 0 to nodes - 1 and its numbers are as said above; all functions
/// of this room demand it.
bool is_sound(const Topology& topology);

} // namespace gashub::graph
