#pragma once
// What a choice sets on a scenario: a parameter's value, carried to all its targets, as paths and
// values.

#include "model/faults.hpp"
#include "study/design/design.hpp"

namespace gashub {

/// Paths that fit a target's path and have a value; `*` stands for any signs within a step. Without
/// a star the path itself, whether it names something or not.
std::vector<std::string> fitting_paths(const StudyBase& base, std::string_view path);

/// What a number given to a parameter sets on a base, `before` laid on it already. Faults:
/// [unknown-path] where a path with a star fits nothing or what stands there has no value to be
/// changed, [wrong-type] where it is not of the target's mode. Values themselves are checked when
/// they are laid on (model/path.hpp). Targets that follow another run are not among them
/// (design/companions.hpp).
PathValues settings_of(const Parameter& parameter, double number, const StudyBase& base,
                       const PathValues& before, Faults& faults);

/// True for a path of the study's own: it sets nothing on a scenario, its kind reads it.
inline bool is_own_path(std::string_view path) {
    return path.starts_with("study.");
}
/// What the choices make of a number that the study's kind has at a path of its own; `value` where
/// none of them sets it.
double own_value(const Study& study, std::span<const Choice> choices, std::string_view path,
                 double value);

/// Lays `more` on `values`: a path that is there gets the new value.
void lay_over(PathValues& values, const PathValues& more);

} // namespace gashub
