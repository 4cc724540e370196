// Every fault and warning of a scenario, each from the good scenario with one thing broken.

#include "model/good_network.hpp"

#include <catch2/catch.hpp>

#include <functional>

using namespace gashub;

namespace {

struct Fault {
    std::string expected;
    std::function<void(ScenarioParts&)> break_it;
};

template <class Body>
Body& event(ScenarioParts& s, std::size_t at) {
    return std::get<Body>(s.events[at].body);
}
template <class Body>
Body& policy(ScenarioParts& s, std::size_t at) {
    return std::get<Body>(s.policies[at].body);
}

/// A hub at the city whose oil index follows `hub` by `share`.
HubSetting hub_with_share(const std::string& hub, double share) {
    OilIndexed rule;
    rule.hub = hub;
    rule.hub_share = share;
    HubSetting setting;
    setting.node = "city";
    setting.price_rule = rule;
    return setting;
}

const std::vector<Fault> faults = {
    {"missing-key at /horizon", [](auto& s) { s.horizon.clear(); }},
    {"missing-key at /horizon/0/end", [](auto& s) { s.horizon[0].end.reset(); }},
    {"dates-reversed at /horizon/0/end", [](auto& s) { s.horizon[0].end = s.horizon[0].start; }},
    {"horizon-gap at /horizon/1/start",
     [](auto& s) {
         s.horizon.push_back({make_date(2022, 2, 1), make_date(2022, 3, 1), Step::day});
     }},
    {"horizon-gap at /horizon/1/start",
     [](auto& s) {
         s.horizon.push_back({make_date(2021, 12, 1), make_date(2022, 3, 1), Step::day});
     }},
    {"too-many-periods at /horizon",
     [](auto& s) {
         s.horizon[0] = {make_date(2021, 1, 1), make_date(2032, 1, 1), Step::day};
     }},
    {"duplicate-id at /events/1/id", [](auto& s) { s.events[1].id = "outage"; }},
    {"duplicate-id at /policies/1/id", [](auto& s) { s.policies[1].id = "embargo"; }},
    {"duplicate-id at /levers/1/id", [](auto& s) { s.levers.push_back(s.levers[0]); }},
    {"bad-id at /events/1/id", [](auto& s) { s.events[1].id = "A B"; }},
    {"dates-reversed at /events/1/to", [](auto& s) { s.events[1].to = make_date(2021, 1, 1); }},
    {"dates-reversed at /policies/0/to",
     [](auto& s) {
         s.policies[0].from = make_date(2021, 5, 1);
         s.policies[0].to = make_date(2021, 5, 1);
     }},
    {"event-on-nothing at /events/0", [](auto& s) { event<Outage>(s, 0).arc = ""; }},
    {"event-on-nothing at /events/5", [](auto& s) { event<Limit>(s, 5).arcs.clear(); }},
    {"event-on-nothing at /events/6", [](auto& s) { event<DriverChange>(s, 6).region = ""; }},
    {"ambiguous-event at /events/1", [](auto& s) { event<Commission>(s, 1).arc = "pipe"; }},
    {"ambiguous-event at /events/4", [](auto& s) { event<ProductionChange>(s, 4).site = "site"; }},
    {"no-effect at /events/3", [](auto& s) { event<DemandChange>(s, 3).factor.reset(); }},
    {"no-effect at /events/5",
     [](auto& s) {
         event<Limit>(s, 5).maximum_bcm_per_year.reset();
         event<Limit>(s, 5).minimum_bcm_per_year.reset();
     }},
    {"no-effect at /events/7", [](auto& s) { event<CostChange>(s, 7).add_eur_per_mwh.reset(); }},
    {"unknown-arc at /events/0/arc", [](auto& s) { event<Outage>(s, 0).arc = "pip"; }},
    {"unknown-arc at /events/5/arcs/0", [](auto& s) { event<Limit>(s, 5).arcs[0] = "pip"; }},
    {"unknown-storage at /events/2/storage",
     [](auto& s) { event<Decommission>(s, 2).storage = "stor"; }},
    {"unknown-country at /events/3/country",
     [](auto& s) { event<DemandChange>(s, 3).country = "BG"; }},
    {"unknown-sector at /events/3/sector",
     [](auto& s) { event<DemandChange>(s, 3).sector = "household"; }},
    {"unknown-origin at /events/4/origin",
     [](auto& s) { event<ProductionChange>(s, 4).origin = "RU"; }},
    {"unknown-series at /events/8/series",
     [](auto& s) { event<SeriesChange>(s, 8).series = "bren"; }},
    {"unknown-region at /policies/1/region",
     [](auto& s) { policy<Quota>(s, 1).region = "south-east"; }},
    {"unknown-sector at /policies/3/sector",
     [](auto& s) { policy<DemandReduction>(s, 3).sector = "power"; }},
    {"unknown-node at /watch/0", [](auto& s) { s.watch[0] = "citi"; }},
    {"wrong-kind at /events/1/terminal",
     [](auto& s) { event<Commission>(s, 1).terminal = "lane"; }},
    {"wrong-kind at /events/7/lane", [](auto& s) { event<CostChange>(s, 7).lane = "pipe"; }},
    {"contradiction at /events/5/minimum_bcm_per_year",
     [](auto& s) { event<Limit>(s, 5).minimum_bcm_per_year = 5; }},
    {"contradiction at /policies/4/origin",
     [](auto& s) { policy<Tax>(s, 4).on = TaxOn::consumption; }},
    {"contradiction at /levers/0/max", [](auto& s) { s.levers[0].max = s.levers[0].min; }},
    {"out-of-range at /events/0/availability",
     [](auto& s) { event<Outage>(s, 0).availability = 1.5; }},
    {"out-of-range at /policies/2/fill",
     [](auto& s) { policy<StorageObligation>(s, 2).fill = 1.1; }},
    {"bad-month at /events/6/series/2021-13",
     [](auto& s) {
         event<DriverChange>(s, 6).series = {{"2021-13", 1.0}};
     }},
    {"bad-month at /events/8/values/soon",
     [](auto& s) {
         event<SeriesChange>(s, 8).values = {{"soon", 1.0}};
     }},
    {"missing-key at /policies/0", [](auto& s) { policy<Embargo>(s, 0).seller = "seller-one"; }},
    {"missing-key at /policies/2/date",
     [](auto& s) { policy<StorageObligation>(s, 2).date.reset(); }},
    {"missing-key at /levers/0",
     [](auto& s) {
         s.levers[0].path = "";
         s.levers[0].stops.clear();
     }},
    {"missing-key at /levers/0/stops/1", [](auto& s) { s.levers[0].stops[1].set.clear(); }},
    {"unknown-word at /policies/0/routes/0",
     [](auto& s) { policy<Embargo>(s, 0).routes[0] = "ship"; }},
    {"unknown-path at /set/arcs.pip.tariff_eur_per_mwh",
     [](auto& s) { s.set[0].first = "arcs.pip.tariff_eur_per_mwh"; }},
    {"unknown-path at /levers/0/path",
     [](auto& s) { s.levers[0].path = "events.outag.availability"; }},
    {"unknown-path at /levers/0/stops/1/set/production.RU.factor",
     [](auto& s) { s.levers[0].stops[1].set[0].first = "production.RU.factor"; }},
    {"wrong-type at /set/arcs.pipe.tariff_eur_per_mwh",
     [](auto& s) { s.set[0].second = std::string("much"); }},
    {"out-of-range at /set/arcs.pipe.tariff_eur_per_mwh", [](auto& s) { s.set[0].second = 1e9; }},
    {"out-of-range at /set/demand.south.factor", [](auto& s) { s.set[1].second = -1.0; }},
    {"missing-key at /policies/0",
     [](auto& s) {
         MarkUp asked;
         asked.arcs = {"pipe"};
         s.policies[0].body = asked;
     }},
    {"missing-key at /hub/price_rule", [](auto& s) { s.hub = hub_with_share("", 0.4); }},
    {"unknown-node at /hub/price_rule/hub", [](auto& s) { s.hub = hub_with_share("citi", 0.4); }},
};

const std::vector<Fault> warnings = {
    {"never-met at /events/0/from",
     [](auto& s) {
         s.events[0].from = make_date(2022, 1, 1);
         s.events[0].to.reset();
     }},
    {"never-met at /events/0/to",
     [](auto& s) {
         s.events[0].from.reset();
         s.events[0].to = make_date(2021, 1, 1);
     }},
    {"never-met at /policies/0", [](auto& s) { s.policies[0].from = make_date(2030, 1, 1); }},
    {"never-met at /policies/1", [](auto& s) { s.policies[1].to = make_date(2021, 1, 1); }},
    {"never-met at /policies/1", [](auto& s) { policy<Quota>(s, 1).region = "NO"; }},
    {"never-met at /policies/2", [](auto& s) { policy<StorageObligation>(s, 2).region = "NO"; }},
    {"never-met at /policies/2",
     [](auto& s) { policy<StorageObligation>(s, 2).date = make_date(2023, 11, 1); }},
    {"never-met at /policies/3", [](auto& s) { policy<DemandReduction>(s, 3).region = "NO"; }},
};

Network network() {
    return *make_network(good::network());
}

} // namespace

