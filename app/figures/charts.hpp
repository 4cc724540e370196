#pragma once
// The charts over periods: prices as lines (the reference pale and dashed), gas by origin as
// stacked areas. Months are a category axis, since Qt's date axis knows no calendar; axes hold all
// series.

#include "app/figures/figure_style.hpp"
#include "app/view_data/format.hpp"

namespace gashub::app {

Figure build_price_chart(const PriceChartData& data, const FigureStyle& style, QSizeF size,
                         Locale language);

Figure build_origin_chart(const OriginChartData& data, const FigureStyle& style, QSizeF size,
                          Locale language);

} // namespace gashub::app
