#include "graph/topology.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::graph {

bool is_sound(const Topology& topology) {
    const auto is_node = [&](int node) { return node >= 0 && node < topology.nodes; };
    return topology.nodes >= 0 &&
           std::all_of(topology.arcs.begin(), topology.arcs.end(), [&](const Arc& arc) {
               return is_node(arc.from) && is_node(arc.to) && std::isfinite(arc.cost) &&
                      arc.cost >= 0 && arc.capacity >= 0; // false for NaN
           });
}

} // namespace gashub::graph
