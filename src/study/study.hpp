#pragma once
// A checked study: its parts, the scenarios it builds on, and its uncertain inputs and axes by
// name. First stop of the route: io reads a file to parts and bases -> make_study -> design/ makes
// the scenarios of a round -> run_study runs them -> reduction/ makes the answer.

#include "model/path.hpp"
#include "study/study_parts.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace gashub {

/// A scenario that a study builds on, with its network.
struct StudyBase {
    std::string name; ///< as the study's file names it; "" is the base
    Network network;
    Scenario scenario;
    std::string network_sha256, scenario_sha256;
};

class Study {
  public:
    const StudyParts& parts() const { return content_->parts; }
    /// The base first, then those that options and cases name.
    const std::vector<StudyBase>& bases() const { return content_->bases; }
    /// Number of the base of this name; -1 if there is none.
    int find_base(std::string_view name) const;
    const Parameter* find_parameter(std::string_view id) const;
    const StudyCase* find_case(std::string_view id) const;
    const Measure* find_measure(std::string_view id) const;
    /// What the answer's headline measures; null only for a kind that has a headline of its own.
    const Measure* headline() const;

  private:
    friend Result<Study> make_study(StudyParts parts, std::vector<StudyBase> bases);
    struct Content {
        StudyParts parts;
        std::vector<StudyBase> bases;
    };
    std::shared_ptr<const Content> content_;
};

/// Names of the scenarios that a study builds on, each once: base, options, cases.
std::vector<std::string> scenarios_of(const StudyParts& parts);

/// Checks a study against the scenarios it builds on; all faults at once. Codes, beside those of
/// keys and paths: [bad-distribution], [bad-correlation], [unknown-parameter], [unknown-measure],
/// [unknown-case], [unknown-option], [empty-design], [two-scenarios], [bad-condition],
/// [bad-threshold], and those of the kinds.
Result<Study> make_study(StudyParts parts, std::vector<StudyBase> bases);

/// True for a parameter of cases (values or options), which never gets odds.
inline bool is_axis(const Parameter& parameter) {
    return !parameter.values.empty() || !parameter.options.empty();
}
/// True for an uncertain input.
inline bool is_uncertain(const Parameter& parameter) {
    return parameter.distribution.has_value();
}

} // namespace gashub
