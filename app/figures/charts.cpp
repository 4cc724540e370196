#include "app/figures/charts.hpp"

#include "app/figures/chart_panel.hpp"
#include "app/figures/marks.hpp"
#include "app/view_data/words.hpp"

#include <QAreaSeries>
#include <QChart>
#include <QGraphicsEllipseItem>
#include <QLineSeries>

#include <algorithm>
#include <cmath>
#include <limits>

namespace gashub::app {

namespace {

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
              const PriceSeries& series, const FigureStyle& style, Locale language) {
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
                                 text_of(price_words(*series.eur_per_mwh[i], language))));
    }
}

} // namespace

Figure build_price_chart(const PriceChartData& given, const FigureStyle& style, QSizeF size,
                         Locale language) {
    PriceChartData data = given;
    for (PriceSeries& series : data.series)
        for (auto& price : series.eur_per_mwh)
            price = price ? std::optional(price_in(*price, language)) : std::nullopt;
    Figure scene = blank_figure(style, size);
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const PriceSeries& series : data.series) {
        for (const auto& price : series.eur_per_mwh) {
            low = std::min(low, price.value_or(low));
            high = std::max(high, price.value_or(high));
        }
    }
    if (low > high) {
        add_hint(*scene, say(language, "No gas is priced here."), style);
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
    const Panel panel = make_panel(
        *scene, style, size, PeriodLabels{data.periods},
        nice_axis(low, high, steps_that_fit(size.height() - legend_tall, style)),
        text_of(say(language, "Price, %1", {price_unit(language)})), legend_tall, language);
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

Figure build_origin_chart(const OriginChartData& given, const FigureStyle& style, QSizeF size,
                          Locale language) {
    OriginChartData data = given;
    for (OriginValues& values : data.bcm_per_year)
        for (double& value : values)
            value = volume_in(value, language);
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
        add_hint(*scene, say(language, "No gas passes here."), style);
        return scene;
    }
    std::vector<LegendEntry> legend;
    for (std::size_t g = 0; g < origin_group_count; ++g) {
        if (used[g])
            legend.push_back({LegendEntry::Mark::area, to_qcolor(colours.origins[g]),
                              to_qcolor(colours.origin_outlines[g]),
                              text_of(origin_group_name(static_cast<OriginGroup>(g), language))});
    }
    const double legend_width = size.width() - 2 * style.em;
    const double legend_tall = legend_height(legend, style, legend_width);
    const Panel panel = make_panel(
        *scene, style, size, PeriodLabels{data.periods},
        nice_axis(0, high, steps_that_fit(size.height() - legend_tall, style)),
        text_of(say(language, "Gas by origin, %1, %2 a year", {data.place, volume_unit(language)})),
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
