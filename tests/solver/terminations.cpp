// Every way a solve can end has its name.

#include "checks.hpp"
#include "random_programs.hpp"

#include <limits>
#include <string>

using namespace gashub::solver;
using namespace gashub::solver::test;

namespace {

ConvexProgram market() {
    return random_market(3);
}

Termination ending(const ConvexProgram& program, const SolveOptions& options = {}) {
    return solve(program, options).termination;
}

} // namespace

TEST_CASE("two rows that contradict each other are infeasible") {
    ProgramBuilder builder;
    const int first = builder.add_equality(1), second = builder.add_equality(2);
    const int x = builder.add_column(1, 0, -infinity, infinity);
    builder.add_entry(first, x, 1);
    builder.add_entry(second, x, 1);
    CHECK(ending(builder.build()) == Termination::infeasible);
}

TEST_CASE("an empty row that asks for something is infeasible") {
    ProgramBuilder builder;
    builder.add_equality(1);
    builder.add_column(1, 1, 0, infinity);
    CHECK(ending(builder.build()) == Termination::infeasible);
}

TEST_CASE("a cost that falls along a free column is unbounded, with curvature it is not") {
    for (const double quadratic : {0.0, 1e-3}) {
        ProgramBuilder builder;
        builder.add_column(1, quadratic, -infinity, infinity);
        CHECK(ending(builder.build()) ==
              (quadratic == 0 ? Termination::unbounded : Termination::optimal));
    }
}

TEST_CASE("bad input is named by its first place and nothing is solved") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto message = [](auto&& break_it) {
        ConvexProgram program = market();
        break_it(program);
        const Solution solution = solve(program);
        CHECK(solution.termination == Termination::bad_input);
        CHECK(solution.x.empty());
        return solution.message;
    };
    CHECK(message([&](auto& p) { p.cost[4] = nan; }) == "cost is not finite in column 4");
    CHECK(message([&](auto& p) { p.quadratic[2] = -1; }) == "cost is not convex in column 2");
    CHECK(message([&](auto& p) { p.lower[5] = p.upper[5] + 1; }) ==
          "lower bound above upper bound in column 5");
    CHECK(message([&](auto& p) { p.upper[6] = nan; }) ==
          "lower bound above upper bound in column 6");
    CHECK(message([&](auto& p) { p.row_lower[1] = nan; }) ==
          "lower side above upper side in row 1");
    CHECK(message([&](auto& p) { p.value[0] = infinity; }) == "an entry is not finite in column 0");
    CHECK(message([&](auto& p) { p.index[0] = p.rows; }) ==
          "rows out of range or order in column 0");
    CHECK(message([&](auto& p) { p.cost.pop_back(); }) == "sizes do not fit");
    CHECK(message([&](auto& p) {
              p.curved = {{.column = 0, .kind = CurveKind::iso_elastic, .price = -1}};
          }) == "curved term is not convex or not finite in column 0");
}

TEST_CASE("an analysis of another pattern is bad input") {
    const Analysis other = analyse(random_market(8));
    CHECK(solve(market(), {}, &other).termination == Termination::bad_input);
}

TEST_CASE("limits end a solve under their own names") {
    CHECK(ending(market(), {.iteration_limit = 3}) == Termination::iteration_limit);
    CHECK(ending(market(), {.time_limit_seconds = 1e-9}) == Termination::time_limit);
    std::stop_source source;
    SolveOptions options;
    options.stop = source.get_token();
    CHECK(ending(market(), options) == Termination::optimal);
    source.request_stop();
    CHECK(ending(market(), options) == Termination::interrupted);
}

TEST_CASE("every termination has a word of its own") {
    CHECK(std::string(to_string(Termination::optimal)) == "optimal");
    CHECK(std::string(to_string(Termination::infeasible)) == "infeasible");
    CHECK(std::string(to_string(Termination::unbounded)) == "unbounded");
    CHECK(std::string(to_string(Termination::bad_input)) == "bad input");
    CHECK(std::string(to_string(Termination::iteration_limit)) == "iteration limit");
    CHECK(std::string(to_string(Termination::time_limit)) == "time limit");
    CHECK(std::string(to_string(Termination::interrupted)) == "interrupted");
    CHECK(std::string(to_string(Termination::numerical_failure)) == "numerical failure");
}
