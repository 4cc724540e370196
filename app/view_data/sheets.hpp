#pragma once
// The table twin of every figure: all that it shows, and what it had no room for.

#include "app/view_data/figure_kinds.hpp"
#include "app/view_data/sheet.hpp"
#include "app/view_data/views.hpp"

namespace gashub::app {

/// Of price lines alone.
Sheet price_sheet(const PriceChartData& data, Locale language);

Sheet sheet_of(FigureKind kind, const Views& views, Locale language);

} // namespace gashub::app
