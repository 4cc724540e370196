#pragma once
// Rules of a scenario that can not all be kept, found before anything is solved. Floors and duties
// are soft, so that the market still has an answer: it pays their penalties. Whoever wrote them
// should know (MODEL section 4).

#include "market/timeline.hpp"

namespace gashub::market {

/// Warnings [contradiction], each with the rules, the first date and the place: a floor above what
/// limits, outages and capacity let through; an embargo that shuts every arc of a contract with a
/// floor; a filling obligation that rates and stock can not meet; a reserve price above a cap.
Issues contradictions(const Timeline& line);

/// Faults and warnings that show only when a scenario is laid on its network: those of
/// make_timeline, leader_fault and the contradictions.
Issues check_laid(const Network& network, const Scenario& scenario);

} // namespace gashub::market
