// Programmes whose optimum is known on paper.

#include "checks.hpp"

#include <cmath>

using namespace gashub::solver;
using namespace gashub::solver::test;

TEST_CASE("a diet of two foods takes the cheaper mix at the corner of its two needs") {
    // min 3a + 2b, a + b >= 4, a + 3b >= 6: corner (3, 1), prices 3.5 ... from [1 1; 1 3]' y = (3,
    // 2).
    ProgramBuilder builder;
    const int first = builder.add_row(4, infinity), second = builder.add_row(6, infinity);
    const int a = builder.add_column(2, 0, 0, infinity), b = builder.add_column(3, 0, 0, infinity);
    builder.add_entry(first, a, 1);
    builder.add_entry(first, b, 1);
    builder.add_entry(second, a, 1);
    builder.add_entry(second, b, 3);
    const Solution solution = certified(builder.build());
    CHECK(solution.x[0] == near(3));
    CHECK(solution.x[1] == near(1));
    CHECK(solution.objective == near(9));
    CHECK(solution.row_price[0] == near(1.5));
    CHECK(solution.row_price[1] == near(0.5));
}

TEST_CASE("a supply line and a demand line meet where both marginal values are equal") {
    // Supply costs 10 + 2q, demand values 50 - 3q: q = 8, price 26.
    ProgramBuilder builder;
    const int balance = builder.add_equality(0);
    const int supply = builder.add_column(10, 2, 0, infinity);
    const int demand = builder.add_column(-50, 3, 0, infinity);
    builder.add_entry(balance, supply, 1);
    builder.add_entry(balance, demand, -1);
    const Solution solution = certified(builder.build());
    CHECK(solution.x[0] == near(8));
    CHECK(solution.x[1] == near(8));
    CHECK(solution.row_price[0] == near(26));
    CHECK(solution.objective == near(10 * 8 + 64 - 50 * 8 + 1.5 * 64));
}

TEST_CASE("a full pipe parts two prices by its congestion price") {
    // Supply at 10 flat, pipe of 3 with tariff 1, demand 40 - 4q: q = 3, price 28, rent 28 - 11.
    ProgramBuilder builder;
    const int from = builder.add_equality(0), to = builder.add_equality(0);
    const int supply = builder.add_column(10, 0, 0, infinity);
    const int pipe = builder.add_column(1, 0, 0, 3);
    const int demand = builder.add_column(-40, 4, 0, infinity);
    builder.add_entry(from, supply, 1);
    builder.add_entry(from, pipe, -1);
    builder.add_entry(to, pipe, 1);
    builder.add_entry(to, demand, -1);
    const Solution solution = certified(builder.build());
    CHECK(solution.x[at(pipe)] == near(3));
    CHECK(solution.row_price[at(from)] == near(10));
    CHECK(solution.row_price[at(to)] == near(28));
    CHECK(solution.upper_price[at(pipe)] == near(17));
    CHECK(solution.lower_price[at(pipe)] == near(0));
}

TEST_CASE(
    "a range holds at its upper side with a negative price and at its lower with a positive") {
    for (const double cost : {-1.0, 1.0}) {
        ProgramBuilder builder;
        const int row = builder.add_row(2, 5);
        const int a = builder.add_column(cost, 0, 0, 10), b = builder.add_column(cost, 0, 0, 10);
        builder.add_entry(row, a, 1);
        builder.add_entry(row, b, 1);
        const Solution solution = certified(builder.build());
        CHECK(solution.x[0] + solution.x[1] == near(cost < 0 ? 5 : 2));
        CHECK(solution.row_price[0] == near(cost));
    }
}

TEST_CASE("a free column takes the sign that its row wants") {
    // min x^2 / 2 + 3 y, x - y = 4, y free: x = 3 + ... f' = x = price, -price = 3 -> x = -3, y =
    // -7.
    ProgramBuilder builder;
    const int row = builder.add_equality(4);
    const int x = builder.add_column(0, 1, -infinity, infinity);
    const int y = builder.add_column(3, 0, -infinity, infinity);
    builder.add_entry(row, x, 1);
    builder.add_entry(row, y, -1);
    const Solution solution = certified(builder.build());
    CHECK(solution.x[0] == near(-3));
    CHECK(solution.x[1] == near(-7));
    CHECK(solution.row_price[0] == near(-3));
}

