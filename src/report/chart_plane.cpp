// Lines, bands and levels over a number.

#include "report/chart_axis.hpp"
#include "report/chart_study.hpp"
#include "report/chart_svg.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gashub {
namespace {

using chart::Axis;

std::string through(const std::vector<std::pair<double, double>>& points, const Axis& x,
                    const Axis& y) {
    std::string path;
    for (const auto& [at, value] : points)
        path += (path.empty() ? "M" : "L") + coordinate(x.at(at)) + " " + coordinate(y.at(value));
    return path;
}

std::string around(const PlaneChart::Band& band, const Axis& x, const Axis& y) {
    std::string there, back;
    for (const PlaneChart::Band::Point& point : band.points) {
        there += (there.empty() ? "M" : "L") + coordinate(x.at(point.x)) + " " +
                 coordinate(y.at(point.high));
        back = "L" + coordinate(x.at(point.x)) + " " + coordinate(y.at(point.low)) + back;
    }
    return there.empty() ? there : there + back + "Z";
}

} // namespace

std::string plane_chart_svg(const PlaneChart& chart) {
    constexpr double height = 296, left = 52, right = chart::width - 12, top = 26, bottom = 240;
    chart::Extent across, up;
    for (const PlaneChart::Line& line : chart.lines)
        for (const auto& [x, y] : line.points) {
            across.add(x);
            up.add(y);
        }
    for (const PlaneChart::Band& band : chart.bands)
        for (const PlaneChart::Band::Point& point : band.points) {
            across.add(point.x);
            up.add(point.low);
            up.add(point.high);
        }
    for (const PlaneChart::Level& level : chart.levels)
        up.add(level.value);
    for (const PlaneChart::Span& span : chart.spans) {
        across.add(span.from);
        across.add(span.to);
    }
    const Axis x = chart::make_axis(across.least(), across.most(), left, right, false, 5),
               y = chart::make_axis(up.least(), up.most(), bottom, top, chart.from_zero);
    Svg svg(chart::width, height, chart.title);
    for (const PlaneChart::Span& span : chart.spans) {
        const double a = x.at(span.from), b = x.at(span.to);
        if (span.from == span.to) {
            svg.open(span.look, span.name)
                .path(fmt::format("M{} {}V{}", coordinate(a), coordinate(top), coordinate(bottom)),
                      "level", fmt::format("{}: {}", span.name, short_number(span.from)))
                .close();
            continue;
        }
        svg.open(span.look, span.name)
            .rect(a, top, std::max(2.0, b - a), bottom - top, "span-fill",
                  fmt::format("{}: {} to {}", span.name, short_number(span.from),
                              short_number(span.to)))
            .close();
    }
    chart::draw_left_axis(svg, y, left, right, chart.unit);
    chart::draw_bottom_axis(svg, x, top, bottom);
    svg.text(right, bottom + 38, fitted(chart.x_title, right - 4, Svg::letter), "end muted");
    for (const PlaneChart::Band& band : chart.bands)
        svg.open(band.look, band.name).path(around(band, x, y), "band").close();
    for (const PlaneChart::Level& level : chart.levels)
        svg.open(level.look, level.name)
            .path(fmt::format("M{} {}H{}", coordinate(left), coordinate(y.at(level.value)),
                              coordinate(right)),
                  "level",
                  fmt::format("{}: {} {}", level.name, short_number(level.value), chart.unit))
            .close();
    for (const PlaneChart::Line& line : chart.lines) {
        svg.open(line.look, line.name).path(through(line.points, x, y), "stroke");
        if (chart.has_dots)
            for (const auto& [at, value] : line.points)
                svg.circle(x.at(at), y.at(value), 3.5, "dot",
                           fmt::format("{} at {}: {} {}", line.name, short_number(at),
                                       short_number(value), chart.unit));
        svg.close();
    }
    return svg.take();
}

} // namespace gashub
