#pragma once
// Networks as text, for tests that can be read: `north --10@1--> west --8@2--> south` is two arcs
// of capacity 10 and 8 and cost 1 and 2. One chain a line; nodes are numbered as they come.

#include "graph/topology.hpp"

#include <map>
#include <string>
#include <vector>

namespace gashub::graph {

struct TextNetwork {
    explicit TextNetwork(const std::string& text);
    int node(const std::string& name) const { return numbers.at(name); }
    /// `north-west-south`, by the arcs' ends.
    std::string way(const std::vector<int>& arcs) const;
    /// `north-west, west-south`: arcs apart.
    std::string arcs(const std::vector<int>& arcs) const;

    Topology topology;
    std::map<std::string, int> numbers;
    std::vector<std::string> names;
};

/// Arcs between random nodes, whole capacities 0 to 9 and whole costs 0 to 9.
Topology random_topology(unsigned seed, int nodes, int arcs);

} // namespace gashub::graph
