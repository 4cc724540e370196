// The tutorial scenarios against the numbers found by hand: tests/golden/README.md.

#include "io/load.hpp"
#include "market/clear.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

using namespace gashub;
using market::Outcome;

namespace {

struct Expected {
    std::string table, id, period;
    double value = 0;
};

std::vector<Expected> expected_of(const std::string& scenario) {
    std::ifstream file(std::string(GASHUB_SOURCE_DIR) + "/tests/golden/" + scenario + ".csv");
    std::vector<Expected> all;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        Expected one;
        std::string value;
        std::getline(cells, one.table, ',');
        std::getline(cells, one.id, ',');
        std::getline(cells, one.period, ',');
        std::getline(cells, value);
        one.value = std::stod(value);
        all.push_back(one);
    }
    return all;
}

/// Number of a sector on the timeline, from `market/sector`.
int sector_number(const Outcome& outcome, const std::string& id) {
    const auto& line = outcome.line();
    const auto& markets = line.network.parts().markets;
    for (std::size_t k = 0; k < line.sectors.size(); ++k) {
        const auto& market = markets[static_cast<std::size_t>(line.sectors[k].market)];
        const auto& sector = market.sectors[static_cast<std::size_t>(line.sectors[k].sector)];
        if (market.id + "/" + sector.id == id)
            return static_cast<int>(k);
    }
    return -1;
}

double value_of(const Outcome& outcome, const Expected& one, int period) {
    const Network& network = outcome.network();
    if (one.table == "flow")
        return outcome.flow(network.find_arc(one.id), period);
    if (one.table == "production")
        return outcome.production(network.find_site(one.id), period);
    if (one.table == "injection")
        return outcome.injection(network.find_storage(one.id), period);
    if (one.table == "withdrawal")
        return outcome.withdrawal(network.find_storage(one.id), period);
    if (one.table == "level")
        return outcome.level(network.find_storage(one.id), period);
    if (one.table == "consumption")
        return outcome.consumption(sector_number(outcome, one.id), period);
    REQUIRE(one.table == "price");
    return outcome.price(network.find_node(one.id), period);
}

void compare_with_hand(const std::string& scenario) {
    const auto loaded =
        load_scenario(std::string(GASHUB_SOURCE_DIR) + "/scenarios/" + scenario + ".json");
    for (const Issue& issue : loaded.issues())
        UNSCOPED_INFO(to_string(issue));
    REQUIRE(loaded);
    const Outcome outcome = market::clear(loaded->network, loaded->scenario);
    INFO(outcome.reason);
    REQUIRE(outcome.status == market::Status::solved);
    const auto expected = expected_of(scenario);
    REQUIRE(expected.size() > 20);
    for (const Expected& one : expected) {
        int period = -1;
        for (int t = 0; t < outcome.periods(); ++t)
            if (to_string(outcome.line().periods[static_cast<std::size_t>(t)].from) == one.period)
                period = t;
        REQUIRE(period >= 0);
        INFO(one.table << " " << one.id << " " << one.period);
        CHECK(value_of(outcome, one, period) == Approx(one.value).margin(0.001));
    }
}

} // namespace

TEST_CASE("the tutorial comes out as solved by hand") {
    compare_with_hand("tutorial");
}

TEST_CASE("the tutorial's second pipe comes out as solved by hand") {
    compare_with_hand("tutorial-second-pipe");
}

TEST_CASE("every scenario that comes with the program loads without a warning and is solved") {
    int scenarios = 0;
    for (const Shipped& shipped : list_shipped()) {
        if (shipped.kind != "scenario")
            continue;
        ++scenarios;
        INFO(shipped.id);
        const auto loaded = load_scenario(shipped.path.string());
        for (const Issue& issue : loaded.issues())
            UNSCOPED_INFO(to_string(issue));
        REQUIRE(loaded);
        CHECK(loaded->warnings.empty());
        const Outcome outcome = market::clear(loaded->network, loaded->scenario);
        INFO(outcome.reason);
        CHECK(outcome.status == market::Status::solved);
    }
    CHECK(scenarios >= 8);
}
