// Charts of rows: stacked bars and waterfall. A row's name stands over its bar, so that names
// may be as long as they are.

#include "report/chart_rows.hpp"
#include "report/chart_svg.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

using chart::Axis, chart::bar_top;
constexpr double bar = chart::row_bar, top = chart::rows_top;

std::string signed_number(double value) {
    return (value > 0 ? "+" : "") + short_number(value);
}

/// From `low` to `high` across a bar, with short ends.
std::string whisker_path(double low, double high, double y) {
    return fmt::format("M{0} {2}v8M{0} {3}H{1}M{1} {2}v8", coordinate(low), coordinate(high),
                       coordinate(y - 4), coordinate(y));
}

} // namespace

namespace chart {

void draw_row_words(Svg& svg, std::size_t row, const std::string& name, const std::string& value) {
    const double room = width - row_left - text_width(value, Svg::letter) - 14;
    svg.text(row_left + 5, row_top(row) + 13, fitted(name, room, Svg::letter));
    if (!value.empty())
        svg.text(width - 4, row_top(row) + 13, value, "end strong");
}

} // namespace chart

std::string bar_chart_svg(const BarChart& chart) {
    chart::Extent extent;
    extent.add(0);
    for (const BarChart::Row& row : chart.rows) {
        double sum = 0;
        for (const BarChart::Part& part : row.parts)
            extent.add(sum += part.value);
        for (const auto& end : {row.mark, row.low, row.high})
            extent.add(end);
    }
    const double bottom = chart::rows_bottom(chart.rows.size());
    const Axis axis =
        chart::make_axis(extent.least(), extent.most(), chart::row_left, chart::row_right, true, 5);
    Svg svg(chart::width, bottom + 24, chart.title);
    chart::draw_bottom_axis(svg, axis, top, bottom);
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        const BarChart::Row& row = chart.rows[i];
        chart::draw_row_words(svg, i, row.name, row.value_text);
        double from = 0;
        for (const BarChart::Part& part : row.parts) {
            const double a = axis.at(from), b = axis.at(from + part.value);
            from += part.value;
            if (part.value == 0)
                continue;
            svg.open(part.look, part.name)
                .rect(std::min(a, b), bar_top(i), std::max(0.5, std::abs(b - a)), bar, "fill",
                      fmt::format("{}{}: {} {}", row.name,
                                  part.name.empty() ? "" : ", " + part.name,
                                  short_number(part.value), chart.unit))
                .close();
        }
        if (row.low && row.high)
            svg.path(whisker_path(axis.at(*row.low), axis.at(*row.high), bar_top(i) + bar / 2),
                     "range",
                     fmt::format("{}: {} to {} {}", row.name, short_number(*row.low),
                                 short_number(*row.high), chart.unit));
        if (row.mark)
            svg.path(fmt::format("M{} {}v{}", coordinate(axis.at(*row.mark)),
                                 coordinate(bar_top(i) - 3), coordinate(bar + 6)),
                     "mark",
                     fmt::format("{}: {} {}", row.mark_name, short_number(*row.mark), chart.unit));
    }
    return svg.take();
}

std::string waterfall_svg(const WaterfallChart& chart) {
    chart::Extent extent;
    extent.add(0);
    extent.add(chart.total);
    double sum = 0;
    for (const WaterfallChart::Term& term : chart.terms)
        extent.add(sum += term.value);
    const std::size_t rows = chart.terms.size() + 1;
    const double bottom = chart::rows_bottom(rows);
    const Axis axis =
        chart::make_axis(extent.least(), extent.most(), chart::row_left, chart::row_right, true, 5);
    Svg svg(chart::width, bottom + 24, chart.title);
    chart::draw_bottom_axis(svg, axis, top, bottom);
    sum = 0;
    for (std::size_t i = 0; i < chart.terms.size(); ++i) { // behind the words
        const double x = axis.at(sum += chart.terms[i].value);
        svg.line(x, bar_top(i) + bar, x, bar_top(i + 1), "link");
    }
    sum = 0;
    for (std::size_t i = 0; i < chart.terms.size(); ++i) {
        const WaterfallChart::Term& term = chart.terms[i];
        chart::draw_row_words(svg, i, term.name,
                              i == 0 ? short_number(term.value) : signed_number(term.value));
        const double a = axis.at(sum), b = axis.at(sum + term.value);
        sum += term.value;
        svg.open(term.look)
            .rect(std::min(a, b), bar_top(i), std::max(1.0, std::abs(b - a)), bar, "fill",
                  fmt::format("{}: {} {}", term.name, short_number(term.value), chart.unit))
            .close();
    }
    chart::draw_row_words(svg, rows - 1, chart.total_name, short_number(chart.total));
    const double a = axis.at(0), b = axis.at(chart.total);
    svg.open("total")
        .rect(std::min(a, b), bar_top(rows - 1), std::max(1.0, std::abs(b - a)), bar, "fill",
              fmt::format("{}: {} {}", chart.total_name, short_number(chart.total), chart.unit))
        .close();
    return svg.take();
}

} // namespace gashub
