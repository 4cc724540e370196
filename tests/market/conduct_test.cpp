// Sellers with power, caps and leaders against closed forms. Everywhere: demand P = 30 - 4 Q, given
// by the point (5, 10) and elasticity -10 / (4 x 5) = -0.5, unless a test says otherwise.

#include "support/solved_market.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;
using market::Outcome;

namespace {

/// Gives every site a seller of its own, called like the site.
NetworkParts with_sellers(const std::string& text) {
    NetworkParts parts = ascii_parts(text);
    for (Site& site : parts.sites) {
        site.seller = site.id;
        parts.sellers.push_back({site.id, {}, "XX", {}});
    }
    return parts;
}

Conduct power(const std::string& seller, double theta, const std::string& region = "") {
    Conduct conduct;
    conduct.id = conduct.seller = seller;
    conduct.theta = theta;
    conduct.region = region;
    return conduct;
}

/// Also demands that rules and prices agree, in few solves.
Outcome agreed(const NetworkParts& parts, const ScenarioParts& scenario) {
    Outcome outcome = solved(parts, scenario);
    REQUIRE(outcome.outer_residual_eur_per_mwh <= 0.01);
    REQUIRE(outcome.solves <= 30 * 60); // a leader's search counts all of its solves
    return outcome;
}

const std::string one_demand = "town wants 5 at 10 linear -0.5\n";

} // namespace

TEST_CASE("a monopoly sells (a - c) / 2b") {
    ScenarioParts scenario = one_year();
    scenario.conduct = {power("town", 1)};
    const Outcome outcome = agreed(with_sellers("town gives 40 at 6\n" + one_demand), scenario);
    CHECK(made(outcome, "town") == Approx(3).margin(1e-4)); // (30 - 6) / 8
    CHECK(price(outcome, "town") == Approx(18).margin(1e-3));
}

TEST_CASE("two equal firms of cost 1 + q sell 29 / (9 + 4 theta) each") {
    for (const double theta : {0.0, 0.25, 0.5, 1.0}) {
        ScenarioParts scenario = one_year();
        scenario.conduct = {power("town", theta), power("town-2", theta)};
        const Outcome outcome =
            agreed(with_sellers("town gives 20 at 1..21\ntown gives 20 at 1..21\n" + one_demand),
                   scenario);
        const double each = 29 / (9 + 4 * theta);
        CHECK(made(outcome, "town") == Approx(each).margin(1e-4));
        CHECK(made(outcome, "town-2") == Approx(each).margin(1e-4));
        CHECK(price(outcome, "town") == Approx(30 - 8 * each).margin(1e-3));
    }
    // The published figures: 4.2222 competitive, 12.1538 Cournot.
    CHECK(30 - 8 * 29.0 / 9 == Approx(4.2222).margin(1e-4));
    CHECK(30 - 8 * 29.0 / 13 == Approx(12.1538).margin(1e-4));
}

TEST_CASE("Cournot sellers with different costs share the market by their margins") {
    ScenarioParts scenario = one_year();
    scenario.conduct = {power("town", 1), power("town-2", 1), power("third", 1)};
    NetworkParts parts = with_sellers("town gives 40 at 2\ntown gives 40 at 4\n"
                                      "third --40@1--> town\nthird gives 40 at 5\n" +
                                      one_demand);
    const Outcome outcome = agreed(parts, scenario);
    // P = (a + sum c) / (n + 1) = (30 + 2 + 4 + 6) / 4, q = (P - c) / b
    CHECK(price(outcome, "town") == Approx(10.5).margin(1e-3));
    CHECK(made(outcome, "town") == Approx(2.125).margin(1e-4));
    CHECK(made(outcome, "town-2") == Approx(1.625).margin(1e-4));
    CHECK(made(outcome, "third") == Approx(1.125).margin(1e-4));
}

