#include "app/figures/chart_panel.hpp"
#include "app/figures/charts.hpp"
#include "app/figures/marks.hpp"
#include "app/view_data/words.hpp"

#include <QAreaSeries>
#include <QChart>
#include <QGraphicsPathItem>
#include <QGraphicsRectItem>
#include <QLineSeries>

#include <algorithm>

namespace gashub::app {

namespace {

/// One layer of the stack: where it begins and ends in every period.
struct Layer {
    std::size_t group = 0;
    bool labelled = false; ///< what of the group bears the hub's label
    std::vector<double> low, high;
};

/// From the ground up, those groups of which there is any; under the hub's label on top of its own.
std::vector<Layer> layers_of(const OriginChartData& data) {
    std::vector<Layer> layers;
    std::vector<double> floor(data.bcm_per_year.size(), 0.0);
    const auto add = [&](std::size_t group, bool labelled, auto amount) {
        Layer layer{.group = group, .labelled = labelled, .low = floor, .high = floor};
        double most = 0;
        for (std::size_t i = 0; i < floor.size(); ++i) {
            layer.high[i] += amount(i);
            most = std::max(most, amount(i));
        }
        if (most <= 1e-6)
            return;
        floor = layer.high;
        layers.push_back(std::move(layer));
    };
    for (std::size_t g = 0; g < origin_group_count; ++g) {
        const auto labelled = [&](std::size_t i) {
            return data.labelled.empty() ? 0
                                         : std::min(data.labelled[i][g], data.bcm_per_year[i][g]);
        };
        add(g, false, [&](std::size_t i) { return data.bcm_per_year[i][g] - labelled(i); });
        add(g, true, labelled);
    }
    return layers;
}

/// Areas reach half a period beyond the first and the last middle: a period is not a point.
std::vector<double> across_of(std::size_t count) {
    std::vector<double> across{-0.4};
    for (std::size_t i = 0; i < count; ++i)
        across.push_back(static_cast<double>(i));
    across.push_back(static_cast<double>(count) - 0.6);
    return across;
}

double height_at(const std::vector<double>& heights, std::size_t i) {
    return heights[std::clamp<std::size_t>(i, 1, heights.size()) - 1];
}

QLineSeries* boundary(const Panel& panel, const std::vector<double>& heights) {
    auto* const line = new QLineSeries(panel.chart);
    const std::vector<double> across = across_of(heights.size());
    for (std::size_t i = 0; i < across.size(); ++i)
        line->append(across[i], height_at(heights, i));
    return line;
}

/// A hatch over what has its colour already, in the page's own.
QBrush hatch(const FigureStyle& style) {
    return {to_qcolor(style.colours().background), Qt::BDiagPattern};
}

void add_area(QGraphicsScene& scene, const Panel& panel, const Layer& layer,
              const FigureStyle& style) {
    const Palette& colours = style.colours();
    auto* const area = new QAreaSeries(boundary(panel, layer.high), boundary(panel, layer.low));
    attach(panel, area);
    area->setBrush(to_qcolor(colours.origins[layer.group]));
    area->setPen(QPen(to_qcolor(colours.background), 0.8));
    if (!layer.labelled)
        return;
    QPolygonF outline;
    const std::vector<double> across = across_of(layer.high.size());
    for (std::size_t i = 0; i < across.size(); ++i)
        outline << spot(panel, across[i], height_at(layer.high, i));
    for (std::size_t i = across.size(); i-- > 0;)
        outline << spot(panel, across[i], height_at(layer.low, i));
    scene.addPolygon(outline, Qt::NoPen, hatch(style))->setZValue(1);
}

void add_bars(QGraphicsScene& scene, const Panel& panel, const Layer& layer,
              const FigureStyle& style) {
    constexpr double half = 0.32;
    const Palette& colours = style.colours();
    for (std::size_t i = 0; i < layer.high.size(); ++i) {
        const auto at = static_cast<double>(i);
        const QRectF bar =
            QRectF(spot(panel, at - half, layer.high[i]), spot(panel, at + half, layer.low[i]))
                .normalized();
        if (bar.height() < 0.1)
            continue;
        scene.addRect(bar, QPen(to_qcolor(colours.origin_outlines[layer.group]), 0.6),
                      to_qcolor(colours.origins[layer.group]));
        if (layer.labelled)
            scene.addRect(bar, Qt::NoPen, hatch(style));
    }
}

void add_stops(FigureScene& scene, const Panel& panel, const OriginChartData& data,
               const Layer& layer, int row, Locale language) {
    const std::string origin = origin_group_name(static_cast<OriginGroup>(layer.group), language);
    const std::string name =
        layer.labelled ? say(language, "%1, under the hub's label", {origin}) : origin;
    for (std::size_t i = 0; i < layer.high.size(); ++i) {
        const double amount = layer.high[i] - layer.low[i];
        if (amount > 1e-6)
            scene.points.push_back(
                {spot(panel, static_cast<double>(i), (layer.high[i] + layer.low[i]) / 2),
                 static_cast<int>(i), row,
                 text_of(name + ", " + data.periods[i] + ": " +
                         say(language, "%1 a year", {volume_words(amount, language)}))});
    }
}

std::vector<LegendEntry> legend_of(const std::vector<Layer>& layers, const FigureStyle& style,
                                   Locale language) {
    const Palette& colours = style.colours();
    std::vector<LegendEntry> legend;
    std::optional<std::size_t> last;
    bool has_labelled = false;
    for (const Layer& layer : layers) {
        has_labelled = has_labelled || layer.labelled;
        if (last == layer.group)
            continue;
        last = layer.group;
        legend.push_back(
            {LegendEntry::Mark::area, to_qcolor(colours.origins[layer.group]),
             to_qcolor(colours.origin_outlines[layer.group]),
             text_of(origin_group_name(static_cast<OriginGroup>(layer.group), language))});
    }
    if (has_labelled)
        legend.push_back({LegendEntry::Mark::hatched, to_qcolor(colours.ink),
                          to_qcolor(colours.muted),
                          text_of(say(language, "under the hub's label"))});
    return legend;
}

} // namespace

Figure build_origin_chart(const OriginChartData& given, const FigureStyle& style, QSizeF size,
                          Locale language) {
    OriginChartData data = given;
    for (auto* list : {&data.bcm_per_year, &data.labelled})
        for (OriginValues& values : *list)
            for (double& value : values)
                value = volume_in(value, language);
    Figure scene = blank_figure(style, size);
    const std::vector<Layer> layers = layers_of(data);
    if (layers.empty()) {
        add_hint(*scene, say(language, "No gas passes here."), style);
        return scene;
    }
    const std::vector<double>& roof = layers.back().high;
    const double high = *std::max_element(roof.begin(), roof.end());
    const std::vector<LegendEntry> legend = legend_of(layers, style, language);
    const double legend_width = size.width() - 2 * style.em;
    const double legend_tall = legend_height(legend, style, legend_width);
    const Panel panel = make_panel(
        *scene, style, size, PeriodLabels{data.periods},
        nice_axis(0, high, steps_that_fit(size.height() - legend_tall, style)),
        text_of(say(language, "Gas by origin, %1, %2 a year", {data.place, volume_unit(language)})),
        legend_tall, language);
    scene->snaps = true;
    int row = static_cast<int>(layers.size());
    for (const Layer& layer : layers) {
        if (data.by_year)
            add_bars(*scene, panel, layer, style);
        else
            add_area(*scene, panel, layer, style);
        add_stops(*scene, panel, data, layer, --row, language);
    }
    add_period_band(*scene, panel, data.period, style);
    add_legend(*scene, legend, style, style.em, size.height() - legend_tall, legend_width);
    return scene;
}

} // namespace gashub::app
