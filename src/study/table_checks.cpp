// What stands beside a study's tables, what explains their gaps, what measures count.

#include "study/checks.hpp"

namespace gashub {

void check_matches(const StudyParts& parts, const Measure& measure, Faults& faults) {
    if (measure.match_above && measure.match_below && *measure.match_above >= *measure.match_below)
        faults.error("bad-measure", "no match is above `match_above` and below `match_below`");
    const Faults::Inside key(faults, "holds");
    for (std::size_t i = 0; i < measure.holds.size(); ++i) {
        const Faults::Inside at(faults, i);
        const Condition& condition = measure.holds[i];
        check_watched(parts, condition.measure, faults);
        if (!condition.above && !condition.below)
            faults.error("bad-condition", "a condition needs `above`, `below` or both");
        for (const Measure& other : parts.watch)
            if (other.id == condition.measure && !other.holds.empty())
                faults.error("bad-measure", "a measure with `holds` can not be asked whether it "
                                            "holds");
    }
}

void check_beside(const StudyParts& parts, const TableSpec& table, Faults& faults) {
    for (const BesideColumn& column : table.beside) {
        const Faults::Inside key(faults, "beside");
        for (const auto& [row, measure] : column.measures) {
            check_watched(parts, row, faults);
            const auto* id = std::get_if<std::string>(&measure);
            check_watched(parts, id == nullptr ? "" : *id, faults);
        }
    }
    if (!table.words.empty() && table.given.empty())
        faults.error("bad-table", "rows of words stand in a given column", "give one in `given`");
    if (!table.line.empty() &&
        (!parts.condition || table.across.empty() || table.rows == "measure"))
        faults.error("bad-table", "`line` needs the study's `condition`, and rows and columns of "
                                  "choices");
    const Faults::Inside key(faults, "gaps");
    if (!table.gaps.empty() && (table.rows != "measure" || table.given.empty()))
        faults.error("bad-table", "gaps are between rows by measure and a given column",
                     "set `rows` to `measure` and give a column in `given`");
    for (const GapSpec& gap : table.gaps) {
        check_watched(parts, gap.row, faults);
        for (const std::string& count : gap.counts)
            check_watched(parts, count, faults);
    }
}

} // namespace gashub
