#include "graph/weak_points.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>
#include <utility>

namespace gashub::graph {

namespace {

/// All open arcs between two nodes, lower node first.
struct Link {
    std::vector<int> up, down;
    bool is_single() const { return std::max(up.size(), down.size()) == 1; }
};
using Links = std::map<std::pair<int, int>, Link>;

Links links_of(const Topology& topology) {
    Links links;
    for (std::size_t i = 0; i < topology.arcs.size(); ++i) {
        const Arc& arc = topology.arcs[i];
        if (arc.capacity > 0 && arc.from != arc.to) {
            Link& link = links[std::minmax(arc.from, arc.to)];
            (arc.from < arc.to ? link.up : link.down).push_back(static_cast<int>(i));
        }
    }
    return links;
}

} // namespace

WeakPoints weak_points(const Topology& topology) {
    assert(is_sound(topology));
    using Graph =
        boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                              boost::property<boost::edge_index_t, std::size_t>>;
    const Links links = links_of(topology);
    Graph graph(static_cast<std::size_t>(topology.nodes));
    std::size_t next = 0;
    for (const auto& [ends, link] : links) {
        boost::add_edge(static_cast<std::size_t>(ends.first), static_cast<std::size_t>(ends.second),
                        next++, graph);
    }

    std::vector<std::size_t> component(links.size());
    std::vector<std::size_t> articulations;
    boost::biconnected_components(
        graph,
        boost::make_iterator_property_map(component.begin(), boost::get(boost::edge_index, graph)),
        std::back_inserter(articulations));

    // a link alone in its biconnected component is a bridge
    std::map<std::size_t, int> size_of;
    for (const std::size_t index : component) {
        ++size_of[index];
    }
    WeakPoints weak;
    std::size_t index = 0;
    for (const auto& [ends, link] : links) {
        if (size_of.at(component[index++]) == 1 && link.is_single()) {
            weak.bridges.insert(weak.bridges.end(), link.up.begin(), link.up.end());
            weak.bridges.insert(weak.bridges.end(), link.down.begin(), link.down.end());
        }
    }
    for (const std::size_t node : articulations) {
        weak.nodes.push_back(static_cast<int>(node));
    }
    std::sort(weak.bridges.begin(), weak.bridges.end());
    std::sort(weak.nodes.begin(), weak.nodes.end());
    return weak;
}

} // namespace gashub::graph
