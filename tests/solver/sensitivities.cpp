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