TEST_CASE("a column with an upper bound only is measured from above") {
    // min -x, x <= 7, x - y = 1, y free with curvature: y = x - 1; min -x + y^2 / 2: y = 1, x = 2.
    ProgramBuilder builder;
    const int row = builder.add_equality(1);
    const int x = builder.add_column(-1, 0, -infinity, 7);
    const int y = builder.add_column(0, 1, -infinity, infinity);
    builder.add_entry(row, x, 1);
    builder.add_entry(row, y, -1);
    const Solution solution = certified(builder.build());
    CHECK(solution.x[0] == near(2));
    CHECK(solution.x[1] == near(1));
    CHECK(solution.upper_price[0] == near(0));
}

TEST_CASE("a fixed column stays and its bound carries the price") {
    ProgramBuilder builder;
    const int row = builder.add_equality(10);
    const int fixed = builder.add_column(1, 0, 4, 4);
    const int loose = builder.add_column(5, 0, 0, infinity);
    builder.add_entry(row, fixed, 1);
    builder.add_entry(row, loose, 1);
    const Solution solution = certified(builder.build());
    CHECK(solution.x[0] == 4);
    CHECK(solution.x[1] == near(6));
    CHECK(solution.upper_price[0] - solution.lower_price[0] == near(4));
}

TEST_CASE("a row written twice changes nothing but the split of its price") {
    ProgramBuilder builder;
    const int row = builder.add_equality(6), again = builder.add_equality(12);
    const int a = builder.add_column(1, 1, 0, infinity), b = builder.add_column(2, 1, 0, infinity);
    for (const int column : {a, b}) {
        builder.add_entry(row, column, 1);
        builder.add_entry(again, column, 2);
    }
    const Solution solution = certified(builder.build());
    CHECK(solution.x[0] == near(3.5));
    CHECK(solution.x[1] == near(2.5));
    CHECK(solution.row_price[0] + 2 * solution.row_price[1] == near(4.5));
    CHECK(solution.regularised_pivots == 1);
}

TEST_CASE("a degenerate transport programme has its one value at every tie") {
    // Three equal routes of capacity 1 for a demand of 2, all at cost 1.
    ProgramBuilder builder;
    const int row = builder.add_equality(2);
    for (int k = 0; k < 3; ++k)
        builder.add_entry(row, builder.add_column(1, 0, 0, 1), 1);
    const Solution solution = certified(builder.build());
    CHECK(solution.objective == near(2));
    CHECK(solution.row_price[0] == near(1));
}

TEST_CASE("units from a millionth to a million give the same answer in those units") {
    for (const double volume : {1e-6, 1e-3, 1.0, 1e3, 1e6})
        for (const double price : {1e-6, 1e-3, 1.0, 1e3, 1e6}) {
            ProgramBuilder builder;
            const int from = builder.add_equality(0), to = builder.add_equality(0);
            const int supply = builder.add_column(10 * price, 2 * price / volume, 0, 6 * volume);
            const int pipe = builder.add_column(price, 0, 0, 3 * volume);
            const int dear = builder.add_column(30 * price, price / volume, 0, infinity);
            const int demand = builder.add_column(-60 * price, 4 * price / volume, 0, infinity);
            builder.add_entry(from, supply, 1);
            builder.add_entry(from, pipe, -1);
            builder.add_entry(to, pipe, 0.95);
            builder.add_entry(to, dear, 1);
            builder.add_entry(to, demand, -1);
            const Solution solution = certified(builder.build());
            // pipe full: 2.85 come; 30 + d = 60 - 4 (2.85 + d) -> d = 3.72, price 33.72
            INFO("volume " << volume << " price " << price);
            CHECK(solution.x[at(dear)] / volume == near(3.72));
            CHECK(solution.row_price[at(to)] / price == near(33.72));
        }
}

TEST_CASE("an entry of a million beside one of a millionth does not blur the answer") {
    // 1e6 a + 1e-6 b = 3, costs 1e6 a^2 ... : min a + b / 1e6^2 is a tie broken by curvature of b.
    ProgramBuilder builder;
    const int first = builder.add_equality(3), second = builder.add_equality(2e-6);
    const int a = builder.add_column(1e6, 0, 0, infinity);
    const int b = builder.add_column(1, 1e-6, 0, infinity);
    builder.add_entry(first, a, 1e6);
    builder.add_entry(first, b, 1e-6);
    builder.add_entry(second, b, 1e-6);
    const Solution solution = certified(builder.build());
    CHECK(solution.x[at(b)] == near(2));
    CHECK(solution.x[at(a)] == near((3 - 2e-6) / 1e6, 1e-6));
}

