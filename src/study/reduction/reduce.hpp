#pragma once
// From the runs of a study to its answer: a pure function, one file a kind, on shared parts
// (measures, swings, tables, turning points, words).

#include "study/design/design.hpp"
#include "study/reduction/answer.hpp"
#include "study/turning.hpp"

#include <map>
#include <span>
#include <string>

namespace gashub {

/// The answer of all runs that are there; runs that are missing or failed are counted and left out.
Answer reduce(const Study& study, std::span<const Ran> runs);

// Parts that kinds share ------------------------------------------------------------------------

/// What stands in a row of a column that names something by row; null if nothing does.
const PathValue* entry_of(const PathValues& column, const std::string& row);

/// Title, question, what is left out, sources, counts: all that needs no number.
Answer begin_answer(const Study& study, std::span<const Ran> runs);
/// Widest swing first, from runs of role `swing` about the central one; and the share of own
/// estimates among the deciding inputs (a tenth of the widest or more).
void add_swings(Answer& answer, const Study& study, std::span<const Ran> runs);
/// An uncertain input with its ends, the headline there still unknown.
InputSwing swing_of(const Parameter& input);
/// Puts the swings in order and finds the share of own estimates.
void rank_swings(Answer& answer);
/// The tables the study asks for, or for a grid without any one by its first axis; of a search what
/// it looked at (after add_threshold).
void add_tables(Answer& answer, const Study& study, std::span<const Ran> runs);
/// After a table whose rows are far from its first given column: the rows with the way of counting
/// that comes nearest, as a table and as notes, widest gap first. Demands that the table is the
/// answer's last.
void add_gaps(Answer& answer, const Study& study, std::span<const Ran> runs, const TableSpec& spec);
/// Headline of a grid or list: central run, with the range over its runs.
void add_headline(Answer& answer, const Study& study, std::span<const Ran> runs);
/// Where the study's condition turns along the threshold's parameter, if it asks.
void add_threshold(Answer& answer, const Study& study, std::span<const Ran> runs);
/// The same of a condition of the kind's own, in words, from values that it looked at itself.
void add_turning(Answer& answer, const Study& study, std::string condition, const LookedAt& values);
/// The first sentence whose conditions hold, numbers laid in; `more`: names of the kind's own
/// numbers (reduction/words.hpp).
void add_sentence(Answer& answer, const Study& study, std::span<const Ran> runs,
                  const std::map<std::string, std::string>& more = {});

} // namespace gashub
