#pragma once
// Coasts and borders to draw networks on: networks/base_map.geojson, which comes with the program.

#include <string>
#include <string_view>
#include <vector>

namespace gashub {

/// Outline of a country or island, degrees; the first point is the last.
struct Outline {
    struct Point {
        double lon = 0, lat = 0;
    };
    std::vector<Point> ring;
    std::string country; ///< code; "" where its name is not known
};

/// All outlines of a GeoJSON text of multi-polygons, holes left out; none where it is no such text:
/// a map without land is still a map.
std::vector<Outline> parse_base_map(std::string_view geojson);

/// Those of the file that comes with the program; none where it is not there.
std::vector<Outline> shipped_base_map();

} // namespace gashub
