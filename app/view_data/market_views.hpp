#pragma once
// All views that are made of two markets, in one step: what the worker makes beside its answer.

#include "app/view_data/outcome_figures.hpp"
#include "app/view_data/views.hpp"

namespace gashub::app {

/// What is looked at, and what it is held against.
struct Look {
    Attention attention;
    MapPosition map;
    FigureWays ways;
    std::string against; ///< name of the reference
    std::string dashed;  ///< the same in a legend
    bool operator==(const Look&) const = default;
};

/// Views of `now` against `reference`, both solved; the same market twice has no differences.
/// Explanation, caption and studies are left as they are made.
Views market_views(const Cleared& now, const Cleared& reference, const Look& look);

} // namespace gashub::app
