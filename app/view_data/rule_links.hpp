#pragma once
// From a rule that an issue names to where it can be changed.

#include "app/view_data/format.hpp"
#include "base/issue.hpp"
#include "model/scenario.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gashub::app {

/// A rule of the scenario, or a contract of its network.
struct RuleLink {
    std::string collection; ///< events, policies, contracts; hub
    std::string id;
    std::string lever;       ///< the first one that moves it; empty: none does
    std::string lever_label; ///< in the reader's language
    std::string dates;       ///< `2021-01-01 to 2021-12-31`; empty: all the time
    bool operator==(const RuleLink&) const = default;
};

/// The rule with this id, or the rule of the price at the hub's node; nothing if there is none.
std::optional<RuleLink> rule_link(const std::string& id, const Scenario& scenario,
                                  const Network& network, Locale language);

/// The rules that an issue stands at or names in quotes, the one it stands at first.
std::vector<RuleLink> rule_links(const Issue& issue, const Scenario& scenario,
                                 const Network& network, Locale language);

} // namespace gashub::app
