#pragma once
// Runs of a study of the kind `security` by what they are for, shared by its design, its runs and
// its reduction.

#include "analysis/security_indicators.hpp"
#include "study/design/design.hpp"

namespace gashub {

/// Choice of a run beside the axes: a situation by its id. In the first situation with nothing out
/// a run has the choices of the axes alone.
inline constexpr std::string_view hard_time = "situation";
/// Choice of a run: what is out, an element or common cause by its id, a pair as `one+other`.
inline constexpr std::string_view taken_out = "out";

/// Ways into the study's areas that are taken out, in the order of their size in the central case,
/// largest first: those found in any combination of the axes, and those the study names.
std::vector<std::string> elements_out(const SecurityStudy& kind, const Study& study);

/// Choices of a run.
std::vector<Choice> secure_choices(const SecurityStudy& kind, std::vector<Choice> policy,
                                   const Situation& situation, const std::string& out);

/// How bad a loss is: what areas are short of, then how little they use.
struct Harm {
    double not_served_mcm_per_day = 0, used_mcm_per_day = 0;
};
/// Of these areas together; nothing of a run without an answer.
std::optional<Harm> harm_of(std::span<const SafeArea> areas, const Ran& run);
/// Losses, worst first for these areas by their runs in the central case and the first situation:
/// by what is not served, then by use, both to a ten-thousandth mcm a day, then in the order given.
std::vector<std::string> worst_first(const SecurityStudy& kind, std::span<const SafeArea> areas,
                                     const Study& study, const std::vector<std::string>& losses,
                                     std::span<const Ran> runs);

/// What is asked of a run's outcome.
SecurityQuestion question_of(const SecurityStudy& kind, const Study& study, const Point& point);

/// The scenario with elements out of service over its whole horizon. Fault as of make_scenario.
Result<Scenario> with_outages(const Scenario& scenario, const Network& network,
                              const std::vector<std::string>& elements);

} // namespace gashub
