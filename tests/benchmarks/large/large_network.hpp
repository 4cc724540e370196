#pragma once
// A made-up grid of the size of Europe's transmission network, place by place.

#include "model/network.hpp"
#include "model/scenario.hpp"

namespace gashub::bench {

struct LargeNetwork {
    int nodes = 5000, arcs = 7000; ///< arcs >= nodes - 1
    int markets = 1500, storages = 150, sites = 60;
    double demand_bcm_per_year = 500;
    unsigned seed = 1;
};

/// A tree of shortest pipes over random places, both ways open between the fields, short links
/// beside it until there are `arcs`; households with a winter and industry that answers to the
/// price; the same bytes for the same values.
NetworkParts large_network(const LargeNetwork& size);

/// One calendar year by months, on a network in the file `network`.
ScenarioParts large_year(const std::string& network);

} // namespace gashub::bench
