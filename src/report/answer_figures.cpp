// Figures that an answer alone gives, beside those of its tables.

#include "report/answer_shapes.hpp"
#include "report/answer_words.hpp"
#include "report/chart_study.hpp"
#include "report/chart_svg.hpp"
#include "report/study_figures.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr std::size_t most_swings = 12;

const AnswerColumn* column_called(const AnswerTable& table, std::string_view id,
                                  std::size_t& number) {
    for (number = 0; number < table.columns.size(); ++number)
        if (table.columns[number].id == id)
            return &table.columns[number];
    return nullptr;
}

/// What the hub pays with all in, at each choice that the answer tells.
std::vector<StairChart::Level> hub_prices(const Answer& answer) {
    std::vector<StairChart::Level> levels;
    for (const AnswerTable& table : answer.tables) {
        std::size_t pays = 0;
        if (table.id != "hub-prices" || !column_called(table, "pays-all", pays))
            continue;
        for (const AnswerTable::Row& row : table.rows)
            if (row.cells[pays].value)
                levels.push_back(
                    {"hub's price with all in" + (row.title.empty() ? "" : ": " + row.title),
                     series_look(levels.size() + 1), *row.cells[pays].value});
    }
    return levels;
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

std::optional<PageFigure> threshold_figure(const Answer& answer) {
    const Turning& turning = answer.threshold;
    const auto table = std::find_if(answer.tables.begin(), answer.tables.end(),
                                    [](const AnswerTable& one) { return one.id == "search"; });
    if (turning.state == Turning::State::not_asked || table == answer.tables.end() ||
        table->columns.empty())
        return std::nullopt;
    const auto rows = numbered_rows(*table);
    const AnswerColumn& column = table->columns.front();
    PlaneChart chart{.title = column.title,
                     .unit = column.unit,
                     .x_title = with_unit(turning.parameter, turning.unit)};
    PlaneChart::Line line{column.title, "s5", {}};
    if (rows)
        for (const std::size_t r : rising(rows->x))
            if (table->rows[r].cells.front().value)
                line.points.emplace_back(rows->x[r], *table->rows[r].cells.front().value);
    if (line.points.size() < 2)
        return std::nullopt;
    chart.lines.push_back(std::move(line));
    PageFigure figure{.title = column_by_row(column, turning.parameter),
                      .caption = threshold_words(turning)};
    for (const auto& [low, high] : turning.brackets)
        chart.spans.push_back({"turns here", "s1", low, high});
    if (!chart.spans.empty())
        figure.legend.push_back({"turns here", "s1"});
    figure.svg = plane_chart_svg(chart);
    return figure;
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
    chart.levels = hub_prices(answer);
    for (const StairChart::Level& level : chart.levels)
        figure.legend.push_back({level.name, level.look});
    figure.svg = stair_chart_svg(chart);
    return figure;
}

} // namespace gashub
