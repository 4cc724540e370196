// Every fault of a network, each from the good network with one thing broken.

#include "model/good_network.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>

using namespace gashub;

namespace {

struct Fault {
    std::string expected; ///< code at pointer
    std::function<void(NetworkParts&)> break_it;
};

const std::vector<Fault> faults = {
    {"duplicate-id at /nodes/4/id", [](auto& n) { n.nodes.push_back(n.nodes[0]); }},
    {"duplicate-id at /terminals/0/id",
     [](auto& n) {
         n.terminals[0].id = "pipe";
         n.joint_limits.clear();
     }},
    {"duplicate-id at /lanes/0/id", [](auto& n) { n.lanes[0].id = "terminal"; }},
    {"duplicate-id at /markets/0/sectors/1/id",
     [](auto& n) { n.markets[0].sectors.push_back(n.markets[0].sectors[0]); }},
    {"bad-id at /sites/0/id", [](auto& n) { n.sites[0].id = "Site 1"; }},
    {"bad-id at /id", [](auto& n) { n.id = std::string(65, 'x'); }},
    {"missing-key at /sites/0/id", [](auto& n) { n.sites[0].id = ""; }},
    {"missing-key at /sites/0/origin",
     [](auto& n) {
         n.sites[0].origin = "";
         n.storages[0].opening_mix.clear();
     }},
    {"missing-key at /terminals/0/kind", [](auto& n) { n.terminals[0].kind = ArcKind::pipeline; }},
    {"missing-key at /joint_limits/0/arcs", [](auto& n) { n.joint_limits[0].arcs.clear(); }},
    {"wrong-kind at /pipelines/0/kind", [](auto& n) { n.pipelines[0].kind = ArcKind::lane; }},
    {"wrong-kind at /lanes/0/kind", [](auto& n) { n.lanes[0].kind = ArcKind::liquefaction; }},
    {"unknown-node at /pipelines/0/to", [](auto& n) { n.pipelines[0].to = "citty"; }},
    {"unknown-node at /regions/0/nodes/0", [](auto& n) { n.regions[0].nodes[0] = "nowhere"; }},
    {"unknown-node at /contracts/0/price/parts/0/node",
     [](auto& n) {
         n.contracts[0].price = Formula{MixPrice{{{1.0, HubPrice{"city-hup"}}}}};
     }},
    {"unknown-arc at /contracts/0/arcs/0", [](auto& n) { n.contracts[0].arcs[0] = "pype"; }},
    {"unknown-arc at /joint_limits/0/arcs/1", [](auto& n) { n.joint_limits[0].arcs[1] = "plan"; }},
    {"unknown-seller at /sites/0/seller", [](auto& n) { n.sites[0].seller = "seller-two"; }},
    {"unknown-owner at /pipelines/0/owner", [](auto& n) { n.pipelines[0].owner = "nobody"; }},
    {"unknown-profile at /sites/0/profile", [](auto& n) { n.sites[0].profile = "round"; }},
    {"unknown-series at /sites/0/cost/series",
     [](auto& n) {
         n.sites[0].cost = IndexedCost{0, 1, "brant"};
     }},
    {"unknown-country at /contracts/0/buyer", [](auto& n) { n.contracts[0].buyer = "BG"; }},
    {"unknown-origin at /storages/0/opening_mix/RU",
     [](auto& n) {
         n.storages[0].opening_mix = {{"RU", 1.0}};
     }},
    {"unknown-source at /nodes/0/source",
     [](auto& n) { n.nodes[0].provenance.source = "book+mapp"; }},
    {"unknown-source at /nodes/1/figures/lat/source",
     [](auto& n) { n.nodes[1].provenance.figures["lat"].source = "bok"; }},
    {"unknown-key at /nodes/1/figures/latt",
     [](auto& n) {
         n.nodes[1].provenance.figures = {{"latt", {"map", Confidence::low, ""}}};
     }},
    {"bad-country at /nodes/2/country", [](auto& n) { n.nodes[2].country = "Norway"; }},
    {"bad-country at /regions/0/countries/0", [](auto& n) { n.regions[0].countries[0] = "tr"; }},
    {"negative-capacity at /pipelines/0/capacity_bcm_per_year",
     [](auto& n) {
         n.pipelines[0].capacity_bcm_per_year = Steps{-1, {}};
     }},
    {"negative-capacity at /sites/0/capacity_bcm_per_year",
     [](auto& n) {
         n.sites[0].capacity_bcm_per_year.later = {{make_date(2022, 1, 1), -3}};
     }},
    {"out-of-range at /nodes/0/lat", [](auto& n) { n.nodes[0].lat = 91; }},
    {"out-of-range at /pipelines/0/loss_share", [](auto& n) { n.pipelines[0].loss_share = 1; }},
    {"out-of-range at /markets/0/sectors/0/elasticity",
     [](auto& n) { n.markets[0].sectors[0].elasticity = 0.1; }},
    {"out-of-range at /storages/0/working_volume_bcm",
     [](auto& n) {
         n.storages[0].working_volume_bcm = {-2, {{make_date(1990, 1, 1), 2}}};
     }},
    {"out-of-range at /profiles/0/shares/0",
     [](auto& n) {
         n.profiles[0].shares[0] = -1.0 / 12;
         n.profiles[0].shares[1] = 3.0 / 12;
     }},
    {"out-of-range at /format", [](auto& n) { n.format = 2; }},
    {"not-finite at /sites/0/cost/at_capacity_eur_per_mwh",
     [](auto& n) {
         n.sites[0].cost = LinearCost{1, INFINITY};
     }},
    {"not-finite at /nodes/0/lon", [](auto& n) { n.nodes[0].lon = NAN; }},
    {"not-finite at /series/0/values/2020", [](auto& n) { n.series[0].values["2020"] = NAN; }},
    {"dates-reversed at /pipelines/0/decommissioned",
     [](auto& n) {
         n.pipelines[0].commissioned = make_date(2021, 1, 1);
         n.pipelines[0].decommissioned = make_date(2020, 1, 1);
     }},
    {"dates-reversed at /contracts/0/to", [](auto& n) { n.contracts[0].to = n.contracts[0].from; }},
    {"dates-reversed at /sites/0/capacity_bcm_per_year",
     [](auto& n) {
         n.sites[0].capacity_bcm_per_year.later = {{make_date(2022, 1, 1), 3},
                                                   {make_date(2021, 1, 1), 4}};
     }},
    {"bad-profile at /profiles/0/shares", [](auto& n) { n.profiles[0].shares.pop_back(); }},
    {"bad-profile at /profiles/0/shares", [](auto& n) { n.profiles[0].shares[3] = 0.2; }},
    {"bad-month at /series/0/values/march", [](auto& n) { n.series[0].values["march"] = 1; }},
    {"bad-month at /series/0/values/2021-03-01",
     [](auto& n) { n.series[0].values["2021-03-01"] = 1; }},
    {"bad-month at /storages/0/usual_level/13",
     [](auto& n) { n.storages[0].usual_level["13"] = 0.5; }},
    {"unknown-unit at /series/0/unit", [](auto& n) { n.series[0].unit = "usd"; }},
    {"missing-capacity at /pipelines/0/capacity_bcm_per_year",
     [](auto& n) { n.pipelines[0].capacity_bcm_per_year.reset(); }},
    {"lost-load-below-reference at /markets/0/sectors/0/lost_load_eur_per_mwh",
     [](auto& n) { n.markets[0].sectors[0].lost_load_eur_per_mwh = 20; }},
    {"cost-not-rising at /sites/0/cost/at_capacity_eur_per_mwh",
     [](auto& n) {
         n.sites[0].cost = LinearCost{5, 4};
     }},
    {"cost-not-rising at /sites/0/cost/steps/1",
     [](auto& n) {
         n.sites[0].cost = StepCost{{{0.5, 5}, {0.5, 4}}};
     }},
    {"bad-shares at /sites/0/cost/steps",
     [](auto& n) {
         n.sites[0].cost = StepCost{{{0.5, 5}, {0.4, 6}}};
     }},
    {"missing-key at /sites/0/cost/steps", [](auto& n) { n.sites[0].cost = StepCost{}; }},
    {"bad-shares at /contracts/0/price",
     [](auto& n) {
         n.contracts[0].price = Formula{MixPrice{{{0.7, FixedPrice{10}}}}};
     }},
    {"bad-shares at /storages/0/opening_mix",
     [](auto& n) { n.storages[0].opening_mix["NO"] = 0.5; }},
    {"golombek-full-rate at /sites/0/cost/full_rate_bcm_per_year",
     [](auto& n) {
         n.sites[0].cost = GolombekCost{5, 0.1, -1, 20.0};
     }},
    {"duplicate-market-at-node at /markets/1/node",
     [](auto& n) {
         n.markets.push_back(n.markets[0]);
         n.markets[1].id = "second";
     }},
    {"loop-arc at /lanes/0/to", [](auto& n) { n.lanes[0].to = "out-port"; }},
    {"contradiction at /sites/0/yearly_minimum_bcm",
     [](auto& n) { n.sites[0].yearly_minimum_bcm = 19; }},
    {"contradiction at /storages/0/start_bcm", [](auto& n) { n.storages[0].start_bcm = 2.5; }},
    {"contradiction at /storages/0/stocks/0/bcm", [](auto& n) { n.storages[0].stocks[0].bcm = 3; }},
    {"negative-cost-cycle at ",
     [](auto& n) {
         n.pipelines.push_back(n.pipelines[0]);
         n.pipelines[1].id = "back";
         std::swap(n.pipelines[1].from, n.pipelines[1].to);
         n.pipelines[1].tariff_eur_per_mwh = -2.5;
     }},
};

} // namespace

