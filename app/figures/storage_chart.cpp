#include "app/figures/storage_chart.hpp"

#include "app/figures/chart_panel.hpp"
#include "app/view_data/words.hpp"

#include <QGraphicsRectItem>
#include <QLineSeries>

#include <algorithm>

namespace gashub::app {

namespace {

struct Line {
    const std::vector<double>& values;
    QPen pen;
};

/// Levels stand at the ends of periods, half a step right of their middles.
void add_line(const Panel& panel, const Line& line, double shift) {
    auto* const series = new QLineSeries;
    for (std::size_t i = 0; i < line.values.size(); ++i)
        series->append(static_cast<double>(i) + shift, line.values[i]);
    attach(panel, series);
    series->setPen(line.pen);
}

/// A value as a stop of keys and pointer: what, when, how much.
void add_stop(FigureScene& scene, const StorageChartData& data, QPointF at, std::size_t period,
              int row, const std::string& words) {
    scene.points.push_back(
        {at, static_cast<int>(period), row, text_of(data.periods[period] + ": " + words)});
}

void add_level_stops(FigureScene& scene, const Panel& panel, const StorageChartData& data,
                     Locale language) {
    for (std::size_t i = 0; i < data.level_bcm.size(); ++i)
        add_stop(scene, data, spot(panel, static_cast<double>(i) + 0.38, data.level_bcm[i]), i, 0,
                 say(language, "%1 in store", {volume_words(data.level_bcm[i], language)}));
    for (std::size_t i = 0; i < data.reference_bcm.size(); ++i)
        add_stop(scene, data, spot(panel, static_cast<double>(i) + 0.38, data.reference_bcm[i]), i,
                 1, data.reference_name + " " + volume_words(data.reference_bcm[i], language));
}

/// Demand given up, beside what goes in and out.
void add_unserved(FigureScene& scene, const Panel& panel, const StorageChartData& data,
                  const FigureStyle& style, Locale language) {
    const QColor fill = to_qcolor(style.colours().scarcity);
    for (std::size_t i = 0; i < data.unserved_bcm.size(); ++i) {
        if (data.unserved_bcm[i] <= 0)
            continue;
        const auto at = static_cast<double>(i);
        const QPointF low = spot(panel, at + 0.3, 0);
        const QPointF high = spot(panel, at + 0.44, data.unserved_bcm[i]);
        scene.addRect(QRectF(low, high).normalized(), QPen(fill.darker(120), 0.8),
                      QBrush(fill, Qt::BDiagPattern));
        add_stop(scene, data, {(low.x() + high.x()) / 2, high.y()}, i, 4,
                 say(language, "%1 not served", {volume_words(data.unserved_bcm[i], language)}));
    }
}

void add_flow_bars(FigureScene& scene, const Panel& panel, const StorageChartData& data,
                   const FigureStyle& style, Locale language) {
    const Palette& colours = style.colours();
    for (std::size_t i = 0; i < data.in_bcm.size(); ++i) {
        const auto at = static_cast<double>(i);
        const auto bar = [&](double value, QBrush fill, int row, const std::string& words) {
            if (std::abs(value) < 1e-6)
                return;
            const QPointF a = spot(panel, at - 0.28, 0), b = spot(panel, at + 0.28, value);
            scene.addRect(QRectF(a, b).normalized(), QPen(fill.color().darker(120), 0.8), fill);
            add_stop(scene, data, {(a.x() + b.x()) / 2, b.y()}, i, row, words);
        };
        bar(data.in_bcm[i], to_qcolor(colours.transport), 2,
            say(language, "%1 put in", {volume_words(data.in_bcm[i], language)}));
        bar(-data.out_bcm[i], QBrush(to_qcolor(colours.transport), Qt::BDiagPattern), 3,
            say(language, "%1 taken out", {volume_words(data.out_bcm[i], language)}));
    }
}

void add_targets(FigureScene& scene, const Panel& panel, const StorageChartData& data,
                 const FigureStyle& style, Locale language) {
    const double r = 0.4 * style.em;
    for (std::size_t i = 0; i < data.target_bcm.size(); ++i) {
        if (!data.target_bcm[i])
            continue;
        const QPointF at = spot(panel, static_cast<double>(i) + 0.38, *data.target_bcm[i]);
        scene.addPolygon(QPolygonF({{at.x() - r, at.y()},
                                    {at.x(), at.y() - r},
                                    {at.x() + r, at.y()},
                                    {at.x(), at.y() + r}}),
                         QPen(to_qcolor(style.colours().ink), 1),
                         to_qcolor(style.colours().scarcity));
        add_stop(
            scene, data, at, i, 5,
            say(language, "At least %1 by rule", {volume_words(*data.target_bcm[i], language)}));
    }
}

} // namespace

Figure build_storage_chart(const StorageChartData& given, const FigureStyle& style, QSizeF size,
                           Locale language) {
    StorageChartData data = given;
    for (auto* values : {&data.level_bcm, &data.reference_bcm, &data.working_bcm, &data.in_bcm,
                         &data.out_bcm, &data.unserved_bcm})
        for (double& value : *values)
            value = volume_in(value, language);
    for (auto& target : data.target_bcm)
        target = target ? std::optional(volume_in(*target, language)) : std::nullopt;
    Figure scene = blank_figure(style, size);
    if (data.level_bcm.empty()) {
        add_hint(*scene, say(language, "There are no stores here."), style);
        return scene;
    }
    const Palette& colours = style.colours();
    double low = 0, high = 0;
    for (const double out : data.out_bcm)
        low = std::min(low, -out);
    for (const auto* values : {&data.working_bcm, &data.level_bcm, &data.reference_bcm,
                               &data.in_bcm, &data.unserved_bcm})
        for (const double value : *values)
            high = std::max(high, value);

    const QColor ink = to_qcolor(colours.ink), muted = to_qcolor(colours.muted);
    QPen level(ink, 0.2 * style.em), full(muted, 0.1 * style.em);
    QColor pale = ink;
    pale.setAlphaF(0.5F);
    QPen before(pale, 0.13 * style.em);
    before.setDashPattern({4, 3});
    full.setDashPattern({1, 2});
    std::vector<LegendEntry> legend{
        {LegendEntry::Mark::line, ink, {}, text_of(say(language, "in store"))},
        {LegendEntry::Mark::dashed, muted, {}, text_of(say(language, "full stores"))},
        {LegendEntry::Mark::area, to_qcolor(colours.transport), ink,
         text_of(say(language, "put in (hatched: taken out)"))}};
    if (!data.reference_bcm.empty())
        legend.push_back({LegendEntry::Mark::dashed, pale, {}, text_of(data.reference_name)});
    const bool has_target = std::any_of(data.target_bcm.begin(), data.target_bcm.end(),
                                        [](const auto& target) { return target.has_value(); });
    if (has_target)
        legend.push_back({LegendEntry::Mark::area, to_qcolor(colours.scarcity), ink,
                          text_of(say(language, "least by rule"))});
    const bool is_short = std::any_of(data.unserved_bcm.begin(), data.unserved_bcm.end(),
                                      [](double unserved) { return unserved > 0; });
    if (is_short)
        legend.push_back({LegendEntry::Mark::hatched, to_qcolor(colours.scarcity), ink,
                          text_of(say(language, "not served"))});
    const double legend_width = size.width() - 2 * style.em;
    const double legend_tall = legend_height(legend, style, legend_width);
    const Panel panel = make_panel(
        *scene, style, size, PeriodLabels{data.periods},
        nice_axis(low, high, steps_that_fit(size.height() - legend_tall, style)),
        text_of(say(language, "Gas in store, %1, %2", {data.place, volume_unit(language)})),
        legend_tall, language);
    add_period_band(*scene, panel, data.period, style);
    add_flow_bars(*scene, panel, data, style, language);
    if (low < 0)
        scene->addLine({spot(panel, panel.across->min(), 0), spot(panel, panel.across->max(), 0)},
                       QPen(muted, 1));
    add_line(panel, {data.working_bcm, full}, 0);
    if (!data.reference_bcm.empty())
        add_line(panel, {data.reference_bcm, before}, 0.38);
    add_line(panel, {data.level_bcm, level}, 0.38);
    add_targets(*scene, panel, data, style, language);
    add_unserved(*scene, panel, data, style, language);
    add_level_stops(*scene, panel, data, language);
    scene->snaps = true;
    add_legend(*scene, legend, style, style.em, size.height() - legend_tall, legend_width);
    return scene;
}

} // namespace gashub::app
