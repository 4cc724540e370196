#pragma once
// How rows of a chart stand: a name over its bar or line, so that names may be as long as they are.
// Of this room only.

#include "report/chart_axis.hpp"

#include <cstddef>
#include <string>

namespace gashub::chart {

inline constexpr double row_pace = 38, row_bar = 13, row_left = 4, row_right = width - 12,
                        rows_top = 6;

inline double row_top(std::size_t row) {
    return rows_top + row_pace * static_cast<double>(row);
}
inline double rows_bottom(std::size_t rows) {
    return row_top(rows) + 4;
}
inline double bar_top(std::size_t row) {
    return row_top(row) + 18;
}

/// The row's words: name at the left, value at the right end.
void draw_row_words(Svg& svg, std::size_t row, const std::string& name, const std::string& value);

} // namespace gashub::chart
