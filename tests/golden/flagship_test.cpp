// The networks that come with the program: every figure says where it comes from, and the dates in
// eurasia give the networks of other years by themselves.

#include "io/load.hpp"
#include "market/clear.hpp"
#include "market/timeline.hpp"
#include "model/path.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace gashub;

namespace {

Network network_of(const std::string& id) {
    const auto loaded = load_network(std::string(GASHUB_SOURCE_DIR) + "/networks/" + id + ".json");
    for (const Issue& issue : loaded.issues())
        UNSCOPED_INFO(to_string(issue));
    REQUIRE(loaded);
    return *loaded;
}

bool told(const Provenance& provenance) {
    return !provenance.source.empty() && provenance.confidence != Confidence::unstated;
}

template <class Objects>
void check_told(const std::string& collection, const Objects& objects) {
    for (const auto& object : objects) {
        INFO(collection << " " << object.id);
        CHECK(told(object.provenance));
    }
}

/// Capacity in the first period of a year of months, bcm a year.
double capacity(const market::Timeline& line, const std::string& arc) {
    const int number = line.network.find_arc(arc);
    REQUIRE(number >= 0);
    return line.arc_capacity(number, 0) * 365 / line.periods.front().days();
}

market::Timeline january(const Network& network, int year) {
    ScenarioParts parts;
    parts.id = "january";
    parts.horizon = {{make_date(year, 1, 1), make_date(year, 2, 1), Step::month}};
    // Prices after 2021 are no part of the network: a cost that follows them needs a level.
    SeriesChange henry_hub{"henry-hub", {{std::to_string(year), 3.0}}};
    SeriesChange dollars{"eur-usd", {{std::to_string(year), 1.2}}};
    Event first, second;
    first.id = "henry-hub";
    first.body = henry_hub;
    second.id = "eur-usd";
    second.body = dollars;
    parts.events = {first, second};
    const auto scenario = make_scenario(parts, network);
    REQUIRE(scenario);
    auto line = market::make_timeline(network, *scenario);
    for (const Issue& issue : line.issues())
        UNSCOPED_INFO(to_string(issue));
    REQUIRE(line);
    return *line;
}

/// Demand of a node that is not served in the first month of a scenario without one arc, bcm.
double unserved_without(const std::string& arc, const std::string& node, const std::string& id,
                        const std::string& month_after) {
    const auto loaded =
        load_scenario(std::string(GASHUB_SOURCE_DIR) + "/scenarios/" + id + ".json");
    REQUIRE(loaded);
    const auto month =
        with_values(loaded->scenario, loaded->network, {{"horizon.end", month_after}});
    REQUIRE(month);
    ScenarioParts parts = month->parts();
    Event out;
    out.id = "out";
    out.body = Outage{arc, "", "", "", 0};
    parts.events.push_back(out);
    const auto scenario = make_scenario(parts, loaded->network);
    REQUIRE(scenario);
    const market::Outcome outcome = market::clear(loaded->network, *scenario);
    INFO(outcome.reason);
    REQUIRE(outcome.status == market::Status::solved);
    double missing = 0, used = 0;
    const auto& sectors = outcome.line().sectors;
    for (int j = 0; j < static_cast<int>(sectors.size()); ++j)
        if (sectors[static_cast<std::size_t>(j)].node == loaded->network.find_node(node)) {
            missing += outcome.unserved(j, 0);
            used += outcome.consumption(j, 0);
        }
    CHECK(used > 0.1);
    return missing;
}

} // namespace

TEST_CASE("the Samsun coast is fed by the grid without Blue Stream, Moldova by Ukraine without "
          "Ungheni") {
    CHECK(unserved_without("blue-stream", "tr-blacksea", "base-2021", "2021-02-01") < 1e-4);
    CHECK(unserved_without("ro-md", "md", "base-2025", "2025-02-01") < 1e-4);
}

