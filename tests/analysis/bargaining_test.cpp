// Shapley value, nucleolus and core on games whose answers are known, and what must hold on any.

#include "analysis/bargaining.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <random>

using namespace gashub;

namespace {

Game game_of(int players, const std::function<double(Coalition)>& value) {
    Game game{players, {}};
    for (Coalition c = 0; c <= game.all(); ++c)
        game.value.push_back(value(c));
    return game;
}

void check_near(const std::vector<double>& shares, const std::vector<double>& expected,
                double tolerance = 1e-6) {
    REQUIRE(shares.size() == expected.size());
    for (std::size_t i = 0; i < shares.size(); ++i) {
        INFO("player " << i);
        CHECK(shares[i] == Approx(expected[i]).margin(tolerance));
    }
}

/// Any numbers, 0 for nobody.
Game random_game(int players, unsigned seed) {
    std::mt19937 draw(seed);
    std::uniform_real_distribution<double> number(0, 10);
    return game_of(players, [&](Coalition c) { return c == 0 ? 0.0 : number(draw); });
}

double total(const std::vector<double>& shares) {
    double sum = 0;
    for (double share : shares)
        sum += share;
    return sum;
}

/// Coalitions c and c without j and with i must earn the same for all c that hold j and not i.
Coalition exchanged(Coalition c, int i, int j) {
    const Coalition bit_i = c >> i & 1, bit_j = c >> j & 1;
    c &= ~(Coalition{1} << i | Coalition{1} << j);
    return c | bit_i << j | bit_j << i;
}

/// Bankruptcy (Aumann and Maschler 1985): a coalition gets what the others' claims leave it.
Game bankruptcy(double estate, const std::vector<double>& claims) {
    return game_of(static_cast<int>(claims.size()), [&](Coalition c) {
        double others = 0;
        for (std::size_t i = 0; i < claims.size(); ++i)
            others += c >> i & 1 ? 0.0 : claims[i];
        return std::max(0.0, estate - others);
    });
}

} // namespace

TEST_CASE("two left gloves and one right: the right one gets two thirds, in the core all") {
    const Game gloves = game_of(3, [](Coalition c) {
        return std::min(std::popcount(c & 3U), std::popcount(c & 4U)) * 1.0;
    });
    check_near(shapley_value(gloves), {1 / 6.0, 1 / 6.0, 4 / 6.0}, 1e-12);
    const Nucleolus found = nucleolus(gloves);
    REQUIRE(found.is_solved);
    check_near(found.shares, {0, 0, 1});
    CHECK_FALSE(found.core_is_empty(1e-6));
}

TEST_CASE("an airport's runway is paid by those who need each piece of it") {
    // Littlechild and Owen 1973: each piece is shared equally by all that use it. Costs 1, 2, 4, 7.
    const std::vector<double> cost = {1, 2, 4, 7};
    const Game airport = game_of(4, [&](Coalition c) {
        double longest = 0;
        for (std::size_t i = 0; i < cost.size(); ++i)
            longest = c >> i & 1 ? std::max(longest, cost[i]) : longest;
        return -longest;
    });
    check_near(shapley_value(airport),
               {-1 / 4.0, -(1 / 4.0 + 1 / 3.0), -(1 / 4.0 + 1 / 3.0 + 2 / 2.0),
                -(1 / 4.0 + 1 / 3.0 + 2 / 2.0 + 3)},
               1e-12);
    // Nucleolus by Littlechild 1974: the smallest k pay min over k of cost / (k + 1) each.
    const Nucleolus found = nucleolus(airport);
    REQUIRE(found.is_solved);
    check_near(found.shares, {-0.5, -0.75, -1.375, -4.375});
    CHECK_FALSE(found.core_is_empty(1e-6));
}

TEST_CASE("the Talmud divides an estate among claims of 100, 200 and 300 as the nucleolus does") {
    const std::vector<double> claims = {100, 200, 300};
    const auto division = [&](double estate) {
        const Nucleolus found = nucleolus(bankruptcy(estate, claims));
        REQUIRE(found.is_solved);
        return found.shares;
    };
    check_near(division(100), {100 / 3.0, 100 / 3.0, 100 / 3.0}, 1e-5);
    check_near(division(200), {50, 75, 75}, 1e-5);
    check_near(division(300), {50, 100, 150}, 1e-5);
    check_near(division(500), {200 / 3.0, 500 / 3.0, 800 / 3.0}, 1e-5);
}

TEST_CASE("three players who all need a majority of two have an empty core") {
    const Game majority = game_of(3, [](Coalition c) { return std::popcount(c) >= 2 ? 1.0 : 0.0; });
    const Nucleolus found = nucleolus(majority);
    REQUIRE(found.is_solved);
    check_near(found.shares, {1 / 3.0, 1 / 3.0, 1 / 3.0});
    CHECK(found.least_excess == Approx(1 / 3.0).margin(1e-8));
    CHECK(found.core_is_empty(1e-6));
    CHECK(found.binding == std::vector<Coalition>{3, 5, 6});
}

