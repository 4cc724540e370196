#pragma once
// Upright bars in groups, one bar a setting: settings side by side. The reference is pale and
// hatched.

#include "app/figures/figure_style.hpp"
#include "app/view_data/comparison.hpp"

namespace gashub::app {

Figure build_grouped_bars(const GroupsData& data, const FigureStyle& style, QSizeF size,
                          Locale language);

/// Lines where it has prices, else bars.
Figure build_compared(const ComparedFigure& data, const FigureStyle& style, QSizeF size,
                      Locale language);

} // namespace gashub::app
