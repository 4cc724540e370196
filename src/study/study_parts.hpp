#pragma once
// A study as its file says it: which scenarios are made from which bases (parameters, cases, the
// keys of its kind), what is measured in each, and how the answer is laid out. study.hpp holds the
// checked value.

#include "model/scenario.hpp"
#include "study/study_kinds.hpp"
#include "study/study_measures.hpp"
#include "study/study_tables.hpp"

namespace gashub {

/// How the value of a parameter goes to a path: as it is, times what stands there, plus what stands
/// there, or as years by which a date is moved.
enum class TargetMode { set, times, plus, years_later };

/// `*` in a step of `path` stands for any signs: every thing there that fits is meant.
struct ParameterTarget {
    std::string path;
    TargetMode mode = TargetMode::set;
    double factor = 1, add = 0; ///< laid on the value first: factor x value + add
    std::string of; ///< measure: times what it is in the run with the parameter's central value,
                    ///< which itself sets nothing
    bool operator==(const ParameterTarget&) const = default;
};

/// A named value of a parameter: paths it sets, and a scenario to build on in place of the base.
struct ParameterOption {
    std::string id;
    Text title;
    PathValues set;
    std::string scenario; ///< file or id
    bool operator==(const ParameterOption&) const = default;
};

struct Distribution {
    DistributionBody body;
    bool operator==(const Distribution&) const = default;
};

/// Something that a study varies. With `values` or `options` it is an axis of cases, with
/// `distribution` an uncertain input.
struct Parameter {
    std::string id;
    Text title;
    std::string path; ///< what it sets; `targets` where it sets several
    std::vector<ParameterTarget> targets;
    std::vector<double> values;
    std::vector<ParameterOption> options;
    std::optional<double> central; ///< of the values; default the middle one
    std::string central_option;    ///< of the options; default the first
    std::optional<Distribution> distribution;
    std::string unit, source;
    bool own_estimate = false; ///< no source but the authors' judgement
    Text note;
    bool remove = false;
    bool operator==(const Parameter&) const = default;
};

struct Correlation {
    std::vector<std::string> between; ///< two parameters
    double rank = 0;
    bool operator==(const Correlation&) const = default;
};

/// A named scenario: another file than the base, settings, or both.
struct StudyCase {
    std::string id;
    Text title;
    std::string scenario;
    PathValues set;
    bool remove = false;
    bool operator==(const StudyCase&) const = default;
};

/// The first sentence whose conditions hold is the answer. `{measure}`, `{measure.low}`,
/// `{measure.high}`, `{runs}`, `{held}`, `{threshold}` ... stand for numbers (answer_words.hpp).
struct SentencePart {
    std::vector<Condition> when;
    Text text;
    bool operator==(const SentencePart&) const = default;
};

struct StudyParts {
    int format = 1;
    std::string id;
    Text title, question, reading;
    std::vector<std::string> sources;
    std::string base, extends;
    StudyKind kind;
    int seed = 1;
    std::vector<Parameter> parameters;
    std::vector<Correlation> correlations;
    std::vector<StudyCase> cases;
    std::vector<Measure> watch;
    std::string headline; ///< a measure; default the first
    std::optional<Condition> condition;
    std::optional<ThresholdSpec> threshold;
    std::vector<TableSpec> tables;
    std::vector<SentencePart> sentence;
    Text leaves_out;
    bool swings = true; ///< each uncertain input also low and high about the central case
    bool operator==(const StudyParts&) const = default;
};

} // namespace gashub
