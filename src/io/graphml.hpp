#pragma once
// A network as GraphML, for programs that draw and measure graphs (Gephi, yEd, NetworkX, igraph).

#include "model/network.hpp"

#include <string>

namespace gashub {

/// A directed graph, every arc an edge; the columns of network_tables are its data.
std::string network_graphml(const Network& network);

} // namespace gashub
