// Charts over two numbers: supply and demand by price, and the heat map.

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

/// Class of a value's colour: h0 palest to h8 darkest.
std::string heat_look(double value, double least, double most) {
    const double part = most > least ? (value - least) / (most - least) : 0.5;
    return fmt::format("h{}", std::clamp(static_cast<int>(std::lround(8 * part)), 0, 8));
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

std::string heat_map_svg(const HeatMap& map) {
    double names = text_width(map.row_title, Svg::letter);
    for (const std::string& row : map.rows)
        names = std::max(names, text_width(row, Svg::letter));
    names = std::min(names, 170.0);
    const double left = names + 12, top = 46, cell = 30,
                 wide = (chart::width - left - 4) /
                        static_cast<double>(std::max<std::size_t>(map.columns.size(), 1));
    chart::Extent extent;
    for (const auto& value : map.values)
        extent.add(value);
    Svg svg(chart::width, top + cell * static_cast<double>(map.rows.size()) + 6, map.title);
    svg.text(2, 38, fitted(map.row_title, names, Svg::letter), "muted");
    svg.text(left, 15, map.column_title, "muted");
    for (std::size_t c = 0; c < map.columns.size(); ++c)
        svg.text(left + wide * (static_cast<double>(c) + 0.5), 38,
                 fitted(map.columns[c], wide - 4, Svg::letter), "mid");
    for (std::size_t r = 0; r < map.rows.size(); ++r) {
        const double y = top + cell * static_cast<double>(r);
        svg.text(2, y + cell / 2 + 4.5, fitted(map.rows[r], names, Svg::letter));
        for (std::size_t c = 0; c < map.columns.size(); ++c) {
            const auto& value = map.values[r * map.columns.size() + c];
            if (!value)
                continue;
            const double x = left + wide * static_cast<double>(c);
            const std::string text = short_number(*value);
            svg.open(heat_look(*value, extent.least(), extent.most()));
            svg.rect(x + 1, y + 1, wide - 2, cell - 2, "fill",
                     fmt::format("{}, {}: {} {}", map.rows[r], map.columns[c], text, map.unit));
            if (text_width(text, Svg::letter) < wide - 4)
                svg.text(x + wide / 2, y + cell / 2 + 4.5, text, "mid onheat");
            svg.close();
        }
    }
    return svg.take();
}

} // namespace gashub
