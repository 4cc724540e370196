// Same bits: run after run, at any vector width, from several threads at once; and warm equals
// cold.

#include "checks.hpp"
#include "random_programs.hpp"

#include <thread>
#include <vector>

using namespace gashub::solver;
using namespace gashub::solver::test;

namespace {

bool same_bits(const Solution& a, const Solution& b) {
    return a.termination == b.termination && a.x == b.x && a.row_price == b.row_price &&
           a.lower_price == b.lower_price && a.upper_price == b.upper_price &&
           a.objective == b.objective && a.iterations == b.iterations;
}

} // namespace

TEST_CASE("two runs, and runs at three vector widths, give the same bits") {
    for (unsigned seed = 0; seed < 60; ++seed) {
        const ConvexProgram program = seed % 3 ? random_market(seed) : random_general(seed);
        const Solution widest = solve(program);
        INFO("programme " << seed);
        CHECK(same_bits(widest, solve(program)));
        CHECK(same_bits(widest, solve(program, {.vector_bits = 128})));
        CHECK(same_bits(widest, solve(program, {.vector_bits = 256})));
    }
}

TEST_CASE("four threads that share an analysis give the bits of one") {
    const ConvexProgram program = random_market(11);
    const Analysis analysis = analyse(program);
    std::vector<ConvexProgram> scenarios(16, program);
    for (std::size_t k = 0; k < scenarios.size(); ++k)
        for (std::size_t j = 0; j < at(program.columns); ++j)
            scenarios[k].cost[j] *= 1 + 0.01 * static_cast<double>((j + k) % 7);
    std::vector<Solution> alone(scenarios.size()), together(scenarios.size());
    for (std::size_t k = 0; k < scenarios.size(); ++k)
        alone[k] = solve(scenarios[k], {}, &analysis);
    {
        std::vector<std::jthread> threads;
        for (std::size_t thread = 0; thread < 4; ++thread)
            threads.emplace_back([&, thread] {
                for (std::size_t k = thread; k < scenarios.size(); k += 4)
                    together[k] = solve(scenarios[k], {}, &analysis);
            });
    }
    for (std::size_t k = 0; k < scenarios.size(); ++k) {
        INFO("scenario " << k);
        CHECK(alone[k].termination == Termination::optimal);
        CHECK(same_bits(alone[k], together[k]));
    }
}

TEST_CASE("a given order of elimination changes the way, not the answer") {
    const ConvexProgram program = random_market(21);
    AnalyseOptions options{.ordering = Ordering::given, .row_groups = {}};
    for (int i = 0; i < program.rows; ++i)
        options.row_groups.push_back(i % 3);
    const Analysis analysis = analyse(program, options);
    const Solution solution = solve(program, {}, &analysis);
    REQUIRE(certify(program, solution).holds(1e-6));
    CHECK(solution.objective == near(certified(program).objective));
}

TEST_CASE("a warm start ends where a cold one does, in fewer iterations where little changed") {
    int cold_iterations = 0, warm_iterations = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        const ConvexProgram program = random_market(seed);
        const Solution base = certified(program);
        ConvexProgram changed = program;
        const double share = seed % 2 ? 1e-3 : 0.1;
        for (std::size_t j = 0; j < at(program.columns); ++j) {
            changed.cost[j] *= 1 + share * static_cast<double>(j % 5) / 4;
            if (changed.lower[j] < changed.upper[j])
                changed.upper[j] *= 1 + share * static_cast<double>(j % 3) / 2;
        }
        INFO("market " << seed);
        SolveOptions warm;
        warm.warm = &base;
        const Solution from_cold = certified(changed), from_warm = certified(changed, warm);
        CHECK(from_warm.objective == Approx(from_cold.objective).epsilon(1e-6).margin(1e-9));
        if (seed % 2) {
            cold_iterations += from_cold.iterations;
            warm_iterations += from_warm.iterations;
        }
    }
    CHECK(warm_iterations < 0.8 * cold_iterations);
}

TEST_CASE("a warm start from another programme's answer is passed over") {
    const Solution other = certified(random_market(1));
    SolveOptions warm;
    warm.warm = &other;
    certified(random_market(2), warm);
}
