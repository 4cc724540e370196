// Markets small enough to be solved by hand; every expected number is derived in the comment above
// it.

#include "support/solved_market.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;
using market::Outcome;

namespace {

Outcome clear_text(const std::string& text, ScenarioParts scenario = one_year()) {
    return solved(ascii_network(text), std::move(scenario));
}

} // namespace

TEST_CASE("two nodes: the price is the field's cost plus the tariff") {
    const Outcome outcome = clear_text("north --20@2--> south\n"
                                       "north gives 30 at 10\n"
                                       "south wants 12 fixed\n");
    CHECK(price(outcome, "south") == Approx(12).margin(1e-4));
    CHECK(price(outcome, "north") == Approx(10).margin(1e-4));
    CHECK(flow(outcome, "north-south") == Approx(12).margin(1e-5));
    // Gross surplus 500 x 12, cost (10 + 2) x 12, times 10.55 TWh/bcm.
    CHECK(outcome.objective_meur == Approx((500.0 - 12.0) * 12 * 10.55).epsilon(1e-6));
}

TEST_CASE("a full pipe parts the prices and its congestion price is the gap less the tariff") {
    const Outcome outcome = clear_text("north --8@2--> south\n"
                                       "north gives 30 at 10\n"
                                       "south gives 20 at 25\n"
                                       "south wants 12 fixed\n");
    CHECK(price(outcome, "south") == Approx(25).margin(1e-4));
    CHECK(price(outcome, "north") == Approx(10).margin(1e-4));
    CHECK(outcome.congestion(outcome.network().find_arc("north-south"), 0) ==
          Approx(13).margin(1e-4));
    CHECK(outcome.production(outcome.network().find_site("south"), 0) == Approx(4).margin(1e-5));
}

TEST_CASE("a closed route sends its gas the long way round") {
    const Outcome outcome = clear_text("north --10@1--> south\n"
                                       "north --10@2--> west --10@2--> south\n"
                                       "north gives 30 at 10\n"
                                       "south wants 6 fixed\n",
                                       [] {
                                           ScenarioParts parts = one_year();
                                           Event event;
                                           event.id = "cut";
                                           event.body = Outage{"north-south", "", "", "", 0};
                                           parts.events.push_back(event);
                                           return parts;
                                       }());
    CHECK(flow(outcome, "north-south") == Approx(0).margin(1e-6));
    CHECK(flow(outcome, "west-south") == Approx(6).margin(1e-5));
    CHECK(price(outcome, "south") == Approx(14).margin(1e-4));
}

TEST_CASE("losses on the way divide the cost by what arrives") {
    // One unit at the end needs 1/0.9 units at the start: (10 + 2) / 0.9.
    const Outcome outcome = clear_text("north --30@2/0.1--> south\n"
                                       "north gives 30 at 10\n"
                                       "south wants 9 fixed\n");
    CHECK(price(outcome, "south") == Approx(12.0 / 0.9).margin(1e-4));
    CHECK(flow(outcome, "north-south") == Approx(10).margin(1e-5));
}

TEST_CASE("a joint limit binds two pipes at once and has a price of its own") {
    // Both pipes together carry 10 of the 14 wanted; the rest is dear home gas, so the limit is
    // worth 40 - 12.
    const Outcome outcome = clear_text("north --8@2--> south\n"
                                       "north --8@2--> south\n"
                                       "joint 10 on north-south north-south-2\n"
                                       "north gives 30 at 10\n"
                                       "south gives 9 at 40\n"
                                       "south wants 14 fixed\n");
    CHECK(flow(outcome, "north-south") + flow(outcome, "north-south-2") == Approx(10).margin(1e-5));
    CHECK(price(outcome, "south") == Approx(40).margin(1e-3));
}

TEST_CASE("linear demand meets rising cost where both curves cross") {
    // Demand through (10, 30) with elasticity -0.5: P = 90 - 6 x. Supply 10 + 2 x (20 at 50 over
    // 20). 90 - 6 x = 10 + 2 x -> x = 10, P = 30.
    const Outcome outcome = clear_text("south gives 20 at 10..50\n"
                                       "south wants 10 at 30 linear -0.5\n");
    CHECK(price(outcome, "south") == Approx(30).margin(1e-4));
    CHECK(outcome.consumption(0, 0) == Approx(10).margin(1e-5));
}

