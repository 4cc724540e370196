#pragma once
// What makes a network whole, beyond what the dictionary says of each key. All faults at once.

#include "model/name_index.hpp"

namespace gashub {

/// Checks every object of the parts. Codes, beside those of value_checks.hpp: bad-country,
/// wrong-kind, loop-arc, missing-capacity, dates-reversed, cost-not-rising, bad-shares,
/// golombek-full-rate, broken-route, lost-load-below-reference, bad-profile, bad-month,
/// unknown-unit, unknown-owner, contradiction, duplicate-id (sectors of a market),
/// duplicate-market-at-node, negative-cost-cycle; as a warning unreachable-demand.
void check_network(const NetworkParts& parts, const NameIndex& names, Faults& faults);

/// References and shares of a price formula [unknown-node], [bad-shares].
void check_formula(const FormulaBody& body, const NameIndex& names, Faults& faults);

/// Checks of one month -> value map: keys `2021-03` or `2021` [bad-month].
void check_months(const std::map<std::string, double>& values, Faults& faults);

/// [negative-cost-cycle] where tariffs around a circle of arcs sum below zero; [unreachable-demand]
/// (a warning) for a market that no site and no store can reach. network_topology.cpp.
void check_topology(const NetworkParts& parts, const NameIndex& names, Faults& faults);

} // namespace gashub
