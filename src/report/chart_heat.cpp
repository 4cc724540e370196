// Numbers or words on a grid.

#include "report/chart_axis.hpp"
#include "report/chart_study.hpp"
#include "report/chart_svg.hpp"
#include "report/heat_colours.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr double most_names = 170, cell_height = 30, key_pace = 19;
constexpr double least_letter = 9; ///< for many columns: all numbers stand in their cells

double widest(const std::vector<std::string>& names) {
    double width = 0;
    for (const std::string& name : names)
        width = std::max(width, text_width(name, Svg::letter));
    return width;
}

double names_width(const HeatMap& map) {
    return std::min(std::max(widest(map.rows), text_width(map.row_title, Svg::letter)), most_names);
}

/// Width of a column.
double column_width(const HeatMap& map) {
    return (chart::width - names_width(map) - 16) /
           static_cast<double>(std::max<std::size_t>(map.columns.size(), 1));
}

bool columns_fit(const HeatMap& map) {
    return widest(map.columns) <= column_width(map) - 4;
}

HeatMap turned(const HeatMap& map) {
    HeatMap other = map;
    std::swap(other.rows, other.columns);
    std::swap(other.row_title, other.column_title);
    for (std::size_t r = 0; r < map.rows.size(); ++r)
        for (std::size_t c = 0; c < map.columns.size(); ++c)
            other.cells[c * map.rows.size() + r] = map.cells[r * map.columns.size() + c];
    return other;
}

void draw_cell(Svg& svg, const HeatMap& map, const HeatColours& colours, std::size_t row,
               std::size_t column, double x, double y, double wide) {
    const HeatMap::Cell& cell = map.cells[row * map.columns.size() + column];
    if (!cell.value && cell.words.empty())
        return;
    const std::string text = !cell.words.empty() ? cell.words : short_number(*cell.value);
    std::string tip = cell.tip;
    if (tip.empty())
        tip = text + (cell.words.empty() ? " " + map.unit : "");
    svg.open(cell.look.empty() && cell.value ? colours.look(*cell.value) : cell.look,
             cell.value ? "" : cell.words);
    svg.rect(x + 1, y + 1, wide - 2, cell_height - 2, "fill",
             fmt::format("{}, {}: {}", map.rows[row], map.columns[column], tip));
    const std::pair<double, const char*> letters[] = {
        {Svg::letter, "mid onheat"}, {11, "mid small onheat"}, {least_letter, "mid tiny onheat"}};
    for (const auto& [letter, look] : letters)
        if (text_width(text, letter) < wide - 2) {
            svg.text(x + wide / 2, y + cell_height / 2 + 4.5, text, look);
            break;
        }
    svg.close();
}

/// A line around all marked cells.
void draw_outline(Svg& svg, const HeatMap& map, double left, double top, double wide) {
    const auto is_marked = [&](std::size_t row, std::size_t column) { // out of bounds wraps to far
        return row < map.rows.size() && column < map.columns.size() &&
               map.cells[row * map.columns.size() + column].is_marked;
    };
    std::string path;
    const auto add = [&](double x1, double y1, double x2, double y2) {
        path += fmt::format("M{} {}L{} {}", coordinate(x1), coordinate(y1), coordinate(x2),
                            coordinate(y2));
    };
    for (std::size_t r = 0; r < map.rows.size(); ++r)
        for (std::size_t c = 0; c < map.columns.size(); ++c) {
            if (!is_marked(r, c))
                continue;
            const double x = left + wide * static_cast<double>(c),
                         y = top + cell_height * static_cast<double>(r);
            if (!is_marked(r - 1, c))
                add(x, y, x + wide, y);
            if (!is_marked(r + 1, c))
                add(x, y + cell_height, x + wide, y + cell_height);
            if (!is_marked(r, c - 1))
                add(x, y, x, y + cell_height);
            if (!is_marked(r, c + 1))
                add(x + wide, y, x + wide, y + cell_height);
        }
    if (!path.empty())
        svg.path(path, "outline", map.mark_name);
}

} // namespace

std::string heat_map_svg(HeatMap map) {
    if (!columns_fit(map))
        if (HeatMap other = turned(map); columns_fit(other))
            map = std::move(other);
    const bool has_key = !columns_fit(map); // numbers stand for the columns' names
    const double names = names_width(map), left = names + 12, top = 46, wide = column_width(map);
    chart::Extent extent;
    for (const HeatMap::Cell& cell : map.cells)
        extent.add(cell.value);
    const HeatColours colours(extent.least(), extent.most());
    const bool has_scale = std::any_of(map.cells.begin(), map.cells.end(), [](const auto& cell) {
        return cell.value && cell.look.empty();
    });
    const double grid_bottom = top + cell_height * static_cast<double>(map.rows.size()),
                 key_top = grid_bottom + (has_scale ? 34 : 8),
                 bottom = key_top +
                          (has_key ? key_pace * static_cast<double>(map.columns.size()) + 4 : 0);
    Svg svg(chart::width, bottom, map.title);
    svg.text(2, 38, fitted(map.row_title, names, Svg::letter), "muted");
    svg.text(left, 15, fitted(map.column_title, chart::width - left - 4, Svg::letter), "muted");
    for (std::size_t c = 0; c < map.columns.size(); ++c) {
        svg.text(left + wide * (static_cast<double>(c) + 0.5), 38,
                 has_key ? fmt::format("{}", c + 1) : map.columns[c], "mid");
        if (has_key)
            svg.text(2, key_top + key_pace * static_cast<double>(c) + 14,
                     fitted(fmt::format("{}  {}", c + 1, map.columns[c]), chart::width - 6,
                            Svg::letter));
    }
    for (std::size_t r = 0; r < map.rows.size(); ++r) {
        const double y = top + cell_height * static_cast<double>(r);
        svg.text(2, y + cell_height / 2 + 4.5, fitted(map.rows[r], names, Svg::letter));
        for (std::size_t c = 0; c < map.columns.size(); ++c)
            draw_cell(svg, map, colours, r, c, left + wide * static_cast<double>(c), y, wide);
    }
    draw_outline(svg, map, left, top, wide);
    if (has_scale)
        draw_heat_scale(svg, colours, map.unit, left, grid_bottom + 10);
    return svg.take();
}

} // namespace gashub
