#include "app/figures/charts.hpp"

#include "app/figures/chart_panel.hpp"
#include "app/figures/marks.hpp"
#include "app/view_data/words.hpp"

#include <QChart>
#include <QGraphicsEllipseItem>
#include <QGraphicsPolygonItem>
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

/// Runs of periods that have both ends, each as one pale area.
void add_band(QGraphicsScene& scene, const Panel& panel, const PriceBand& band, QColor colour) {
    colour.setAlphaF(0.2F);
    std::vector<QPointF> upper, lower;
    const auto close = [&] {
        QPolygonF area;
        for (const QPointF p : upper)
            area << p;
        for (auto p = lower.rbegin(); p != lower.rend(); ++p)
            area << *p;
        if (upper.size() > 1)
            scene.addPolygon(area, Qt::NoPen, colour)->setZValue(-0.5);
        upper.clear();
        lower.clear();
    };
    for (std::size_t i = 0; i < band.low.size(); ++i) {
        if (!band.low[i] || !band.high[i]) {
            close();
            continue;
        }
        lower.push_back(spot(panel, static_cast<double>(i), *band.low[i]));
        upper.push_back(spot(panel, static_cast<double>(i), *band.high[i]));
    }
    close();
}

/// The band of a series' place, if there is one.
const PriceBand* band_of(const PriceChartData& data, const PriceSeries& series) {
    const auto found = std::find_if(data.bands.begin(), data.bands.end(), [&](const PriceBand& b) {
        return b.id == series.id && !series.reference;
    });
    return found == data.bands.end() ? nullptr : &*found;
}

/// Every value as a stop of keys and pointer; the prices that stand are seen as dots too.
void add_dots(FigureScene& scene, const Panel& panel, const PriceChartData& data, std::size_t which,
              const FigureStyle& style, Locale language) {
    const PriceSeries& series = data.series[which];
    const PriceBand* const band = band_of(data, series);
    const bool has_dots = !series.reference && data.periods.size() <= 40;
    const double r = 0.2 * style.em;
    const QColor colour =
        to_qcolor(style.colours().markets.at(series.colour % market_colour_count));
    for (std::size_t i = 0; i < series.eur_per_mwh.size(); ++i) {
        if (!series.eur_per_mwh[i])
            continue;
        const QPointF p = spot(panel, static_cast<double>(i), *series.eur_per_mwh[i]);
        QString words = QStringLiteral("%1, %2: %3")
                            .arg(text_of(series.name), text_of(data.periods[i]),
                                 text_of(price_words(*series.eur_per_mwh[i], language)));
        if (band != nullptr && band->low[i] && band->high[i])
            words += text_of(
                say(language, " (5–95 %: %1 to %2)",
                    {price_words(*band->low[i], language), price_words(*band->high[i], language)}));
        const Selection about{Selection::Kind::place, series.id};
        scene.points.push_back({p, static_cast<int>(i), static_cast<int>(which), words, about});
        if (has_dots)
            mark_as(scene.addEllipse(p.x() - r, p.y() - r, 2 * r, 2 * r,
                                     QPen(to_qcolor(style.colours().background), 1), colour),
                    about, {});
    }
}

} // namespace

Figure build_price_chart(const PriceChartData& given, const FigureStyle& style, QSizeF size,
                         Locale language) {
    PriceChartData data = given;
    for (PriceSeries& series : data.series)
        for (auto& price : series.eur_per_mwh)
            price = price ? std::optional(price_in(*price, language)) : std::nullopt;
    for (PriceBand& band : data.bands)
        for (auto* side : {&band.low, &band.high})
            for (auto& price : *side)
                price = price ? std::optional(price_in(*price, language)) : std::nullopt;
    Figure scene = blank_figure(style, size);
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const PriceSeries& series : data.series) {
        for (const auto& price : series.eur_per_mwh) {
            low = std::min(low, price.value_or(low));
            high = std::max(high, price.value_or(high));
        }
    }
    for (const PriceBand& band : data.bands) {
        for (const auto& price : band.low)
            low = std::min(low, price.value_or(low));
        for (const auto& price : band.high)
            high = std::max(high, price.value_or(high));
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
    if (!data.bands.empty()) {
        QColor pale = to_qcolor(style.colours().markets.at(0));
        pale.setAlphaF(0.2F);
        legend.push_back(
            {LegendEntry::Mark::area, pale, to_qcolor(style.colours().muted),
             text_of(say(language, "5–95 % of %1 futures", {std::to_string(data.futures)}))});
    }
    const double legend_width = size.width() - 2 * style.em;
    const double legend_tall = legend_height(legend, style, legend_width);
    const Panel panel = make_panel(
        *scene, style, size, PeriodLabels{data.periods},
        nice_axis(low, high, steps_that_fit(size.height() - legend_tall, style)),
        text_of(say(language, "Price, %1", {price_unit(language)})), legend_tall, language);
    add_period_band(*scene, panel, data.period, style);
    for (const PriceSeries& series : data.series)
        if (const PriceBand* const band = band_of(data, series))
            add_band(*scene, panel, *band,
                     to_qcolor(style.colours().markets.at(series.colour % market_colour_count)));
    scene->snaps = true;
    for (const bool reference : {true, false}) {
        for (std::size_t i = 0; i < data.series.size(); ++i) {
            if (data.series[i].reference != reference)
                continue;
            add_lines(panel, data.series[i], style);
            add_dots(*scene, panel, data, i, style, language);
        }
    }
    add_legend(*scene, legend, style, style.em, size.height() - legend_tall, legend_width);
    return scene;
}

} // namespace gashub::app