TEST_CASE("the good network has no fault and no warning") {
    const Result<Network> network = make_network(good::network());
    CHECK(good::codes_of(network.issues()) == std::vector<std::string>{});
    REQUIRE(network);
    CHECK(network->parts() == good::network());
}

TEST_CASE("each fault of a network is named with its place, and alone") {
    for (const Fault& fault : faults) {
        NetworkParts parts = good::network();
        fault.break_it(parts);
        const Result<Network> network = make_network(parts);
        CHECK_FALSE(network);
        CHECK(good::codes_of(network.issues()) == std::vector<std::string>{fault.expected});
        for (const Issue& issue : network.issues())
            CHECK_FALSE(issue.message.empty());
    }
}

TEST_CASE("all faults come at once") {
    NetworkParts parts = good::network();
    parts.pipelines[0].to = "citty";
    parts.sites[0].seller = "seller-on";
    parts.profiles[0].shares[0] = 0.5;
    const Result<Network> network = make_network(parts);
    REQUIRE_FALSE(network);
    CHECK(good::codes_of(network.issues()) ==
          std::vector<std::string>{"unknown-node at /pipelines/0/to",
                                   "unknown-seller at /sites/0/seller",
                                   "bad-profile at /profiles/0/shares"});
    CHECK(network.issues()[0].hint == "did you mean \"city\"?");
    CHECK(network.issues()[1].hint == "did you mean \"seller-one\"?");
}