TEST_CASE("iso-elastic demand at a cost of twice the reference price uses 2^elasticity of the "
          "reference") {
    const Outcome outcome = clear_text("south gives 20 at 60\n"
                                       "south wants 10 at 30 iso-elastic -0.4\n");
    CHECK(outcome.consumption(0, 0) == Approx(10 * std::pow(2.0, -0.4)).margin(1e-5));
    CHECK(price(outcome, "south") == Approx(60).margin(1e-4));
}

TEST_CASE("reference price and elasticity of a region move all its curves by one path") {
    // Through 10 at 15 with twice -0.4: the cost of 60 is four times that, 4^-0.8.
    ScenarioParts scenario = one_year();
    scenario.set = {{"demand.XX.reference_price_eur_per_mwh", 15.0},
                    {"demand.XX.elasticity_factor", 2.0}};
    const Outcome outcome = solved(ascii_parts("south gives 40 at 60\n"
                                               "south wants 10 at 30 iso-elastic -0.4\n"),
                                   scenario);
    CHECK(outcome.consumption(0, 0) == Approx(10 * std::pow(4, -0.8)).epsilon(1e-3));
}

TEST_CASE("shares of a region fill its stores at the start and hold them at the end") {
    // Of 4 bcm three quarters are there and a quarter must stay: 2 come out, the field gives 10.
    ScenarioParts scenario = one_year();
    scenario.set = {{"stores.XX.start_share", 0.75},
                    {"stores.XX.end_share", 0.25},
                    {"demand.XX.lost_load_eur_per_mwh", 100.0}}; // less than a store's missing gas
    const NetworkParts parts = ascii_parts("south gives 10 at 10\n"
                                           "south stores 4 in 8 out 8 start 1 end 3\n"
                                           "south wants 15 fixed\n");
    const Outcome outcome = solved(parts, scenario);
    CHECK(outcome.level(0, 0) == Approx(1).margin(1e-4));
    CHECK(outcome.unserved(0, 0) == Approx(3).margin(1e-4));
}

TEST_CASE("the value of lost load of a region moves by one path, not under the reference price") {
    for (const auto& [said, comes] : {std::pair{90.0, 90.0}, std::pair{20.0, 30.03}}) {
        ScenarioParts scenario = one_year();
        scenario.set = {{"demand.XX.lost_load_eur_per_mwh", said}};
        const Outcome outcome =
            solved(ascii_parts("south gives 5 at 10\nsouth wants 8 at 30 fixed\n"), scenario);
        CHECK(price(outcome, "south") == Approx(comes).margin(1e-3));
        CHECK(outcome.unserved(0, 0) == Approx(3).margin(1e-5));
    }
}

TEST_CASE(
    "monopoly of nature: a small cheap field leaves the price to the consumers' willingness") {
    // 5 bcm for P = 90 - 6 x: price 60, scarcity of the field 60 - 10.
    const Outcome outcome = clear_text("south gives 5 at 10\n"
                                       "south wants 10 at 30 linear -0.5\n");
    CHECK(price(outcome, "south") == Approx(60).margin(1e-3));
    CHECK(outcome.production(0, 0) == Approx(5).margin(1e-5));
}

TEST_CASE("without enough gas the rest is unserved and the price is the value of lost load") {
    const Outcome outcome = clear_text("south gives 5 at 10\n"
                                       "south wants 8 fixed\n");
    CHECK(outcome.unserved(0, 0) == Approx(3).margin(1e-5));
    CHECK(price(outcome, "south") == Approx(500).margin(1e-3));
}

TEST_CASE("without any gas everything is unserved and the price is still the value of lost load") {
    const Outcome outcome = clear_text("south wants 8 fixed\n");
    CHECK(outcome.unserved(0, 0) == Approx(8).margin(1e-5));
    CHECK(price(outcome, "south") == Approx(500).margin(1e-3));
}

