#pragma once
// Measures of a study: numbers of its runs, added, divided, and held against other runs of the same
// study (a term's `at`).

#include "study/design/design.hpp"

#include <map>

namespace gashub {

/// One text for the same choices, in any order.
std::string key_of(std::span<const Choice> choices);

/// The runs of a study, found by what was chosen for them.
class RunIndex {
  public:
    RunIndex(const Study& study, std::span<const Ran> runs);

    const Study& study() const { return *study_; }
    std::span<const Ran> runs() const { return runs_; }
    /// The run with exactly these choices in any order; null if there is none.
    const Ran* find(std::span<const Choice> choices) const;
    /// The run with the central choices; null if there is none.
    const Ran* central() const;

  private:
    const Study* study_;
    std::span<const Ran> runs_;
    std::map<std::string, std::size_t> by_choices_;
};

/// The choices of a run with others in place of its own. A `case` takes the place of all axes.
std::vector<Choice> choices_at(const Study& study, std::span<const Choice> choices,
                               const PathValues& at);

/// True for a point in which the measure is read (its `read_in`).
bool is_read_in(const Measure& measure, const Study& study, const Point& point);

/// Value of a measure in a run; nothing if it is not read there, or if the run, or one it is held
/// against, has no such number.
/// Volumes and money that a run has no row of are 0, prices and ratios are nothing.
std::optional<double> value_of(const Measure& measure, const Ran& run, const RunIndex& runs);

/// The matches of the measure's first term with their values, largest first: (name of the scope's
/// last step, share of the sum).
std::vector<std::pair<std::string, double>> largest_matches(const Measure& measure, const Ran& run);

/// True, false, or nothing if the measure has no value.
std::optional<bool> holds(const Condition& condition, const Ran& run, const RunIndex& runs);
/// `mean price of Thrace above 20 EUR/MWh`
std::string words_of(const Condition& condition, const Study& study);

/// What all measures of a study read.
std::vector<WantedValue> values_of_measures(const StudyParts& parts);
/// Text of a title in English or the other language, else `fallback`.
std::string title_or(const Text& title, std::string_view fallback);
std::string title_of(const Measure& measure);
std::string title_of(const Parameter& parameter);
std::string title_of(const Study& study, const Choice& choice); ///< of an option, case or number
int decimals_of(const Measure& measure, double typical);

} // namespace gashub
