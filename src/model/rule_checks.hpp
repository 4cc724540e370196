#pragma once
// What makes single events and policies whole: they name something, their dates rise, they can
// bind.

#include "model/faults.hpp"
#include "model/network.hpp"
#include "model/scenario.hpp"

namespace gashub {

inline constexpr std::size_t most_periods = 4000;

/// [event-on-nothing], [ambiguous-event], [no-effect], [contradiction], [wrong-kind],
/// [unknown-sector], [bad-month], [dates-reversed].
void check_event(const Event& event, const Network& network, Faults& faults);

/// [missing-key], [unknown-word], [unknown-sector], [dates-reversed]; [never-met] as a warning for
/// one that binds nothing: outside of the horizon, or nothing of its kind in its region.
void check_policy(const Policy& policy, const Network& network, const std::vector<Period>& periods,
                  Faults& faults);

/// A hub's price rule: [unknown-node], [no-hub], [missing-key], [contradiction].
void check_hub_setting(const HubSetting& hub, const Network& network, Faults& faults);

} // namespace gashub
