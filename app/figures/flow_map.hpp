#pragma once
// Map of flows: every pipe as wide as its flow, in parallel stripes by origin; two bars across a
// full pipe, dashes for an idle one, prices beside the places. Ships that come from outside the map
// are drawn as one fading arrow into each port.

#include "app/figures/figure_style.hpp"
#include "app/figures/projection.hpp"
#include "app/view_data/format.hpp"

namespace gashub::app {

Figure build_flow_map(const FlowMapData& data, const FigureStyle& style, QSizeF size,
                      Locale language);

/// What of the map is shown, in earth radii, after zoom and shift.
Frame shown_frame(const FlowMapData& data);

} // namespace gashub::app
