#pragma once
// Gas that can come but never leave, or leave but never come, does not move. Columns that a
// one-sided balance forces to zero are closed before the solve: left open they have no interior and
// their rows no bounded price, which costs an interior point method many iterations or the answer.

#include "market/formulation.hpp"

namespace gashub::market {

/// Sets the upper bound of every column that balances force to zero to zero, until none is left.
/// Changes bounds only, so the sparsity pattern stays.
void close_dead_ends(Formulation& formulation);

} // namespace gashub::market
