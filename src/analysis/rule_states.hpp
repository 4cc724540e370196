#pragma once
// Every rule of a scenario: binding (with its price), slack, broken (a soft one), or never met.

#include "market/outcome.hpp"

#include <string>
#include <vector>

namespace gashub {

enum class RuleState { binding, slack, never_met, broken };
std::string_view to_string(RuleState state);

struct RuleRow {
    std::string rule, id, place; ///< embargo, quota, limit ...; its id; where
    int period = -1, year = -1;  ///< one of the two
    RuleState state = RuleState::slack;
    double value = 0, bound = 0; ///< bcm of the period or year
    double price_eur_per_mwh = 0;
};

/// Rows by rule, place and period: joint limits, limit events, quotas, obligations, end levels,
/// yearly production, take-or-pay floors, demand reductions and embargoes. Demands a solved
/// outcome.
std::vector<RuleRow> rule_states(const market::Outcome& outcome);

} // namespace gashub
