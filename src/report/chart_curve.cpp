// Supply and demand by price.

#include "report/chart_axis.hpp"
#include "report/chart_svg.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

using chart::Axis;

std::string step_path(const std::vector<CurveChart::Point>& points, const Axis& x, const Axis& y) {
    std::string path;
    for (const CurveChart::Point& point : points)
        path += (path.empty() ? "M" : "L") + coordinate(x.at(std::min(point.volume, x.high))) +
                " " + coordinate(y.at(point.price));
    return path;
}

} // namespace

std::string curve_chart_svg(const CurveChart& chart) {
    constexpr double height = 320, left = 52, right = chart::width - 10, top = 26, bottom = 272;
    double most = std::max(chart.volume, 1e-6);
    chart::Extent prices;
    prices.add(0);
    prices.add(chart.price);
    for (const auto* side : {&chart.supply, &chart.demand})
        for (const CurveChart::Point& point : *side) {
            most = std::max(most, point.volume);
            prices.add(point.price);
        }
    most = std::min(most, 3 * std::max(chart.volume, 1e-3)); // the tail of demand says little
    const Axis x = chart::make_axis(0, most, left, right, true),
               y = chart::make_axis(prices.least(), prices.most(), bottom, top, true);
    Svg svg(chart::width, height, chart.title);
    chart::draw_left_axis(svg, y, left, right, chart.price_unit);
    chart::draw_bottom_axis(svg, x, top, bottom);
    svg.text(right, bottom + 38, chart.volume_unit, "end muted");
    svg.open("", "who supplies");
    for (const CurveChart::Block& block : chart.blocks) {
        if (block.from >= x.high)
            continue;
        const double a = x.at(block.from), b = x.at(std::min(block.to, x.high));
        svg.open(block.look)
            .rect(a, y.at(block.price), std::max(0.5, b - a), y.at(0) - y.at(block.price), "block",
                  block.tip)
            .close();
        const std::string name = fitted(block.name, y.at(0) - y.at(block.price) - 10, 11);
        if (b - a > 15 && name.size() > 6)
            svg.raw(fmt::format("<text transform=\"translate({} {}) rotate(-90)\" "
                                "class=\"small onblock\">{}</text>",
                                coordinate((a + b) / 2 + 4), coordinate(y.at(0) - 5),
                                escaped(name)));
    }
    svg.close();
    svg.open("s1", "supply").path(step_path(chart.supply, x, y), "stroke").close();
    svg.open("s2", "demand").path(step_path(chart.demand, x, y), "stroke").close();
    svg.circle(x.at(std::min(chart.volume, x.high)), y.at(chart.price), 5, "crossing",
               fmt::format("as cleared: {} {} at {} {}", short_number(chart.volume),
                           chart.volume_unit, short_number(chart.price), chart.price_unit));
    return svg.take();
}

} // namespace gashub
