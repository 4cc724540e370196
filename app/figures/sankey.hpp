#pragma once
// Whose gas goes to whom: origins at the left, countries at the right, a ribbon for each pair.

#include "app/figures/figure_style.hpp"
#include "app/view_data/chart_data.hpp"
#include "app/view_data/format.hpp"

namespace gashub::app {

Figure build_sankey(const SankeyData& data, const FigureStyle& style, QSizeF size, Locale language);

} // namespace gashub::app
