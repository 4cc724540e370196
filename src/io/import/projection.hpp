#pragma once
// Coordinates of foreign files as degrees of latitude and longitude (WGS 84).

#include "base/result.hpp"
#include "model/network.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gashub {

enum class Projection {
    automatic,    ///< degrees where most of them can be, else metres of web maps
    degrees,      ///< EPSG:4326
    web_mercator, ///< EPSG:3857, metres
    drawn         ///< no place on Earth: laid into a square of ten degrees
};

/// `EPSG:4326`, `EPSG:3857`, `none`, "" for automatic. Fault [unknown-projection].
Result<Projection> parse_projection(std::string_view name);

struct Point2 {
    double x = 0, y = 0; ///< east, north; after the turn longitude and latitude in degrees
};

/// Turns all points of a file into degrees. `file` stands in faults: [bad-coordinate] for one that
/// is not finite or lies outside of the projection's range.
Result<std::vector<Point2>> to_degrees(std::vector<Point2> points, Projection projection,
                                       const std::string& file);

/// Gives nodes their places, in the same order. Faults as those of to_degrees.
Issues place_nodes(std::vector<Node>& nodes, std::vector<Point2> points, Projection projection,
                   const std::string& file);

} // namespace gashub
