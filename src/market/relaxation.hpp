#pragma once
// Names what makes a programme infeasible: the least relaxation of its rows, in words.

#include "market/formulation.hpp"

namespace gashub::market {

/// Which rule, where, and by how much must give way so that the programme has a point: the
/// relaxation with the least sum, largest first, at most five. Empty if the programme is feasible
/// after all.
std::string least_relaxation(const Formulation& formulation);

/// A row in words: "store in Silivri, level of 2021-03".
std::string describe(const Formulation& formulation, const RowTag& row);

} // namespace gashub::market
