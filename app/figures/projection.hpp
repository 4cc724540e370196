#pragma once
// The map's geometry, without Qt: an equal-area projection about the Black Sea, and cutting to a
// frame. Lambert azimuthal equal-area, spherical form (Snyder, Map Projections: A Working Manual,
// 24-2 to 24-4), centre 47 N 28 E. Lengths are in earth radii, x to the east, y downwards as on a
// screen.

#include "app/view_data/figure_data.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace gashub::app {

struct Point {
    double x = 0, y = 0;
    bool operator==(const Point&) const = default;
};

struct Frame {
    double left = 0, top = 0, right = 0, bottom = 0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    bool contains(Point p) const {
        return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom;
    }
};

/// Demands a point that is not the antipode of the centre (47 S 152 W).
Point project(double lat, double lon);

/// Smallest frame around the projected outline of a box.
Frame project(const MapBox& box);

/// From earth radii to pixels: `frame` fitted whole and centred into `into`, same scale both ways.
class MapScale {
  public:
    MapScale(const Frame& frame, const Frame& into);
    Point operator()(Point p) const { return {p.x * scale_ + dx_, p.y * scale_ + dy_}; }
    /// From pixels back to earth radii.
    Point inverse(Point p) const { return {(p.x - dx_) / scale_, (p.y - dy_) / scale_}; }
    double pixels_per_radius() const { return scale_; }

  private:
    double scale_, dx_, dy_;
};

/// The part of a segment inside the frame, or nothing.
std::optional<std::pair<Point, Point>> clipped(Point a, Point b, const Frame& frame);

/// The part of a closed ring (last point not repeated) inside the frame; empty where none is.
std::vector<Point> clipped(std::vector<Point> ring, const Frame& frame);

} // namespace gashub::app
