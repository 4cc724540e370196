#include "app/figures/projection.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace gashub::app {

namespace {

constexpr double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

constexpr double centre_lat = radians(47), centre_lon = radians(28);

/// One side of a frame as a half-plane: inside where `distance` is at least 0.
struct Side {
    bool vertical;
    double at, sign;
    double distance(Point p) const { return ((vertical ? p.x : p.y) - at) * sign; }
};

std::array<Side, 4> sides(const Frame& frame) {
    return {{{true, frame.left, 1},
             {true, frame.right, -1},
             {false, frame.top, 1},
             {false, frame.bottom, -1}}};
}

Point between(Point a, Point b, double t) {
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

} // namespace

Point project(double lat, double lon) {
    const double phi = radians(lat), lambda = radians(lon) - centre_lon;
    const double k = std::sqrt(2 / (1 + std::sin(centre_lat) * std::sin(phi) +
                                    std::cos(centre_lat) * std::cos(phi) * std::cos(lambda)));
    const double x = k * std::cos(phi) * std::sin(lambda);
    const double y = k * (std::cos(centre_lat) * std::sin(phi) -
                          std::sin(centre_lat) * std::cos(phi) * std::cos(lambda));
    return {x, -y};
}

Frame project(const MapBox& box) {
    constexpr double big = std::numeric_limits<double>::infinity();
    Frame frame{big, big, -big, -big};
    const auto include = [&](double lat, double lon) {
        const Point p = project(lat, lon);
        frame = {std::min(frame.left, p.x), std::min(frame.top, p.y), std::max(frame.right, p.x),
                 std::max(frame.bottom, p.y)};
    };
    constexpr int steps = 24;
    for (int i = 0; i <= steps; ++i) {
        const double t = static_cast<double>(i) / steps;
        const double lat = box.south + (box.north - box.south) * t;
        const double lon = box.west + (box.east - box.west) * t;
        include(lat, box.west);
        include(lat, box.east);
        include(box.south, lon);
        include(box.north, lon);
    }
    return frame;
}

MapScale::MapScale(const Frame& frame, const Frame& into)
    : scale_(std::min(into.width() / frame.width(), into.height() / frame.height())),
      dx_((into.left + into.right - scale_ * (frame.left + frame.right)) / 2),
      dy_((into.top + into.bottom - scale_ * (frame.top + frame.bottom)) / 2) {}

std::optional<std::pair<Point, Point>> clipped(Point a, Point b, const Frame& frame) {
    double enter = 0, leave = 1;
    for (const Side& side : sides(frame)) {
        const double da = side.distance(a), db = side.distance(b);
        if (da < 0 && db < 0)
            return std::nullopt;
        if (da < 0)
            enter = std::max(enter, da / (da - db));
        else if (db < 0)
            leave = std::min(leave, da / (da - db));
    }
    if (enter >= leave)
        return std::nullopt;
    return std::pair{between(a, b, enter), between(a, b, leave)};
}

std::vector<Point> clipped(std::vector<Point> ring, const Frame& frame) {
    for (const Side& side : sides(frame)) {
        std::vector<Point> kept;
        kept.reserve(ring.size() + 4);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point a = ring[i], b = ring[(i + 1) % ring.size()];
            const double da = side.distance(a), db = side.distance(b);
            if (da >= 0)
                kept.push_back(a);
            if ((da >= 0) != (db >= 0))
                kept.push_back(between(a, b, da / (da - db)));
        }
        ring = std::move(kept);
    }
    if (ring.size() < 3)
        ring.clear();
    return ring;
}

} // namespace gashub::app
