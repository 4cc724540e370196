// Figures of an answer's tables, as their `picture` asks for.

#include "report/answer_shapes.hpp"
#include "report/answer_words.hpp"
#include "report/chart_study.hpp"
#include "report/chart_svg.hpp"
#include "report/study_figures.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr std::size_t most_columns = 6, most_rows = 24;

/// What follows the last comma of every row's title: `price, EUR/MWh` and `spread, EUR/MWh` give
/// `EUR/MWh`; "" where they differ.
std::string unit_of_rows(const AnswerTable& table) {
    std::string unit;
    for (const AnswerTable::Row& row : table.rows) {
        const std::size_t comma = row.title.rfind(", ");
        const std::string own = comma == std::string::npos ? "" : row.title.substr(comma + 2);
        if (own.empty() || (!unit.empty() && own != unit))
            return {};
        unit = own;
    }
    return unit;
}

/// The table with units of its rows in its columns, where they have none, and titles that are there
/// twice told apart by the one before them: after `Türkiye: N-1` stands `Türkiye: price`.
AnswerTable drawable(AnswerTable table) {
    const std::string unit = unit_of_rows(table);
    const std::vector<AnswerColumn> given = table.columns;
    std::string whose;
    for (AnswerColumn& column : table.columns) {
        if (column.unit.empty())
            column.unit = unit;
        const bool is_twice =
            std::count_if(given.begin(), given.end(), [&](const AnswerColumn& other) {
                return other.title == column.title;
            }) > 1;
        if (const std::size_t colon = column.title.find(": "); colon != std::string::npos)
            whose = column.title.substr(0, colon + 2);
        else if (is_twice)
            column.title = whose + column.title;
    }
    return table;
}

/// Columns with a number in some row, those of one unit together, in the order of the first.
std::vector<std::vector<std::size_t>> columns_by_unit(const AnswerTable& table) {
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const bool has_number =
            std::any_of(table.rows.begin(), table.rows.end(), [&](const AnswerTable::Row& row) {
                return !row.is_total && row.cells[c].value;
            });
        if (!has_number || table.columns[c].unit == "odds") // of gates, beside the economics
            continue;
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
            return table.columns[group.front()].unit == table.columns[c].unit;
        });
        if (same == groups.end())
            groups.push_back({c});
        else if (same->size() < most_columns)
            same->push_back(c);
    }
    return groups;
}

std::string caption_of(const AnswerTable& table, bool has_range) {
    return has_range ? std::string("Range: ") + (table.spread == Spread::odds
                                                     ? "10 to 90 % of futures"
                                                     : "over the other cases, no odds attach")
                     : "";
}

/// A range that a drawing could show.
bool has_range(const AnswerCell& cell) {
    return cell.low && cell.high &&
           *cell.high - *cell.low > 1e-3 * std::max(std::abs(*cell.low), std::abs(*cell.high));
}

std::vector<PageFigure> curve_figures(const AnswerTable& table, const NumberedRows& rows) {
    std::vector<PageFigure> figures;
    for (const std::vector<std::size_t>& group : columns_by_unit(table)) {
        const AnswerColumn& first = table.columns[group.front()];
        PlaneChart chart{.title = heading_of(table),
                         .unit = first.unit,
                         .x_title = with_unit(table.row_title, rows.unit)};
        PageFigure figure{.title = group.size() > 1 ? with_unit(heading_of(table), first.unit)
                                                    : column_by_row(first, table.row_title),
                          .caption = ""};
        for (std::size_t g = 0; g < group.size(); ++g) {
            PlaneChart::Line line{table.columns[group[g]].title, series_look(g), {}};
            PlaneChart::Band band{"range", series_look(g), {}};
            for (const std::size_t r : rising(rows.x)) {
                const AnswerCell& cell = table.rows[r].cells[group[g]];
                if (cell.value)
                    line.points.emplace_back(rows.x[r], *cell.value);
                if (cell.low && cell.high)
                    band.points.push_back({rows.x[r], *cell.low, *cell.high});
            }
            if (group.size() > 1)
                figure.legend.push_back({line.name, line.look});
            const bool is_wide = std::any_of(band.points.begin(), band.points.end(),
                                             [](const auto& p) { return p.low != p.high; });
            if (group.size() == 1 && is_wide) {
                chart.bands.push_back(std::move(band));
                figure.caption = caption_of(table, true);
            }
            chart.lines.push_back(std::move(line));
        }
        figure.svg = plane_chart_svg(chart);
        figures.push_back(std::move(figure));
    }
    return figures;
}

