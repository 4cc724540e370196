#pragma once
// Axes of charts: round ticks, and where values stand between two ends. Of this room only.

#include "report/svg.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gashub::chart {

inline constexpr double width = 480; ///< of every chart

/// Values from `low` to `high` laid along [from, to] of the drawing, ends moved out to round ticks.
struct Axis {
    double low = 0, high = 1, from = 0, to = 1;
    std::vector<double> ticks;
    double at(double value) const { return from + (to - from) * (value - low) / (high - low); }
};

/// About `wanted` ticks of 1, 2 or 5 times a power of ten. Zero is in where `from_zero` says so or
/// the span is wide of it.
Axis make_axis(double least, double most, double from, double to, bool from_zero, int wanted = 4);

/// Smallest and largest of what is there; {0, 1} where nothing is.
class Extent {
  public:
    void add(const std::optional<double>& value);
    double least() const { return is_empty_ ? 0 : least_; }
    double most() const { return is_empty_ ? 1 : most_; }

  private:
    double least_ = 0, most_ = 0;
    bool is_empty_ = true;
};

/// A tick as text, with as many decimals as the axis' step needs.
std::string tick_text(const Axis& axis, double tick);

/// Grid lines and numbers of a vertical axis, the unit above it. Gives the left end of the plot.
void draw_left_axis(Svg& svg, const Axis& axis, double left, double right, const std::string& unit);
/// Numbers under a horizontal axis, with grid lines up to `top`.
void draw_bottom_axis(Svg& svg, const Axis& axis, double top, double bottom);
/// Labels under columns or points at `x`, as many as have room.
void draw_labels(Svg& svg, const std::vector<std::string>& labels, const std::vector<double>& x,
                 double y);

} // namespace gashub::chart
