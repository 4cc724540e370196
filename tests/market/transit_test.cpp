// Sealed transit: what passes is not offered on the way. Numbers by hand.

#include "support/solved_market.hpp"

#include <catch2/catch.hpp>

using namespace gashub;
using namespace gashub::test;
using market::Outcome;

namespace {

NetworkParts sealed(const std::string& text) {
    NetworkParts parts = ascii_parts(text);
    parts.pipelines[0].transit_to = "south";
    parts.pipelines[0].via = {"middle-south"};
    return parts;
}

const std::string line_text = "west --10@1--> middle --10@1--> south\n"
                              "west gives 20 at 10\n"
                              "middle gives 20 at 40\n"
                              "middle wants 5 fixed\n"
                              "south wants 6 fixed\n";

ScenarioParts opened() {
    ScenarioParts scenario = one_year();
    scenario.policies.push_back(policy("open", OpenTransit{{"west-middle"}}));
    return scenario;
}

} // namespace

TEST_CASE("sealed gas goes by the market on the way, and open transit sells it there") {
    const Outcome shut = solved(sealed(line_text));
    CHECK(price(shut, "middle") == Approx(40).margin(1e-3));
    CHECK(price(shut, "south") == Approx(12).margin(1e-3));
    CHECK(flow(shut, "west-middle") == Approx(6).margin(1e-4));
    CHECK(flow(shut, "middle-south") == Approx(6).margin(1e-4));
    const Outcome open = solved(sealed(line_text), opened());
    CHECK(price(open, "middle") == Approx(40).margin(1e-3)); // 10 of the 11 wanted can pass
    CHECK(flow(open, "west-middle") == Approx(10).margin(1e-4));
    CHECK(open.production(1, 0) == Approx(1).margin(1e-4));
}

TEST_CASE("open transit holds from its date on") {
    ScenarioParts scenario = opened();
    scenario.horizon[0].step = Step::quarter;
    scenario.policies[0].from = make_date(2021, 7, 1);
    const Outcome outcome = solved(sealed(line_text), scenario);
    CHECK(flow(outcome, "west-middle", 1) == Approx(6.0 * 91 / 365).margin(1e-4));
    CHECK(flow(outcome, "west-middle", 2) == Approx(10.0 * 92 / 365).margin(1e-4));
}

TEST_CASE("losses of a sealed way multiply, and each arc takes its tariff on what enters it") {
    // 10 enter, 9 arrive in the middle, 8.1 in the south: ((10 + 1) / 0.9 + 1) / 0.9.
    const Outcome outcome = solved(sealed("west --20@1/0.1--> middle --20@1/0.1--> south\n"
                                          "west gives 20 at 10\n"
                                          "south wants 8.1 fixed\n"));
    CHECK(flow(outcome, "west-middle") == Approx(10).margin(1e-4));
    CHECK(flow(outcome, "middle-south") == Approx(9).margin(1e-4));
    CHECK(price(outcome, "south") == Approx(((10 + 1) / 0.9 + 1) / 0.9).margin(1e-3));
}

TEST_CASE("sealed gas stands in the capacity, joint limit and limit event of each arc passed") {
    const std::string text = "west --10@1--> middle --7@1--> south\n"
                             "west gives 20 at 10\n"
                             "middle gives 3 at 5\n"
                             "south gives 20 at 30\n"
                             "south wants 12 fixed\n";
    // The middle's 3 go first, 4 sealed; the second pipe is full.
    const Outcome full = solved(sealed(text));
    CHECK(flow(full, "middle-south") == Approx(7).margin(1e-4));
    CHECK(flow(full, "west-middle") == Approx(4).margin(1e-4));
    CHECK(full.congestion(full.network().find_arc("middle-south"), 0) ==
          Approx(30 - 12).margin(1e-3));
    const Outcome joint = solved(sealed(text + "joint 5 on middle-south\n"));
    CHECK(flow(joint, "west-middle") == Approx(2).margin(1e-4));
    ScenarioParts scenario = one_year();
    Event event;
    event.id = "booking";
    Limit limit;
    limit.arcs = {"middle-south"};
    limit.maximum_bcm_per_year = 4;
    event.body = limit;
    scenario.events.push_back(event);
    CHECK(flow(solved(sealed(text), scenario), "west-middle") == Approx(1).margin(1e-4));
}

TEST_CASE("use of a pipe by sealed gas raises its cost as any other does") {
    // 0.4 at full use of 10: 6 through, each arc's last unit costs 0.24 more.
    NetworkParts parts = sealed("rise 0.4\n" + line_text);
    CHECK(price(solved(parts), "south") == Approx(12 + 2 * 0.4 * 0.6).margin(1e-3));
}

TEST_CASE("an embargo on the way shuts a sealed way to the gas it names") {
    NetworkParts parts = sealed("west --10@1--> middle --10@1--> south\n"
                                "west gives 20 at 10 as RU\n"
                                "west gives 20 at 15 as AZ\n"
                                "south wants 6 fixed\n");
    for (Node& node : parts.nodes)
        node.country = node.id == "south" ? "SS" : "XX";
    ScenarioParts scenario = one_year();
    Policy ban;
    ban.id = "ban";
    Embargo embargo;
    embargo.origin = "RU";
    embargo.region = "SS";
    ban.body = embargo;
    scenario.policies.push_back(ban);
    const Outcome outcome = solved(parts, scenario);
    CHECK(price(outcome, "south") == Approx(17).margin(1e-3));
    CHECK(outcome.production(0, 0) == Approx(0).margin(1e-4));
    CHECK(outcome.production(1, 0) == Approx(6).margin(1e-4));
}

TEST_CASE("where nothing passes a sealed way still offers the first unit at its end") {
    const Outcome outcome = solved(sealed("west --10@1/0.1--> middle --10@1/0.2--> south\n"
                                          "west gives 20 at 10\n"
                                          "west wants 3 fixed\n"
                                          "south wants 0 fixed\n"));
    const int south = outcome.network().find_node("south"),
              middle = outcome.network().find_node("middle");
    CHECK(outcome.basis_at(south, 0) == market::PriceBasis::no_trade);
    CHECK(outcome.price(south, 0) == Approx(((10 + 1) / 0.9 + 1) / 0.8).margin(1e-3));
    CHECK(outcome.basis_at(middle, 0) == market::PriceBasis::none);
}
