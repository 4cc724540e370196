#include "graph/cuts.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>

#include <cassert>
#include <cmath>
#include <limits>

namespace gashub::graph {

namespace {

constexpr double grains_per_unit = 1e9;
using Grains = long long;

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
struct Edge {
    Grains capacity = 0, residual = 0;
    Traits::edge_descriptor reverse;
};
using Graph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, Edge>;

Traits::edge_descriptor add_pair(Graph& graph, std::size_t from, std::size_t to, Grains capacity) {
    const auto forth = boost::add_edge(from, to, Edge{capacity, 0, {}}, graph).first;
    const auto back = boost::add_edge(to, from, Edge{0, 0, {}}, graph).first;
    graph[forth].reverse = back;
    graph[back].reverse = forth;
    return forth;
}

/// Nodes that the residual graph still reaches from `start`.
std::vector<bool> reached_from(const Graph& graph, std::size_t start) {
    std::vector<bool> reached(boost::num_vertices(graph), false);
    std::vector<std::size_t> open = {start};
    reached[start] = true;
    while (!open.empty()) {
        const std::size_t node = open.back();
        open.pop_back();
        for (auto [edge, end] = boost::out_edges(node, graph); edge != end; ++edge) {
            const std::size_t next = boost::target(*edge, graph);
            if (graph[*edge].residual > 0 && !reached[next]) {
                reached[next] = true;
                open.push_back(next);
            }
        }
    }
    return reached;
}

} // namespace

Cut smallest_cut(const Topology& topology, std::span<const int> sources,
                 std::span<const int> sinks) {
    assert(is_sound(topology));
    const auto nodes = static_cast<std::size_t>(topology.nodes);
    std::vector<Grains> capacity(topology.arcs.size());
    Grains limitless = 1;
    for (std::size_t i = 0; i < capacity.size(); ++i) {
        if (std::isfinite(topology.arcs[i].capacity)) {
            capacity[i] = std::llround(topology.arcs[i].capacity * grains_per_unit);
            limitless += capacity[i];
        }
    }
    Graph graph(nodes + 2);
    std::vector<Traits::edge_descriptor> edges;
    for (std::size_t i = 0; i < capacity.size(); ++i) {
        const Arc& arc = topology.arcs[i];
        if (!std::isfinite(arc.capacity)) {
            capacity[i] = limitless;
        }
        edges.push_back(add_pair(graph, static_cast<std::size_t>(arc.from),
                                 static_cast<std::size_t>(arc.to),
                                 arc.from == arc.to ? 0 : capacity[i]));
    }
    for (const int source : sources) {
        add_pair(graph, nodes, static_cast<std::size_t>(source), limitless);
    }
    for (const int sink : sinks) {
        add_pair(graph, static_cast<std::size_t>(sink), nodes + 1, limitless);
    }

    const Grains flow = boost::push_relabel_max_flow(
        graph, nodes, nodes + 1, boost::get(&Edge::capacity, graph),
        boost::get(&Edge::residual, graph), boost::get(&Edge::reverse, graph),
        boost::get(boost::vertex_index, graph));
    Cut cut;
    cut.source_side = reached_from(graph, nodes);
    cut.source_side.resize(nodes);
    if (flow >= limitless) {
        cut.flow = std::numeric_limits<double>::infinity();
        return cut;
    }
    cut.flow = static_cast<double>(flow) / grains_per_unit;
    for (std::size_t i = 0; i < capacity.size(); ++i) {
        const Arc& arc = topology.arcs[i];
        const Edge& edge = graph[edges[i]];
        cut.arc_flow.push_back(static_cast<double>(edge.capacity - edge.residual) /
                               grains_per_unit);
        if (capacity[i] > 0 && cut.source_side[static_cast<std::size_t>(arc.from)] &&
            !cut.source_side[static_cast<std::size_t>(arc.to)]) {
            cut.arcs.push_back(static_cast<int>(i));
        }
    }
    return cut;
}

} // namespace gashub::graph
