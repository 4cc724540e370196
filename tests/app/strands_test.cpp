#include "app/figures/flow_strands.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace gashub::app;

namespace {

/// Three places in a row, west to east, and one far away over the sea.
FlowMapData places() {
    FlowMapData data;
    data.places = {{"west", "West", 47, 18, {}, false, 1},
                   {"middle", "Middle", 47, 28, {}, false, 1},
                   {"east", "East", 47, 38, {}, false, 1},
                   {"gulf", "Gulf", 30, -90, {}, false, 0}};
    return data;
}

MapArc pipe(const std::string& id, std::size_t from, std::size_t to, double flow,
            double capacity = 10) {
    MapArc arc{.id = id, .name = id, .from = from, .to = to};
    arc.flow_bcm_per_year = flow;
    arc.capacity_bcm_per_year = capacity;
    arc.by_origin_bcm_per_year[0] = flow;
    return arc;
}

std::vector<Strand> strands_of(const FlowMapData& data) {
    const Frame frame{0, 0, 800, 400};
    return make_strands(data, MapScale({-0.3, -0.15, 0.3, 0.15}, frame), frame,
                        {.pixels_per_bcm = 1, .most = 30}, 13);
}

} // namespace

TEST_CASE("width is flow, from what can just be seen to the widest line") {
    FlowMapData data = places();
    data.arcs = {pipe("a", 0, 1, 5), pipe("b", 1, 2, 10), pipe("c", 0, 2, 0.2),
                 pipe("d", 2, 0, 80)};
    const auto strands = strands_of(data);
    REQUIRE(strands.size() == 4);
    CHECK(strands[0].id == "d"); // widest first, so that it hides nothing
    CHECK(strands[0].width == 30);
    CHECK(strands[1].width == 10);
    CHECK(strands[2].width == 5);
    CHECK(strands[3].width == Approx(1.2));
}

TEST_CASE("pipes between the same places lie side by side and do not touch") {
    FlowMapData data = places();
    data.arcs = {pipe("first", 0, 1, 8), pipe("second", 0, 1, 6), pipe("back", 1, 0, 4)};
    const auto strands = strands_of(data);
    REQUIRE(strands.size() == 3);
    // The middle line runs west to east, so to the right of the way is down, for `back` up.
    std::vector<std::pair<double, double>> bands;
    for (const Strand& strand : strands) {
        const double middle = strand.from.x < strand.to.x ? strand.across : -strand.across;
        bands.emplace_back(middle - strand.width / 2, middle + strand.width / 2);
    }
    for (std::size_t i = 0; i < bands.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            CHECK((bands[i].second <= bands[j].first || bands[j].second <= bands[i].first));
    }
}

TEST_CASE("an idle pipe is drawn alone, not beside one that flows, and not without capacity") {
    FlowMapData data = places();
    data.arcs = {pipe("idle", 0, 1, 0), pipe("flows", 1, 2, 5), pipe("idle-back", 2, 1, 0),
                 pipe("not-built", 0, 2, 0, 0)};
    const auto strands = strands_of(data);
    REQUIRE(strands.size() == 2);
    CHECK(strands[0].id == "flows");
    CHECK(strands[1].id == "idle");
    CHECK(strands[1].width == 0);
    CHECK_FALSE(strands[1].full);
}

TEST_CASE("ships from outside the frame are one fading arrow into the port") {
    FlowMapData data = places();
    MapArc one = pipe("gulf-west", 3, 0, 2), two = pipe("gulf-west-2", 3, 0, 3);
    one.lane = two.lane = true;
    MapArc empty = pipe("gulf-east", 3, 2, 0);
    empty.lane = true;
    data.arcs = {one, two, empty};
    const auto strands = strands_of(data);
    REQUIRE(strands.size() == 1);
    CHECK(strands[0].fading);
    CHECK(strands[0].flow == Approx(5));
    CHECK(strands[0].by_origin[0] == Approx(5));
    CHECK(strands[0].places == std::vector<std::size_t>{0});
}

TEST_CASE("every strand ends inside the frame") {
    FlowMapData data = places();
    data.places.push_back({"far-east", "Far east", 55, 90, {}, false, 1});
    data.arcs = {pipe("out", 2, 4, 10), pipe("in", 4, 1, 3)};
    for (const Strand& strand : strands_of(data)) {
        const Frame frame{-1e-9, -1e-9, 800 + 1e-9, 400 + 1e-9};
        CHECK(frame.contains(strand.from));
        CHECK(frame.contains(strand.to));
    }
}
