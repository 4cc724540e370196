#include "graph/cuts.hpp"
#include "graph/text_network.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>

using namespace gashub::graph;

namespace {

/// The smallest cut by trying every set of nodes that holds the sources and no sink.
double smallest_by_trying(const Topology& topology, const std::vector<int>& sources,
                          const std::vector<int>& sinks) {
    double smallest = std::numeric_limits<double>::infinity();
    for (unsigned set = 0; set < (1U << topology.nodes); ++set) {
        const auto in_set = [&](int node) { return (set >> node & 1U) != 0; };
        if (!std::all_of(sources.begin(), sources.end(), in_set) ||
            std::any_of(sinks.begin(), sinks.end(), in_set)) {
            continue;
        }
        double capacity = 0;
        for (const Arc& arc : topology.arcs) {
            capacity += in_set(arc.from) && !in_set(arc.to) ? arc.capacity : 0;
        }
        smallest = std::min(smallest, capacity);
    }
    return smallest;
}

} // namespace

TEST_CASE("what passes is what the narrowest set of pipes lets through, and these are named") {
    const TextNetwork net("west --10@1--> port --4@1--> city\n"
                          "west --6@1--> pass --9@1--> city\n");
    const int west = net.node("west"), city = net.node("city");
    const Cut cut = smallest_cut(net.topology, {{west}}, {{city}});
    CHECK(cut.flow == 10);
    CHECK(net.arcs(cut.arcs) == "port-city, west-pass");
    CHECK(cut.arc_flow == std::vector<double>{4, 4, 6, 6});
    CHECK(cut.source_side[static_cast<std::size_t>(net.node("port"))]);
    CHECK_FALSE(cut.source_side[static_cast<std::size_t>(net.node("pass"))]);
}

TEST_CASE("gas turns back through the middle where that lets more pass") {
    const TextNetwork net("a --1@0--> b --1@0--> d\na --1@0--> c --1@0--> d\nb --1@0--> c\n");
    CHECK(smallest_cut(net.topology, {{net.node("a")}}, {{net.node("d")}}).flow == 2);
}

TEST_CASE("of two smallest cuts the one nearer to the sources is named") {
    const TextNetwork net("a --3@0--> b --3@0--> c\n");
    CHECK(net.arcs(smallest_cut(net.topology, {{0}}, {{2}}).arcs) == "a-b");
}

TEST_CASE("several sources and sinks count together") {
    const TextNetwork net("north --2@0--> hub --7@0--> east\nsouth --3@0--> hub --1@0--> west\n");
    const int sources[] = {net.node("north"), net.node("south")};
    const int sinks[] = {net.node("east"), net.node("west")};
    const Cut cut = smallest_cut(net.topology, sources, sinks);
    CHECK(cut.flow == 5);
    CHECK(net.arcs(cut.arcs) == "north-hub, south-hub");
}

TEST_CASE("a way without limit makes the flow infinite, and one full pipe on it does not") {
    const TextNetwork open("a --inf@0--> b --inf@0--> c\n");
    CHECK(smallest_cut(open.topology, {{0}}, {{2}}).flow ==
          std::numeric_limits<double>::infinity());
    CHECK(smallest_cut(open.topology, {{0}}, {{0}}).flow ==
          std::numeric_limits<double>::infinity());
    const TextNetwork narrow("a --inf@0--> b --2.5@0--> c\n");
    const Cut cut = smallest_cut(narrow.topology, {{0}}, {{2}});
    CHECK(cut.flow == 2.5);
    CHECK(narrow.arcs(cut.arcs) == "b-c");
}

TEST_CASE("nothing passes where no arc leads, and no arc is to blame") {
    const TextNetwork net("b --1@0--> a\nb --5@0--> c\n");
    const Cut cut = smallest_cut(net.topology, {{net.node("a")}}, {{net.node("c")}});
    CHECK(cut.flow == 0);
    CHECK(cut.arcs.empty());
}

TEST_CASE("capacities that are no binary fractions add up to the last digit") {
    const TextNetwork net("a --0.1@0--> b\na --0.2@0--> b\na --0.3@0--> b\n");
    CHECK(smallest_cut(net.topology, {{0}}, {{1}}).flow == 0.6);
}

TEST_CASE("on random networks the flow is the smallest cut and keeps every balance and capacity") {
    int passing = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        const int nodes = 4 + static_cast<int>(seed % 6);
        const Topology topology = random_topology(seed, nodes, 8 + static_cast<int>(seed % 20));
        const std::vector<int> sources =
            seed % 3 == 0 ? std::vector<int>{0, 2} : std::vector<int>{0};
        const std::vector<int> sinks = {1, 3};
        const Cut cut = smallest_cut(topology, sources, sinks);
        INFO("seed " << seed);
        CHECK(cut.flow == smallest_by_trying(topology, sources, sinks));
        double through_cut = 0;
        for (const int arc : cut.arcs) {
            through_cut += topology.arcs[static_cast<std::size_t>(arc)].capacity;
        }
        CHECK(through_cut == cut.flow);
        std::vector<double> balance(static_cast<std::size_t>(nodes), 0);
        for (std::size_t i = 0; i < topology.arcs.size(); ++i) {
            CHECK(cut.arc_flow[i] >= 0);
            CHECK(cut.arc_flow[i] <= topology.arcs[i].capacity);
            balance[static_cast<std::size_t>(topology.arcs[i].from)] -= cut.arc_flow[i];
            balance[static_cast<std::size_t>(topology.arcs[i].to)] += cut.arc_flow[i];
        }
        double arrived = 0;
        for (int node = 0; node < nodes; ++node) {
            const double here = balance[static_cast<std::size_t>(node)];
            if (std::count(sinks.begin(), sinks.end(), node) > 0) {
                arrived += here;
            } else if (std::count(sources.begin(), sources.end(), node) == 0) {
                CHECK(here == 0);
            }
        }
        CHECK(arrived == cut.flow);
        passing += cut.flow > 0 ? 1 : 0;
    }
    CHECK(passing > 150);
}
