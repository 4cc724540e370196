#pragma once
// Coalitions of a `power` study as scenarios. First round: each option of the axes with everybody,
// which says at what price the outlets buy; second round: every coalition. Where a coalition makes
// the same scenario as another one did (a pipe of somebody who stands outside), it is run once.

#include "analysis/bargaining.hpp"
#include "study/design/kinds.hpp"

#include <set>

namespace gashub {

/// What may not be used if a player stands outside.
struct Holdings {
    std::vector<std::string> elements;  ///< sites, arcs, storages
    std::vector<std::string> countries; ///< with markets
};
/// `varied`: arcs in which options differ; of others only those that cross a border count.
Holdings holdings_of(const PowerStudy& kind, const Player& player, const StudyBase& base,
                     const std::set<std::string>& varied = {});

/// Name of a coalition: ids joined by `+`, or `nobody`.
std::string coalition_name(const PowerStudy& kind, Coalition coalition);

/// The coalitions of all options: points to run, each once, and which point a coalition's value is
/// read from.
struct CoalitionPlan {
    std::vector<std::vector<Choice>> options; ///< of the axes
    std::vector<Point> points;
    std::vector<std::vector<std::size_t>> point_of; ///< option, coalition
};

/// Demands the runs of the first round.
CoalitionPlan plan_coalitions(const PowerStudy& kind, const Study& study,
                              std::span<const Ran> first_round);

} // namespace gashub
