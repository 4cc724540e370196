#pragma once
// Where labels of a map stand: greedy by rank, each at the nearest free spot round its point, none
// over another, over a forbidden area or out of the frame. What finds no room is left out.

#include "app/figures/projection.hpp"

#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace gashub::app {

struct LabelRequest {
    Point at; ///< the point that is named
    double width = 0, height = 0;
    double rank = 0; ///< higher ranks are placed first; ties in the order given
    double gap = 4;  ///< least distance from the point
};

/// One answer a request, in its order: the label's rectangle, or nothing. At most `most` are
/// placed.
std::vector<std::optional<Frame>>
place_labels(std::span<const LabelRequest> requests, std::span<const Frame> forbidden,
             const Frame& frame, std::size_t most = std::numeric_limits<std::size_t>::max());

bool overlap(const Frame& a, const Frame& b);

} // namespace gashub::app
