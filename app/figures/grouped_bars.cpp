#include "app/figures/grouped_bars.hpp"

#include "app/figures/chart_panel.hpp"
#include "app/figures/charts.hpp"
#include "app/figures/marks.hpp"

#include <QGraphicsRectItem>

#include <algorithm>

namespace gashub::app {

namespace {

QColor colour_of(std::size_t setting, const FigureStyle& style) {
    const Palette& colours = style.colours();
    return to_qcolor(setting == 0 ? colours.muted
                                  : colours.markets.at((setting - 1) % market_colour_count));
}

QBrush fill_of(std::size_t setting, const FigureStyle& style) {
    const QColor colour = colour_of(setting, style);
    return setting == 0 ? QBrush(colour, Qt::BDiagPattern) : QBrush(colour);
}

} // namespace

Figure build_grouped_bars(const GroupsData& data, const FigureStyle& style, QSizeF size,
                          Locale language) {
    Figure scene = blank_figure(style, size);
    double low = 0, high = 0;
    bool has_bars = false;
    std::vector<std::string> labels;
    for (const GroupsData::Group& group : data.groups) {
        labels.push_back(group.label);
        for (const auto& value : group.values) {
            has_bars = has_bars || value;
            low = std::min(low, value.value_or(0));
            high = std::max(high, value.value_or(0));
        }
    }
    if (!has_bars) {
        add_hint(*scene, data.hint, style);
        return scene;
    }
    std::vector<LegendEntry> legend;
    for (std::size_t i = 0; i < data.settings.size(); ++i)
        legend.push_back({i == 0 ? LegendEntry::Mark::hatched : LegendEntry::Mark::area,
                          colour_of(i, style), colour_of(i, style).darker(120),
                          text_of(data.settings[i])});
    const double legend_width = size.width() - 2 * style.em;
    const double legend_tall = legend_height(legend, style, legend_width);
    const Panel panel =
        make_panel(*scene, style, size, PeriodLabels{labels},
                   nice_axis(low, high, steps_that_fit(size.height() - legend_tall, style)),
                   text_of(data.title), legend_tall, language);
    // A little air between the groups.
    const double wide = 0.76 / static_cast<double>(std::max<std::size_t>(data.settings.size(), 1));
    for (std::size_t g = 0; g < data.groups.size(); ++g) {
        const GroupsData::Group& group = data.groups[g];
        for (std::size_t i = 0; i < group.values.size(); ++i) {
            if (!group.values[i])
                continue;
            const double left = static_cast<double>(g) - 0.38 + wide * static_cast<double>(i);
            const QPointF from = spot(panel, left, 0);
            const QPointF to = spot(panel, left + 0.94 * wide, *group.values[i]);
            scene->addRect(QRectF(from, to).normalized(),
                           QPen(colour_of(i, style).darker(120), 0.8), fill_of(i, style));
            scene->points.push_back(
                {{(from.x() + to.x()) / 2, to.y()},
                 static_cast<int>(g),
                 static_cast<int>(i),
                 text_of(group.label + ", " + data.settings[i] + ": " +
                         format_number(*group.values[i], data.decimals, language))});
        }
    }
    if (low < 0)
        scene->addLine({spot(panel, panel.across->min(), 0), spot(panel, panel.across->max(), 0)},
                       QPen(to_qcolor(style.colours().muted), 1));
    scene->snaps = true;
    add_legend(*scene, legend, style, style.em, size.height() - legend_tall, legend_width);
    return scene;
}

Figure build_compared(const ComparedFigure& data, const FigureStyle& style, QSizeF size,
                      Locale language) {
    return data.prices ? build_price_chart(*data.prices, style, size, language)
                       : build_grouped_bars(data.bars, style, size, language);
}

} // namespace gashub::app
