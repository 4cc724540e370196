#pragma once
// Other people's solvers on our programmes, for tests and benchmarks.

#include "solver/program.hpp"

#include <vector>

namespace gashub::rivals {

struct Answer {
    bool solved = false;
    double objective = 0;
    std::vector<double> x;
    int iterations = 0;
    double seconds = 0; ///< processor time of the solve alone
};

/// Ipopt with its default linear algebra, tolerance 1e-8.
Answer solve_with_ipopt(const solver::ConvexProgram& program);

/// CLP, dual simplex. Demands a programme without quadratic and curved costs.
Answer solve_with_clp(const solver::ConvexProgram& program);

/// The programme with each quadratic cost cut into so many steps of constant cost: a column with a
/// quadratic cost becomes `steps` columns that share its range (up to where its slope is zero, if
/// it has no upper bound).
solver::ConvexProgram stepwise(const solver::ConvexProgram& program, int steps);

/// Processor time of this process so far, in seconds.
double processor_seconds();

} // namespace gashub::rivals