TEST_CASE("a Cournot seller takes the fringe's volume as given, a dominant supplier its answer") {
    // Fringe f = P / 2 (cost 0 to 40 over 20). Cournot: P - 4 q = 4 and P = 30 - 4 (q + P / 2).
    const std::string text = "town gives 40 at 4\ntown gives 20 at 0..40\n" + one_demand;
    ScenarioParts scenario = one_year();
    scenario.conduct = {power("town", 1)};
    const Outcome cournot = agreed(with_sellers(text), scenario);
    CHECK(price(cournot, "town") == Approx(8.5).margin(1e-3));
    CHECK(made(cournot, "town") == Approx(1.125).margin(1e-4));
    // Leader on what the fringe leaves, q = 7.5 - 0.75 P: marginal revenue 10 - 2 q / 0.75 = 4.
    ScenarioParts leads = one_year();
    MarkUp best;
    best.seller = "town";
    best.region = "XX";
    best.best = true;
    leads.policies = {policy("leads", best)};
    const Outcome leader = agreed(with_sellers(text), leads);
    CHECK(price(leader, "town") == Approx(7).margin(0.02));
    CHECK(made(leader, "town") == Approx(2.25).margin(0.02));
    CHECK((7 - 4) * 2.25 > (8.5 - 4) * 1.125);
}

TEST_CASE("a seller with power sees each country by itself, and a named region as one") {
    NetworkParts parts = with_sellers("home --40@3--> away\nhome gives 40 at 5\n"
                                      "home wants 5 at 10 linear -0.5\n"
                                      "away wants 10 at 20 linear -1\n"); // P = 40 - 2 Q
    parts.nodes[1].country = "YY";
    parts.regions.push_back({"both", {}, {"XX", "YY"}, {}, {}});
    ScenarioParts scenario = one_year();
    scenario.conduct = {power("home", 1)};
    const Outcome apart = agreed(parts, scenario);
    CHECK(price(apart, "home") == Approx(17.5).margin(1e-3)); // (30 + 5) / 2
    CHECK(price(apart, "away") == Approx(24).margin(1e-3));   // (40 + 8) / 2
    // As one: 1 / b = 1 / 4 + 1 / 2, mark-up m = Y / 0.75 the same in both,
    // Y = (25 - m) / 4 + (32 - m) / 2 = 22.25 - 0.75 m, so m = 22.25 / 1.5.
    scenario.conduct = {power("home", 1, "both")};
    const Outcome joined = agreed(parts, scenario);
    const double mark_up = 22.25 / 1.5;
    CHECK(price(joined, "home") == Approx(5 + mark_up).margin(1e-3));
    CHECK(price(joined, "away") == Approx(8 + mark_up).margin(1e-3));
}

TEST_CASE("where a linear sector ends at zero its slope is struck and the market solved again") {
    // Second sector P = 9 - Q, at (4.5, 4.5) and elasticity -1. With both slopes 1 / b = 1 / 4 + 1,
    // P = 6 + 0.8 Q and Q = (30 - P) / 4 + (9 - P) meet at 9.6, where it wants nothing: it is
    // struck, and the first sector alone pays the monopoly's 18.
    NetworkParts parts = with_sellers("town gives 40 at 6\n" + one_demand);
    Sector small = parts.markets[0].sectors[0];
    small.id = "small";
    small.reference_bcm_per_year = 4.5;
    small.reference_price_eur_per_mwh = 4.5;
    small.elasticity = -1;
    parts.markets[0].sectors.push_back(small);
    ScenarioParts scenario = one_year();
    scenario.conduct = {power("town", 1)};
    const Outcome outcome = agreed(parts, scenario);
    CHECK(price(outcome, "town") == Approx(18).margin(1e-3));
    CHECK(outcome.solves == 2);
}

TEST_CASE("half of a tariff on a monopolist is passed on, and the best one is (a - c) / 3") {
    const auto outcome_at = [](double tariff) {
        NetworkParts parts =
            with_sellers("field --40@0--> town\nfield gives 40 at 6\n" + one_demand);
        parts.nodes[0].country = "YY";
        ScenarioParts scenario = one_year();
        scenario.conduct = {power("field", 1)};
        Tax tax;
        tax.on = TaxOn::crossing;
        tax.where = "XX";
        tax.eur_per_mwh = tariff;
        scenario.policies = {policy("tariff", tax)};
        return agreed(parts, scenario);
    };
    const double free = price(outcome_at(0), "town");
    CHECK(price(outcome_at(4), "town") - free == Approx(2).margin(1e-3));
    // Importer's welfare: half of (a - P) Q, and the tariff.
    const auto welfare = [&](double tariff) {
        const Outcome outcome = outcome_at(tariff);
        const double volume = made(outcome, "field");
        return (30 - price(outcome, "town")) * volume / 2 + tariff * volume;
    };
    const double best = (30.0 - 6) / 3;
    CHECK(welfare(best) > welfare(best - 0.2));
    CHECK(welfare(best) > welfare(best + 0.2));
    CHECK(welfare(best) == Approx(0.166667 * 24 * 24 / 4).epsilon(1e-4));
    const double volume = made(outcome_at(best), "field");
    CHECK((price(outcome_at(best), "town") - best - 6) * volume ==
          Approx(4.0 / 9 * 3 * 12).epsilon(1e-4)); // free: 3 bcm at a margin of 12
}

