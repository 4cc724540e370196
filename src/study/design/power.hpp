#pragma once
// Coalitions of a `power` study as scenarios, shared by its design and its reduction. With outlets
// a first round clears each base with everybody in, which says at what price the outlets trade; the
// other round is every coalition of every world. Where two worlds are the same to a coalition (a
// pipe of somebody who stands outside) it is run once.

#include "analysis/bargaining.hpp"
#include "study/design/design.hpp"

#include <set>

namespace gashub {

inline constexpr int most_bargainers = 12;

/// Choice of a run beside the axis: the members joined by `+`, or `nobody`.
inline constexpr std::string_view coalition_choice = "coalition";

/// What is shut where a player stands outside.
struct Holdings {
    std::vector<std::string> elements; ///< sites, arcs, storages
    std::vector<std::string> markets;  ///< regions or countries of the player that have a market
    bool empty() const { return elements.empty() && markets.empty(); }
};
/// Arcs inside the player's land lead nowhere without those that enter it: of these only arcs in
/// `varied` count.
Holdings holdings_of(const PowerStudy& kind, const Player& player, const StudyBase& base,
                     const std::set<std::string>& varied = {});

/// Settings that take a player out of a base.
PathValues without_player(const PowerStudy& kind, const Player& player, const StudyBase& base,
                          const std::set<std::string>& varied = {});

/// The world that the answer leads with, an uncertain input at one of its ends, and the points of
/// the coalitions of blocs.
struct SwingGame {
    std::string input;
    double at = 0;
    std::vector<std::size_t> point_of;
};

/// Who is in each bloc of the games that swing inputs, players left alone too, in their order.
std::vector<Coalition> blocs_of(const PowerStudy& kind);
/// The members of a coalition of blocs.
Coalition members_of(const std::vector<Coalition>& blocs, Coalition coalition);
/// The option that the answer leads with; none without an axis.
std::vector<Choice> leading_choices(const PowerStudy& kind, const Study& study);

/// The coalitions of all worlds: points to run, each once, and which of them a coalition's worth is
/// read from.
struct CoalitionPlan {
    std::vector<std::vector<Choice>> worlds; ///< of the axis, in its order
    std::vector<Point> points;
    std::vector<std::vector<std::size_t>> point_of; ///< world, coalition; a world without: empty
    std::vector<SwingGame> swings;
};

/// `first_round`: runs of the bases with everybody in; not needed without outlets. A world whose
/// base has no answer there has no coalitions.
CoalitionPlan plan_coalitions(const PowerStudy& kind, const Study& study,
                              std::span<const Ran> first_round);

} // namespace gashub
