#pragma once
// What the colours of flows on the map tell, and the legend that says so.

#include "app/figures/flow_strands.hpp"
#include "app/figures/marks.hpp"

namespace gashub::app {

inline constexpr double least_map_change = 0.05; ///< bcm a year; what is less is no change

/// One colour for all of a line, where colours tell its use or its change.
Rgb line_colour(MapColour by, const Strand& strand, const Palette& colours);

std::vector<LegendEntry> map_legend(const FlowMapData& data, const FigureStyle& style,
                                    Locale language);

} // namespace gashub::app
