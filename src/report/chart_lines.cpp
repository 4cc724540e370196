// Charts over periods: lines with bands, and stacked columns.

#include "report/chart_axis.hpp"
#include "report/chart_svg.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

using chart::Axis;

constexpr double height = 270, left = 52, right = chart::width - 8, top = 26, bottom = 238;

/// Middles of `count` equal spans of the plot.
std::vector<double> middles(std::size_t count) {
    std::vector<double> x;
    for (std::size_t i = 0; i < count; ++i)
        x.push_back(left + (right - left) * (static_cast<double>(i) + 0.5) /
                               static_cast<double>(std::max<std::size_t>(count, 1)));
    return x;
}

/// A path through what is there, broken at gaps.
std::string path_through(const std::vector<std::optional<double>>& values,
                         const std::vector<double>& x, const Axis& axis) {
    std::string path;
    bool is_on = false;
    for (std::size_t i = 0; i < std::min(values.size(), x.size()); ++i) {
        if (values[i])
            path += (is_on ? "L" : "M") + coordinate(x[i]) + " " + coordinate(axis.at(*values[i]));
        is_on = values[i].has_value();
    }
    return path;
}

/// Along the upper end and back along the lower, broken at gaps.
std::string band_path(const LineChart::Band& band, const std::vector<double>& x, const Axis& axis) {
    std::string path, back;
    for (std::size_t i = 0; i <= x.size(); ++i) {
        const bool is_there = i < x.size() && i < band.low.size() && i < band.high.size() &&
                              band.low[i] && band.high[i];
        if (!is_there) {
            path += back.empty() ? "" : back + "Z";
            back.clear();
            continue;
        }
        path += (back.empty() ? "M" : "L") + coordinate(x[i]) + " " +
                coordinate(axis.at(*band.high[i]));
        back = "L" + coordinate(x[i]) + " " + coordinate(axis.at(*band.low[i])) + back;
    }
    return path;
}

std::string point_tip(const std::string& name, const std::string& label, double value,
                      const std::string& unit) {
    return fmt::format("{}, {}: {} {}", name, label, short_number(value), unit);
}

} // namespace

std::string line_chart_svg(const LineChart& chart) {
    chart::Extent extent;
    for (const ChartSeries& line : chart.lines)
        for (const auto& value : line.values)
            extent.add(value);
    for (const LineChart::Band& band : chart.bands)
        for (const auto* side : {&band.low, &band.high})
            for (const auto& value : *side)
                extent.add(value);
    const Axis axis = chart::make_axis(extent.least(), extent.most(), bottom, top, false);
    const std::vector<double> x = middles(chart.labels.size());
    Svg svg(chart::width, height, chart.title);
    chart::draw_left_axis(svg, axis, left, right, chart.unit);
    chart::draw_labels(svg, chart.labels, x, bottom + 20);
    for (const LineChart::Band& band : chart.bands)
        svg.open(band.look, band.name).path(band_path(band, x, axis), "band").close();
    for (const ChartSeries& line : chart.lines) {
        svg.open(line.look, line.name);
        svg.path(path_through(line.values, x, axis), "stroke");
        for (std::size_t i = 0; i < std::min(line.values.size(), x.size()); ++i)
            if (line.values[i])
                svg.circle(x[i], axis.at(*line.values[i]), x.size() > 40 ? 2 : 3.5, "dot",
                           point_tip(line.name, chart.labels[i], *line.values[i], chart.unit));
        svg.close();
    }
    return svg.take();
}

std::string column_chart_svg(const ColumnChart& chart) {
    std::vector<double> above(chart.labels.size(), 0), below(chart.labels.size(), 0);
    chart::Extent extent;
    extent.add(0);
    for (const ChartSeries& layer : chart.layers)
        for (std::size_t i = 0; i < std::min(layer.values.size(), above.size()); ++i) {
            (layer.values[i].value_or(0) >= 0 ? above : below)[i] += layer.values[i].value_or(0);
            extent.add(above[i]);
            extent.add(below[i]);
        }
    const Axis axis = chart::make_axis(extent.least(), extent.most(), bottom, top, true);
    const std::vector<double> x = middles(chart.labels.size());
    const double wide = std::max(1.0, 0.8 * (right - left) /
                                          static_cast<double>(std::max<std::size_t>(x.size(), 1)));
    Svg svg(chart::width, height, chart.title);
    chart::draw_left_axis(svg, axis, left, right, chart.unit);
    chart::draw_labels(svg, chart.labels, x, bottom + 20);
    std::fill(above.begin(), above.end(), 0);
    std::fill(below.begin(), below.end(), 0);
    for (const ChartSeries& layer : chart.layers) {
        svg.open(layer.look, layer.name);
        for (std::size_t i = 0; i < std::min(layer.values.size(), x.size()); ++i) {
            const double value = layer.values[i].value_or(0);
            if (value == 0)
                continue;
            double& base = (value >= 0 ? above : below)[i];
            const double y1 = axis.at(base), y2 = axis.at(base + value);
            base += value;
            svg.rect(x[i] - wide / 2, std::min(y1, y2), wide, std::abs(y2 - y1), "fill",
                     point_tip(layer.name, chart.labels[i], value, chart.unit));
        }
        svg.close();
    }
    return svg.take();
}

} // namespace gashub