PageFigure one_bar_figure(const AnswerTable& table, std::size_t column) {
    const AnswerColumn& head = table.columns[column];
    BarChart chart{.title = head.title, .unit = head.unit, .rows = {}};
    bool is_ranged = false;
    for (std::size_t r = 0; r < table.rows.size() && chart.rows.size() < most_rows; ++r) {
        const AnswerCell& cell = table.rows[r].cells[column];
        if (table.rows[r].is_total || !cell.value)
            continue;
        BarChart::Row row{.name = table.rows[r].title,
                          .value_text = cell_words(cell, decimals_in(table, r, column)),
                          .parts = {{"", "s5", *cell.value}},
                          .mark = {},
                          .mark_name = "",
                          .low = {},
                          .high = {}};
        if (has_range(cell)) {
            row.low = cell.low;
            row.high = cell.high;
            is_ranged = true;
        }
        chart.rows.push_back(std::move(row));
    }
    const std::string range = caption_of(table, is_ranged);
    std::string caption = head.unit;
    if (!range.empty())
        caption += (caption.empty() ? "" : ". ") + range;
    return {.title = column_by_row(head, table.row_title),
            .caption = std::move(caption),
            .svg = bar_chart_svg(chart)};
}

PageFigure dot_figure(const AnswerTable& table, const std::vector<std::size_t>& group) {
    const std::string unit = table.columns[group.front()].unit;
    DotChart chart{.title = heading_of(table), .unit = unit, .series = {}, .rows = {}};
    PageFigure figure{.title = with_unit(heading_of(table), unit), .caption = ""};
    for (std::size_t g = 0; g < group.size(); ++g) {
        chart.series.emplace_back(table.columns[group[g]].title, series_look(g));
        figure.legend.push_back({table.columns[group[g]].title, series_look(g)});
    }
    for (std::size_t r = 0; r < table.rows.size() && chart.rows.size() < most_rows; ++r) {
        if (table.rows[r].is_total)
            continue;
        DotChart::Row row{table.rows[r].title, {}, {}};
        for (const std::size_t c : group) {
            const AnswerCell& cell = table.rows[r].cells[c];
            row.values.push_back(cell.value);
            row.tips.push_back(cell_words(cell, decimals_in(table, r, c)) + " " + unit);
        }
        if (std::any_of(row.values.begin(), row.values.end(), [](const auto& v) { return !!v; }))
            chart.rows.push_back(std::move(row));
    }
    figure.svg = dot_chart_svg(chart);
    return figure;
}

std::vector<PageFigure> bar_figures(const AnswerTable& table) {
    std::vector<PageFigure> figures;
    for (const std::vector<std::size_t>& group : columns_by_unit(table))
        figures.push_back(group.size() == 1 ? one_bar_figure(table, group.front())
                                            : dot_figure(table, group));
    return figures;
}

/// All numbers on one line, a dot a row: where between its ends something lies.
std::optional<PageFigure> zone_of(const AnswerTable& table) {
    const auto groups = columns_by_unit(table);
    if (groups.empty())
        return std::nullopt;
    const std::size_t column = groups.front().front();
    const AnswerColumn& head = table.columns[column];
    DotChart chart{.title = heading_of(table), .unit = head.unit, .series = {}, .rows = {}};
    PageFigure figure{.title = heading_of(table), .caption = with_unit(head.title, head.unit)};
    DotChart::Row line{head.title, {}, {}};
    for (const AnswerTable::Row& row : table.rows)
        if (row.cells[column].value && !row.is_total && chart.series.size() < most_columns) {
            chart.series.emplace_back(row.title, series_look(chart.series.size()));
            figure.legend.push_back({row.title, chart.series.back().second});
            line.values.push_back(row.cells[column].value);
        }
    chart.rows.push_back(std::move(line));
    figure.svg = dot_chart_svg(chart);
    return figure;
}

/// The columns that have the unit of the first.
AnswerTable of_one_unit(AnswerTable table) {
    for (std::size_t c = table.columns.size(); c-- > 1;)
        if (table.columns[c].unit != table.columns.front().unit) {
            table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(c));
            for (AnswerTable::Row& row : table.rows)
                row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(c));
        }
    return table;
}

