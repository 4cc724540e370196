// The page of a batch: how its runs ended, how they differ, their tables.

#include "io/table_columns.hpp"
#include "report/chart_svg.hpp"
#include "report/page_parts.hpp"
#include "report/study_page.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr std::size_t most_charts = 6, most_scenarios = 30;

/// A total that scenarios can be told apart by: its value in each.
struct Compared {
    std::string name, scope, unit;
    std::vector<std::pair<std::string, double>> values; ///< scenario, value
    double spread() const {
        const auto [least, most] =
            std::minmax_element(values.begin(), values.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; });
        return values.empty() ? 0 : most->second - least->second;
    }
};

/// The totals of these names that differ most, half of them of each name.
std::vector<Compared> most_different(const Table& indicators) {
    std::map<std::pair<std::string, std::string>, Compared> all;
    const ColumnView scenario(indicators, "scenario"), name(indicators, "name"),
        scope(indicators, "scope"), value(indicators, "value"), unit(indicators, "unit");
    for (std::size_t row = 0; row < indicators.rows(); ++row) {
        if ((name.text(row) != "mean-price" && name.text(row) != "import") || value.is_empty(row))
            continue;
        Compared& one = all[{std::string(name.text(row)), std::string(scope.text(row))}];
        one.name = name.text(row);
        one.scope = scope.text(row);
        one.unit = unit.text(row);
        one.values.emplace_back(scenario.text(row), value.number(row));
    }
    std::vector<Compared> ranked;
    for (auto& [key, one] : all)
        if (one.values.size() > 1 && one.spread() > 0)
            ranked.push_back(std::move(one));
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Compared& a, const Compared& b) { return a.spread() > b.spread(); });
    std::vector<Compared> chosen;
    for (const char* kind : {"mean-price", "import"}) {
        std::size_t count = 0;
        for (const Compared& one : ranked)
            if (one.name == kind && count++ < most_charts / 2)
                chosen.push_back(one);
    }
    return chosen;
}

PageFigure figure_of(const Compared& one) {
    BarChart chart{.title = one.name + " " + one.scope, .unit = one.unit, .rows = {}};
    for (const auto& [scenario, value] : one.values)
        if (chart.rows.size() < most_scenarios)
            chart.rows.push_back({.name = scenario,
                                  .value_text = short_number(value),
                                  .parts = {{"", "s5", value}},
                                  .mark = {},
                                  .mark_name = "",
                                  .low = {},
                                  .high = {}});
    return {.title = one.name == "import" ? "Imports: " + one.scope : "Mean price: " + one.scope,
            .caption = one.values.size() > most_scenarios
                           ? fmt::format("{}; the first {} of {} scenarios", one.unit,
                                         most_scenarios, one.values.size())
                           : one.unit,
            .svg = bar_chart_svg(chart)};
}

} // namespace

std::string batch_page(const std::optional<Manifest>& manifest, const StoredTables& stored) {
    const Table& runs = table_of(stored.tables, "runs");
    const ColumnView status(runs, "status");
    std::size_t solved = 0;
    for (std::size_t row = 0; row < runs.rows(); ++row)
        solved += status.text(row) == "solved";
    HtmlPage page(fmt::format("{} scenarios", runs.rows()), "", "gashub, a batch");
    page.section("answer", "What was run");
    page.cards({{.title = "Scenarios",
                 .value = fmt::format("{}", solved),
                 .unit = fmt::format("of {} solved", runs.rows()),
                 .note = "a batch has no question of its own; a study has"}});
    std::vector<PageFigure> figures;
    for (const Compared& one : most_different(table_of(stored.tables, "indicators")))
        figures.push_back(figure_of(one));
    if (!figures.empty())
        page.section("charts", "Where they differ most");
    page.figures(figures);
    add_tables(page, stored.tables);
    if (!stored.left_out.empty()) {
        page.paragraph("Too large for a page; gashub export writes them as CSV:", "note");
        page.list(stored.left_out);
    }
    if (manifest)
        add_manifest(page, *manifest);
    return page.take();
}

} // namespace gashub
