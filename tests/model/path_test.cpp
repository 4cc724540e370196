// The path language: what paths reach, what they refuse, and who wins.

#include "model/good_network.hpp"

#include <catch2/catch.hpp>

using namespace gashub;

namespace {

const Network network = *make_network(good::network());
const Scenario base = *make_scenario(good::scenario(), network);

Scenario with(const PathValues& values) {
    const Result<Scenario> changed = with_values(base, network, values);
    for (const Issue& issue : changed.issues())
        UNSCOPED_INFO(to_string(issue));
    REQUIRE(changed);
    return *changed;
}
/// Code of the one fault that a value at a path gives, and its hint.
std::pair<std::string, std::string> fault_of(const std::string& path, const PathValue& value) {
    const Result<Scenario> changed = with_values(base, network, {{path, value}});
    if (changed || changed.issues().size() != 1)
        return {"no single fault", {}};
    CHECK(changed.issues()[0].where.pointer == "/set/" + path);
    return {changed.issues()[0].code, changed.issues()[0].hint};
}

} // namespace

TEST_CASE("a value is a number, true or false where it reads as one, else text") {
    CHECK(parse_path_value("31.5") == PathValue(31.5));
    CHECK(parse_path_value("-1e-3") == PathValue(-0.001));
    CHECK(parse_path_value("true") == PathValue(true));
    CHECK(parse_path_value("2021-10-01") == PathValue(std::string("2021-10-01")));
    CHECK(parse_path_value("1,5") == PathValue(std::string("1,5")));
    CHECK(parse_path_value("nan") == PathValue(std::string("nan")));
    CHECK(parse_path_value("inf") == PathValue(std::string("inf")));
    CHECK(parse_path_value("1e999") == PathValue(std::string("1e999")));
}

TEST_CASE("PATH=VALUE is cut at the first equals sign") {
    const auto set = parse_set("a.b.c=x=y");
    REQUIRE(set);
    CHECK(set->first == "a.b.c");
    CHECK(set->second == PathValue(std::string("x=y")));
    for (const char* text : {"", "a.b", "=1", "a="})
        CHECK(good::codes_of(parse_set(text).issues()) == std::vector<std::string>{"bad-set at "});
}

TEST_CASE("how a hub's price is formed is set by a word, with that kind's usual figures") {
    ScenarioParts parts = good::scenario();
    parts.hub = HubSetting{"city-hub", Exchange{}};
    const Result<Scenario> hub = make_scenario(parts, network);
    REQUIRE(hub);
    CHECK(value_at(*hub, network, "hub.price_rule") == PathValue(std::string("exchange")));
    const auto oil = with_values(*hub, network, {{"hub.price_rule", std::string("oil-indexed")}});
    REQUIRE(oil);
    CHECK(oil->parts().hub->price_rule == PriceRule(OilIndexed{}));
    const auto slope = with_values(
        *oil, network,
        {{"hub.price_rule.slope", 0.1}, {"hub.price_rule", std::string("oil-indexed")}});
    REQUIRE(slope); // the kind that stands keeps its figures
    CHECK(std::get<OilIndexed>(slope->parts().hub->price_rule).slope == 0.1);
    const auto none = with_values(*hub, network, {{"hub.price_rule", std::string("auction")}});
    CHECK(good::codes_of(none.issues()) ==
          std::vector<std::string>{"unknown-word at /set/hub.price_rule"});
    CHECK(none.issues().front().hint.find("netback") != std::string::npos);
    CHECK(fault_of("hub.price_rule", std::string("exchange")).first == "unknown-path");
}

TEST_CASE("scenario paths change the scenario") {
    const Scenario changed = with({{"events.outage.availability", 0.25},
                                   {"events.outage.to", std::string("2021-05-01")},
                                   {"events.driver.series.2021-03", 1.1},
                                   {"policies.quota.share", 0.4},
                                   {"policies.tax.on", std::string("production")},
                                   {"horizon.start", std::string("2020-12-01")},
                                   {"horizon.step", std::string("quarter")},
                                   {"price_level.factor", 1.2},
                                   {"demand_response", std::string("long")}});
    const ScenarioParts& parts = changed.parts();
    CHECK(std::get<Outage>(parts.events[0].body).availability == 0.25);
    CHECK(parts.events[0].to == make_date(2021, 5, 1));
    CHECK(std::get<DriverChange>(parts.events[6].body).series.at("2021-03") == 1.1);
    CHECK(std::get<Quota>(parts.policies[1].body).share == 0.4);
    CHECK(parts.horizon[0].start == make_date(2020, 12, 1));
    CHECK(changed.periods().size() == 5);
    CHECK(parts.price_level->factor == 1.2);
    CHECK(parts.demand_response == DemandResponse::long_run);
    CHECK(parts.set == base.parts().set);
}

