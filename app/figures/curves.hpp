#pragma once
// Lines over a number: how a spread turns as a lever runs, a merit order.

#include "app/figures/figure_style.hpp"
#include "app/view_data/chart_data.hpp"
#include "app/view_data/format.hpp"

namespace gashub::app {

Figure build_curves(const CurveData& data, const FigureStyle& style, QSizeF size, Locale language);

} // namespace gashub::app
