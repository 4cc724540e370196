#pragma once
// Rolling foresight (MODEL section 5): a window moves over the horizon by a step, each solve knows
// only what is known by then, and only its first step is kept. What nobody expects comes as a
// surprise; stock, used parts of yearly rules and make-up gas are carried from window to window.

#include "market/outcome.hpp"

#include <functional>

namespace gashub::market {

/// First day on which an event or policy is known: `known_from`, but no later than it holds.
/// Without one, shocks (outage, demand, driver, production, limit, cost, series) are known when
/// they begin, all else from the start (nothing).
std::optional<Date> known_day(const Event& event);
std::optional<Date> known_day(const Policy& policy);

/// The scenario as somebody sees it who knows what is known before `day`: the rest never holds. A
/// driver's months that begin later are normal, unless the event has a `known_from`. Events and
/// policies keep their places.
ScenarioParts as_known_before(Date day, ScenarioParts scenario);

/// One window: periods [first, end), of which those before `kept_to` are kept.
struct Window {
    int first = 0, kept_to = 0, end = 0;
    bool operator==(const Window&) const = default;
};
/// Windows in order. One begins at each step, and where something becomes known inside one.
std::vector<Window> windows_of(const Scenario& scenario);

/// [leader-foresight] where a scenario with rolling foresight has a leader.
std::optional<Issue> leader_fault(const ScenarioParts& scenario);

/// Solves a window as it is laid on the timeline.
using SolveWindow = std::function<Outcome(const Timeline& line)>;

/// Rolls over the horizon of `whole` and joins the windows' first steps to one outcome: volumes,
/// prices, tags and rows as of one solve; the certificate is the worst of the windows. Faults:
/// [leader-foresight].
Outcome roll(const Network& network, const Timeline& whole, const SolveWindow& solve);

} // namespace gashub::market
