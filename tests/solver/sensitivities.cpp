// What sensitivity says against what a second solve says.

#include "checks.hpp"
#include "random_programs.hpp"

#include "solver/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace gashub::solver;
using namespace gashub::solver::test;

TEST_CASE("one more unit of demand is met by who stands at the margin") {
    // Supply 10 + 2q and 12 + q share 9 units: q1 = 11/3, q2 = 16/3; a tenth unit splits 1 : 2.
    ProgramBuilder builder;
    const int row = builder.add_equality(9);
    builder.add_entry(row, builder.add_column(10, 2, 0, infinity), 1);
    builder.add_entry(row, builder.add_column(12, 1, 0, infinity), 1);
    builder.add_entry(row, builder.add_column(90, 0, 0, infinity), 1);
    const ConvexProgram program = builder.build();
    const Solution solution = certified(program, {.keep_factor = true});
    const Response more =
        sensitivity(program, solution, {.right_hand_side = {{row, 1}}, .cost = {}});
    CHECK(more.x[0] == near(1.0 / 3));
    CHECK(more.x[1] == near(2.0 / 3));
    CHECK(more.x[2] == near(0));
    CHECK(more.row_price[0] == near(2.0 / 3));
    const Response dearer =
        sensitivity(program, solution, {.right_hand_side = {}, .cost = {{0, 1}}});
    CHECK(dearer.x[0] == near(-1.0 / 3));
    CHECK(dearer.x[1] == near(1.0 / 3));
    CHECK(dearer.row_price[0] == near(1.0 / 3));
}

TEST_CASE("sensitivities agree with solves of slightly changed markets") {
    int compared = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        const ConvexProgram program = made_unique(random_market(seed));
        SolveOptions options{.tolerance = 1e-10, .keep_factor = true};
        const Solution base = certified(program, options);
        options.keep_factor = false;
        double volume = 0, price = 0;
        for (double x : base.x)
            volume = std::max(volume, std::abs(x));
        for (double y : base.row_price)
            price = std::max(price, std::abs(y));
        const int row = static_cast<int>(seed % at(program.rows));
        const double step = 1e-5 * volume;
        ConvexProgram up = program, down = program;
        for (auto* lists : {&up, &down}) {
            const double change = lists == &up ? step : -step;
            lists->row_lower[at(row)] += change;
            lists->row_upper[at(row)] += change;
        }
        const Solution higher = certified(up, options), lower = certified(down, options);
        const Response response =
            sensitivity(program, base, {.right_hand_side = {{row, 1}}, .cost = {}});
        double bend = 0, apart = 0;
        for (std::size_t i = 0; i < base.row_price.size(); ++i) {
            const double forward = (higher.row_price[i] - base.row_price[i]) / step;
            const double backward = (base.row_price[i] - lower.row_price[i]) / step;
            bend = std::max(bend, std::abs(forward - backward));
            apart = std::max(apart, std::abs(0.5 * (forward + backward) - response.row_price[i]));
        }
        if (bend > 1e-3 * price / volume)
            continue; // another active set within the step: no derivative to compare with
        ++compared;
        INFO("market " << seed << " row " << row);
        CHECK(apart <= 1e-2 * price / volume);
    }
    CHECK(compared >= 30);
}