TEST_CASE("iso-elastic demand takes what its price says") {
    // q = 10 (p / 20)^-0.4 above a firm block of 2, supply flat at 30.
    for (const double elasticity : {-0.05, -0.4, -1.0, -3.0}) {
        ProgramBuilder builder;
        const int balance = builder.add_equality(2);
        const int supply = builder.add_column(30, 0, 0, infinity);
        const int demand = builder.add_column(0, 0, 0, infinity);
        builder.add_entry(balance, supply, 1);
        builder.add_entry(balance, demand, -1);
        builder.add_curve({.column = demand,
                           .kind = CurveKind::iso_elastic,
                           .price = 20,
                           .reference = 10,
                           .shift = 2,
                           .exponent = 1 / elasticity});
        const Solution solution = certified(builder.build());
        INFO("elasticity " << elasticity);
        CHECK(solution.x[at(demand)] == near(10 * std::pow(1.5, elasticity) - 2));
        CHECK(solution.row_price[0] == near(30));
    }
}

TEST_CASE("a logarithmic cost stops where its slope meets the price") {
    // 5 + 0.1 q - 4 ln(1 - q / 20) = price 12 of flat rival supply.
    ProgramBuilder builder;
    const int balance = builder.add_equality(50);
    const int field = builder.add_column(5, 0.1, 0, 20);
    const int rival = builder.add_column(12, 0, 0, infinity);
    builder.add_entry(balance, field, 1);
    builder.add_entry(balance, rival, 1);
    builder.add_curve({.column = field,
                       .kind = CurveKind::logarithmic,
                       .price = -4,
                       .reference = 20,
                       .shift = 0,
                       .exponent = -1});
    const Solution solution = certified(builder.build());
    double low = 0, high = 20;
    for (int k = 0; k < 200; ++k) {
        const double q = 0.5 * (low + high);
        (5 + 0.1 * q - 4 * std::log(1 - q / 20) < 12 ? low : high) = q;
    }
    CHECK(solution.x[at(field)] == near(low));
    CHECK(solution.row_price[0] == near(12));
}

TEST_CASE("a logarithmic field at any price stays within its capacity") {
    ProgramBuilder builder;
    const int balance = builder.add_equality(50);
    const int field = builder.add_column(5, 0, 0, infinity);
    const int rival = builder.add_column(1000, 0, 0, infinity);
    builder.add_entry(balance, field, 1);
    builder.add_entry(balance, rival, 1);
    builder.add_curve({.column = field,
                       .kind = CurveKind::logarithmic,
                       .price = -4,
                       .reference = 20,
                       .shift = 0,
                       .exponent = -1});
    const Solution solution = certified(builder.build());
    CHECK(solution.x[at(field)] == near(20));
    CHECK(solution.x[at(field)] <= 20);
    CHECK(solution.row_price[0] == near(1000));
}

TEST_CASE("an empty programme, and one without rows, are solved") {
    CHECK(certified(ProgramBuilder{}.build()).objective == 0);
    ProgramBuilder builder;
    builder.add_column(-1, 0, 0, 3);
    builder.add_column(-4, 2, -infinity, infinity);
    const Solution solution = certified(builder.build());
    CHECK(solution.x[0] == near(3));
    CHECK(solution.x[1] == near(2));
    CHECK(solution.upper_price[0] == near(1));
}

TEST_CASE("two rows that are nearly one are both met") {
    // x + y + z = 1 and x + y + (1 + e) z = 1 + e / 2, so z = 1/2 and, alike, x = y = 1/4; the cost
    // of z is not what the first row alone would ask, so the second has a price, of 0.2 / e.
    constexpr double e = 1e-7;
    ProgramBuilder builder;
    const int first = builder.add_equality(1), second = builder.add_equality(1 + e / 2);
    const int x = builder.add_column(1, 1, 0, 1), y = builder.add_column(1, 1, 0, 1);
    const int z = builder.add_column(0.95, 1, 0, 3);
    for (const int column : {x, y, z}) {
        builder.add_entry(first, column, 1);
        builder.add_entry(second, column, column == z ? 1 + e : 1);
    }
    const Solution solution = certified(builder.build(), {.tolerance = 1e-11});
    CHECK(solution.x[at(z)] == Approx(0.5).margin(1e-4));
    CHECK(solution.x[at(x)] == Approx(0.25).margin(1e-4));
}