TEST_CASE("a store over two seasons carries cheap gas from summer to winter and levels the price") {
    // Two half years, profile 0.2 / 0.8 of 10 bcm; field 5 a half year at rising cost 10..20 a half
    // year capacity: without a store winter wants 8 with 5 to be had. Store of 4, cyclic: summer 2
    // + s, winter 8 - s from the field; costs equal when both give 5: s = 3, price 20 in both (cost
    // at capacity).
    NetworkParts parts = ascii_parts("south gives 10 at 10..20\n"
                                     "south wants 10 fixed\n"
                                     "south stores 4 in 8 out 8\n");
    parts.profiles.push_back(
        {"season", {0.0, 0.0, 0.1, 0.1, 0.0, 0.0, 0.2, 0.2, 0.2, 0.2, 0.0, 0.0}, {}});
    parts.markets[0].sectors[0].profile = "season";
    const Network network = checked(std::move(parts));
    ScenarioParts scenario = one_year();
    scenario.horizon = {{make_date(2021, 1, 1), make_date(2021, 7, 1), Step::year},
                        {make_date(2021, 7, 1), make_date(2022, 1, 1), Step::year}};
    const Outcome outcome = market::clear(network, checked(std::move(scenario), network));
    REQUIRE(outcome.status == market::Status::solved);
    // Capacities 10 x 181/365 and 10 x 184/365 bcm; marginal cost 10 + 10 x use. Equal use u in
    // both: u x 10 x (181 + 184)/365 = 10 -> u = 1: price 20 both, injection 4.958904 - 2.
    const double injected = 10.0 * 181 / 365 - 2;
    CHECK(outcome.injection(0, 0) - outcome.withdrawal(0, 0) == Approx(injected).margin(1e-4));
    CHECK(outcome.withdrawal(0, 1) - outcome.injection(0, 1) == Approx(injected).margin(1e-4));
    CHECK(price(outcome, "south", 0) == Approx(price(outcome, "south", 1)).margin(1e-3));
}

TEST_CASE("a store's given start and end are kept, and a shortage under the end is paid for") {
    const Outcome kept = clear_text("south gives 10 at 20\n"
                                    "south wants 6 fixed\n"
                                    "south stores 4 in 8 out 8 start 1 end 3\n");
    CHECK(kept.level(0, 0) == Approx(3).margin(1e-4));
    const Outcome drained = clear_text("south gives 10 at 20\n"
                                       "south wants 6 fixed\n"
                                       "south stores 4 in 8 out 8 start 3 end 1\n");
    CHECK(drained.level(0, 0) == Approx(1).margin(1e-4));
    CHECK(drained.production(0, 0) == Approx(4).margin(1e-4));
}

TEST_CASE("an embargo shuts one origin out and leaves the other in") {
    // Cheap RU gas 10 and dear NO gas 20; with the embargo on RU the south pays 20 + 1.
    const std::string text = "east --20@1--> south\n"
                             "north --20@1--> south\n"
                             "east gives 20 at 10 as RU\n"
                             "north gives 20 at 20 as NO\n"
                             "south wants 8 fixed\n";
    const Outcome open = clear_text(text);
    CHECK(price(open, "south") == Approx(11).margin(1e-4));
    NetworkParts parts = ascii_parts(text);
    parts.nodes[static_cast<std::size_t>(1)].country = "SS"; // south, named second
    const Network network = checked(std::move(parts));
    ScenarioParts scenario = one_year();
    Policy policy;
    policy.id = "ban";
    Embargo embargo;
    embargo.origin = "RU";
    embargo.region = "SS";
    policy.body = embargo;
    scenario.policies.push_back(policy);
    const Outcome shut = market::clear(network, checked(std::move(scenario), network));
    REQUIRE(shut.status == market::Status::solved);
    CHECK(price(shut, "south") == Approx(21).margin(1e-4));
    CHECK(flow(shut, "east-south") == Approx(0).margin(1e-6));
    CHECK(flow(shut, "north-south") == Approx(8).margin(1e-5));
    CHECK(shut.objective_meur < open.objective_meur);
}