TEST_CASE("the good scenario has no fault and no warning") {
    const Result<Scenario> scenario = make_scenario(good::scenario(), network());
    CHECK(good::codes_of(scenario.issues()) == std::vector<std::string>{});
    REQUIRE(scenario);
    CHECK(scenario->parts() == good::scenario());
    CHECK(scenario->periods().size() == 12);
}

TEST_CASE("each fault of a scenario is named with its place, and alone") {
    const Network good_network = network();
    for (const Fault& fault : faults) {
        ScenarioParts parts = good::scenario();
        fault.break_it(parts);
        const Result<Scenario> scenario = make_scenario(parts, good_network);
        CHECK_FALSE(scenario);
        CHECK(good::codes_of(scenario.issues()) == std::vector<std::string>{fault.expected});
    }
}

TEST_CASE("a mark-up may have a number beside the best, which counts first") {
    ScenarioParts parts = good::scenario();
    MarkUp asked;
    asked.arcs = {"pipe"};
    asked.eur_per_mwh = 2;
    asked.best = true;
    parts.policies[0].body = asked;
    CHECK(make_scenario(parts, network()));
}

TEST_CASE("an event or policy that can change nothing is a warning") {
    const Network good_network = network();
    for (const Fault& fault : warnings) {
        ScenarioParts parts = good::scenario();
        fault.break_it(parts);
        const Result<Scenario> scenario = make_scenario(parts, good_network);
        CHECK(scenario);
        CHECK(good::codes_of(scenario.issues()) == std::vector<std::string>{fault.expected});
        CHECK_FALSE(has_errors(scenario.issues()));
    }
}

