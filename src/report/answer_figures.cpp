// Figures that an answer alone gives.

#include "report/answer_words.hpp"
#include "report/chart_study.hpp"
#include "report/chart_svg.hpp"
#include "report/study_figures.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr std::size_t most_columns = 6, most_rows = 24, most_swings = 12;

std::string series_look(std::size_t number) {
    return fmt::format("s{}", number % 6 + 1);
}

/// `text` with a capital at its beginning.
std::string titled(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

/// What a column shows, of which rows: `Price in the city by north pipe`.
std::string column_by_row(const AnswerColumn& column, const std::string& rows) {
    return titled(rows.empty() ? column.title : column.title + " by " + rows);
}

std::string with_unit(const std::string& name, const std::string& unit) {
    return unit.empty() ? name : name + ", " + unit;
}

/// A table's title, else what its rows are.
std::string heading_of(const AnswerTable& table) {
    if (table.title != table.id && !table.title.empty())
        return titled(table.title);
    return table.row_title.empty() ? table.title : "By " + table.row_title;
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

/// The number that a text begins with, and what follows it.
std::optional<std::pair<double, std::string>> leading_number(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !std::isfinite(value))
        return std::nullopt;
    const std::string rest(end, text.data() + text.size());
    if (!rest.empty() && rest.front() != ' ')
        return std::nullopt;
    return std::pair(value, rest.empty() ? rest : rest.substr(1));
}

/// The rows as numbers with their unit, where all are numbers of one unit and differ.
struct NumberedRows {
    std::vector<double> x;
    std::string unit;
};
std::optional<NumberedRows> numbered_rows(const AnswerTable& table) {
    NumberedRows rows;
    for (const AnswerTable::Row& row : table.rows) {
        const auto number = leading_number(row.title);
        if (!number || row.is_total || (!rows.x.empty() && number->second != rows.unit))
            return std::nullopt;
        rows.x.push_back(number->first);
        rows.unit = number->second;
    }
    std::vector<double> sorted = rows.x;
    std::sort(sorted.begin(), sorted.end());
    if (sorted.size() < 2 || std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        return std::nullopt;
    return rows;
}

/// The rows in order of their number.
std::vector<std::size_t> rising(const std::vector<double>& x) {
    std::vector<std::size_t> order(x.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
    return order;
}

std::string caption_of(const AnswerTable& table, bool has_range) {
    return has_range ? std::string("Range: ") + (table.spread == Spread::odds
                                                     ? "10 to 90 % of futures"
                                                     : "over the other cases, no odds attach")
                     : "";
}

bool has_range(const AnswerCell& cell) {
    return cell.low && cell.high && *cell.low != *cell.high;
}

std::vector<PageFigure> curve_figures(const AnswerTable& table, const NumberedRows& rows) {
    std::vector<PageFigure> figures;
    for (const std::vector<std::size_t>& group : columns_by_unit(table)) {
        const AnswerColumn& first = table.columns[group.front()];
        PlaneChart chart{.title = heading_of(table),
                         .unit = first.unit,
                         .x_title = with_unit(table.row_title, rows.unit)};
        PageFigure figure{.title = group.size() > 1 ? heading_of(table)
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
    PageFigure figure{.title = heading_of(table), .caption = unit};
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

PageFigure heat_of(const AnswerTable& table) {
    HeatMap map{.title = heading_of(table),
                .unit = table.columns.front().unit,
                .row_title = table.row_title,
                .column_title = "",
                .rows = {},
                .columns = {},
                .cells = {}};
    for (const AnswerColumn& column : table.columns)
        map.columns.push_back(column.title);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        map.rows.push_back(table.rows[r].title);
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const AnswerCell& cell = table.rows[r].cells[c];
            const int decimals = decimals_in(table, r, c);
            map.cells.push_back(
                {.value = cell.value,
                 .words = cell.value ? number_or_dash(cell.value, decimals) : cell.words,
                 .look = cell.value || cell.words.empty() ? "" : "idle",
                 .tip = cell_words(cell, decimals) + " " + map.unit});
        }
    }
    return {.title = map.title, .caption = map.unit, .svg = heat_map_svg(map)};
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

const AnswerColumn* column_called(const AnswerTable& table, std::string_view id,
                                  std::size_t& number) {
    for (number = 0; number < table.columns.size(); ++number)
        if (table.columns[number].id == id)
            return &table.columns[number];
    return nullptr;
}

} // namespace

std::optional<PageFigure> tornado_figure(const Answer& answer, double central) {
    TornadoChart chart{.title = "What the answer turns on",
                       .unit = answer.headline.unit,
                       .swings = {},
                       .central = central};
    for (const InputSwing& swing : answer.swings) {
        if (!swing.headline_low || !swing.headline_high || chart.swings.size() == most_swings)
            continue;
        const std::string unit = swing.unit.empty() ? "" : " " + swing.unit;
        chart.swings.push_back({.name = swing.title,
                                .low_name = fmt::format("{:g}{}", swing.at_low, unit),
                                .high_name = fmt::format("{:g}{}", swing.at_high, unit),
                                .at_low = *swing.headline_low,
                                .at_high = *swing.headline_high});
    }
    if (chart.swings.empty())
        return std::nullopt;
    std::string caption = with_unit(answer.headline.title, answer.headline.unit) +
                          ", with one input at a time at its low and its high end";
    if (answer.swings.size() > chart.swings.size())
        caption += fmt::format("; the {} widest of {}", chart.swings.size(), answer.swings.size());
    return PageFigure{.title = chart.title,
                      .caption = caption,
                      .svg = tornado_svg(chart),
                      .phone_svg = {},
                      .legend = {{"input low", "low"}, {"input high", "high"}}};
}

std::vector<PageFigure> threshold_figures(const Answer& answer,
                                          const std::optional<ConditionLevel>& level) {
    const Turning& turning = answer.threshold;
    if (turning.state == Turning::State::not_asked)
        return {};
    for (const AnswerTable& table : answer.tables) {
        if (table.id != "search")
            continue;
        const auto rows = numbered_rows(table);
        std::vector<PageFigure> figures;
        for (std::size_t c = 0; rows && c < table.columns.size(); ++c) {
            const AnswerColumn& column = table.columns[c];
            PlaneChart chart{.title = column.title,
                             .unit = column.unit,
                             .x_title = with_unit(turning.parameter, turning.unit)};
            PlaneChart::Line line{column.title, "s5", {}};
            for (const std::size_t r : rising(rows->x))
                if (table.rows[r].cells[c].value)
                    line.points.emplace_back(rows->x[r], *table.rows[r].cells[c].value);
            if (line.points.size() < 2)
                continue;
            chart.lines.push_back(std::move(line));
            PageFigure figure{.title = column_by_row(column, turning.parameter),
                              .caption = threshold_words(turning)};
            for (const auto& [low, high] : turning.brackets)
                chart.spans.push_back({"turns here", "s1", low, high});
            if (!chart.spans.empty())
                figure.legend.push_back({"turns here", "s1"});
            if (level && level->measure == column.id) {
                chart.levels.push_back({"the condition's bound", "s3", level->value});
                figure.legend.push_back({"the condition's bound", "s3"});
            }
            figure.svg = plane_chart_svg(chart);
            figures.push_back(std::move(figure));
        }
        return figures;
    }
    return {};
}

std::vector<PageFigure> table_figures(const AnswerTable& table, bool is_across) {
    const auto drawn = static_cast<std::size_t>(std::count_if(
        table.rows.begin(), table.rows.end(), [](const auto& r) { return !r.is_total; }));
    if (drawn == 0 || table.columns.empty() || table.picture == "staircase")
        return {};
    if (table.picture == "heat" || (table.picture.empty() && is_across && drawn > 1))
        return {heat_of(table)};
    if (table.picture == "strip")
        return {strip_of(table)};
    const auto rows = numbered_rows(table);
    const bool is_plain = table.picture.empty() && !table.row_title.empty();
    if (rows && (table.picture == "curves" || (is_plain && drawn > 2)))
        return curve_figures(table, *rows);
    if (table.picture == "bars" || table.picture == "curves" ||
        (table.picture.empty() && drawn > 1 &&
         (is_plain || std::any_of(table.columns.begin(), table.columns.end(),
                                  [](const auto& c) { return !c.unit.empty(); }))))
        return bar_figures(table);
    return {};
}

std::optional<PageFigure> staircase_figure(const Answer& answer, const AnswerTable& table) {
    std::size_t entry = 0, central = 0, gate = 0;
    if (!column_called(table, "entry", entry) || !column_called(table, "central", central))
        return std::nullopt;
    const bool has_gate = column_called(table, "gate", gate) != nullptr;
    StairChart chart{.title = table.title,
                     .volume_unit = table.columns[central].unit,
                     .price_unit = table.columns[entry].unit,
                     .steps = {},
                     .levels = {}};
    std::string without;
    for (const AnswerTable::Row& row : table.rows) {
        if (!row.cells[entry].value || !row.cells[central].value) {
            without += (without.empty() ? "" : ", ") + row.title;
            continue;
        }
        StairChart::Step step{.name = row.title,
                              .note = "",
                              .volume = *row.cells[central].value,
                              .price = *row.cells[entry].value,
                              .odds = has_gate ? row.cells[gate].value.value_or(1) : 1};
        if (step.odds < 1)
            step.note = fmt::format("gate {:g}", step.odds);
        chart.steps.push_back(std::move(step));
    }
    if (chart.steps.empty())
        return std::nullopt;
    PageFigure figure{.title = table.title,
                      .caption = "Each as wide as what it could sell; hatched where odds below 1 "
                                 "that it is let stand beside it (own judgement)."};
    if (!without.empty())
        figure.caption += " No entry price: " + without + ".";
    for (const AnswerTable& other : answer.tables) {
        std::size_t pays = 0;
        if (other.id != "candidates" || !column_called(other, "pays-all", pays))
            continue;
        for (const AnswerTable::Row& row : other.rows)
            if (!row.is_total && row.cells[pays].value && chart.levels.empty()) {
                chart.levels.push_back({"hub's price with all in", "s2", *row.cells[pays].value});
                figure.legend.push_back({"hub's price with all in", "s2"});
            }
    }
    figure.svg = stair_chart_svg(chart);
    return figure;
}

} // namespace gashub
