// Who comes at what price: steps as wide as their volume.

#include "report/chart_axis.hpp"
#include "report/chart_study.hpp"
#include "report/chart_svg.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gashub {
namespace {

/// Lines from corner to corner over a rectangle, `pace` apart.
std::string hatching(double x, double y, double width, double height) {
    constexpr double pace = 7;
    std::string path;
    for (double at = pace; at < width + height; at += pace) {
        const double x1 = std::min(at, width), y1 = at - x1, y2 = std::min(at, height),
                     x2 = at - y2;
        path += fmt::format("M{} {}L{} {}", coordinate(x + x1), coordinate(y + y1),
                            coordinate(x + x2), coordinate(y + y2));
    }
    return path;
}

} // namespace

std::string stair_chart_svg(const StairChart& chart) {
    constexpr double left = 52, right = chart::width - 12, top = 26, bottom = 256, list = 302,
                     pace = 19;
    chart::Extent prices;
    prices.add(0);
    double volume = 0;
    for (const StairChart::Step& step : chart.steps) {
        prices.add(step.price);
        volume += step.volume;
    }
    for (const StairChart::Level& level : chart.levels)
        prices.add(level.price);
    const chart::Axis x = chart::make_axis(0, volume, left, right, true, 5),
                      y = chart::make_axis(prices.least(), prices.most(), bottom, top, true);
    Svg svg(chart::width, list + pace * static_cast<double>(chart.steps.size()), chart.title);
    chart::draw_left_axis(svg, y, left, right, chart.price_unit);
    chart::draw_bottom_axis(svg, x, top, bottom);
    svg.text(right, bottom + 36, chart.volume_unit, "end muted");
    double from = 0;
    for (std::size_t i = 0; i < chart.steps.size(); ++i) {
        const StairChart::Step& step = chart.steps[i];
        const double a = x.at(from), b = x.at(from + step.volume), high = y.at(step.price);
        from += step.volume;
        svg.open(fmt::format("s{}", i % 6 + 1))
            .rect(a, high, std::max(1.0, b - a), y.at(0) - high, "block",
                  fmt::format("{}: {} {} from {} {}{}", step.name, short_number(step.volume),
                              chart.volume_unit, short_number(step.price), chart.price_unit,
                              step.note.empty() ? "" : "; " + step.note));
        if (step.odds < 1)
            svg.path(hatching(a, high, b - a, y.at(0) - high), "hatch");
        svg.close();
        const std::string number = fmt::format("{}", i + 1);
        if (b - a > text_width(number, Svg::letter) + 3)
            svg.text((a + b) / 2, y.at(0) - 6, number, "mid onblock");
        svg.text(4, list + pace * static_cast<double>(i),
                 fitted(fmt::format("{}  {}: {} {} from {} {}{}", number, step.name,
                                    short_number(step.volume), chart.volume_unit,
                                    short_number(step.price), chart.price_unit,
                                    step.note.empty() ? "" : "; " + step.note),
                        chart::width - 8, Svg::letter));
    }
    for (const StairChart::Level& level : chart.levels)
        svg.open(level.look, level.name)
            .path(fmt::format("M{} {}H{}", coordinate(left), coordinate(y.at(level.price)),
                              coordinate(right)),
                  "level",
                  fmt::format("{}: {} {}", level.name, short_number(level.price), chart.price_unit))
            .close();
    return svg.take();
}

} // namespace gashub
