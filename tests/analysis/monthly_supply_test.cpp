// What a hub's country has without one origin, and how full the hub's exits are, by months.

#include "analysis/indicators.hpp"
#include "analysis/monthly_supply.hpp"
#include "market/clear.hpp"
#include "support/ascii_network.hpp"

#include <catch2/catch.hpp>

using namespace gashub;
using namespace gashub::test;

namespace {

/// Russian gas by a pipe of 36, Norwegian by one of 12; the south uses 24 and sends on 3 by a pipe
/// of 6, its store gives 8 a year. Gas of the east may pass it under another pipe.
NetworkParts hub_parts() {
    NetworkParts parts =
        ascii_parts("east --36@1--> south\nnorth --12@2--> south\n"
                    "south --6@1--> border\nborder --20@1--> away\neast --9@1--> passage\n"
                    "passage --9@1--> away\neast gives 90 at 10 as RU\nnorth gives 30 at 20 as NO\n"
                    "south wants 24 fixed\naway wants 3 fixed\n"
                    "south stores 20 in 8 out 8 start 20 end 20\n");
    for (Node& node : parts.nodes)
        node.country = node.id == "east" ? "RU" : node.id == "north" ? "NO" : "SS";
    parts.nodes.back().country = "SS"; // passage
    for (Node& node : parts.nodes)
        if (node.id == "away")
            node.country = "AA";
    for (Arc& arc : parts.pipelines)
        if (arc.id == "passage-away")
            arc.capacity_bcm_per_year = Steps{2, {}};
    parts.hubs.emplace_back().id = "exchange";
    parts.hubs.back().node = "south";
    return parts;
}

Results results_of(const NetworkParts& parts, ScenarioParts scenario) {
    scenario.hub = HubSetting{"exchange", Exchange{}};
    const Network network = checked(parts);
    auto outcome =
        std::make_shared<market::Outcome>(market::clear(network, checked(scenario, network)));
    INFO(outcome->reason);
    REQUIRE(outcome->status == market::Status::solved);
    return make_results(outcome);
}

} // namespace

TEST_CASE("each month has what could come without an origin, over what is used and sent on") {
    const Results results = results_of(hub_parts(), year_by(Step::month));
    const auto months = supply_without(results, "SS", "RU");
    REQUIRE(months.size() == 12);
    CHECK(months.front().month == "2021-01");
    for (const MonthSupply& month : months) {
        // 12 by the north's pipe and 8 out of store; 24 used and what leaves: away takes 2 by the
        // passage, which gas of the south can not reach, and 1 over the border.
        CHECK(month.supply == Approx(20 * month.days / 365).epsilon(1e-4));
        CHECK(month.need == Approx(25 * month.days / 365).epsilon(1e-3));
    }
    CHECK(missing_supply(months, 1.1) == Approx(1.1 * 25 - 20).margin(0.02));
    CHECK(missing_supply(months, 0.6) == Approx(0.6 * 25 - 20).margin(0.02)); // so much is to spare
    const auto without_norway = supply_without(results, "SS", "NO");
    CHECK(without_norway.front().supply == Approx((36 + 8) * 31 / 365.0).epsilon(1e-4));
    for (const double use : exits_use(results))
        CHECK(use == Approx(1.0 / 6).margin(1e-3));
    const auto list = indicators(results);
    CHECK(*find_indicator(list, "residual-supply-by-month", "SS:2021-07:RU") ==
          Approx(0.8).margin(1e-3));
    CHECK(*find_indicator(list, "residual-supply-missing", "SS:RU") == Approx(7.5).margin(0.02));
    CHECK(*find_indicator(list, "exits-use-by-month", "south:2021-07") ==
          Approx(1.0 / 6).margin(1e-3));
}

TEST_CASE("a limit and an empty store take from what could come, in their months alone") {
    NetworkParts parts = hub_parts();
    ScenarioParts scenario = year_by(Step::month);
    Event limit;
    limit.id = "held";
    limit.from = make_date(2021, 3, 1);
    limit.to = make_date(2021, 4, 1);
    Limit body;
    body.arcs = {"north-south"};
    body.maximum_bcm_per_year = 5;
    limit.body = body;
    scenario.events.push_back(limit);
    const auto months = supply_without(results_of(parts, scenario), "SS", "RU");
    CHECK(months[1].supply == Approx(20 * 28 / 365.0).epsilon(1e-4));
    CHECK(months[2].supply == Approx(13 * 31 / 365.0).epsilon(1e-4));
    parts.storages.front().working_volume_bcm = Steps{1e-9, {}};
    parts.storages.front().start_bcm.reset();
    parts.storages.front().end_bcm.reset();
    const auto bare = supply_without(results_of(parts, scenario), "SS", "RU");
    CHECK(bare[1].supply == Approx(12 * 28 / 365.0).epsilon(1e-4));
}
