// The same programmes by other people's solvers: Ipopt for curved costs, CLP for linear ones.

#include "checks.hpp"
#include "random_programs.hpp"
#include "rivals.hpp"

#include <algorithm>

using namespace gashub::solver;
using namespace gashub::solver::test;
using namespace gashub::rivals;

namespace {

/// Compares by objective, which is unique where the point is not, against the size of its terms.
void compare(const ConvexProgram& program, const Answer& answer, double tolerance) {
    const Solution solution = certified(program);
    double size = 0;
    for (std::size_t j = 0; j < program.cost.size(); ++j)
        size += std::abs(program.cost[j] * solution.x[j]) +
                0.5 * program.quadratic[j] * solution.x[j] * solution.x[j];
    for (const CurvedTerm& term : program.curved)
        size += std::abs(curve_value(term, solution.x[at(term.column)]));
    CHECK(solution.objective == Approx(answer.objective).margin(tolerance * (size + 1e-9)));
}

} // namespace

TEST_CASE("Ipopt finds the same optima of 120 random markets with quadratic and curved costs") {
    int compared = 0;
    for (unsigned seed = 0; seed < 120; ++seed) {
        const ConvexProgram program = random_market(seed);
        const Answer answer = solve_with_ipopt(program);
        INFO("market " << seed << ", curved terms " << program.curved.size());
        if (!answer.solved) {
            certified(program);
            continue;
        }
        ++compared;
        compare(program, answer, 1e-6);
    }
    CHECK(compared >= 110);
}

TEST_CASE("CLP finds the same optima of 80 random markets with stepwise costs") {
    for (unsigned seed = 500; seed < 580; ++seed) {
        ConvexProgram program = random_market(seed, {.curved = false});
        program = stepwise(program, 4);
        const Answer answer = solve_with_clp(program);
        INFO("market " << seed);
        REQUIRE(answer.solved);
        compare(program, answer, 1e-6);
    }
}
