#pragma once
// The frame of every chart: axes of Qt Charts laid out by hand, so that nothing waits for an event
// loop, and places of values in it.

#include "app/figures/figure_style.hpp"
#include "app/figures/marks.hpp"

#include <QCategoryAxis>
#include <QChart>
#include <QValueAxis>

#include <variant>

namespace gashub::app {

/// What lies across: periods by name (their number is the value), or numbers.
struct PeriodLabels {
    const std::vector<std::string>& labels;
};
struct NumberAxis {
    NiceAxis range;
    QString title;
};
using AcrossAxis = std::variant<PeriodLabels, NumberAxis>;

struct Panel {
    QChart* chart;
    QRectF plot;
    QValueAxis* across;
    QValueAxis* values;
};

/// `legend_tall` is left free at the bottom; `title` stands above the value axis.
Panel make_panel(QGraphicsScene& scene, const FigureStyle& style, QSizeF size,
                 const AcrossAxis& across, const NiceAxis& range, const QString& title,
                 double legend_tall, Locale language);

/// How many steps an axis of a height has room for.
int steps_that_fit(double height, const FigureStyle& style);

/// Adds a series on both axes; give it its pen afterwards (adding sets the theme's).
void attach(const Panel& panel, QAbstractSeries* series);

QPointF spot(const Panel& panel, double across, double value);

/// A pale band over the chosen period, under the lines.
void add_period_band(QGraphicsScene& scene, const Panel& panel, std::optional<std::size_t> period,
                     const FigureStyle& style);

/// One sentence in the middle of an empty figure.
void add_hint(QGraphicsScene& scene, const std::string& words, const FigureStyle& style);

} // namespace gashub::app
