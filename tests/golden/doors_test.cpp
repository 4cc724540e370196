// The essay's scenarios of 2030/31 against what economics says of them, whatever the numbers.

#include "analysis/indicator_names.hpp"
#include "analysis/indicators.hpp"
#include "analysis/results.hpp"
#include "io/load.hpp"
#include "market/clear.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <string>

using namespace gashub;
using market::Outcome;

namespace {

/// Gazprom's net revenue in a scenario that comes with the program, million EUR.
double net_revenue(const std::string& id) {
    INFO(id);
    const auto loaded = load_scenario(id);
    REQUIRE(loaded);
    const auto outcome =
        std::make_shared<const Outcome>(market::clear(loaded->network, loaded->scenario));
    INFO(outcome->reason);
    REQUIRE(outcome->status == market::Status::solved);
    for (const Indicator& row : indicators(make_results(outcome, {.explain_watched = false})))
        if (row.name == "net-revenue" && row.scope == "gazprom")
            return row.value;
    FAIL("no net revenue of Gazprom");
    return 0;
}

} // namespace

TEST_CASE("each rung of the EU's door leaves Gazprom no more than the one before") {
    double before = net_revenue("eu/buys");
    for (const char* rung :
         {"embargo-contract", "embargo-molecules", "embargo-mix", "embargo-route"}) {
        INFO(rung);
        const double now = net_revenue("eu/" + std::string(rung));
        CHECK(now <= before + 1);
        before = now;
    }
    // Even with the last rung the pipe displaces dearer gas in Türkiye.
    CHECK(before > net_revenue("hub/none"));
}

TEST_CASE("each number of a run goes by a known name") {
    for (const char* id : {"tutorial", "hub/go-big", "risk/iran-stops"}) {
        INFO(id);
        const auto loaded = load_scenario(id);
        REQUIRE(loaded);
        const auto outcome =
            std::make_shared<const Outcome>(market::clear(loaded->network, loaded->scenario));
        REQUIRE(outcome->status == market::Status::solved);
        for (const Indicator& row : indicators(make_results(outcome, {.explain_watched = true}))) {
            INFO(row.name);
            CHECK(std::ranges::binary_search(indicator_names, std::string_view(row.name)));
        }
    }
}

TEST_CASE("a leader at the hub earns at least what it earns as a price taker") {
    CHECK(net_revenue("price/dominant-russia") >= net_revenue("price/exchange"));
}

TEST_CASE("a price taken from TTF is found whatever the door and the exits") {
    const std::vector<std::pair<std::string, PathValue>> doors = {
        {"policies.eu-ban.from", "2100-01-01"},
        {"policies.eu-ban.enforced", "molecules"},
        {"policies.eu-ban.enforced", "route"}};
    int slow = 0;
    for (const auto& door : doors)
        for (const auto& [south, west] : {std::pair{0.0, 0.0}, {10.0, 0.0}, {10.0, 24.2}}) {
            INFO(door.first << ", exits " << south << " and " << west);
            const auto loaded = load_scenario("price/netback-ttf",
                                              {{door.first, door.second},
                                               {"events.hub-exit.capacity_bcm_per_year", south},
                                               {"events.hub-exit-40.capacity_bcm_per_year", west}});
            REQUIRE(loaded);
            const Outcome outcome = market::clear(loaded->network, loaded->scenario);
            INFO(outcome.reason);
            CHECK(outcome.status == market::Status::solved);
            slow += outcome.solves > 30;
        }
    CHECK(slow <= 1);
}
