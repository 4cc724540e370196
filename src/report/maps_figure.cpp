// Maps of a table's countries, one a choice.

#include "io/country_names.hpp"
#include "report/answer_shapes.hpp"
#include "report/answer_words.hpp"
#include "report/map_svg.hpp"
#include "report/study_figures.hpp"
#include "study/measure.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr double desk_width = 960, phone_width = 400;

/// The country that a row of measures is of; "" if of none.
std::string country_of(const Study& study, const AnswerTable::Row& row) {
    const Measure* measure = study.find_measure(row.id);
    if (measure == nullptr || country_name(measure->first.scope) == measure->first.scope)
        return "";
    return measure->first.scope;
}

} // namespace

std::optional<PageFigure> maps_figure(const StudyRuns& source, const AnswerTable& table,
                                      const std::vector<Outline>& land) {
    SmallMaps maps{.title = heading_of(table), .unit = "", .land = land, .panels = {}};
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].id == "given")
            continue;
        SmallMaps::Panel panel{table.columns[c].title, {}};
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            const AnswerTable::Row& row = table.rows[r];
            const std::string code = country_of(source.study, row);
            if (code.empty() || row.is_total || !row.cells[c].value)
                continue;
            maps.unit = source.study.find_measure(row.id)->unit;
            const std::string number = cell_words(row.cells[c], decimals_in(table, r, c));
            panel.countries.push_back({.code = code,
                                       .value = *row.cells[c].value,
                                       .words = number == "0" ? "" : number,
                                       .tip = fmt::format("{}, {}: {} {}", country_name(code),
                                                          panel.title, number, maps.unit)});
        }
        if (!panel.countries.empty())
            maps.panels.push_back(std::move(panel));
    }
    if (maps.panels.empty())
        return std::nullopt;
    return PageFigure{.title = maps.title,
                      .caption = "One scale for all; grey land is not asked about",
                      .svg = small_maps_svg(maps, desk_width, 3),
                      .phone_svg = small_maps_svg(maps, phone_width, 2),
                      .legend = {},
                      .is_wide = true};
}

} // namespace gashub
