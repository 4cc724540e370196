#pragma once
// What a study measures in every run, and the conditions that measures are held against.

#include "model/scenario.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gashub {

/// A number of a run by its name and scope (run_values.hpp; `one` is 1 in every run); `*` in the
/// scope stands for one step and matches are added up. `at`: of the run with other choices
/// (parameter or `case` -> choice).
struct MeasureTerm {
    std::string indicator, scope;
    double factor = 1;
    PathValues at;
    bool operator==(const MeasureTerm&) const = default;
};

enum class Matches { sum, mean, least, most, count, first }; ///< first: in order of scope

/// In which runs a measure is read: all, those with at most one axis off its central choice, or
/// with none. What it is held against is run for these alone.
enum class ReadIn { all, one_off, central };

/// A measure (by `measure`, or by indicator and scope) held against bounds; all that are given
/// must hold.
struct Condition {
    std::string measure, indicator, scope;
    std::optional<double> above, below;
    bool operator==(const Condition&) const = default;
};

/// What is watched in every run: a term, plus others, over others.
struct Measure {
    std::string id;
    Text title;
    std::string unit;
    MeasureTerm first;
    std::vector<MeasureTerm> plus, over;
    ReadIn read_in = ReadIn::all;
    Matches matches = Matches::sum;                 ///< what becomes of several matches of a `*`
    std::optional<double> match_above, match_below; ///< only matches between these
    std::vector<Condition> holds; ///< times how many of these hold (other measures, none of these)
    int largest = 0; ///< over 0: names the so many largest matches of the first term, with shares
    std::map<std::string, Text> names; ///< of matches, by the last step of their scope
    std::optional<int> decimals;
    bool is_hidden = false; ///< made for a condition, not in tables
    bool remove = false;
    bool operator==(const Measure&) const = default;
};

/// A search for the value of a parameter at which a condition turns.
struct ThresholdSpec {
    std::string parameter;
    std::optional<double> low, high; ///< default the ends of the parameter
    int points = 9;                  ///< looked at before the search, or all there are without one
    double tolerance = 0;            ///< of the bracket; 0: a hundredth of the span
    std::optional<Condition> condition;
    std::string told_by; ///< a measure that is told at both ends of the bracket
    bool operator==(const ThresholdSpec&) const = default;
};

} // namespace gashub
