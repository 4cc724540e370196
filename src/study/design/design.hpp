#pragma once
// Which scenarios a study runs: a design hands out rounds of points, each a base with settings laid
// on; what came of earlier rounds is handed in, so that searches are pure functions too. One file a
// kind.

#include "study/batch.hpp"
#include "study/run_values.hpp"
#include "study/study.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gashub {

/// What a parameter was given at a point: a number, or an option by its id.
struct Choice {
    std::string parameter;
    std::string value; ///< as text: the option's id, or the number
    double number = 0; ///< 0 for an option
    bool operator==(const Choice&) const = default;
};

/// A node's price that is given, not found.
struct PointPrice {
    std::string node;
    double eur_per_mwh = 0;
    bool operator==(const PointPrice&) const = default;
};

enum class PointRole { central, grid, single_case, draw, swing, search, beside, other };

/// One scenario of a study.
struct Point {
    std::string id; ///< key of its rows, unique in the study, at most 64 signs
    PointRole role = PointRole::other;
    std::size_t base = 0;
    std::vector<Choice> choices; ///< in order of the study's parameters; a case as `case`
    PathValues set;              ///< all settings together
    /// Settings laid on after `set`, which many points have in common.
    std::vector<std::shared_ptr<const PathValues>> shared = {};
    std::vector<PointPrice> pinned = {};
    std::vector<std::string> out = {}; ///< arcs, sites, storages out of service throughout
    /// Of its tables only `runs`, `parameters` and, where they are plain (run_record.hpp), the
    /// numbers that the study reads are kept.
    bool is_brief = false;
    bool operator==(const Point&) const = default;

    const Choice* find(std::string_view parameter) const;
};

/// A point with what came of it.
struct Ran {
    Point point;
    RunStatus status = RunStatus::failed;
    std::string reason;
    RunValues values; ///< empty if not solved
    bool is_solved() const { return status == RunStatus::solved; }
};

/// The points of the next round, from all runs of earlier ones; none when the design is done. Pure:
/// the same runs give the same points. Ids are unique over all rounds.
std::vector<Point> next_round(const Study& study, std::span<const Ran> earlier);

/// True for kinds whose later rounds hang on earlier ones: they can not be sharded.
bool is_search(const Study& study);
/// Points of the first round, without making them; infinity-like numbers for absurd grids.
double design_size(const Study& study);

/// Numbers a kind's reduction needs of every run beside those of the study's measures.
std::vector<WantedValue> wanted_values(const Study& study);

/// Makes a point: base, settings and id from its choices. A parameter that is not chosen stays as
/// its base has it. Fault where a setting can not be made ([unknown-path], [wrong-type]).
Result<Point> make_point(const Study& study, PointRole role, std::vector<Choice> choices,
                         std::string id);
Choice choice_of(const Parameter& parameter, double number);
Choice choice_of(const Parameter& parameter, const ParameterOption& option);
/// All choices of a parameter: its values, else its options, in their order.
std::vector<Choice> choices_along(const Parameter& axis);
/// `grid-017-molecules-15.8`: a kind of point, its number of `count` and its choices; at most 64
/// signs.
std::string point_id(std::string_view kind, std::size_t number, std::size_t count,
                     std::span<const Choice> choices);
/// All axes at their central choices.
std::vector<Choice> central_choices(const Study& study);

} // namespace gashub