TEST_CASE("players who earn more alone than together have no sharing that pays each its own") {
    const Game quarrel = game_of(2, [](Coalition c) {
        return c == 1 ? 4.0 : c == 2 ? 3.0 : c == 3 ? 5.0 : 0.0;
    });
    const Nucleolus found = nucleolus(quarrel);
    REQUIRE(found.is_solved);
    CHECK_FALSE(found.is_individually_rational);
    check_near(found.shares, {3, 2});
    CHECK(found.core_is_empty(1e-6));
}

TEST_CASE("one player takes all, and nothing is shared where there is nothing") {
    check_near(nucleolus({1, {0, 7}}).shares, {7});
    check_near(shapley_value({1, {0, 7}}), {7});
    const Nucleolus nothing = nucleolus(game_of(3, [](Coalition) { return 0.0; }));
    INFO(nothing.reason);
    REQUIRE(nothing.is_solved);
    check_near(nothing.shares, {0, 0, 0});
}

TEST_CASE("shares add up to what all earn together, in any game") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const Game game = random_game(2 + static_cast<int>(seed % 5), seed);
        CHECK(total(shapley_value(game)) == Approx(game.value.back()).margin(1e-9));
        const Nucleolus found = nucleolus(game);
        REQUIRE(found.is_solved);
        CHECK(total(found.shares) == Approx(game.value.back()).margin(1e-7));
    }
}

TEST_CASE("a player that adds nothing gets nothing, and equal players get the same, in any game") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const Game half = random_game(4, seed);
        const Game with_idle = game_of(5, [&](Coalition c) { return half.value[c & 15U]; });
        CHECK(shapley_value(with_idle)[4] == Approx(0).margin(1e-12));

        const Game even =
            game_of(4, [&](Coalition c) { return half.value[c] + half.value[exchanged(c, 1, 2)]; });
        const std::vector<double> shares = shapley_value(even);
        CHECK(shares[1] == Approx(shares[2]).margin(1e-12));
        const Nucleolus found = nucleolus(even);
        REQUIRE(found.is_solved);
        CHECK(found.shares[1] == Approx(found.shares[2]).margin(1e-6));
    }
}

TEST_CASE("a player that adds nothing gets nothing of the nucleolus where merging never harms") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 draw(seed);
        std::uniform_real_distribution<double> number(0, 10);
        const std::vector<double> claims = {number(draw), number(draw), number(draw), 0};
        const Nucleolus found = nucleolus(bankruptcy(total(claims) / 2, claims));
        REQUIRE(found.is_solved);
        CHECK(found.shares[3] == Approx(0).margin(1e-5));
    }
}

TEST_CASE("no coalition's complaint can be lowered but at the cost of one as large") {
    // Kohlberg 1971: at the nucleolus the coalitions with excess above any level are balanced, so
    // every move away from it raises the largest excess among those that it changes.
    for (unsigned seed = 1; seed <= 10; ++seed) {
        const Game game = random_game(4, 100 + seed);
        const Nucleolus found = nucleolus(game);
        REQUIRE(found.is_solved);
        std::mt19937 draw(seed);
        std::normal_distribution<double> number;
        for (int trial = 0; trial < 200; ++trial) {
            std::vector<double> move(4);
            for (double& m : move)
                m = number(draw);
            const double mean = total(move) / 4;
            std::vector<double> moved = found.shares;
            for (std::size_t i = 0; i < 4; ++i)
                moved[i] += 0.01 * (move[i] - mean);
            if (found.is_individually_rational) {
                bool keeps = true;
                for (std::size_t i = 0; i < 4; ++i)
                    keeps = keeps && moved[i] >= game.value[Coalition{1} << i];
                if (!keeps)
                    continue;
            }
            std::vector<double> before, after;
            for (Coalition c = 1; c < game.all(); ++c) {
                before.push_back(excess(game, found.shares, c));
                after.push_back(excess(game, moved, c));
            }
            std::sort(before.rbegin(), before.rend());
            std::sort(after.rbegin(), after.rend());
            std::size_t first = 0;
            while (first < before.size() && std::abs(before[first] - after[first]) < 1e-6)
                ++first;
            REQUIRE(first < before.size());
            CHECK(after[first] > before[first]);
        }
    }
}

TEST_CASE("ten players with a thousand coalitions are shared out with certificates") {
    std::vector<double> claims;
    for (int i = 0; i < 10; ++i)
        claims.push_back(10.0 * (i + 1));
    const Game game = bankruptcy(200, claims);
    const Nucleolus found = nucleolus(game);
    REQUIRE(found.is_solved);
    // Half the claims add up to 275 > 200: each gets at most half its claim, equal above that.
    double level = 0, left = 200;
    for (std::size_t i = 0; i < 10; ++i) {
        level = std::min(claims[i] / 2, left / static_cast<double>(10 - i));
        left -= level;
        CHECK(found.shares[i] == Approx(level).margin(1e-5));
    }
    CHECK(found.programmes <= 10);
    CHECK(total(shapley_value(game)) == Approx(200).margin(1e-9));
}

TEST_CASE("a game that is none is named") {
    CHECK_FALSE(fault_of({0, {0}}).empty());
    CHECK_FALSE(fault_of({2, {0, 1, 2}}).empty());
    CHECK_FALSE(fault_of({1, {1, 2}}).empty());
    CHECK_FALSE(fault_of({1, {0, std::nan("")}}).empty());
    CHECK(fault_of({1, {0, 2}}).empty());
}