TEST_CASE("a cap on the monopolist that leaves it the same profit serves the importer better") {
    // The published figures: cap at c + 0.127322 (a - c), importer's welfare 0.380783 (a - c)^2 /
    // b.
    const double cap = 6 + 0.127322 * 24;
    ScenarioParts scenario = one_year();
    scenario.conduct = {power("town", 1)};
    SellerPriceCap rule;
    rule.seller = "town";
    rule.region = "XX";
    rule.price_eur_per_mwh = cap;
    scenario.policies = {policy("cap", rule)};
    const Outcome outcome = agreed(with_sellers("town gives 40 at 6\n" + one_demand), scenario);
    const double volume = made(outcome, "town");
    CHECK(price(outcome, "town") == Approx(cap).margin(0.02));
    CHECK((cap - 6) * volume == Approx(4.0 / 9 * 36).epsilon(3e-3));
    CHECK((30 - cap) * volume / 2 == Approx(0.380783 * 24 * 24 / 4).epsilon(3e-3));
}

TEST_CASE("a price cap above cost makes a monopolist serve all who want gas at it") {
    ScenarioParts scenario = one_year();
    scenario.conduct = {power("town", 1)};
    PriceCap rule;
    rule.region = "XX";
    rule.price_eur_per_mwh = 12;
    scenario.policies = {policy("cap", rule)};
    const NetworkParts parts = with_sellers("town gives 40 at 6\n" + one_demand);
    const Outcome outcome = agreed(parts, scenario);
    CHECK(price(outcome, "town") == Approx(12).margin(0.02));
    CHECK(made(outcome, "town") == Approx(4.5).margin(0.01)); // (30 - 12) / 4
    CHECK(outcome.rationed(0, 0) == Approx(0).margin(0.01));
    // Below its cost nothing is sold and all that is wanted, (30 - 4) / 4, is rationed.
    rule.price_eur_per_mwh = 4;
    scenario.policies = {policy("cap", rule)};
    const Outcome below = agreed(parts, scenario);
    CHECK(below.rationed(0, 0) == Approx(6.5).margin(0.01));
    CHECK(below.consumption(0, 0) == Approx(0).margin(0.01));
}

TEST_CASE("a cap below the clearing price rations, above it is slack") {
    // Field 10 to 30 over 20: 10 + Q = 30 - 4 Q gives 4 at 14. Capped at 12: 2 are made, 4.5
    // wanted.
    const NetworkParts parts = ascii_parts("town gives 20 at 10..30\n" + one_demand);
    PriceCap rule;
    rule.region = "XX";
    rule.price_eur_per_mwh = 12;
    ScenarioParts scenario = one_year();
    scenario.policies = {policy("cap", rule)};
    const Outcome rationed = agreed(parts, scenario);
    CHECK(price(rationed, "town") == Approx(12).margin(1e-3));
    CHECK(rationed.consumption(0, 0) == Approx(2).margin(1e-3));
    CHECK(rationed.rationed(0, 0) == Approx(2.5).margin(1e-3));
    CHECK(rationed.unserved(0, 0) == Approx(0).margin(1e-6));
    rule.price_eur_per_mwh = 16;
    scenario.policies = {policy("cap", rule)};
    const Outcome slack = agreed(parts, scenario);
    CHECK(price(slack, "town") == Approx(14).margin(1e-3));
    CHECK(slack.rationed(0, 0) == Approx(0).margin(1e-6));
}

