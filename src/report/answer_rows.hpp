#pragma once
// Tables of an answer, and the runs behind it, as rows for files: units in the names of columns.

#include "analysis/table.hpp"
#include "study/reduction/reduce.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gashub {

/// `EUR/MWh` -> `eur_per_mwh`, `bcm/y` -> `bcm_per_year`, `%` -> `percent`; others as small letters
/// with `_` between.
std::string unit_key(std::string_view unit);

/// Table `answer_ID`: `id`, `title`, then for each column its number `ID_UNIT`, with `ID_low_UNIT`
/// and `ID_high_UNIT` where some row has a range, or its words `ID`. A unit that the title of the
/// row holds is in `title`.
Table answer_rows(const AnswerTable& table);
/// Of all tables of an answer, names made unique.
std::vector<Table> answer_rows(const Answer& answer);

/// Table `every_run`: run, role, status, what was chosen for each parameter, every measure.
Table run_rows(const Study& study, std::span<const Ran> runs);

} // namespace gashub
