#include "app/figures/charts.hpp"

#include "app/figures/marks.hpp"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsEllipseItem>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QLocale>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <limits>

namespace gashub::app {

namespace {

/// A chart with axes laid out by hand, so that nothing waits for an event loop.
struct Panel {
    QChart* chart;
    QRectF plot;
    QCategoryAxis* periods;
    QValueAxis* values;
};

/// A vertical axis is written like every other number.
QString axis_format(const NiceAxis& axis) {
    return QStringLiteral("%.%1f").arg(axis.decimals);
}

QCategoryAxis* period_axis(const std::vector<std::string>& labels, const FigureStyle& style,
                           double width) {
    auto* axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    const auto count = static_cast<double>(labels.size());
    axis->setRange(-0.4, count - 0.6);
    double widest = style.em;
    for (const std::string& label : labels)
        widest = std::max(widest, text_size(text_of(label), style.font(0.85)).width());
    const auto stride =
        static_cast<std::size_t>(std::ceil(count * (widest + style.em) / std::max(width, 1.0)));
    for (std::size_t i = 0; i < labels.size(); i += std::max<std::size_t>(stride, 1))
        axis->append(text_of(labels[i]), static_cast<double>(i));
    return axis;
}

Panel make_panel(QGraphicsScene& scene, const FigureStyle& style, QSizeF size,
                 const std::vector<std::string>& periods, const NiceAxis& range,
                 const QString& title, double legend_tall, Language language) {
    const double em = style.em;
    const Palette& colours = style.colours();
    const QFont small = style.font(0.85);
    double widest = 0;
    for (double v = range.low; v <= range.high + 1e-9; v += range.step)
        widest = std::max(
            widest, text_size(text_of(format_number(v, range.decimals, language)), small).width());
    const double left = widest + 1.3 * em, top = 1.9 * em;
    const QRectF plot(left, top, size.width() - left - 0.8 * em,
                      size.height() - top - legend_tall - 2.1 * em);
    add_text(scene, title, style.font(0.92, true), to_qcolor(colours.ink), {left, 0.85 * em});

    auto* chart = new QChart;
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    if (language == Language::turkish) {
        chart->setLocale(QLocale(QLocale::Turkish));
        chart->setLocalizeNumbers(true);
    }
    scene.addItem(chart);
    chart->resize(size.width(), size.height() - legend_tall);

    QCategoryAxis* const x = period_axis(periods, style, plot.width());
    auto* y = new QValueAxis;
    y->setRange(range.low, range.high);
    y->setTickCount(static_cast<int>(std::lround((range.high - range.low) / range.step)) + 1);
    y->setLabelFormat(axis_format(range));
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(x), static_cast<QAbstractAxis*>(y)}) {
        axis->setLabelsFont(small);
        axis->setLabelsColor(to_qcolor(colours.ink));
        axis->setGridLineColor(to_qcolor(colours.grid));
        axis->setLinePenColor(to_qcolor(colours.grid));
    }
    x->setGridLineVisible(false);
    chart->addAxis(x, Qt::AlignBottom);
    chart->addAxis(y, Qt::AlignLeft);
    chart->setPlotArea(plot);
    chart->layout()->activate();
    return {chart, plot, x, y};
}

void attach(const Panel& panel, QAbstractSeries* series) {
    panel.chart->addSeries(series);
    series->attachAxis(panel.periods);
    series->attachAxis(panel.values);
}

QPointF spot(const Panel& panel, double period, double value) {
    const double x =
        (period - panel.periods->min()) / (panel.periods->max() - panel.periods->min());
    const double y = (value - panel.values->min()) / (panel.values->max() - panel.values->min());
    return {panel.plot.left() + x * panel.plot.width(),
            panel.plot.bottom() - y * panel.plot.height()};
}

/// A pale band over the chosen period, under the lines.
void add_period_band(QGraphicsScene& scene, const Panel& panel, std::optional<std::size_t> period,
                     const FigureStyle& style) {
    if (!period)
        return;
    const auto at = static_cast<double>(*period);
    const double left = std::max(panel.plot.left(), spot(panel, at - 0.5, 0).x());
    const double right = std::min(panel.plot.right(), spot(panel, at + 0.5, 0).x());
    QColor fill = to_qcolor(style.colours().hub);
    fill.setAlphaF(0.25F);
    scene.addRect({left, panel.plot.top(), right - left, panel.plot.height()}, Qt::NoPen, fill)
        ->setZValue(-1);
}

void add_hint(QGraphicsScene& scene, const QString& words, const FigureStyle& style) {
    add_text(scene, words, style.font(), to_qcolor(style.colours().muted),
             scene.sceneRect().center(), 0.5);
}

QPen line_pen(const PriceSeries& series, const FigureStyle& style) {
    QColor colour = to_qcolor(style.colours().markets.at(series.colour % market_colour_count));
    if (series.reference)
        colour.setAlphaF(0.5F);
    QPen pen(colour, (series.reference ? 0.12 : 0.18) * style.em);
    pen.setCapStyle(Qt::FlatCap);
    if (series.reference)
        pen.setDashPattern({4, 3});
    return pen;
}

/// Runs of known prices; a gap where nothing is known.
void add_lines(const Panel& panel, const PriceSeries& series, const FigureStyle& style) {
    QLineSeries* run = nullptr;
    for (std::size_t i = 0; i < series.eur_per_mwh.size(); ++i) {
        const auto& price = series.eur_per_mwh[i];
        if (price && run == nullptr) {
            run = new QLineSeries;
            run->setName(text_of(series.name));
        }
        if (price)
            run->append(static_cast<double>(i), *price);
        if (run != nullptr && (!price || i + 1 == series.eur_per_mwh.size())) {
            attach(panel, run);
            run->setPen(line_pen(series, style));
            run = nullptr;
        }
    }
}

