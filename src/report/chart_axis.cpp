#include "report/chart_axis.hpp"

#include "report/chart_svg.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gashub::chart {
namespace {

double round_step(double span, int wanted) {
    const double raw = span / wanted, power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (raw <= factor * power * 1.0001)
            return factor * power;
    return 10 * power;
}

/// A number as text, thousands of its whole part set apart.
std::string with_commas(std::string number) {
    const auto point = static_cast<std::ptrdiff_t>(std::min(number.find('.'), number.size()));
    for (std::ptrdiff_t at = point - 3; at > (number.front() == '-' ? 1 : 0); at -= 3)
        number.insert(static_cast<std::size_t>(at), ",");
    return number;
}

} // namespace

void Extent::add(const std::optional<double>& value) {
    if (!value || !std::isfinite(*value))
        return;
    least_ = is_empty_ ? *value : std::min(least_, *value);
    most_ = is_empty_ ? *value : std::max(most_, *value);
    is_empty_ = false;
}

Axis make_axis(double least, double most, double from, double to, bool from_zero, int wanted) {
    if (from_zero || (least > 0 && least < 0.35 * most))
        least = std::min(least, 0.0), most = std::max(most, 0.0);
    if (most - least < 1e-9 * std::max({1.0, std::abs(most), std::abs(least)})) {
        const double around = std::max(0.5, 0.1 * std::abs(most));
        least -= from_zero && least >= 0 ? 0 : around;
        most += around;
    }
    const double step = round_step(most - least, wanted);
    Axis axis{.low = step * std::floor(least / step + 1e-9),
              .high = step * std::ceil(most / step - 1e-9),
              .from = from,
              .to = to,
              .ticks = {}};
    for (int i = 0; axis.low + i * step <= axis.high + step / 2; ++i)
        axis.ticks.push_back(axis.low + i * step);
    return axis;
}

std::string tick_text(const Axis& axis, double tick) {
    const double step = axis.ticks.size() > 1 ? axis.ticks[1] - axis.ticks[0] : 1;
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
    const double shown = std::abs(tick) < step / 1e6 ? 0 : tick;
    const std::string text = fmt::format("{:.{}f}", shown, decimals);
    return std::abs(shown) >= 10000 ? with_commas(text) : text;
}

void draw_left_axis(Svg& svg, const Axis& axis, double left, double right,
                    const std::string& unit) {
    for (const double tick : axis.ticks) {
        svg.line(left, axis.at(tick), right, axis.at(tick),
                 std::abs(tick) < 1e-12 ? "zero" : "grid");
        svg.text(left - 6, axis.at(tick) + 4.5, tick_text(axis, tick), "end muted");
    }
    svg.text(2, 14, unit, "muted");
}

void draw_bottom_axis(Svg& svg, const Axis& axis, double top, double bottom) {
    double free_from = -1e9;
    for (const double tick : axis.ticks) {
        svg.line(axis.at(tick), top, axis.at(tick), bottom,
                 std::abs(tick) < 1e-12 ? "zero" : "grid");
        const std::string text = tick_text(axis, tick);
        const double half = text_width(text, Svg::letter) / 2;
        const double x = std::clamp(axis.at(tick), half, width - half);
        if (x - half < free_from)
            continue;
        free_from = x + half + 6;
        svg.text(x, bottom + 20, text, "mid muted");
    }
}

void draw_labels(Svg& svg, const std::vector<std::string>& labels, const std::vector<double>& x,
                 double y) {
    if (labels.empty())
        return;
    double widest = 0;
    for (const std::string& label : labels)
        widest = std::max(widest, text_width(label, Svg::letter));
    const double pace =
        x.size() > 1 ? (x.back() - x.front()) / static_cast<double>(x.size() - 1) : width;
    const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil((widest + 8) / pace)));
    for (std::size_t i = 0; i < labels.size(); i += every) {
        const double half = text_width(labels[i], Svg::letter) / 2;
        svg.text(std::clamp(x[i], half, width - half), y, labels[i], "mid muted");
    }
}

} // namespace gashub::chart

namespace gashub {

std::string short_number(double value) {
    const double size = std::abs(value);
    if (size >= 999.5)
        return chart::with_commas(fmt::format("{:.0f}", value));
    if (size >= 99.95)
        return fmt::format("{:.0f}", value);
    if (size >= 9.995)
        return fmt::format("{:.1f}", value);
    if (size >= 0.0995 || size == 0)
        return size == 0 ? "0" : fmt::format("{:.2f}", value);
    return fmt::format("{:.2g}", value);
}

} // namespace gashub
