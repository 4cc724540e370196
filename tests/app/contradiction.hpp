#pragma once
// A scenario whose rules can not all be kept, for tests of how the window says so.

#include "model/scenario.hpp"

namespace gashub::app {

/// The tutorial's scenario with a floor, from a day on, that its pipe can not carry under a
/// ceiling, and a lever that moves the floor.
inline ScenarioParts contradicting(ScenarioParts parts, std::optional<Date> from = {},
                                   std::optional<Date> to = {}) {
    Event floor, ceiling;
    floor.id = "floor";
    floor.from = from;
    floor.to = to;
    floor.body = Limit{{"north-city"}, {}, {}, {}, {}, 30, LimitPer::period, {}};
    ceiling.id = "ceiling";
    ceiling.body = Limit{{"north-city"}, {}, {}, {}, 10, {}, LimitPer::period, {}};
    parts.events = {floor, ceiling};
    Lever lever = parts.levers.front();
    lever.id = "floor-lever";
    lever.path = "events.floor.minimum_bcm_per_year";
    lever.label = {"The floor", "Taban"};
    parts.levers.push_back(lever);
    return parts;
}

} // namespace gashub::app
