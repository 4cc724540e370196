// Charts of rows for many runs: tornado and dots.

#include "report/chart_rows.hpp"
#include "report/chart_study.hpp"
#include "report/chart_svg.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gashub {

using chart::Axis, chart::bar_top;

std::string tornado_svg(const TornadoChart& chart) {
    chart::Extent extent;
    extent.add(chart.central);
    for (const TornadoChart::Swing& swing : chart.swings) {
        extent.add(swing.at_low);
        extent.add(swing.at_high);
    }
    const double bottom = chart::rows_bottom(chart.swings.size());
    const Axis axis = chart::make_axis(extent.least(), extent.most(), chart::row_left + 4,
                                       chart::row_right, false, 5);
    Svg svg(chart::width, bottom + 24, chart.title);
    chart::draw_bottom_axis(svg, axis, chart::rows_top, bottom);
    for (std::size_t i = 0; i < chart.swings.size(); ++i) {
        const TornadoChart::Swing& swing = chart.swings[i];
        chart::draw_row_words(
            svg, i, swing.name,
            fmt::format("{} to {}", short_number(swing.at_low), short_number(swing.at_high)));
        // Where both ends lie on one side the shorter bar is drawn over the longer.
        const bool is_low_longer =
            std::abs(swing.at_low - chart.central) > std::abs(swing.at_high - chart.central);
        for (const bool is_high : {is_low_longer ? false : true, is_low_longer}) {
            const double end = is_high ? swing.at_high : swing.at_low, a = axis.at(chart.central),
                         b = axis.at(end);
            svg.open(is_high ? "high" : "low", is_high ? "input high" : "input low")
                .rect(std::min(a, b), bar_top(i), std::max(0.5, std::abs(b - a)), chart::row_bar,
                      "fill",
                      fmt::format("{} at {}: {} {}", swing.name,
                                  is_high ? swing.high_name : swing.low_name, short_number(end),
                                  chart.unit))
                .close();
        }
        svg.path(fmt::format("M{} {}v{}", coordinate(axis.at(chart.central)),
                             coordinate(bar_top(i) - 3), coordinate(chart::row_bar + 6)),
                 "central", fmt::format("central: {} {}", short_number(chart.central), chart.unit));
    }
    return svg.take();
}

std::string dot_chart_svg(const DotChart& chart) {
    chart::Extent extent;
    for (const DotChart::Row& row : chart.rows)
        for (const auto& value : row.values)
            extent.add(value);
    const double bottom = chart::rows_bottom(chart.rows.size());
    // What is nothing but for rounding asks for no room left of zero.
    const double least = std::abs(extent.least()) < 0.01 * extent.most() ? 0 : extent.least();
    const Axis axis =
        chart::make_axis(least, extent.most(), chart::row_left + 6, chart::row_right, false, 5);
    Svg svg(chart::width, bottom + 24, chart.title);
    chart::draw_bottom_axis(svg, axis, chart::rows_top, bottom);
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        const DotChart::Row& row = chart.rows[i];
        chart::draw_row_words(svg, i, row.name, "");
        chart::Extent span;
        for (const auto& value : row.values)
            span.add(value);
        const double y = bar_top(i) + chart::row_bar / 2;
        if (chart.series.size() == 2 || chart.rows.size() == 1) // else measures beside each other
            svg.line(axis.at(span.least()), y, axis.at(span.most()), y, "span");
        for (std::size_t s = 0; s < std::min(row.values.size(), chart.series.size()); ++s)
            if (row.values[s])
                svg.open(chart.series[s].second, chart.series[s].first)
                    .circle(axis.at(*row.values[s]), y, 6, "dot",
                            fmt::format("{}, {}: {}", row.name, chart.series[s].first,
                                        s < row.tips.size() && !row.tips[s].empty()
                                            ? row.tips[s]
                                            : short_number(*row.values[s]) + " " + chart.unit))
                    .close();
    }
    return svg.take();
}

} // namespace gashub