void add_dots(QGraphicsScene& scene, const Panel& panel, const PriceChartData& data,
              const PriceSeries& series, const FigureStyle& style, Language language) {
    const double r = 0.2 * style.em;
    const QColor colour =
        to_qcolor(style.colours().markets.at(series.colour % market_colour_count));
    for (std::size_t i = 0; i < series.eur_per_mwh.size(); ++i) {
        if (!series.eur_per_mwh[i])
            continue;
        const QPointF p = spot(panel, static_cast<double>(i), *series.eur_per_mwh[i]);
        QGraphicsItem* dot =
            scene.addEllipse(p.x() - r, p.y() - r, 2 * r, 2 * r,
                             QPen(to_qcolor(style.colours().background), 1), colour);
        dot->setData(kind_key, QLatin1String("place"));
        dot->setData(id_key, text_of(series.id));
        dot->setToolTip(QStringLiteral("%1, %2: %3")
                            .arg(text_of(series.name), text_of(data.periods[i]),
                                 text_of(format_price(*series.eur_per_mwh[i], language))));
    }
}

} // namespace

Figure build_price_chart(const PriceChartData& data, const FigureStyle& style, QSizeF size,
                         Language language) {
    Figure scene = blank_figure(style, size);
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const PriceSeries& series : data.series) {
        for (const auto& price : series.eur_per_mwh) {
            low = std::min(low, price.value_or(low));
            high = std::max(high, price.value_or(high));
        }
    }
    if (low > high) {
        add_hint(*scene, QStringLiteral("No gas is priced here."), style);
        return scene;
    }
    std::vector<LegendEntry> legend;
    bool has_reference = false;
    for (const PriceSeries& series : data.series) {
        has_reference = has_reference || series.reference;
        if (!series.reference)
            legend.push_back({LegendEntry::Mark::line,
                              line_pen(series, style).color(),
                              {},
                              text_of(series.name)});
    }
    if (has_reference)
        legend.push_back({LegendEntry::Mark::dashed,
                          to_qcolor(style.colours().muted),
                          {},
                          text_of(data.reference_name)});
    const double legend_width = size.width() - 2 * style.em;
    const double legend_tall = legend_height(legend, style, legend_width);
    const int most =
        std::max(2, static_cast<int>((size.height() - legend_tall) / (2.6 * style.em)));
    const Panel panel =
        make_panel(*scene, style, size, data.periods, nice_axis(low, high, std::min(most, 8)),
                   QStringLiteral("Price, €/MWh"), legend_tall, language);
    add_period_band(*scene, panel, data.period, style);
    for (const bool reference : {true, false}) {
        for (const PriceSeries& series : data.series) {
            if (series.reference != reference)
                continue;
            add_lines(panel, series, style);
            if (!reference && data.periods.size() <= 40)
                add_dots(*scene, panel, data, series, style, language);
        }
    }
    add_legend(*scene, legend, style, style.em, size.height() - legend_tall, legend_width);
    return scene;
}

Figure build_origin_chart(const OriginChartData& data, const FigureStyle& style, QSizeF size,
                          Language language) {
    Figure scene = blank_figure(style, size);
    const Palette& colours = style.colours();
    const std::size_t count = data.bcm_per_year.size();
    double high = 0;
    std::array<bool, origin_group_count> used{};
    for (const OriginValues& values : data.bcm_per_year) {
        double sum = 0;
        for (std::size_t g = 0; g < origin_group_count; ++g) {
            sum += values[g];
            used[g] = used[g] || values[g] > 1e-6;
        }
        high = std::max(high, sum);
    }
    if (high <= 0) {
        add_hint(*scene, QStringLiteral("No gas passes here."), style);
        return scene;
    }
    std::vector<LegendEntry> legend;
    for (std::size_t g = 0; g < origin_group_count; ++g) {
        if (used[g])
            legend.push_back({LegendEntry::Mark::area, to_qcolor(colours.origins[g]),
                              to_qcolor(colours.origin_outlines[g]),
                              text_of(origin_group_name(static_cast<OriginGroup>(g)))});
    }
    const double legend_width = size.width() - 2 * style.em;
    const double legend_tall = legend_height(legend, style, legend_width);
    const int most =
        std::max(2, static_cast<int>((size.height() - legend_tall) / (2.6 * style.em)));
    const Panel panel =
        make_panel(*scene, style, size, data.periods, nice_axis(0, high, std::min(most, 8)),
                   QStringLiteral("Gas by origin, %1, bcm a year").arg(text_of(data.place)),
                   legend_tall, language);

    std::vector<double> floor(count, 0.0);
    // The areas reach half a period beyond the first and the last middle: a period is not a point.
    const auto boundary = [&](const std::vector<double>& heights) {
        auto* line = new QLineSeries(panel.chart);
        line->append(-0.4, heights.front());
        for (std::size_t i = 0; i < count; ++i)
            line->append(static_cast<double>(i), heights[i]);
        line->append(static_cast<double>(count) - 0.6, heights.back());
        return line;
    };
    for (std::size_t g = 0; g < origin_group_count; ++g) {
        if (!used[g])
            continue;
        QLineSeries* const lower = boundary(floor);
        for (std::size_t i = 0; i < count; ++i)
            floor[i] += data.bcm_per_year[i][g];
        auto* area = new QAreaSeries(boundary(floor), lower);
        attach(panel, area);
        area->setBrush(to_qcolor(colours.origins[g]));
        area->setPen(QPen(to_qcolor(colours.background), 0.8));
    }
    add_period_band(*scene, panel, data.period, style);
    add_legend(*scene, legend, style, style.em, size.height() - legend_tall, legend_width);
    return scene;
}

} // namespace gashub::app
