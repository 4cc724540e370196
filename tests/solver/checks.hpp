#pragma once
// What every test of the solver asks of an answer, and programmes to ask it of.

#include "solver/certificate.hpp"
#include "solver/place.hpp"
#include "solver/program.hpp"
#include "solver/solve.hpp"

#include <catch2/catch.hpp>

namespace gashub::solver::test {

/// Solves and demands an optimum with a certificate at 1e-6.
inline Solution certified(const ConvexProgram& program, const SolveOptions& options = {}) {
    const Solution solution = solve(program, options);
    INFO(to_string(solution.termination) << ": " << solution.message);
    REQUIRE(solution.termination == Termination::optimal);
    const Certificate certificate = certify(program, solution);
    INFO("certificate " << certificate.primal_residual << " " << certificate.dual_residual << " "
                        << certificate.gap);
    REQUIRE(certificate.holds(1e-6));
    return solution;
}

inline Approx near(double value, double scale = 1) {
    return Approx(value).epsilon(1e-6).margin(1e-6 * scale);
}

} // namespace gashub::solver::test
