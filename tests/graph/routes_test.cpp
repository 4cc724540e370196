#include "graph/routes.hpp"
#include "graph/text_network.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

using namespace gashub::graph;

namespace {

/// Cost and number of arcs of every loopless route, cheapest first: all of them, by walking.
std::vector<std::pair<double, std::size_t>> all_routes(const Topology& topology, int from, int to) {
    std::vector<std::pair<double, std::size_t>> found;
    std::vector<bool> passed(static_cast<std::size_t>(topology.nodes), false);
    std::function<void(int, double, std::size_t)> walk = [&](int node, double cost,
                                                             std::size_t arcs) {
        if (node == to) {
            found.emplace_back(cost, arcs);
            return;
        }
        passed[static_cast<std::size_t>(node)] = true;
        for (const Arc& arc : topology.arcs) {
            if (arc.from == node && arc.capacity > 0 && !passed[static_cast<std::size_t>(arc.to)]) {
                walk(arc.to, cost + arc.cost, arcs + 1);
            }
        }
        passed[static_cast<std::size_t>(node)] = false;
    };
    if (from != to) {
        walk(from, 0, 0);
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

TEST_CASE("the cheapest route comes first, with its cost, its bottleneck and the arc that has it") {
    const TextNetwork net("field --10@1--> port --4@1--> hub --9@1--> city\n"
                          "field --3@2--> pass --5@3--> city\n");
    const auto routes = cheapest_routes(net.topology, net.node("field"), net.node("city"), 5);
    REQUIRE(routes.size() == 2);
    CHECK(net.way(routes[0].arcs) == "field-port-hub-city");
    CHECK(routes[0].cost == 3);
    CHECK(routes[0].bottleneck == 4);
    CHECK(net.way({routes[0].narrowest}) == "port-hub");
    CHECK(net.way(routes[1].arcs) == "field-pass-city");
    CHECK(routes[1].cost == 5);
    CHECK(routes[1].bottleneck == 3);
}

TEST_CASE("a closed arc sends its gas the long way round") {
    TextNetwork net("field --10@1--> city\nfield --10@4--> pass --10@4--> city\n");
    net.topology.arcs[0].capacity = 0;
    const auto routes = cheapest_routes(net.topology, net.node("field"), net.node("city"), 2);
    REQUIRE(routes.size() == 1);
    CHECK(net.way(routes[0].arcs) == "field-pass-city");
}

TEST_CASE("parallel pipes make different routes") {
    const TextNetwork net("a --1@2--> b --1@1--> c\na --1@1--> b\n");
    const auto routes = cheapest_routes(net.topology, net.node("a"), net.node("c"), 3);
    REQUIRE(routes.size() == 2);
    CHECK(routes[0].arcs == std::vector<int>{2, 1});
    CHECK(routes[1].arcs == std::vector<int>{0, 1});
}

TEST_CASE("of two routes of one cost the one with fewer arcs comes first") {
    const TextNetwork net(
        "a --1@1--> b --1@1--> c --1@1--> d\na --1@3--> d\na --1@1--> e --1@2--> d\n");
    const auto routes = cheapest_routes(net.topology, net.node("a"), net.node("d"), 3);
    REQUIRE(routes.size() == 3);
    CHECK(net.way(routes[0].arcs) == "a-d");
    CHECK(net.way(routes[1].arcs) == "a-e-d");
    CHECK(net.way(routes[2].arcs) == "a-b-c-d");
}

TEST_CASE("a route without limit has an infinite bottleneck") {
    const TextNetwork net("a --inf@1--> b\n");
    CHECK(cheapest_routes(net.topology, 0, 1, 1).at(0).bottleneck ==
          std::numeric_limits<double>::infinity());
}

TEST_CASE("no route leads nowhere, to oneself, or against the arrows") {
    const TextNetwork net("a --1@1--> b\nc --1@1--> c\n");
    CHECK(cheapest_routes(net.topology, net.node("a"), net.node("c"), 3).empty());
    CHECK(cheapest_routes(net.topology, net.node("a"), net.node("a"), 3).empty());
    CHECK(cheapest_routes(net.topology, net.node("b"), net.node("a"), 3).empty());
    CHECK(cheapest_routes(net.topology, net.node("a"), net.node("b"), 0).empty());
}

TEST_CASE("on random networks the routes are all there is, in order, none twice, none through a "
          "node twice") {
    std::size_t routes_seen = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        const Topology topology =
            random_topology(seed, 3 + static_cast<int>(seed % 5), 8 + static_cast<int>(seed % 17));
        const auto expected = all_routes(topology, 0, 1);
        const int wanted = seed % 2 == 0 ? 1000000 : 4;
        const auto routes = cheapest_routes(topology, 0, 1, wanted);
        INFO("seed " << seed);
        REQUIRE(routes.size() == std::min(expected.size(), static_cast<std::size_t>(wanted)));
        std::set<std::vector<int>> different;
        for (std::size_t i = 0; i < routes.size(); ++i) {
            CHECK(std::pair(routes[i].cost, routes[i].arcs.size()) == expected[i]);
            different.insert(routes[i].arcs);
            std::set<int> nodes = {0};
            int at = 0;
            for (const int arc : routes[i].arcs) {
                CHECK(topology.arcs[static_cast<std::size_t>(arc)].from == at);
                at = topology.arcs[static_cast<std::size_t>(arc)].to;
                CHECK(nodes.insert(at).second);
            }
            CHECK(at == 1);
        }
        CHECK(different.size() == routes.size());
        routes_seen += routes.size();
    }
    CHECK(routes_seen > 500);
}