TEST_CASE("four threads may ask one factor at once and get the bits of one") {
    const ConvexProgram program = random_market(3);
    SolveOptions options;
    options.keep_factor = true;
    const Solution base = certified(program, options);
    const auto ask = [&](int row) {
        return sensitivity(program, base, {.right_hand_side = {{row, 1}}, .cost = {}});
    };
    std::vector<Response> alone;
    for (int row = 0; row < program.rows; ++row)
        alone.push_back(ask(row));
    std::vector<int> differences(4, 0);
    std::vector<std::thread> threads;
    for (std::size_t k = 0; k < differences.size(); ++k)
        threads.emplace_back([&, k] {
            for (int round = 0; round < 20; ++round)
                for (int row = 0; row < program.rows; ++row)
                    differences[k] += ask(row).x != alone[at(row)].x;
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(differences == std::vector<int>(4, 0));
}

TEST_CASE("sensitivity without a kept factor is a fault of the caller") {
    const ConvexProgram program = random_market(1);
    CHECK_THROWS_AS(sensitivity(program, certified(program), {}), std::invalid_argument);
}

TEST_CASE("a centre has every product of distance and price the same") {
    // Least 3 x of x in [0, 2] under x + y = 2, y in [0, 2] at 1: the centre solves one equation.
    ProgramBuilder builder;
    const int row = builder.add_equality(2);
    builder.add_entry(row, builder.add_column(3, 0, 0, 2), 1);
    builder.add_entry(row, builder.add_column(1, 0, 0, 2), 1);
    const ConvexProgram program = builder.build();
    const double centre = 0.4, product = centre / 4; // four bounds
    const Solution solution = solve(program, {.tolerance = 1e-9, .centre = centre});
    REQUIRE(solution.termination == Termination::optimal);
    const double x = solution.x[0], y = solution.x[1];
    CHECK(x + y == near(2));
    CHECK(solution.lower_price[0] * x == Approx(product).epsilon(0.02));
    CHECK(solution.upper_price[0] * (2 - x) == Approx(product).epsilon(0.02));
    // 3 - 1 = p / x - p / (2 - x) - p / y + p / (2 - y), y = 2 - x: x = 0.0953 at p = 0.1.
    CHECK(2 * product * (1 / x - 1 / (2 - x)) == Approx(2).epsilon(0.02));
}

TEST_CASE("a centre is found where rows leave no room, and comes to the optimum") {
    ProgramBuilder builder;
    const int row = builder.add_equality(0); // holds both at their lower bounds
    builder.add_entry(row, builder.add_column(1, 0, 0, 5), 1);
    builder.add_entry(row, builder.add_column(2, 0, 0, infinity), 1);
    const int demand = builder.add_equality(3);
    builder.add_entry(demand, builder.add_column(4, 1, 0, 2), 1);
    builder.add_entry(demand, builder.add_column(9, 0, 0, infinity), 1);
    const ConvexProgram program = builder.build();
    const Solution optimum = certified(program);
    double before = infinity;
    for (const double centre : {1.0, 1e-2, 1e-4, 1e-6}) {
        const Solution solution = solve(program, {.tolerance = 1e-7, .centre = centre});
        REQUIRE(solution.termination == Termination::optimal);
        double apart = 0;
        for (std::size_t j = 0; j < optimum.x.size(); ++j)
            apart = std::max(apart, std::abs(solution.x[j] - optimum.x[j]));
        CHECK(apart < before);
        before = apart;
    }
    CHECK(before < 1e-3);
}

TEST_CASE("sensitivities at a centre are those of the centre") {
    int compared = 0;
    for (unsigned seed = 0; seed < 40; ++seed) {
        const ConvexProgram program = random_market(seed);
        const double centre = 1e-3 * std::abs(certified(program).objective);
        const SolveOptions options{.tolerance = 1e-8, .centre = centre, .keep_factor = true};
        const Solution base = solve(program, options);
        if (base.termination != Termination::optimal)
            continue;
        const int column = static_cast<int>(seed % at(program.columns));
        const double step = 0.005;
        ConvexProgram up = program, down = program;
        up.cost[at(column)] += step, down.cost[at(column)] -= step;
        const Solution higher = solve(up, options), lower = solve(down, options);
        REQUIRE(higher.termination == Termination::optimal);
        REQUIRE(lower.termination == Termination::optimal);
        const Response response =
            sensitivity(program, base, {.right_hand_side = {}, .cost = {{column, 1}}});
        INFO("seed " << seed);
        for (std::size_t i = 0; i < response.row_price.size(); ++i)
            CHECK(response.row_price[i] ==
                  Approx((higher.row_price[i] - lower.row_price[i]) / (2 * step))
                      .epsilon(0.1)
                      .margin(0.05));
        ++compared;
    }
    CHECK(compared >= 35);
}