TEST_CASE("network paths are kept in the scenario's set and laid on the network") {
    const Scenario changed = with({{"arcs.pipe.capacity_bcm_per_year", 31.5},
                                   {"lanes.lane.loss_share", 0.02},
                                   {"sites.site.cost.at_capacity_eur_per_mwh", 30.0},
                                   {"markets.city-market.sectors.all.elasticity", -0.4},
                                   {"storages.store.usual_level.10", 0.8},
                                   {"contracts.contract.take_or_pay_share", 0.0},
                                   {"joint_limits.both.capacity_bcm_per_year", 9.0},
                                   {"arcs.pipe.status", std::string("planned")},
                                   {"series.brent", 90.0}});
    CHECK(network.parts() == good::network());
    const Result<Network> laid = lay_on(network, changed.parts().set);
    REQUIRE(laid);
    const NetworkParts& parts = laid->parts();
    CHECK(parts.pipelines[0].capacity_bcm_per_year == Steps{31.5, {}});
    CHECK(parts.pipelines[0].tariff_eur_per_mwh == 3);
    CHECK(parts.lanes[0].loss_share == 0.02);
    CHECK(std::get<LinearCost>(parts.sites[0].cost).at_capacity_eur_per_mwh == 30);
    CHECK(parts.markets[0].sectors[0].elasticity == -0.4);
    CHECK(parts.storages[0].usual_level.at("10") == 0.8);
    CHECK(parts.contracts[0].take_or_pay_share == 0);
    CHECK(parts.joint_limits[0].capacity_bcm_per_year.first == 9);
    CHECK(parts.pipelines[0].status == Status::planned);
    CHECK(parts.series[0].values.at("2021") == 90);
    CHECK(parts.series[0].values.at("2035") == 90);
    CHECK(parts.series[0].values.count("2021-03") == 0);
}

TEST_CASE("a set without network paths shares the network") {
    const Result<Network> laid =
        lay_on(network, {{"demand.south.factor", 0.9}, {"production.NO.factor", 0.5}});
    REQUIRE(laid);
    CHECK(&laid->parts() == &network.parts());
}

TEST_CASE("one path sets the reference price or the elasticity of all sectors of a region") {
    const Scenario changed = with({{"demand.south.reference_price_eur_per_mwh", 25.0},
                                   {"demand.south.elasticity_factor", 0.5}});
    CHECK(value_at(changed, network, "demand.south.reference_price_eur_per_mwh") ==
          PathValue(25.0));
    CHECK(value_at(base, network, "demand.south.elasticity_factor") == PathValue(1.0));
    CHECK_FALSE(value_at(base, network, "demand.south.reference_price_eur_per_mwh").has_value());
    CHECK(fault_of("demand.south.reference_price_eur_per_mwh", -1.0).first == "out-of-range");
    CHECK(fault_of("demand.south.lost_load_eur_per_mwh", 0.0).first == "out-of-range");
    CHECK(fault_of("demand.south.elasticity", 1.0).second ==
          "did you mean \"demand.south.elasticity_factor\"?");
}

TEST_CASE("one path fills or empties all stores of a region, within nothing and full") {
    const Scenario changed = with({{"stores.south.start_share", 0.75}});
    CHECK(value_at(changed, network, "stores.south.start_share") == PathValue(0.75));
    CHECK_FALSE(value_at(base, network, "stores.south.end_share").has_value());
    CHECK(fault_of("stores.south.end_share", 1.5).first == "out-of-range");
    CHECK(fault_of("stores.south.start_bcm", 1.0).second ==
          "did you mean \"stores.south.start_share\"?");
    CHECK(fault_of("stores.nowhere.start_share", 0.5).first == "unknown-path");
}

TEST_CASE("a network that values have broken is refused when it is laid on") {
    const Scenario changed = with({{"storages.store.start_bcm", 3.0}});
    const Result<Network> laid = lay_on(network, changed.parts().set);
    CHECK(good::codes_of(laid.issues()) ==
          std::vector<std::string>{"contradiction at /storages/0/start_bcm"});
}

TEST_CASE("of two values for one path the later wins, wherever the first came from") {
    const Scenario once =
        with({{"arcs.pipe.tariff_eur_per_mwh", 4.0}, {"arcs.pipe.tariff_eur_per_mwh", 5.0}});
    CHECK(once.parts().set.size() == base.parts().set.size());
    CHECK(value_at(once, network, "arcs.pipe.tariff_eur_per_mwh") == PathValue(5.0));
    CHECK(value_at(base, network, "arcs.pipe.tariff_eur_per_mwh") == PathValue(3.0));
}