TEST_CASE("banned gas passes through a neighbour and frees other gas for the banning region") {
    // RU gas can only be burnt in the transit country; its NO gas goes on south (displacement).
    NetworkParts parts = ascii_parts("east --20@1--> middle --20@1--> south\n"
                                     "north --20@1--> middle\n"
                                     "east gives 20 at 10 as RU\n"
                                     "north gives 20 at 20 as NO\n"
                                     "middle wants 5 fixed\n"
                                     "south wants 4 fixed\n");
    for (Node& node : parts.nodes)
        node.country = node.id == "south" ? "SS" : "XX";
    const Network network = checked(std::move(parts));
    ScenarioParts scenario = one_year();
    Policy policy;
    policy.id = "ban";
    Embargo embargo;
    embargo.origin = "RU";
    embargo.region = "SS";
    policy.body = embargo;
    scenario.policies.push_back(policy);
    const Outcome outcome = market::clear(network, checked(std::move(scenario), network));
    REQUIRE(outcome.status == market::Status::solved);
    CHECK(flow(outcome, "east-middle") == Approx(5).margin(1e-4));
    CHECK(flow(outcome, "north-middle") == Approx(4).margin(1e-4));
    CHECK(price(outcome, "middle") == Approx(11).margin(1e-3));
    CHECK(price(outcome, "south") == Approx(22).margin(1e-3));
}

TEST_CASE("a quota holds one origin to its share of sales") {
    NetworkParts parts = ascii_parts("east --20@1--> south\n"
                                     "north --20@1--> south\n"
                                     "east gives 20 at 10 as RU\n"
                                     "north gives 20 at 20 as NO\n"
                                     "south wants 10 fixed\n");
    const Network network = checked(std::move(parts));
    ScenarioParts scenario = one_year();
    Policy policy;
    policy.id = "at-most-a-third";
    policy.body = Quota{"RU", "XX", 0.3, std::nullopt};
    scenario.policies.push_back(policy);
    const Outcome outcome = market::clear(network, checked(std::move(scenario), network));
    REQUIRE(outcome.status == market::Status::solved);
    CHECK(flow(outcome, "east-south") == Approx(3).margin(1e-4));
    // The consumer pays the mean of both: 0.3 x 11 + 0.7 x 21 = 18.
    CHECK(price(outcome, "south") == Approx(18).margin(1e-3));
}

TEST_CASE("a take-or-pay floor forces dear gas in until its penalty is cheaper") {
    NetworkParts parts = dear_contract();
    const Network dear = checked(parts);
    const Outcome forced = market::clear(dear, checked(one_year(), dear));
    REQUIRE(forced.status == market::Status::solved);
    CHECK(flow(forced, "east-south") == Approx(4).margin(1e-4));
    parts.contracts[0].penalty_eur_per_mwh = 15; // 31 - 10 = 21 a unit is what taking it costs
    const Network cheap = checked(parts);
    const Outcome paid = market::clear(cheap, checked(one_year(), cheap));
    REQUIRE(paid.status == market::Status::solved);
    CHECK(flow(paid, "east-south") == Approx(0).margin(1e-4));
}

TEST_CASE("a storage obligation fills the store that the market would leave empty") {
    const std::string text = "south gives 10 at 10..30\n"
                             "south wants 6 fixed\n"
                             "south stores 4 in 8 out 8 start 0 end 0\n";
    ScenarioParts scenario = year_by(Step::quarter);
    Policy policy;
    policy.id = "fill";
    policy.body = StorageObligation{"XX", make_date(2021, 10, 1), 0.5, Each::country, std::nullopt};
    scenario.policies.push_back(policy);
    const Outcome outcome = clear_text(text, scenario);
    CHECK(outcome.level(0, 2) == Approx(2).margin(1e-4));
}

