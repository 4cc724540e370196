// Capacity that the market adds where the price gap pays for it. Numbers by hand.

#include "support/solved_market.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;
using market::Outcome;

namespace {

/// South's own gas costs 10 + 2 x; north's 10, tariff 2; 3 bcm a year of pipe stand already.
NetworkParts can_grow(double maximum, double gap_eur_per_mwh) {
    NetworkParts parts = ascii_parts("north --3@2--> south\n"
                                     "north gives 30 at 10\n"
                                     "south gives 20 at 10..50\n"
                                     "south wants 12 fixed\n");
    Expansion expansion;
    expansion.maximum_bcm_per_year = maximum;
    expansion.discount_rate = 0;
    expansion.life_years = 20;
    expansion.capex_meur_per_bcm_per_year = gap_eur_per_mwh * 10.55 * 20;
    parts.pipelines[0].expandable = expansion;
    return parts;
}

double added(const Outcome& outcome) {
    return outcome.value(outcome.formulation->expansion[0]);
}

} // namespace

TEST_CASE("a pipe grows until the price gap equals its annuity") {
    // Gap 2 + 6: south's price 18, own gas 4, so 8 come: 5 added to the 3.
    const Outcome outcome = solved(can_grow(50, 6));
    CHECK(added(outcome) == Approx(5).margin(1e-4));
    CHECK(outcome.price(outcome.network().find_node("south"), 0) == Approx(18).margin(1e-3));
    CHECK(outcome.congestion(0, 0) == Approx(6).margin(1e-3));
    // Gross surplus less own gas 10 x 4 + 16, north's 12 x 8 and the annuity 6 x 5.
    CHECK(outcome.objective_meur == Approx((500.0 * 12 - 56 - 96 - 30) * 10.55).epsilon(1e-6));
}

TEST_CASE("a pipe that may grow by 2 only stays worth more than it costs") {
    // 5 come, own gas 7: price 24, gap 12 of which 6 pay the annuity.
    const Outcome outcome = solved(can_grow(2, 6));
    CHECK(added(outcome) == Approx(2).margin(1e-4));
    CHECK(outcome.congestion(0, 0) == Approx(12).margin(1e-3));
}

TEST_CASE("a pipe too dear to build is not built") {
    // Without it own gas is 9 and the price 28: a gap of 16.
    CHECK(added(solved(can_grow(50, 16.5))) == Approx(0).margin(1e-4));
    CHECK(added(solved(can_grow(50, 15))) == Approx(0.5).margin(1e-3));
}

TEST_CASE("a discount rate and yearly upkeep raise what a unit must earn") {
    // Annuity of 8 % over 25 years 0.0936788; with 2 % upkeep 0.1136788 of capex a year.
    NetworkParts parts = can_grow(50, 6);
    Expansion& expansion = *parts.pipelines[0].expandable;
    expansion.discount_rate = 0.08;
    expansion.life_years = 25;
    expansion.opex_share = 0.02;
    expansion.capex_meur_per_bcm_per_year = 6 * 10.55 / (0.0936788 + 0.02);
    CHECK(added(solved(parts)) == Approx(5).margin(1e-4));
}

TEST_CASE("one size serves all periods, and its prices over the year add up to the annuity") {
    ScenarioParts scenario = year_by(Step::quarter);
    NetworkParts parts = can_grow(50, 6);
    parts.profiles.push_back(
        {"season", {0.2, 0.2, 0.1, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.1}, {}});
    parts.markets[0].sectors[0].profile = "season";
    const Outcome outcome = solved(parts, scenario);
    REQUIRE(added(outcome) > 1);
    double sum = 0;
    for (int t = 0; t < 4; ++t) {
        CHECK(outcome.flow(0, t) <=
              (3 + added(outcome)) * outcome.line().periods[static_cast<std::size_t>(t)].days() /
                      365.0 +
                  1e-5);
        sum += outcome.congestion(0, t) *
               outcome.line().periods[static_cast<std::size_t>(t)].days() / 365.0;
    }
    CHECK(sum == Approx(6).margin(1e-3));
}

TEST_CASE("what is built late serves, and is paid, from its date on") {
    // Two years; from the second on: there the same 5 as in the closed form, in the first nothing.
    NetworkParts parts = can_grow(50, 6);
    parts.pipelines[0].expandable->from = make_date(2022, 1, 1);
    ScenarioParts scenario = one_year();
    scenario.horizon[0].end = make_date(2023, 1, 1);
    const Outcome outcome = solved(parts, scenario);
    CHECK(added(outcome) == Approx(5).margin(1e-4));
    CHECK(outcome.flow(0, 0) == Approx(3).margin(1e-4));
    CHECK(outcome.flow(0, 1) == Approx(8).margin(1e-4));
}

TEST_CASE("a pipe that does not stand yet may be built from nothing") {
    NetworkParts parts = can_grow(50, 6);
    parts.pipelines[0].capacity_bcm_per_year = Steps{0, {}};
    CHECK(added(solved(parts)) == Approx(8).margin(1e-4));
}

TEST_CASE("several classes share what is added") {
    NetworkParts parts = can_grow(50, 6);
    parts.sites[0].origin = "RU";
    parts.sites.push_back(parts.sites[0]);
    parts.sites.back().id = "north-2";
    parts.sites.back().origin = "NO";
    ScenarioParts scenario = one_year();
    Policy policy;
    policy.id = "at-most-half";
    policy.body = Quota{"RU", "XX", 0.5, std::nullopt};
    scenario.policies.push_back(policy);
    CHECK(added(solved(parts, scenario)) == Approx(5).margin(1e-3));
}

TEST_CASE("expansion needs whole years and perfect foresight, and says so") {
    const Network network = checked(can_grow(50, 6));
    ScenarioParts winter = one_year();
    winter.horizon = {{make_date(2021, 1, 1), make_date(2021, 4, 1), Step::month}};
    const Outcome part = market::clear(network, checked(winter, network));
    CHECK(part.status == market::Status::bad_input);
    CHECK(part.issues.front().code == "expansion-horizon");
    ScenarioParts blind = year_by(Step::month);
    blind.foresight.kind = ForesightKind::rolling;
    blind.foresight.window_months = 6;
    const Outcome rolling = market::clear(network, checked(blind, network));
    CHECK(rolling.status == market::Status::bad_input);
    CHECK(rolling.issues.front().code == "expansion-foresight");
}
