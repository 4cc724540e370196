#pragma once
// The year of the stores: level against what they hold at most, the reference pale, obligations as
// marks, and what goes in and out as bars.

#include "app/figures/figure_style.hpp"
#include "app/view_data/chart_data.hpp"
#include "app/view_data/format.hpp"

namespace gashub::app {

Figure build_storage_chart(const StorageChartData& data, const FigureStyle& style, QSizeF size,
                           Locale language);

} // namespace gashub::app
