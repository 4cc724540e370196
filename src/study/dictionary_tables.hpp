#pragma once
// Keys of a study's tables; a part of dictionary_study.hpp.

#include "model/dictionary.hpp"
#include "study/study_tables.hpp"

namespace gashub {

// clang-format off: one key a line, however long, reads as the table it is
template <>
struct Keys<GivenColumn> {
    static constexpr std::string_view noun = "given column";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"title", "", "its name, by language"}, &GivenColumn::title);
        v.key(KeyInfo{"unit", "", "its unit"}, &GivenColumn::unit);
        v.key(KeyInfo{"source", "", "where its figures come from"}.must(), &GivenColumn::source);
        v.key(KeyInfo{"values", "", "row -> number or words"}.must(), &GivenColumn::values);
    }
};
template <>
struct Keys<BesideColumn> {
    static constexpr std::string_view noun = "column beside";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"title", "", "its name, by language"}, &BesideColumn::title);
        v.key(KeyInfo{"unit", "", "its unit"}, &BesideColumn::unit);
        v.key(KeyInfo{"measures", "", "row -> id of a measure"}.must(), &BesideColumn::measures);
    }
};
template <>
struct Keys<GapSpec> {
    static constexpr std::string_view noun = "gap";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"row", "", "a measure of the table"}.must(), &GapSpec::row);
        v.key(KeyInfo{"counts", "", "measures that count the same in other ways"},
              &GapSpec::counts);
        v.key(KeyInfo{"note", "", "what is known of the cause, by language"}, &GapSpec::note);
    }
};
template <>
struct Keys<WordsRow> {
    static constexpr std::string_view noun = "row of words";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &WordsRow::id);
        v.key(KeyInfo{"title", "", "its name, by language"}, &WordsRow::title);
    }
};
template <>
struct Keys<TableSpec> {
    static constexpr std::string_view noun = "table";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &TableSpec::id);
        v.key(KeyInfo{"title", "", "its heading, by language"}, &TableSpec::title);
        v.key(KeyInfo{"rows", "", "a parameter, `case`, or `measure`"}.must(), &TableSpec::rows);
        v.key(KeyInfo{"across", "",
                      "a parameter or `case` whose choices are the columns of one measure, or of "
                      "rows by measure; `match`: one of whatever the measure's first `*` fits"},
              &TableSpec::across);
        v.key(KeyInfo{"measures", "", "ids of measures; default all"}, &TableSpec::measures);
        v.key(KeyInfo{"given", "", "columns of figures that are not the model's"},
              &TableSpec::given);
        v.key(KeyInfo{"words", "", "rows below the others that stand in `given` alone"},
              &TableSpec::words);
        v.key(KeyInfo{"line", "",
                      "of a table with `across`: name of what the study's condition says; a heat "
                      "map has a line around the cells in which it holds"},
              &TableSpec::line);
        v.key(KeyInfo{"beside", "",
                      "of rows by measure: columns of other measures, of the central run"},
              &TableSpec::beside);
        v.key(KeyInfo{"gaps", "",
                      "of rows by measure: what may explain that they are far from the first given "
                      "column"},
              &TableSpec::gaps);
        v.key(KeyInfo{"gap_over", "", "how far, in that column's unit"}.from(0),
              &TableSpec::gap_over);
        v.key(KeyInfo{"counts", "",
                      "heading of a column that tells in how many of the row's cases the study's "
                      "condition holds"},
              &TableSpec::counts);
        v.key(KeyInfo{"picture", "",
                      "how a report draws it: bars, heat, maps, strip, stack, staircase, curves, "
                      "dumbbell, zone"},
              &TableSpec::picture);
        v.key(KeyInfo{"is_detail", "", "true: for answer.json and reports, not for the text"},
              &TableSpec::is_detail);
        v.key(KeyInfo{"remove", "", "true: takes the inherited one of this id away"},
              &TableSpec::remove);
    }
};
// clang-format on

} // namespace gashub
