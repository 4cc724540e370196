#pragma once
// Leaders (MODEL section 5): a best mark-up, a dominant supplier, a single buyer. One number each
// on its columns; its gain is measured by a full solve.

#include "market/outcome.hpp"

#include <functional>

namespace gashub::market {

/// A leader's number in the formulation's `outer`, and whose gain counts.
struct Leader {
    int number = -1;       ///< index into `outer`
    int policy = -1;       ///< a mark-up's policy; -1: the hub's rule
    std::string seller;    ///< its net revenue counts
    std::string country;   ///< or this country's welfare
    std::vector<int> arcs; ///< or what these arcs earn
};
std::vector<Leader> leaders_of(const Formulation& formulation);

/// True if a leader sets the wedge of a hub's rule; and if any of a scenario's rules has one.
bool is_led(const PriceRule& rule);
bool has_leader(const ScenarioParts& scenario);

/// What a leader earns in a solved outcome, MEUR: a seller's net revenue or a country's gain as the
/// accounts have them, or tariffs, rents and mark-ups of arcs.
double gain_of(const Leader& leader, const Outcome& outcome);

/// Solves with the leaders' numbers at the given values.
using SolveWith = std::function<Outcome(const std::vector<double>& values)>;

/// Grid of nine, then golden section round the best, for each leader in turn until none gains
/// 0.1 %, at most 20 rounds. The outcome at rest, or one that is not solved and says why.
Outcome search_leaders(const std::vector<Leader>& leaders, const SolveWith& solve);

} // namespace gashub::market
