// What stands beside a study's tables, and what explains their gaps.

#include "study/checks.hpp"

namespace gashub {

void check_beside(const StudyParts& parts, const TableSpec& table, Faults& faults) {
    for (const BesideColumn& column : table.beside) {
        const Faults::Inside key(faults, "beside");
        for (const auto& [row, measure] : column.measures) {
            check_watched(parts, row, faults);
            const auto* id = std::get_if<std::string>(&measure);
            check_watched(parts, id == nullptr ? "" : *id, faults);
        }
    }
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
