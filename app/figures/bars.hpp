#pragma once
// Rows of horizontal bars from a common zero: who gains, how sure, security, power. As many rows as
// have room; the table twin holds all.

#include "app/figures/figure_style.hpp"
#include "app/view_data/chart_data.hpp"
#include "app/view_data/format.hpp"

namespace gashub::app {

Figure build_bars(const BarsData& data, const FigureStyle& style, QSizeF size, Locale language);

} // namespace gashub::app
