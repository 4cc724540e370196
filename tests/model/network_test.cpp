// Looking things up in a checked network, and figures that change by date.

#include "model/good_network.hpp"

#include <catch2/catch.hpp>

using namespace gashub;

TEST_CASE("ids are found by collection, arcs over pipelines, terminals and lanes") {
    const Network network = *make_network(good::network());
    CHECK(network.node_count() == 4);
    CHECK(network.arc_count() == 4);
    CHECK(network.find_node("city") == 1);
    CHECK(network.find_node("pipe") == -1);
    CHECK(network.find_arc("pipe") == 0);
    CHECK(network.find_arc("terminal") == 2);
    CHECK(network.find_arc("lane") == 3);
    CHECK(network.arc(3).kind == ArcKind::lane);
    CHECK(network.find_site("site") == 0);
    CHECK(network.find_market("city-market") == 0);
    CHECK(network.find_storage("store") == 0);
    CHECK(network.find_contract("contract") == 0);
    CHECK(network.find_profile("flat") == 0);
    CHECK(network.find_series("brent") == 0);
    CHECK(network.find_hub("city-hub") == 0);
    CHECK(network.find("no-such-collection", "city") == -1);
    CHECK(network.names("origins") == std::vector<std::string>{"NO"});
}

TEST_CASE("a region's nodes are those of its countries and those it names; a country is a region "
          "of itself") {
    const Network network = *make_network(good::network());
    CHECK(network.nodes_of("south") == std::vector<int>{1, 2, 3});
    CHECK(network.nodes_of("NO") == std::vector<int>{0, 2});
    CHECK(network.nodes_of("BG").empty());
    CHECK(network.nodes_of("").empty());
}

TEST_CASE("copies of a network share it and outlive it") {
    std::optional<Network> first = *make_network(good::network());
    const Network copy = *first;
    CHECK(&copy.parts() == &first->parts());
    first.reset();
    CHECK(copy.arc(3).id == "lane");
    CHECK(copy == *make_network(good::network()));
}

TEST_CASE("a lane built by the library need not say that it is one") {
    NetworkParts parts = good::network();
    parts.lanes[0].kind = ArcKind::pipeline;
    const Result<Network> network = make_network(parts);
    REQUIRE(network);
    CHECK(network->arc(3).kind == ArcKind::lane);
}

TEST_CASE("a dated figure holds from its day on and is averaged by days") {
    const Steps steps{10, {{make_date(2021, 1, 16), 20}, {make_date(2021, 2, 1), 40}}};
    CHECK(steps.at(make_date(2021, 1, 15)) == 10);
    CHECK(steps.at(make_date(2021, 1, 16)) == 20);
    CHECK(steps.at(make_date(2030, 1, 1)) == 40);
    const Period january{make_date(2021, 1, 1), make_date(2021, 2, 1)};
    CHECK(steps.mean_over(january) == Approx((15 * 10 + 16 * 20) / 31.0));
    const Period february{make_date(2021, 2, 1), make_date(2021, 3, 1)};
    CHECK(steps.mean_over(february) == 40);
    const Period both{make_date(2021, 1, 1), make_date(2021, 3, 1)};
    CHECK(steps.mean_over(both) == Approx((15 * 10 + 16 * 20 + 28 * 40) / 59.0));
    CHECK(steps.largest() == 40);
    CHECK(Steps{5, {}}.mean_over(january) == 5);
}
