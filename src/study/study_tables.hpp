#pragma once
// The tables that a study asks for, and what stands beside their numbers.

#include "model/scenario.hpp"

#include <string>
#include <vector>

namespace gashub {

/// A column that is given, not computed: reported figures beside those of the model.
struct GivenColumn {
    Text title;
    std::string unit, source;
    PathValues values; ///< by row: a number or words
    bool operator==(const GivenColumn&) const = default;
};

/// A column of other measures, of the central run, beside rows by measure.
struct BesideColumn {
    Text title;
    std::string unit;
    PathValues measures; ///< row -> id of a measure
    bool operator==(const BesideColumn&) const = default;
};

/// What may explain that a row of a table by measures is far from the table's first given column.
struct GapSpec {
    std::string row;                 ///< a measure of the table
    std::vector<std::string> counts; ///< measures that count the same thing in other ways
    Text note;                       ///< what is known of the cause
    bool operator==(const GapSpec&) const = default;
};

/// A row of words alone: what the model can not tell.
struct WordsRow {
    std::string id;
    Text title;
    bool operator==(const WordsRow&) const = default;
};

struct TableSpec {
    std::string id;
    Text title;
    std::string rows; ///< parameter, `case`, or `measure` (then columns go by `across`)
    std::string across;
    std::vector<std::string> measures;
    std::vector<GivenColumn> given;
    std::vector<WordsRow> words; ///< below the others; they stand in `given` alone
    Text line;   ///< name of what the study's condition says, marked in a table with `across`
    Text counts; ///< heading of a column: in how many of the row's cases the condition holds
    std::vector<BesideColumn> beside;
    std::vector<GapSpec> gaps;
    double gap_over = 5;    ///< from the first given column, in its unit: what is explained
    std::string picture;    ///< bars, heat, maps, strip, staircase, curves: how a report draws it
    bool is_detail = false; ///< not in the text: for answer.json and reports
    bool remove = false;
    bool operator==(const TableSpec&) const = default;
};

} // namespace gashub
