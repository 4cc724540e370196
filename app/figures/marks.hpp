#pragma once
// The few marks that all figures are made of: text, filled shapes, a legend row.

#include "app/figures/figure_style.hpp"
#include "app/figures/projection.hpp"
#include "app/view_data/format.hpp"

#include <QGraphicsItem>
#include <QPen>
#include <QString>

#include <vector>

namespace gashub::app {

inline constexpr int kind_key = 0, id_key = 1, strand_key = 2;

inline QString text_of(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

inline QPointF to_qpoint(Point p) {
    return {p.x, p.y};
}

/// An empty scene of a size, in the style's background.
Figure blank_figure(const FigureStyle& style, QSizeF size);

QSizeF text_size(const QString& text, const QFont& font);

/// Text with its left (0), middle (0.5) or right (1) at `at.x` and its middle height at `at.y`.
QGraphicsItem* add_text(QGraphicsScene& scene, const QString& text, const QFont& font,
                        QColor colour, QPointF at, double align = 0);

void add_cross(QGraphicsScene& scene, QPointF at, double half, QColor colour);

/// Gives an item its meaning (what a click selects) and the words shown over it.
void mark_as(QGraphicsItem* item, const Selection& about, const QString& tip);

/// Text cut with an ellipsis where it is wider than `width`.
QString shortened(const QString& text, const QFont& font, double width);

struct LegendEntry {
    enum class Mark { area, hatched, line, dashed, full, idle, cross };
    Mark mark = Mark::area;
    QColor fill, outline;
    QString words;
};

/// Draws entries from left to right into rows of the width, the first row's middle at `top` + em.
/// Returns the height used.
double add_legend(QGraphicsScene& scene, const std::vector<LegendEntry>& entries,
                  const FigureStyle& style, double left, double top, double width);
/// The height that add_legend would use.
double legend_height(const std::vector<LegendEntry>& entries, const FigureStyle& style,
                     double width);

/// A round upper end and step for an axis from 0 or from `low` to `high`, at most `most` steps.
struct NiceAxis {
    double low = 0, high = 1, step = 1;
    int decimals = 0;
};
NiceAxis nice_axis(double low, double high, int most);

/// What an item stands for; kind none for a mere ornament.
Selection meaning_of(const QGraphicsItem& item);

/// What lies nearest under a point of the scene, within `reach` pixels; places before arcs.
Selection meaning_at(const QGraphicsScene& scene, QPointF at, double reach);

} // namespace gashub::app
