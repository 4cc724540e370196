#pragma once
// Where places of the earth stand on a drawing (Mercator), and outlines of land there. Of this room
// only.

#include "io/base_map.hpp"

#include <string>

namespace gashub {

struct Spot {
    double x = 0, y = 0;
};

struct Frame {
    double left, top, right, bottom;
    bool overlaps(const Frame& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    bool holds(Spot p) const { return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom; }
};

/// Degrees.
struct GeoWindow {
    double west, east, south, north;
    /// Moves its sides out to hold a place.
    void hold(double lon, double lat);
};

/// Degrees to the drawing: at least four degrees wide, between half and four fifths as high as
/// wide, so more than the window may be seen.
class MapView {
  public:
    MapView(const GeoWindow& window, double width);
    double width() const { return width_; }
    double height() const { return height_; }
    Spot at(double lon, double lat) const;

  private:
    double width_, height_ = 0, scale_ = 1, west_ = 0, top_ = 0;
};

/// A closed SVG path, thinned and cut a little outside of the view; "" where nothing of it is seen.
std::string outline_path(const Outline& outline, const MapView& view);

} // namespace gashub
