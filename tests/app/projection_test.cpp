#include "app/figures/projection.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>

using namespace gashub::app;

namespace {

double area(const std::vector<Point>& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i], b = ring[(i + 1) % ring.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
}

} // namespace

TEST_CASE("the centre of the map is 47 N 28 E, north is up and east is right") {
    CHECK(project(47, 28).x == Approx(0).margin(1e-12));
    CHECK(project(47, 28).y == Approx(0).margin(1e-12));
    CHECK(project(57, 28).y < 0);
    CHECK(project(47, 38).x > 0);
}

TEST_CASE("a field of one degree has its true area wherever it lies") {
    const double degree = std::numbers::pi / 180;
    for (const double lat : {10.0, 35.0, 47.0, 60.0, 70.0}) {
        for (const double lon : {-20.0, 5.0, 28.0, 60.0, 100.0}) {
            const double drawn = area({project(lat, lon), project(lat, lon + 1),
                                       project(lat + 1, lon + 1), project(lat + 1, lon)});
            const double true_area =
                (std::sin((lat + 1) * degree) - std::sin(lat * degree)) * degree;
            CAPTURE(lat, lon);
            CHECK(drawn == Approx(true_area).epsilon(2e-4));
        }
    }
}

TEST_CASE("a frame fits whole and centred, at one scale for both ways") {
    const MapScale scale({-1, -0.5, 1, 0.5}, {0, 0, 400, 100});
    CHECK(scale.pixels_per_radius() == Approx(100));
    CHECK(scale({0, 0}).x == Approx(200));
    CHECK(scale({0, 0}).y == Approx(50));
    const Point back = scale.inverse(scale({0.3, -0.2}));
    CHECK(back.x == Approx(0.3));
    CHECK(back.y == Approx(-0.2));
}

TEST_CASE("a segment is cut where it leaves the frame") {
    const Frame frame{0, 0, 10, 10};
    const auto cut = clipped({-5, 5}, {15, 5}, frame);
    REQUIRE(cut);
    CHECK(cut->first == Point{0, 5});
    CHECK(cut->second == Point{10, 5});
    CHECK_FALSE(clipped({-5, 5}, {-1, 20}, frame));
    CHECK_FALSE(clipped({-5, 8}, {5, 20}, frame)); // passes the corner
}

TEST_CASE("a ring keeps only what lies inside the frame") {
    const Frame frame{0, 0, 10, 10};
    CHECK(area(clipped({{-5, -5}, {5, -5}, {5, 5}, {-5, 5}}, frame)) == Approx(25));
    CHECK(area(clipped({{-5, -5}, {50, -5}, {50, 50}, {-5, 50}}, frame)) == Approx(100));
    CHECK(clipped({{20, 20}, {30, 20}, {30, 30}}, frame).empty());
}