TEST_CASE("every figure of the shipped networks names a source and says how far to trust it") {
    for (const std::string id : {"tutorial", "black-sea", "eurasia"}) {
        INFO(id);
        const Network network = network_of(id);
        const NetworkParts& parts = network.parts();
        if (id != "tutorial") {
            check_told("nodes", parts.nodes);
            check_told("hubs", parts.hubs);
            check_told("sellers", parts.sellers);
            check_told("profiles", parts.profiles);
        }
        check_told("pipelines", parts.pipelines);
        check_told("terminals", parts.terminals);
        check_told("lanes", parts.lanes);
        check_told("joint limits", parts.joint_limits);
        check_told("sites", parts.sites);
        check_told("storages", parts.storages);
        check_told("contracts", parts.contracts);
        check_told("series", parts.series);
        for (const Market& market : parts.markets)
            check_told("market " + market.id, market.sectors);
    }
}

TEST_CASE("eurasia's dates give the networks of 2009, 2021 and 2025") {
    const Network eurasia = network_of("eurasia");
    const auto in_2009 = january(eurasia, 2009), in_2021 = january(eurasia, 2021),
               in_2025 = january(eurasia, 2025);

    // 2009: no Nord Stream, no TurkStream; Türkiye's west is fed by the Trans-Balkan line.
    CHECK(capacity(in_2009, "nord-stream-1") == 0);
    CHECK(capacity(in_2009, "turkstream-1") == 0);
    CHECK(capacity(in_2009, "strandzha-1-rev") == Approx(16.5));
    CHECK(capacity(in_2009, "ua-entry-sudzha") == Approx(89.1));
    CHECK(capacity(in_2009, "tap") == 0);

    // 2021: both are there, the old line towards Türkiye is shut; TAP runs, the links of 2022 do
    // not.
    CHECK(capacity(in_2021, "nord-stream-1") == Approx(62.2));
    CHECK(capacity(in_2021, "nord-stream-2") == 0);
    CHECK(capacity(in_2021, "turkstream-1") == Approx(15.75));
    CHECK(capacity(in_2021, "strandzha-1-rev") == 0);
    CHECK(capacity(in_2021, "strandzha-1") == 0);
    CHECK(capacity(in_2021, "tap") == Approx(10));
    CHECK(capacity(in_2021, "igb") == 0);
    CHECK(capacity(in_2021, "baltic-pipe-no-dk") == 0);
    CHECK(capacity(in_2021, "de-wilhelmshaven-1") == 0);

    // 2025: no Russian gas by the north or through Ukraine, but terminals in Germany and an exit
    // from Thrace.
    CHECK(capacity(in_2025, "nord-stream-1") == 0);
    CHECK(capacity(in_2025, "yamal-europe-by-pl") == 0);
    CHECK(capacity(in_2025, "ua-entry-sudzha") == 0);
    CHECK(capacity(in_2025, "turkstream-2") == Approx(15.75));
    CHECK(capacity(in_2025, "strandzha-1") == Approx(4.07));
    CHECK(capacity(in_2025, "igb") == Approx(3));
    CHECK(capacity(in_2025, "baltic-pipe-no-dk") == Approx(10));
    CHECK(capacity(in_2025, "de-wilhelmshaven-1") > 4);
    CHECK(capacity(in_2025, "turkstream-3-4") == 0);
}

TEST_CASE("stores of the EU and the United Kingdom have a level for both ends of 2021") {
    const Network eurasia = network_of("eurasia");
    const auto europe = eurasia.nodes_of("europe");
    REQUIRE(!europe.empty());
    int stores = 0;
    for (const Storage& store : eurasia.parts().storages) {
        const int node = eurasia.find_node(store.node);
        if (store.status != Status::existing ||
            std::find(europe.begin(), europe.end(), node) == europe.end())
            continue;
        ++stores;
        INFO(store.id);
        for (const Date day : {make_date(2021, 1, 1), make_date(2022, 1, 1)})
            CHECK(std::any_of(store.stocks.begin(), store.stocks.end(),
                              [&](const StockOnDate& stock) { return stock.date == day; }));
    }
    CHECK(stores >= 20);
}
