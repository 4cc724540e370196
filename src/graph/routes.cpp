#include "graph/routes.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/filtered_graph.hpp>

#include <algorithm>
#include <cassert>
#include <compare>
#include <functional>
#include <limits>
#include <set>
#include <tuple>

namespace gashub::graph {

namespace {

/// What a way is measured by: cost, and among equal costs the number of arcs.
struct Length {
    double cost = 0;
    int arcs = 0;
    auto operator<=>(const Length&) const = default;
    Length operator+(const Length& other) const { return {cost + other.cost, arcs + other.arcs}; }
};
constexpr Length unreached = {std::numeric_limits<double>::infinity(),
                              std::numeric_limits<int>::max()};

struct Edge {
    int arc;
    Length length;
};
using Graph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, Edge>;
using EdgeOfGraph = boost::graph_traits<Graph>::edge_descriptor;

Graph graph_of(const Topology& topology) {
    Graph graph(static_cast<std::size_t>(topology.nodes));
    for (std::size_t i = 0; i < topology.arcs.size(); ++i) {
        const Arc& arc = topology.arcs[i];
        if (arc.capacity > 0 && arc.from != arc.to) {
            boost::add_edge(static_cast<std::size_t>(arc.from), static_cast<std::size_t>(arc.to),
                            Edge{static_cast<int>(i), {arc.cost, 1}}, graph);
        }
    }
    return graph;
}

/// Keeps the edges whose arc is not barred and which lead to no barred node.
struct Open {
    const Graph* graph = nullptr;
    const std::vector<char>* barred_arcs = nullptr;
    const std::vector<char>* barred_nodes = nullptr;
    bool operator()(const EdgeOfGraph& edge) const {
        return (*barred_arcs)[static_cast<std::size_t>((*graph)[edge].arc)] == 0 &&
               (*barred_nodes)[boost::target(edge, *graph)] == 0;
    }
};

/// Arcs of one cheapest way over what is open; empty if there is none.
std::vector<int> cheapest_way(const Topology& topology, const Graph& graph, int from, int to,
                              const std::vector<char>& barred_arcs,
                              const std::vector<char>& barred_nodes) {
    const boost::filtered_graph<Graph, Open> open(graph, Open{&graph, &barred_arcs, &barred_nodes});
    const std::size_t nodes = boost::num_vertices(graph);
    std::vector<Length> distance(nodes, unreached);
    std::vector<std::size_t> previous(nodes);
    boost::dijkstra_shortest_paths(open, static_cast<std::size_t>(from),
                                   boost::weight_map(boost::get(&Edge::length, open))
                                       .distance_map(distance.data())
                                       .predecessor_map(previous.data())
                                       .distance_compare(std::less<Length>())
                                       .distance_combine(std::plus<Length>())
                                       .distance_inf(unreached)
                                       .distance_zero(Length{}));
    std::vector<int> way;
    std::size_t node = static_cast<std::size_t>(to);
    if (previous[node] == node) {
        return way; // not reached: Dijkstra leaves each such node its own predecessor
    }
    for (; node != static_cast<std::size_t>(from); node = previous[node]) {
        int best = -1;
        for (auto [edge, end] = boost::out_edges(previous[node], open); edge != end; ++edge) {
            if (boost::target(*edge, open) != node) {
                continue;
            }
            const int arc = open[*edge].arc;
            const auto cost_of = [&](int i) {
                return topology.arcs[static_cast<std::size_t>(i)].cost;
            };
            if (best < 0 ||
                std::make_tuple(cost_of(arc), arc) < std::make_tuple(cost_of(best), best)) {
                best = arc;
            }
        }
        way.push_back(best);
    }
    std::reverse(way.begin(), way.end());
    return way;
}

Route route_over(const Topology& topology, std::vector<int> arcs) {
    Route route;
    route.arcs = std::move(arcs);
    for (const int i : route.arcs) {
        const Arc& arc = topology.arcs[static_cast<std::size_t>(i)];
        route.cost += arc.cost;
        if (route.narrowest < 0 || arc.capacity < route.bottleneck) {
            route.bottleneck = arc.capacity;
            route.narrowest = i;
        }
    }
    return route;
}

struct CheaperFirst {
    bool operator()(const Route& a, const Route& b) const {
        return std::make_tuple(a.cost, a.arcs.size(), std::cref(a.arcs)) <
               std::make_tuple(b.cost, b.arcs.size(), std::cref(b.arcs));
    }
};

} // namespace

std::vector<Route> cheapest_routes(const Topology& topology, int from, int to, int count) {
    assert(is_sound(topology));
    std::vector<Route> routes;
    if (from == to || count <= 0) {
        return routes;
    }
    const Graph graph = graph_of(topology);
    std::vector<char> barred_arcs(topology.arcs.size(), 0);
    std::vector<char> barred_nodes(static_cast<std::size_t>(topology.nodes), 0);
    const auto first = cheapest_way(topology, graph, from, to, barred_arcs, barred_nodes);
    if (first.empty()) {
        return routes;
    }
    std::set<Route, CheaperFirst> candidates;
    candidates.insert(route_over(topology, first));
    while (!candidates.empty() && static_cast<int>(routes.size()) < count) {
        routes.push_back(std::move(candidates.extract(candidates.begin()).value()));
        const std::vector<int> last = routes.back().arcs;
        // leave the last route at each of its nodes, by an arc that no found route takes from there
        std::fill(barred_nodes.begin(), barred_nodes.end(), char{0});
        for (std::size_t kept = 0; kept < last.size(); ++kept) {
            const int spur = topology.arcs[static_cast<std::size_t>(last[kept])].from;
            std::fill(barred_arcs.begin(), barred_arcs.end(), char{0});
            for (const Route& route : routes) {
                if (route.arcs.size() > kept &&
                    std::equal(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(kept),
                               route.arcs.begin())) {
                    barred_arcs[static_cast<std::size_t>(route.arcs[kept])] = 1;
                }
            }
            const auto rest = cheapest_way(topology, graph, spur, to, barred_arcs, barred_nodes);
            if (!rest.empty()) {
                std::vector<int> whole(last.begin(),
                                       last.begin() + static_cast<std::ptrdiff_t>(kept));
                whole.insert(whole.end(), rest.begin(), rest.end());
                candidates.insert(route_over(topology, std::move(whole)));
            }
            barred_nodes[static_cast<std::size_t>(spur)] = 1;
        }
    }
    return routes;
}

} // namespace gashub::graph
