#include "report/heat_colours.hpp"

#include "report/chart_svg.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gashub {

double HeatColours::reach() const {
    return std::max(-low_, high_);
}

std::string HeatColours::look(double value) const {
    const double part = most() > least() ? (value - least()) / (most() - least()) : 0.5;
    return step(std::clamp(static_cast<int>(std::lround(8 * part)), 0, 8));
}

std::string HeatColours::step(int number) const {
    if (!has_both_signs())
        return fmt::format("h{}", number);
    return number < 4 ? fmt::format("n{}", 4 - number) : fmt::format("p{}", number - 4);
}

void draw_heat_scale(Svg& svg, const HeatColours& colours, const std::string& unit, double left,
                     double y) {
    const std::string low = short_number(colours.least()),
                      high = short_number(colours.most()) + " " + unit;
    svg.text(left, y + 12, low, "muted");
    double x = left + text_width(low, Svg::letter) + 8;
    for (int step = 0; step <= 8; ++step, x += 15)
        svg.open(colours.step(step)).rect(x, y, 15, 14, "fill").close();
    svg.text(x + 8, y + 12, high, "muted");
}

} // namespace gashub