TEST_CASE("the faults of a wholly broken network are counted, not endless") {
    NetworkParts parts = good::network();
    for (int i = 0; i < 5000; ++i) {
        parts.pipelines.push_back(parts.pipelines[0]);
        parts.pipelines.back().from = "nowhere";
    }
    const Result<Network> network = make_network(parts);
    REQUIRE_FALSE(network);
    CHECK(network.issues().size() == 1001);
    CHECK(network.issues().back().code == "too-many-faults");
}

TEST_CASE("a market that no gas can reach is a warning, not a fault") {
    NetworkParts parts = good::network();
    SECTION("where the pipe is only planned") {
        parts.pipelines[0].status = Status::planned;
        parts.lanes[0].status = Status::hypothetical;
    }
    SECTION("where the pipe can carry nothing") {
        parts.pipelines[0].capacity_bcm_per_year = Steps{0, {}};
        parts.terminals[1].capacity_bcm_per_year = Steps{0, {}};
    }
    SECTION("where the field is not there yet") {
        parts.sites[0].status = Status::planned;
    }
    const Result<Network> network = make_network(parts);
    CHECK(network);
    CHECK(good::codes_of(network.issues()) ==
          std::vector<std::string>{"unreachable-demand at /markets/0/node"});
    CHECK_FALSE(has_errors(network.issues()));
}

TEST_CASE("a tariff below zero is no fault where no circle of arcs earns money") {
    NetworkParts parts = good::network();
    parts.pipelines.push_back(parts.pipelines[0]);
    parts.pipelines[1].id = "back";
    std::swap(parts.pipelines[1].from, parts.pipelines[1].to);
    parts.pipelines[1].tariff_eur_per_mwh = -2;
    CHECK(make_network(parts));
}