PageFigure heat_of(const AnswerTable& table) {
    HeatMap map{.title = heading_of(table),
                .unit = table.columns.front().unit,
                .row_title = table.row_title,
                .column_title = "",
                .rows = {},
                .columns = {},
                .cells = {},
                .mark_name = table.line};
    for (const AnswerColumn& column : table.columns)
        map.columns.push_back(column.title);
    bool is_anywhere = false;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        map.rows.push_back(table.rows[r].title);
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const AnswerCell& cell = table.rows[r].cells[c];
            const int decimals = decimals_in(table, r, c);
            map.cells.push_back(
                {.value = cell.value,
                 .words = cell.value ? number_or_dash(cell.value, decimals) : cell.words,
                 .look = cell.value || cell.words.empty() ? "" : "idle",
                 .tip = cell_words(cell, decimals) + " " + map.unit,
                 .is_marked = cell.holds.value_or(false)});
            is_anywhere = is_anywhere || map.cells.back().is_marked;
        }
    }
    std::string caption = map.unit;
    if (!table.line.empty())
        caption += fmt::format("{}{}{}.", caption.empty() ? "" : ". ",
                               is_anywhere ? "In the line: " : "Nowhere: ", table.line);
    return {.title = map.title, .caption = std::move(caption), .svg = heat_map_svg(map)};
}

/// The columns beside each other, each a stack of the rows.
PageFigure stack_of(const AnswerTable& table) {
    ColumnChart chart{
        .title = heading_of(table), .unit = table.columns.front().unit, .labels = {}, .layers = {}};
    PageFigure figure{.title = chart.title, .caption = chart.unit};
    for (const AnswerColumn& column : table.columns)
        chart.labels.push_back(column.title);
    for (const AnswerTable::Row& row : table.rows) {
        if (row.is_total)
            continue;
        ChartSeries layer{row.title, series_look(chart.layers.size()), {}};
        for (const AnswerCell& cell : row.cells)
            layer.values.push_back(cell.value);
        figure.legend.push_back({layer.name, layer.look});
        chart.layers.push_back(std::move(layer));
    }
    figure.svg = column_chart_svg(chart);
    return figure;
}

/// Who leads in a cell: `Gazprom 58 %, LNG 20 %` -> `Gazprom`.
std::string leader_of(const std::string& words) {
    std::string first = words.substr(0, words.find(','));
    if (first.ends_with(" %"))
        first.resize(std::min(first.size() - 2, first.find_last_of(' ', first.size() - 3)));
    return first;
}

PageFigure strip_of(const AnswerTable& table) {
    HeatMap map{.title = heading_of(table),
                .unit = "",
                .row_title = table.row_title,
                .column_title = "",
                .rows = {},
                .columns = {},
                .cells = {}};
    std::vector<std::string> known;
    for (const AnswerColumn& column : table.columns)
        map.columns.push_back(column.title);
    for (const AnswerTable::Row& row : table.rows) {
        map.rows.push_back(row.title);
        for (const AnswerCell& cell : row.cells) {
            const std::string who = leader_of(cell.words);
            auto at = std::find(known.begin(), known.end(), who);
            if (at == known.end() && !who.empty())
                at = known.insert(known.end(), who);
            const auto number = static_cast<std::size_t>(at - known.begin());
            map.cells.push_back({.value = {},
                                 .words = who,
                                 .look = number < 6 ? series_look(number) + " pale" : "idle pale",
                                 .tip = cell.words});
        }
    }
    PageFigure figure{.title = map.title, .caption = "Coloured by the largest"};
    for (std::size_t i = 0; i < known.size(); ++i)
        figure.legend.push_back({known[i], i < 6 ? series_look(i) + " pale" : "idle pale"});
    figure.svg = heat_map_svg(map);
    return figure;
}

} // namespace

std::vector<PageFigure> table_figures(const AnswerTable& given, bool is_across) {
    const AnswerTable table = drawable(given);
    const auto drawn = static_cast<std::size_t>(std::count_if(
        table.rows.begin(), table.rows.end(), [](const auto& row) { return !row.is_total; }));
    const bool has_unit = std::any_of(table.columns.begin(), table.columns.end(),
                                      [](const auto& column) { return !column.unit.empty(); });
    const std::string& picture = table.picture;
    if (drawn == 0 || table.columns.empty() || (picture.empty() && !has_unit))
        return {}; // what is not asked for and has numbers of unknown kinds
    if (picture == "heat" || picture == "maps" || (picture.empty() && is_across && drawn > 1))
        return {heat_of(of_one_unit(table))};
    if (picture == "strip")
        return {strip_of(table)};
    if (picture == "stack")
        return {stack_of(table)};
    if (picture == "zone") {
        std::vector<PageFigure> figures;
        if (auto figure = zone_of(table))
            figures.push_back(std::move(*figure));
        return figures;
    }
    const auto rows = numbered_rows(table);
    if (rows && (picture == "curves" || (picture.empty() && drawn > 2)))
        return curve_figures(table, *rows);
    const bool is_known = picture == "bars" || picture == "dumbbell" || picture == "curves";
    if (is_known || (picture.empty() && drawn > 1))
        return bar_figures(table);
    return {};
}

} // namespace gashub