TEST_CASE("a region without nodes makes a policy a warning") {
    NetworkParts parts = good::network();
    parts.regions.push_back({"empty", {}, {"FR"}, {}, {}});
    ScenarioParts rules = good::scenario();
    policy<Quota>(rules, 1).region = "empty";
    const Result<Scenario> scenario = make_scenario(rules, *make_network(parts));
    CHECK(good::codes_of(scenario.issues()) ==
          std::vector<std::string>{"never-met at /policies/1"});
}

TEST_CASE("pieces of a horizon follow each other with steps of their own") {
    ScenarioParts parts = good::scenario();
    parts.horizon = {{make_date(2021, 1, 1), make_date(2021, 3, 1), Step::week},
                     {make_date(2021, 3, 1), make_date(2022, 1, 1), Step::month}};
    const Result<Scenario> scenario = make_scenario(parts, network());
    REQUIRE(scenario);
    REQUIRE(scenario->periods().size() == 19);
    CHECK(scenario->periods()[8] == Period{make_date(2021, 2, 26), make_date(2021, 3, 1)});
    CHECK(scenario->periods()[9] == Period{make_date(2021, 3, 1), make_date(2021, 4, 1)});
}

TEST_CASE("the longest horizon that is allowed has 4,000 periods") {
    ScenarioParts parts = good::scenario();
    parts.horizon[0] = {make_date(2021, 1, 1), add_days(make_date(2021, 1, 1), 4000), Step::day};
    CHECK(make_scenario(parts, network()));
    parts.horizon[0].end = add_days(make_date(2021, 1, 1), 4001);
    CHECK(good::codes_of(make_scenario(parts, network()).issues()) ==
          std::vector<std::string>{"too-many-periods at /horizon"});
}
