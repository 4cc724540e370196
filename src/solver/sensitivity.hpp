#pragma once
// How the solution answers a small change of the data: one back-solve of the last factor.

#include "solver/program.hpp"
#include "solver/solution.hpp"

#include <utility>
#include <vector>

namespace gashub::solver {

/// A direction in which the data change; pairs of (row or column, amount per unit step).
struct Change {
    std::vector<std::pair<int, double>> right_hand_side; ///< row sides (both, where a row has two)
    std::vector<std::pair<int, double>> cost;            ///< linear costs
};

struct Response {
    std::vector<double> x;         ///< change of each column per unit step
    std::vector<double> row_price; ///< change of each row price per unit step
};

/// First-order answer of the solution to `change`. Demands a solution with its factor kept. Columns
/// at a bound with a price stay (the barrier terms of the last iterate stand for the active set).
Response sensitivity(const ConvexProgram& program, const Solution& solution, const Change& change);

} // namespace gashub::solver
