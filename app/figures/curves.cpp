#include "app/figures/curves.hpp"

#include "app/figures/chart_panel.hpp"

#include <QGraphicsEllipseItem>
#include <QLineSeries>

#include <algorithm>
#include <limits>

namespace gashub::app {

namespace {

struct Range {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    void take(double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

QPen pen_of(const CurveSeries& series, const FigureStyle& style) {
    QPen pen(to_qcolor(style.colours().markets.at(series.colour % market_colour_count)),
             0.18 * style.em);
    if (series.is_reference)
        pen.setDashPattern({4, 3});
    return pen;
}

/// Every point of a line as a stop of keys and pointer, as the table twin has it.
void add_stops(FigureScene& scene, const Panel& panel, const CurveData& data,
               const CurveSeries& series, Locale language) {
    const int row = static_cast<int>(&series - data.series.data());
    int column = 0;
    for (const auto& [across, value] : series.points)
        scene.points.push_back(
            {spot(panel, across, value), column++, row,
             text_of(series.name + ": " + format_number(value, 2, language) + " (" +
                     data.across_title + ": " + format_number(across, 2, language) + ")")});
}

/// A ring with its words, kept inside of the plot.
void add_mark(QGraphicsScene& scene, const Panel& panel, const CurveData::Mark& mark,
              const FigureStyle& style) {
    const QPointF at = spot(panel, mark.across, mark.value);
    const double r = 0.35 * style.em;
    const QFont font = style.font(0.88, true);
    const QSizeF words = text_size(text_of(mark.words), font);
    const bool right = at.x() + r + words.width() + style.em < panel.plot.right();
    const double y = std::clamp(at.y() - 0.9 * style.em, panel.plot.top() + words.height() / 2,
                                panel.plot.bottom() - words.height() / 2);
    scene.addEllipse(at.x() - r, at.y() - r, 2 * r, 2 * r,
                     QPen(to_qcolor(style.colours().ink), 1.5), to_qcolor(style.colours().hub));
    add_text(scene, text_of(mark.words), font, to_qcolor(style.colours().ink),
             {at.x() + (right ? 1.6 * r : -1.6 * r), y}, right ? 0 : 1);
}

} // namespace

Figure build_curves(const CurveData& data, const FigureStyle& style, QSizeF size, Locale language) {
    Figure scene = blank_figure(style, size);
    Range across, values;
    std::vector<LegendEntry> legend;
    for (const CurveSeries& series : data.series) {
        for (const auto& [x, y] : series.points) {
            across.take(x);
            values.take(y);
        }
        legend.push_back({series.is_reference ? LegendEntry::Mark::dashed : LegendEntry::Mark::line,
                          pen_of(series, style).color(),
                          {},
                          text_of(series.name)});
    }
    if (across.low > across.high) {
        add_hint(*scene, data.hint, style);
        return scene;
    }
    const double legend_width = size.width() - 2 * style.em;
    const double legend_tall = legend_height(legend, style, legend_width);
    const NiceAxis x = nice_axis(across.low, across.high, 10);
    const NiceAxis y =
        nice_axis(values.low, values.high, steps_that_fit(size.height() - legend_tall, style));
    const Panel panel = make_panel(*scene, style, size, NumberAxis{x, text_of(data.across_title)},
                                   y, text_of(data.title), legend_tall, language);
    if (y.low < 0 && y.high > 0)
        scene->addLine({spot(panel, x.low, 0), spot(panel, x.high, 0)},
                       QPen(to_qcolor(style.colours().muted), 1.2));
    for (const CurveSeries& series : data.series) {
        auto* const line = new QLineSeries;
        for (const auto& [at, value] : series.points)
            line->append(at, value);
        attach(panel, line);
        line->setPen(pen_of(series, style));
        add_stops(*scene, panel, data, series, language);
    }
    scene->snaps = true;
    for (const CurveData::Mark& mark : data.marks)
        add_mark(*scene, panel, mark, style);
    add_legend(*scene, legend, style, style.em, size.height() - legend_tall, legend_width);
    return scene;
}

} // namespace gashub::app
