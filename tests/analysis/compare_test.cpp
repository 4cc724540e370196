// Comparisons: what changed in ranked sentences, who won and who lost.

#include "analysis/compare.hpp"

#include <catch2/catch.hpp>

using namespace gashub;

namespace {

ComparedRun run(std::vector<ComparedRun::Value> indicators,
                std::vector<ComparedRun::Gain> welfare = {}) {
    return {"x", std::move(indicators), std::move(welfare)};
}

} // namespace

TEST_CASE("equal runs have no differences") {
    const ComparedRun a =
        run({{"mean-price", "nl", "EUR/MWh", 40}, {"annual-flow", "pipe", "bcm", 12}},
            {{"NL", "consumer", 5}});
    const Comparison same = compare(a, a);
    CHECK(same.differences.empty());
    CHECK(same.total_meur == Approx(0).margin(1e-12));
}

TEST_CASE("a pipe that empties is said to be idle and comes before a small change of price") {
    const Comparison c =
        compare(run({{"mean-price", "nl", "EUR/MWh", 40}, {"annual-flow", "pipe", "bcm", 12}}),
                run({{"mean-price", "nl", "EUR/MWh", 40.5}}));
    REQUIRE(c.differences.size() == 2);
    CHECK(c.differences[0].sentence == "pipe is idle (was 12.00 bcm)");
    CHECK(c.differences[1].sentence == "price at nl: 40.50 EUR/MWh (was 40.00 EUR/MWh)");
}

TEST_CASE("a price that only one run watched is no change of who sets it") {
    const Comparison c = compare(
        run({{"set-by-share", "jp:lng", "share", 1}, {"set-by-share", "nl:lng", "share", 1}}),
        run({{"set-by-share", "nl:field", "share", 1}}));
    REQUIRE(c.differences.size() == 2);
    for (const Difference& d : c.differences)
        CHECK(d.scope.substr(0, 3) == "nl:");
}

TEST_CASE("the same shift of shares weighs more in a large market than in a small one") {
    const Comparison c = compare(run({{"consumption", "DE", "bcm", 90},
                                      {"consumption", "MT", "bcm", 0.4},
                                      {"origin-share", "DE:RU", "share", 0.5},
                                      {"origin-share", "MT:RU", "share", 0.5}}),
                                 run({{"consumption", "DE", "bcm", 90},
                                      {"consumption", "MT", "bcm", 0.4},
                                      {"origin-share", "DE:RU", "share", 0.2},
                                      {"origin-share", "MT:RU", "share", 0.0}}));
    REQUIRE(c.differences.size() == 2);
    CHECK(c.differences[0].scope == "DE:RU");
}

TEST_CASE("winners and losers add up to the change of welfare, the model's own rows left out") {
    const Comparison c =
        compare(run({}, {{"NL", "consumer", 10}, {"RU", "producer", 7}, {"", "model", -3}}),
                run({}, {{"NL", "consumer", 14}, {"RU", "producer", 2}, {"", "model", -9}}));
    REQUIRE(c.winners.size() == 2);
    CHECK(c.winners.front().country == "NL");
    CHECK(c.winners.front().change_meur == Approx(4));
    CHECK(c.winners.back().change_meur == Approx(-5));
    CHECK(c.total_meur == Approx(-1));
}
