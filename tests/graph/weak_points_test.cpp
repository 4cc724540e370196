#include "graph/text_network.hpp"
#include "graph/weak_points.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>

using namespace gashub::graph;

namespace {

/// Parts that the open arcs hold together, node `without` and the nodes it stands alone with left
/// out.
int parts(const Topology& topology, int without = -1) {
    std::vector<int> part(static_cast<std::size_t>(topology.nodes));
    for (int node = 0; node < topology.nodes; ++node) {
        part[static_cast<std::size_t>(node)] = node;
    }
    for (int round = 0; round < topology.nodes; ++round) {
        for (const Arc& arc : topology.arcs) {
            if (arc.capacity > 0 && arc.from != without && arc.to != without) {
                int& from = part[static_cast<std::size_t>(arc.from)];
                int& to = part[static_cast<std::size_t>(arc.to)];
                from = to = std::min(from, to);
            }
        }
    }
    std::sort(part.begin(), part.end());
    return static_cast<int>(std::unique(part.begin(), part.end()) - part.begin());
}

} // namespace

TEST_CASE("a single pipe between two rings is a bridge, and its ends are weak") {
    const TextNetwork net("a --1@0--> b --1@0--> c --1@0--> a\n"
                          "c --1@0--> d\n"
                          "d --1@0--> e --1@0--> f --1@0--> d\n");
    const WeakPoints weak = weak_points(net.topology);
    CHECK(net.arcs(weak.bridges) == "c-d");
    CHECK(weak.nodes == std::vector<int>{net.node("c"), net.node("d")});
}

TEST_CASE("a second pipe beside it takes the weakness from the pipe and leaves it to the node") {
    const TextNetwork net("a --1@0--> b --1@0--> c\nb --1@0--> c\n");
    const WeakPoints weak = weak_points(net.topology);
    CHECK(net.arcs(weak.bridges) == "a-b");
    CHECK(weak.nodes == std::vector<int>{net.node("b")});
}

TEST_CASE("a pipe with two directions is one pipe") {
    const TextNetwork net("a --1@0--> b\nb --1@0--> a\n");
    CHECK(weak_points(net.topology).bridges == std::vector<int>{0, 1});
}

TEST_CASE("a closed arc neither joins nor is weak") {
    TextNetwork net("a --1@0--> b --1@0--> c --1@0--> a\n");
    CHECK(weak_points(net.topology) == WeakPoints{});
    net.topology.arcs[2].capacity = 0;
    CHECK(weak_points(net.topology).bridges == std::vector<int>{0, 1});
}

TEST_CASE("on random networks the weak points are those whose loss adds parts") {
    std::size_t bridges = 0, nodes = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        const Topology topology =
            random_topology(seed, 6 + static_cast<int>(seed % 5), 7 + static_cast<int>(seed % 9));
        const WeakPoints weak = weak_points(topology);
        INFO("seed " << seed);
        for (int i = 0; i < static_cast<int>(topology.arcs.size()); ++i) {
            const Arc& arc = topology.arcs[static_cast<std::size_t>(i)];
            Topology without = topology;
            without.arcs[static_cast<std::size_t>(i)].capacity = 0;
            const auto opposite =
                std::find_if(without.arcs.begin(), without.arcs.end(), [&](const Arc& other) {
                    return other.from == arc.to && other.to == arc.from && other.capacity > 0;
                });
            if (opposite != without.arcs.end()) {
                opposite->capacity = 0;
            }
            const bool is_weak = arc.capacity > 0 && parts(without) > parts(topology);
            CHECK(std::count(weak.bridges.begin(), weak.bridges.end(), i) == (is_weak ? 1 : 0));
        }
        for (int node = 0; node < topology.nodes; ++node) {
            const bool stood_alone =
                std::none_of(topology.arcs.begin(), topology.arcs.end(), [&](const Arc& arc) {
                    return arc.capacity > 0 && arc.from != arc.to &&
                           (arc.from == node || arc.to == node);
                });
            const bool is_weak = !stood_alone && parts(topology, node) > parts(topology) + 1;
            CHECK(std::count(weak.nodes.begin(), weak.nodes.end(), node) == (is_weak ? 1 : 0));
        }
        bridges += weak.bridges.size();
        nodes += weak.nodes.size();
    }
    CHECK(bridges > 100);
    CHECK(nodes > 100);
}

TEST_CASE("a topology with a wrong end or number is not sound") {
    const Topology good = {2, {{0, 1, 1, 1}}};
    CHECK(is_sound(good));
    for (const Arc& arc : {Arc{0, 2, 1, 1}, Arc{-1, 1, 1, 1}, Arc{0, 1, -1, 1}, Arc{0, 1, 1, -1},
                           Arc{0, 1, std::numeric_limits<double>::quiet_NaN(), 1}}) {
        CHECK_FALSE(is_sound({2, {arc}}));
    }
}
