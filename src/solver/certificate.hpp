#pragma once
// A certificate of optimality, computed from the original, unscaled programme by code that shares
// nothing with the solver (it includes program and solution only). A result without a certificate
// at 1e-6 is *not solved*.

#include "solver/program.hpp"
#include "solver/solution.hpp"

namespace gashub::solver {

struct Certificate {
    double primal_residual =
        0; ///< worst row or bound violation, relative to the size of that row's own terms
    double dual_residual = 0; ///< worst stationarity or sign violation, relative to the size of
                              ///< that column's own terms
    double gap = 0;           ///< complementarity gap relative to the objective in its own units
    bool holds(double tolerance = 1e-6) const;
    bool operator==(const Certificate&) const = default;
};

/// NaN or sizes that do not fit give infinite residuals.
Certificate certify(const ConvexProgram& program, const Solution& solution);

} // namespace gashub::solver
