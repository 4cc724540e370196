#pragma once
// Coasts and borders to draw networks on: networks/base_map.geojson, which comes with the program.

#include <filesystem>
#include <vector>

namespace gashub {

/// Outline of a country or island, degrees; the first point is the last.
struct Outline {
    struct Point {
        double lon = 0, lat = 0;
    };
    std::vector<Point> ring;
};

/// All outlines of a GeoJSON file of polygons and multi-polygons, holes left out; none where the
/// file is not there or is no such file: a map without land is still a map.
std::vector<Outline> read_base_map(const std::filesystem::path& file);

/// Those of the file that comes with the program.
std::vector<Outline> shipped_base_map();

} // namespace gashub
