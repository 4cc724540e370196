// The certificate is tested itself: a good answer passes, and the same answer with one fault does
// not.

#include "checks.hpp"
#include "random_programs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace gashub::solver;
using namespace gashub::solver::test;

namespace {

/// Column with the largest volume.
std::size_t main_column(const Solution& solution) {
    const auto largest =
        std::ranges::max_element(solution.x, {}, [](double number) { return std::abs(number); });
    return static_cast<std::size_t>(largest - solution.x.begin());
}

std::size_t dearest_row(const Solution& solution) {
    const auto largest = std::ranges::max_element(solution.row_price, {},
                                                  [](double number) { return std::abs(number); });
    return static_cast<std::size_t>(largest - solution.row_price.begin());
}

} // namespace

TEST_CASE("the certificate refuses each of many faults in thirty good answers") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (unsigned seed = 0; seed < 30; ++seed) {
        const ConvexProgram program = random_market(seed);
        const Solution good = certified(program);
        INFO("market " << seed);
        const auto refused = [&](auto&& fault) {
            ConvexProgram data = program;
            Solution answer = good;
            fault(data, answer);
            return !certify(data, answer).holds(1e-6);
        };
        const std::size_t column = main_column(good), row = dearest_row(good);
        CHECK(refused([&](auto&, auto& s) { s.x[column] *= 1 + 1e-5; }));
        CHECK(refused([&](auto&, auto& s) { s.x[column] *= 1 - 1e-5; }));
        CHECK(refused([&](auto&, auto& s) { s.row_price[row] *= 1 + 1e-4; }));
        CHECK(refused([&](auto&, auto& s) { s.row_price[row] *= -1; }));
        CHECK(refused([&](auto&, auto& s) { s.x[column] = nan; }));
        CHECK(refused([&](auto&, auto& s) { s.row_price[row] = nan; }));
        CHECK(refused([&](auto&, auto& s) { s.upper_price[column] = nan; }));
        CHECK(refused([&](auto&, auto& s) { s.x.pop_back(); }));
        CHECK(refused([&](auto&, auto& s) { s.lower_price.clear(); }));
        CHECK(refused([&](auto& p, auto&) { p.upper[column] = good.x[column] * (1 - 1e-4); }));
        CHECK(refused([&](auto& p, auto&) { p.lower[column] = good.x[column] * (1 + 1e-4); }));
        CHECK(refused([&](auto& p, auto&) { p.cost[column] += good.row_price[row]; }));
    }
}

TEST_CASE("a price on the wrong side of a bound is refused") {
    // One column at its upper bound: the price belongs there and nowhere else.
    ProgramBuilder builder;
    const int row = builder.add_row(-infinity, 5);
    builder.add_entry(row, builder.add_column(-3, 0, 0, 4), 1);
    const ConvexProgram program = builder.build();
    Solution answer = certified(program);
    CHECK(answer.upper_price[0] == near(3));
    answer.lower_price[0] = -answer.upper_price[0];
    answer.upper_price[0] = 0;
    CHECK_FALSE(certify(program, answer).holds(1e-6));
    answer.lower_price[0] = 0;
    answer.row_price[0] = -3; // stationary, but the row is slack
    CHECK(certify(program, answer).gap > 1e-2);
    CHECK_FALSE(certify(program, answer).holds(1e-6));
}

TEST_CASE("a point that is feasible but not the best is refused") {
    ProgramBuilder builder;
    const int row = builder.add_equality(1);
    builder.add_entry(row, builder.add_column(1, 0, 0, infinity), 1);
    builder.add_entry(row, builder.add_column(1 + 1e-4, 0, 0, infinity), 1);
    const ConvexProgram program = builder.build();
    Solution answer = certified(program);
    answer.x = {0, 1};
    CHECK_FALSE(certify(program, answer).holds(1e-6));
}
