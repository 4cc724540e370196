// Random programmes: all certified, none claimed to be what it is not.

#include "checks.hpp"
#include "random_programs.hpp"

#include <cmath>
#include <utility>

using namespace gashub::solver;
using namespace gashub::solver::test;

TEST_CASE("five hundred random markets are all certified within sixty iterations") {
    for (unsigned seed = 0; seed < 500; ++seed) {
        INFO("market " << seed);
        CHECK(certified(random_market(seed)).iterations <= 60);
    }
}

TEST_CASE("programmes of no particular kind are solved, or not called solved") {
    // Dependent rows and a wide range of sizes: one in twenty may end without a certificate.
    int without = 0;
    for (unsigned seed = 0; seed < 500; ++seed) {
        const ConvexProgram program = random_general(seed);
        const Solution solution = solve(program);
        INFO("programme " << seed << " " << to_string(solution.termination));
        CHECK(solution.termination != Termination::infeasible);
        CHECK(solution.termination != Termination::unbounded);
        without += certify(program, solution).holds(1e-6) ? 0 : 1;
    }
    CHECK(without <= 25);
}

TEST_CASE("what no point can meet is called infeasible, with a ray that proves it") {
    int named = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        const ConvexProgram program =
            made_infeasible(seed % 2 ? random_market(seed) : random_general(seed), seed);
        const Solution solution = solve(program);
        INFO("programme " << seed);
        CHECK(solution.termination != Termination::optimal);
        CHECK(solution.termination != Termination::unbounded);
        if (solution.termination != Termination::infeasible)
            continue;
        ++named;
        REQUIRE(solution.ray.size() == at(program.rows));
        // Recomputed here: the most that the columns give is less than the least the rows ask.
        double least = 0, most = 0;
        for (std::size_t i = 0; i < solution.ray.size(); ++i) {
            const double side = solution.ray[i] > 0 ? program.row_lower[i] : program.row_upper[i];
            if (std::isfinite(side))
                least += solution.ray[i] * side;
        }
        for (std::size_t j = 0; j < at(program.columns); ++j) {
            double worth = 0;
            for (int e = program.start[j]; e < program.start[j + 1]; ++e)
                worth += program.value[at(e)] * solution.ray[at(program.index[at(e)])];
            const double bound = worth > 0 ? program.upper[j] : program.lower[j];
            if (std::isfinite(bound))
                most += worth * bound;
        }
        CHECK(most < least);
    }
    CHECK(named >= 195);
}

TEST_CASE("a gain without end is called unbounded, with a ray along which the cost falls") {
    int named = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        const ConvexProgram program =
            made_unbounded(seed % 2 ? random_market(seed) : random_general(seed), seed);
        const Solution solution = solve(program);
        INFO("programme " << seed);
        CHECK(solution.termination != Termination::optimal);
        CHECK(solution.termination != Termination::infeasible);
        if (solution.termination != Termination::unbounded)
            continue;
        ++named;
        REQUIRE(solution.ray.size() == at(program.columns));
        double cost = 0;
        for (std::size_t j = 0; j < solution.ray.size(); ++j)
            cost += program.cost[j] * solution.ray[j];
        CHECK(cost < 0);
    }
    CHECK(named >= 195);
}

TEST_CASE("the answer does not depend on the units of volume and price") {
    for (unsigned seed = 0; seed < 20; ++seed)
        for (const auto& [volume, price] :
             {std::pair{1e-6, 1.0}, {1e6, 1.0}, {1.0, 1e-6}, {1.0, 1e6}, {1e3, 1e-3}}) {
            const ConvexProgram base = random_market(seed, {.curved = false});
            ConvexProgram scaled = base;
            for (std::size_t j = 0; j < at(base.columns); ++j) {
                scaled.cost[j] *= price;
                scaled.quadratic[j] *= price / volume;
                scaled.lower[j] *= volume;
                scaled.upper[j] *= volume;
            }
            for (std::size_t i = 0; i < at(base.rows); ++i) {
                scaled.row_lower[i] *= volume;
                scaled.row_upper[i] *= volume;
            }
            INFO("market " << seed << " volume " << volume << " price " << price);
            const double expected = certified(base).objective;
            CHECK(certified(scaled).objective / (volume * price) ==
                  Approx(expected).epsilon(1e-5).margin(1e-9));
        }
}
