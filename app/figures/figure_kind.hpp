#pragma once
// From a kind of view to its figure.

#include "app/figures/figure_style.hpp"
#include "app/view_data/figure_kinds.hpp"
#include "app/view_data/views.hpp"

namespace gashub::app {

Figure build_figure(FigureKind kind, const Views& views, const FigureStyle& style, QSizeF size,
                    Locale language);

} // namespace gashub::app