TEST_CASE("a maximum on a group of arcs holds, and days that it does not cover are free") {
    ScenarioParts scenario = one_year();
    Event event;
    event.id = "booking";
    Limit limit;
    limit.arcs = {"north-south"};
    limit.maximum_bcm_per_year = 4;
    event.body = limit;
    scenario.events.push_back(event);
    const std::string text = "north --10@2--> south\n"
                             "north gives 30 at 10\n"
                             "south gives 20 at 25\n"
                             "south wants 9 fixed\n";
    CHECK(flow(clear_text(text, scenario), "north-south") == Approx(4).margin(1e-4));
    scenario.events[0].to = make_date(2021, 7, 2); // 182 days at 4, 183 at 10
    CHECK(flow(clear_text(text, scenario), "north-south") ==
          Approx((4.0 * 182 + 10.0 * 183) / 365).margin(1e-4));
}

TEST_CASE("a node that nothing passes is priced by its first offer and marked no-trade") {
    const Outcome outcome = clear_text("north --20@2--> south\n"
                                       "south --5@3/0.25--> end\n"
                                       "north gives 30 at 10\n"
                                       "south wants 12 fixed\n");
    const int end = outcome.network().find_node("end");
    CHECK(outcome.basis_at(end, 0) == market::PriceBasis::no_trade);
    CHECK(outcome.price(end, 0) == Approx((12 + 3) / 0.75).margin(1e-3));
}

TEST_CASE("a consumption tax falls on consumers where supply costs the same at any volume") {
    ScenarioParts scenario = one_year();
    Policy policy;
    policy.id = "levy";
    policy.body = Tax{TaxOn::consumption, "XX", "", 6, {}};
    scenario.policies.push_back(policy);
    // P(x) = 90 - 6 x, cost 24, tax 6: x = 10.
    const Outcome outcome = clear_text("south gives 20 at 24\n"
                                       "south wants 10 at 30 linear -0.5\n",
                                       scenario);
    CHECK(outcome.consumption(0, 0) == Approx(10).margin(1e-4));
    CHECK(price(outcome, "south") == Approx(24).margin(1e-3));
}

TEST_CASE("a node whose price is given draws what costs less and leaves what costs more") {
    // The hub pays 15 in every period: east's gas costs 12 there and comes as far as its pipe
    // lets it, west's costs 21 and stays; what the south pays is 15 and the way.
    const Network network = ascii_network("east --5@2--> hub\n"
                                          "west --5@1--> hub\n"
                                          "hub --40@3--> south\n"
                                          "east gives 60 at 10\n"
                                          "west gives 60 at 20\n"
                                          "south wants 7 fixed\n");
    market::ClearOptions options;
    options.pinned = {{network.find_node("hub"), 15}};
    const Outcome outcome = market::clear(network, checked(one_year(), network), options);
    REQUIRE(outcome.status == market::Status::solved);
    CHECK(price(outcome, "hub") == Approx(15).margin(1e-4));
    CHECK(price(outcome, "south") == Approx(18).margin(1e-4));
    CHECK(flow(outcome, "east-hub") == Approx(5).margin(1e-4));
    CHECK(flow(outcome, "west-hub") == Approx(0).margin(1e-4));
    CHECK(flow(outcome, "hub-south") == Approx(7).margin(1e-4));
}

TEST_CASE("an outage takes a field out whose output an event has set, for the days it lasts") {
    const std::string text = "north --20@1--> south\n"
                             "north gives 20 at 5\n"
                             "south gives 60 at 30\n"
                             "south wants 12 fixed\n";
    ScenarioParts scenario = one_year();
    Event set;
    set.id = "set";
    set.body = ProductionChange{"north", "", {}, 8};
    Event loss;
    loss.id = "loss";
    loss.body = Outage{"", "north", "", "", 0.25};
    scenario.events = {set};
    CHECK(made(solved(ascii_parts(text), scenario), "north") == Approx(8).margin(1e-4));
    scenario.events = {set, loss};
    CHECK(made(solved(ascii_parts(text), scenario), "north") == Approx(2).margin(1e-4));
    scenario.events[1].to = make_date(2021, 3, 15); // 73 days of 365
    CHECK(made(solved(ascii_parts(text), scenario), "north") ==
          Approx(8 - 6 * 73.0 / 365).margin(1e-4));
}