TEST_CASE(
    "a seller's cap between cost and price moves money only, a reserve price holds gas back") {
    // Named seller 3 at 5 (full), fringe 10 to 30 over 20; P = 30 - 4 Q: Q = 3 + f, f = P - 10.
    // P = 30 - 12 - 4 P + 40, so P = 11.6.
    const NetworkParts parts =
        with_sellers("town gives 3 at 5\ntown gives 20 at 10..30\n" + one_demand);
    ScenarioParts scenario = one_year();
    const Outcome plain = agreed(parts, scenario);
    CHECK(price(plain, "town") == Approx(11.6).margin(1e-3));
    SellerPriceCap cap;
    cap.seller = "town";
    cap.region = "XX";
    cap.price_eur_per_mwh = 8;
    scenario.policies = {policy("cap", cap)};
    const Outcome capped = agreed(parts, scenario);
    CHECK(price(capped, "town") == Approx(11.6).margin(0.01));
    CHECK(made(capped, "town") == Approx(3).margin(1e-3));
    // Reserve at 12: it sells until the price is 12: f = 2, Q = 4.5, so it sells 2.5.
    ReservePrice reserve;
    reserve.seller = "town";
    reserve.region = "XX";
    reserve.price_eur_per_mwh = 12;
    scenario.policies = {policy("reserve", reserve)};
    const Outcome held = agreed(parts, scenario);
    CHECK(price(held, "town") == Approx(12).margin(0.02));
    CHECK(made(held, "town") == Approx(2.5).margin(0.02));
}

TEST_CASE("two mark-ups in a row end above one joint seller's price") {
    const auto chain = [](bool joint) {
        NetworkParts parts = ascii_parts(
            "field --40@0--> border --40@0--> town\nfield gives 40 at 6\n" + one_demand);
        ScenarioParts scenario = one_year();
        MarkUp first, second;
        first.arcs = {"field-border"};
        second.arcs = {"border-town"};
        first.best = second.best = true;
        if (joint)
            scenario.policies = {policy("one", first)};
        else
            scenario.policies = {policy("one", first), policy("two", second)};
        return price(agreed(parts, scenario), "town");
    };
    CHECK(chain(true) == Approx(18).margin(0.05));  // c + (a - c) / 2
    CHECK(chain(false) == Approx(22).margin(0.15)); // c + 2 (a - c) / 3
}

TEST_CASE("a regulated price fixes what consumers ask for, a share lifts their curve") {
    const NetworkParts parts = ascii_parts("town gives 20 at 10..30\n" + one_demand);
    ScenarioParts scenario = one_year();
    RegulatedPrice rule;
    rule.country = "XX";
    rule.price_eur_per_mwh = 6; // (30 - 6) / 4 = 6 bcm, which the field gives at 16
    scenario.policies = {policy("tariff", rule)};
    const Outcome fixed = agreed(parts, scenario);
    CHECK(fixed.consumption(0, 0) == Approx(6).margin(1e-4));
    CHECK(price(fixed, "town") == Approx(16).margin(1e-3));
    // Half of the price: 30 - 4 Q = (10 + Q) / 2, so Q = 50 / 9.
    rule.price_eur_per_mwh.reset();
    rule.share = 0.5;
    scenario.policies = {policy("tariff", rule)};
    const Outcome half = agreed(parts, scenario);
    CHECK(half.consumption(0, 0) == Approx(50.0 / 9).margin(1e-3));
    CHECK(price(half, "town") == Approx(10 + 50.0 / 9).margin(1e-3));
}

TEST_CASE(
    "power over demand that answers to no price is warned of, and so is one that a fringe bounds") {
    const auto codes = [](const std::string& demand, double theta) {
        ScenarioParts scenario = one_year();
        scenario.conduct = {power("town", theta)};
        std::string found;
        for (const Issue& issue :
             agreed(with_sellers("town gives 10 at 6\ntown gives 1 at 0..40\n" + demand), scenario)
                 .issues)
            found += issue.code + " ";
        return found;
    };
    CHECK(codes("town wants 5 fixed\n", 1).find("no-elastic-demand") != std::string::npos);
    CHECK(codes("town wants 5 at 10 iso-elastic -0.1\n", 1).find("fringe-bounds-price") !=
          std::string::npos);
    CHECK(codes("town wants 5 at 10 linear -0.5\n", 1).empty());
}