TEST_CASE("a path that names nothing is a fault with the nearest names") {
    CHECK(fault_of("arc.pipe.tariff_eur_per_mwh", 1.0) ==
          std::pair<std::string, std::string>{"unknown-path", "did you mean \"arcs.\"?"});
    CHECK(fault_of("arcs.pype.tariff_eur_per_mwh", 1.0) ==
          std::pair<std::string, std::string>{"unknown-path", "did you mean \"arcs.pipe.\"?"});
    CHECK(fault_of("arcs.pipe.tarif_eur_per_mwh", 1.0) ==
          std::pair<std::string, std::string>{"unknown-path",
                                              "did you mean \"arcs.pipe.tariff_eur_per_mwh\"?"});
    CHECK(fault_of("events.outage.availabilty", 1.0).second ==
          "did you mean \"events.outage.availability\"?");
    CHECK(fault_of("demand.sout.factor", 1.0).second == "did you mean \"demand.south.\"?");
    CHECK(fault_of("series.brant", 1.0).second == "did you mean \"series.brent\"?");
    for (const char* path :
         {"", ".", "..", "arcs", "arcs.pipe", "arcs..capacity_bcm_per_year", "demand.south",
          "demand.south.all", "demand.south.power.factor", "production.RU.factor",
          "series.brent.2021", "horizon", "horizon.begin", "nodes.city.lat",
          "markets.city-market.sectors.elasticity", "sites.site.cost.eur_per_mwh",
          "arcs.pipe.capacity_bcm_per_year.first"})
        CHECK(fault_of(path, 1.0).first == "unknown-path");
}

TEST_CASE("a value of the wrong kind or out of range is refused at once") {
    CHECK(fault_of("arcs.pipe.capacity_bcm_per_year", std::string("much")).first == "wrong-type");
    CHECK(fault_of("arcs.pipe.capacity_bcm_per_year", true).first == "wrong-type");
    CHECK(fault_of("arcs.pipe.capacity_bcm_per_year", -1.0).first == "negative-capacity");
    CHECK(fault_of("arcs.pipe.loss_share", 1.5).first == "out-of-range");
    CHECK(fault_of("arcs.pipe.id", std::string("other")).first == "wrong-type");
    CHECK(fault_of("arcs.pipe.to", std::string("nowhere")).first == "unknown-node");
    CHECK(fault_of("arcs.pipe.status", std::string("built")).first == "unknown-word");
    CHECK(fault_of("horizon.start", std::string("soon")).first == "wrong-type");
    CHECK(fault_of("markets.city-market.sectors", 1.0).first == "wrong-type");
    CHECK(fault_of("demand.south.factor", std::string("x")).first == "wrong-type");
}

TEST_CASE("what stands at a path can be asked") {
    CHECK(value_at(base, network, "events.outage.availability") == PathValue(0.5));
    CHECK(value_at(base, network, "events.outage.from") == PathValue(std::string("2021-02-01")));
    CHECK(value_at(base, network, "arcs.pipe.capacity_bcm_per_year") == PathValue(5.0));
    CHECK(value_at(base, network, "arcs.pipe.status") == PathValue(std::string("existing")));
    CHECK(value_at(base, network, "demand.south.factor") == PathValue(1.1));
    CHECK(value_at(base, network, "production.NO.factor") == PathValue(1.0));
    CHECK(value_at(base, network, "horizon.step") == PathValue(std::string("month")));
    CHECK_FALSE(value_at(base, network, "arcs.lane.capacity_bcm_per_year").has_value());
    CHECK_FALSE(value_at(base, network, "arcs.nothing.owner").has_value());
    CHECK(value_at(with({{"series.brent", 90.0}}), network, "series.brent") == PathValue(90.0));
}

TEST_CASE("every path that completion offers can be asked for or leads on") {
    std::size_t leaves = 0;
    std::vector<std::string> open{""};
    while (!open.empty()) {
        const std::string prefix = open.back();
        open.pop_back();
        for (const std::string& path : known_paths(base, network, prefix)) {
            if (path.back() == '.') {
                open.push_back(path);
                continue;
            }
            ++leaves;
            const Result<Scenario> changed = with_values(base, network, {{path, 1.0}});
            for (const Issue& issue : changed.issues())
                if (issue.code == "unknown-path")
                    FAIL(path);
        }
    }
    CHECK(leaves > 100);
    CHECK(known_paths(base, network, "arcs.pipe.tar") ==
          std::vector<std::string>{"arcs.pipe.tariff_eur_per_mwh"});
}
