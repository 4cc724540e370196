#pragma once
// The draws of a sample by policy: every combination of the axes meets the same futures.

#include "study/design/design.hpp"

#include <span>
#include <string>
#include <vector>

namespace gashub {

/// Draws of one policy: the choices of the axes.
struct DrawnPolicy {
    std::vector<Choice> choices;
    std::vector<const Ran*> draws; ///< they point into the runs
};

/// In the order in which they were drawn; none of a study that draws nothing.
std::vector<DrawnPolicy> policies_of(const Study& study, std::span<const Ran> runs);

/// The policy of the central choices, else the first; null if there is none.
const DrawnPolicy* leading_policy(const Study& study, const std::vector<DrawnPolicy>& policies);

/// The choices that tell a policy from others: those of axes with more than one.
std::vector<Choice> telling_choices(const Study& study, const DrawnPolicy& policy);

/// Titles of its telling choices; `all futures` where there are none.
std::string title_of(const Study& study, const DrawnPolicy& policy);

} // namespace gashub
