#pragma once
// Where a node's price is made, in one word: at home, beyond its country's exits, on ships, in
// another country's pipes, or by the hub's rule. Read from the explanation of the price.

#include "analysis/explain.hpp"

#include <string>

namespace gashub {

/// `rule` where a price rule makes it; else by the last border of the node's country on the way
/// from the setter: `exits` (an arc that leaves: a neighbour's price less the way there), `lng` (a
/// lane or an import terminal), the code of the country where the setter stands (a pipe that
/// enters; without one, that of its last country), `home` where no border is crossed. Empty where
/// nobody sets a price. An arc that costs nothing at all leaves no term and is not seen.
std::string price_way(const market::Outcome& outcome, const Explanation& why);

} // namespace gashub
