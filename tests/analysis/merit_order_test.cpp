// Merit orders: who stands on which step, and the crossing that is the price.

#include "analysis/merit_order.hpp"
#include "support/random_rules.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;

namespace {

MeritOrder order_at(const NetworkParts& parts, const ScenarioParts& scenario_parts,
                    const std::string& node, int period = 0) {
    const Network network = checked(parts);
    const Scenario scenario = checked(scenario_parts, network);
    const market::Prepared prepared(network);
    const market::Outcome base = market::clear(prepared, scenario);
    INFO(base.reason);
    REQUIRE(base.status == market::Status::solved);
    return merit_order(prepared, scenario, base, network.find_node(node), period);
}

double supply_from(const MeritOrder& order, const std::string& id, double up_to) {
    double sum = 0;
    for (const CurveStep& step : order.supply)
        for (const Mover& mover : step.movers)
            if (mover.id == id && step.to_eur_per_mwh <= up_to)
                sum += mover.bcm;
    return sum;
}

} // namespace

TEST_CASE("a field stands in the supply curve at its cost and the tariff, consumers in demand at "
          "what they would pay") {
    // Hub: far field 10 + 2 for 8 bcm, near field 20 for 30; its town 40 - Q, a port beyond takes 4
    // for 30 less 3.
    const MeritOrder order =
        order_at(ascii_parts("far --8@2--> hub --4@3--> port\nfar gives 30 at 10\n"
                             "hub gives 30 at 20\nport gives 30 at 30\n"
                             "hub wants 20 at 20 linear -1\nport wants 10 fixed\n"),
                 one_year(), "hub");
    REQUIRE(order.fault.empty());
    CHECK(order.price_eur_per_mwh == Approx(20).margin(1e-3));
    CHECK(order.crossing_eur_per_mwh == Approx(order.price_eur_per_mwh).margin(0.01));
    // Under 20 only the far field comes, above it the near one stands on the step too.
    CHECK(supply_from(order, "far", 19.98) == Approx(8).margin(1e-3));
    CHECK(supply_from(order, "hub", 19.98) == Approx(0).margin(1e-3));
    CHECK(supply_from(order, "hub", 20.02) == Approx(30).margin(1e-2));
    // Above 27 the port's own field replaces what the hub would send.
    double replaced = 0, town = 0;
    for (const CurveStep& step : order.demand)
        for (const Mover& mover : step.movers) {
            if (mover.id == "port") {
                replaced += mover.bcm;
                CHECK(step.to_eur_per_mwh >= 27);
                CHECK(step.from_eur_per_mwh <= 27);
            }
            if (mover.id == "hub.all")
                town += mover.bcm;
        }
    CHECK(replaced == Approx(4).margin(1e-3));
    CHECK(town == Approx(35).margin(0.1)); // from 40 EUR/MWh down to 5
}

TEST_CASE("on random networks with rules supply rises, demand falls and they meet at the price") {
    int places = 0;
    for (unsigned seed = 1; seed <= 30; ++seed) {
        const RandomMarket m = random_market(seed, 2);
        INFO("seed " << seed << " " << m.rules[0] << " " << m.rules[1]);
        const Network network = checked(m.network);
        const Scenario scenario = checked(m.scenario, network);
        const market::Prepared prepared(network);
        const market::Outcome base = market::clear(prepared, scenario);
        if (base.status != market::Status::solved)
            continue;
        const int node = static_cast<int>(seed) % network.node_count();
        const MeritOrder order = merit_order(prepared, scenario, base, node, 1);
        if (!order.fault.empty())
            continue;
        ++places;
        CHECK(order.crossing_eur_per_mwh == Approx(order.price_eur_per_mwh).margin(0.01));
        CHECK(order.solves <= 30);
        for (const auto* steps : {&order.supply, &order.demand})
            for (const CurveStep& step : *steps) {
                double sum = 0;
                for (const Mover& mover : step.movers)
                    sum += mover.bcm;
                CHECK(sum == Approx(step.bcm).margin(1e-9));
            }
    }
    CHECK(places >= 18); // the others have no gas or no answer
}

TEST_CASE("under rolling foresight a merit order is that of the window which made the price") {
    // Windows of five months; from October on half of the pipe is gone, and nobody knows before.
    NetworkParts parts = ascii_parts("north --14@2--> south\n"
                                     "north gives 30 at 8..12\n"
                                     "south gives 6 at 20..60\n"
                                     "south wants 12 at 30 linear -0.3\n"
                                     "south stores 4 in 12 out 12 start 2 end 2\n");
    const Network network = checked(parts);
    ScenarioParts rolling = year_by(Step::month);
    rolling.foresight = {ForesightKind::rolling, 5, 1};
    Event cut;
    cut.id = "cut";
    cut.from = make_date(2021, 10, 1);
    cut.body = Outage{"north-south", "", "", "", 0.5};
    rolling.events = {cut};
    const market::Prepared prepared(network);
    const Scenario scenario = checked(rolling, network);
    const market::Outcome base = market::clear(prepared, scenario);
    REQUIRE(base.status == market::Status::solved);
    const int south = network.find_node("south");
    for (int t : {0, 8, 9, 11}) {
        const MeritOrder order = merit_order(prepared, scenario, base, south, t);
        REQUIRE(order.fault.empty());
        CHECK(order.period == t);
        CHECK(order.price_eur_per_mwh == Approx(base.price(south, t)).margin(1e-6));
        CHECK(order.crossing_eur_per_mwh == Approx(base.price(south, t)).margin(0.01));
    }
    // Before October nobody stands on a step that the cut would bring.
    CHECK(base.price(south, 9) > base.price(south, 8) + 1);
}

TEST_CASE("where no gas passes there is no merit order, and it says so") {
    const MeritOrder order =
        order_at(ascii_parts("north --20@2--> south --5@3--> end\nnorth gives 30 at 10\n"
                             "south wants 12 fixed\n"),
                 one_year(), "end");
    CHECK(order.points.empty());
    CHECK(order.fault == "no gas passes the node in this period");
}
