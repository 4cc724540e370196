#pragma once
// Proofs that there is no optimum. A candidate ray comes from an auxiliary programme that always
// has an optimum; it counts only if plain arithmetic on the programme's own data confirms it.

#include "solver/program.hpp"

#include <vector>

namespace gashub::solver {

/// The rows made elastic, at a price for what they are broken by. Columns of the programme first.
/// Its row prices are a candidate for a proof of infeasibility where its optimum is not zero.
ConvexProgram elastic_program(const ConvexProgram& program);

/// The cost's slope at infinity over the directions in which one can go for ever, cut at one unit a
/// column. Its optimum, where below zero, is a candidate for a proof of unboundedness.
ConvexProgram recession_program(const ConvexProgram& program);

/// True if price' A x is less than any value that the rows admit, for every x within its bounds
/// (and within a thousand times the largest of them, where a column has none: prices carry
/// rounding).
bool proves_infeasible(const ConvexProgram& program, const std::vector<double>& row_price);

/// True if going along `direction` keeps rows and bounds for ever and lowers the cost all the way,
/// by more than a thousand times the dearest cost on what rounding leaves of rows and bounds.
bool proves_unbounded(const ConvexProgram& program, const std::vector<double>& direction);

} // namespace gashub::solver
