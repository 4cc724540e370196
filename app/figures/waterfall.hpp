#pragma once
// A price as a waterfall: one bar a term, each beginning where the last one ended, the sum below.

#include "app/figures/figure_style.hpp"
#include "app/view_data/format.hpp"

namespace gashub::app {

Figure build_waterfall(const WaterfallData& data, const FigureStyle& style, QSizeF size,
                       Locale language);

/// Height at which every row has room at a width (long labels take two lines).
double waterfall_height(const WaterfallData& data, const FigureStyle& style, double width);

} // namespace gashub::app
