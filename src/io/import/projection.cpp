#include "io/import/projection.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr double earth_radius_m = 6378137; // of the sphere of EPSG:3857
constexpr double rim_m = std::numbers::pi * earth_radius_m;
constexpr double per_radian = 180 / std::numbers::pi;
constexpr double drawn_degrees = 10;

bool are_degrees(const Point2& p) {
    return std::abs(p.x) <= 180 && std::abs(p.y) <= 90;
}
bool are_metres(const Point2& p) {
    return std::abs(p.x) <= rim_m && std::abs(p.y) <= rim_m;
}

Point2 from_web_mercator(const Point2& p) {
    return {p.x / earth_radius_m * per_radian,
            (2 * std::atan(std::exp(p.y / earth_radius_m)) - std::numbers::pi / 2) * per_radian};
}

/// Scales a drawing so that its longer side is ten degrees, its middle at 0, 0.
void lay_into_square(std::vector<Point2>& points) {
    Point2 low = points.front(), high = points.front();
    for (const Point2& p : points) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    const double side = std::max(high.x / 2 - low.x / 2, high.y / 2 - low.y / 2);
    const double scale = side > 0 ? drawn_degrees / 2 / side : 0;
    for (Point2& p : points)
        p = {(p.x - (low.x / 2 + high.x / 2)) * scale, (p.y - (low.y / 2 + high.y / 2)) * scale};
}

} // namespace

Result<Projection> parse_projection(std::string_view name) {
    if (name.empty())
        return Projection::automatic;
    if (name == "EPSG:4326" || name == "epsg:4326" || name == "4326")
        return Projection::degrees;
    if (name == "EPSG:3857" || name == "epsg:3857" || name == "3857")
        return Projection::web_mercator;
    if (name == "none")
        return Projection::drawn;
    return Issues{{.code = "unknown-projection",
                   .where = {.file = "--projection", .pointer = ""},
                   .message = gashub::quoted(name) + " is no projection that can be read",
                   .hint = "EPSG:4326 (degrees), EPSG:3857 (metres of web maps) or none"}};
}

Result<std::vector<Point2>> to_degrees(std::vector<Point2> points, Projection projection,
                                       const std::string& file) {
    if (points.empty())
        return points;
    if (projection == Projection::automatic) {
        // One wrong number among degrees is a fault, not another projection.
        const auto degrees = std::count_if(points.begin(), points.end(), are_degrees);
        projection = 2 * static_cast<std::size_t>(degrees) >= points.size()
                         ? Projection::degrees
                         : Projection::web_mercator;
    }
    for (const Point2& p : points) {
        const bool fits = std::isfinite(p.x) && std::isfinite(p.y) &&
                          (projection == Projection::drawn ||
                           (projection == Projection::degrees ? are_degrees(p) : are_metres(p)));
        if (!fits)
            return Issues{{.code = "bad-coordinate",
                           .where = {.file = file, .pointer = ""},
                           .message = fmt::format(
                               "no place on Earth is at x {}, y {} in {}", p.x, p.y,
                               projection == Projection::degrees        ? "degrees (EPSG:4326)"
                               : projection == Projection::web_mercator ? "metres (EPSG:3857)"
                                                                        : "a drawing"),
                           .hint = "--projection names the projection of the file"}};
    }
    if (projection == Projection::drawn)
        lay_into_square(points);
    else if (projection == Projection::web_mercator)
        std::transform(points.begin(), points.end(), points.begin(), from_web_mercator);
    return points;
}

Issues place_nodes(std::vector<Node>& nodes, std::vector<Point2> points, Projection projection,
                   const std::string& file) {
    const Result<std::vector<Point2>> places = to_degrees(std::move(points), projection, file);
    if (!places)
        return places.issues();
    for (std::size_t n = 0; n < places->size(); ++n) {
        nodes[n].lon = (*places)[n].x;
        nodes[n].lat = (*places)[n].y;
    }
    return {};
}

} // namespace gashub
