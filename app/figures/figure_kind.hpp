#pragma once
// The views that a figure slot offers, by name.

#include "app/figures/figure_style.hpp"
#include "app/view_data/format.hpp"
#include "app/view_data/views.hpp"

#include <QString>

#include <array>

namespace gashub::app {

enum class FigureKind { map, prices, origins, explanation };
inline constexpr std::array figure_kinds = {FigureKind::map, FigureKind::prices,
                                            FigureKind::origins, FigureKind::explanation};

QString figure_name(FigureKind kind);
/// Short and lower case, for file names.
QString figure_id(FigureKind kind);
std::optional<FigureKind> figure_kind(const QString& id);

Figure build_figure(FigureKind kind, const Views& views, const FigureStyle& style, QSizeF size,
                    Language language);

} // namespace gashub::app
