#pragma once
// Countries under the map of flows: outlines of Natural Earth (data/NOTICE), projected once.

#include "app/figures/projection.hpp"

#include <vector>

namespace gashub::app {

/// One outline, without its holes (inland seas are drawn as land of no country), projected.
struct Coast {
    std::vector<Point> ring; ///< last point not repeated
    Frame frame;             ///< around the ring, for a quick test
};

/// Outlines from the resource; empty if it can not be read. Read at the first call, then kept.
const std::vector<Coast>& base_map();

} // namespace gashub::app
