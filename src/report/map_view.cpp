#include "report/map_view.hpp"

#include "report/svg.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gashub {
namespace {

double mercator(double lat) {
    return std::log(std::tan(std::numbers::pi / 4 +
                             std::clamp(lat, -80.0, 80.0) * std::numbers::pi / 360)) *
           180 / std::numbers::pi;
}

} // namespace

void GeoWindow::hold(double lon, double lat) {
    west = std::min(west, lon);
    east = std::max(east, lon);
    south = std::min(south, lat);
    north = std::max(north, lat);
}

MapView::MapView(const GeoWindow& window, double width) : width_(width) {
    constexpr double flattest = 0.5, steepest = 0.8;
    const double high = mercator(window.north) - mercator(window.south),
                 wide = std::max({window.east - window.west, 4.0, high / steepest});
    scale_ = width / wide;
    west_ = (window.west + window.east - wide) / 2;
    height_ = std::max(high * scale_, flattest * width);
    top_ = mercator(window.north) + (height_ / scale_ - high) / 2;
}

Spot MapView::at(double lon, double lat) const {
    return {(lon - west_) * scale_, (top_ - mercator(lat)) * scale_};
}

std::string outline_path(const Outline& outline, const MapView& view) {
    constexpr double margin = 40, least_step = 0.8;
    std::string path;
    Spot last{-1e9, -1e9};
    bool is_seen = false;
    std::size_t points = 0;
    for (const Outline::Point& point : outline.ring) {
        Spot p = view.at(point.lon, point.lat);
        is_seen = is_seen || Frame{0, 0, view.width(), view.height()}.holds(p);
        p.x = std::clamp(p.x, -margin, view.width() + margin);
        p.y = std::clamp(p.y, -margin, view.height() + margin);
        if (std::hypot(p.x - last.x, p.y - last.y) < least_step)
            continue;
        path += (path.empty() ? "M" : "L") + coordinate(p.x) + " " + coordinate(p.y);
        last = p;
        ++points;
    }
    return is_seen && points > 3 ? path + "Z" : "";
}

} // namespace gashub
