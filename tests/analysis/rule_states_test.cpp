// Rules: how they stand, on networks by hand and on random ones with rules of every kind.

#include "analysis/explain.hpp"
#include "analysis/rule_states.hpp"
#include "market/clear.hpp"
#include "support/random_rules.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

using namespace gashub;
using namespace gashub::test;

namespace {

market::Outcome solved(const NetworkParts& parts, const ScenarioParts& scenario) {
    const Network network = checked(parts);
    market::Outcome outcome = market::clear(network, checked(scenario, network));
    INFO(outcome.reason);
    REQUIRE(outcome.status == market::Status::solved);
    return outcome;
}

RuleRow row_of(const market::Outcome& outcome, const std::string& rule) {
    std::vector<RuleRow> found;
    for (const RuleRow& row : rule_states(outcome))
        if (row.rule == rule)
            found.push_back(row);
    INFO(rule);
    REQUIRE(found.size() == 1);
    return found.front();
}

/// Field 10 + Q, hub, town 40 - Q: 14 bcm at 24 at the hub, 26 in town.
NetworkParts hub_parts() {
    NetworkParts parts = ascii_parts("field --40@0--> hub --40@2--> town\n"
                                     "field gives 40 at 10..50\n"
                                     "town wants 20 at 20 linear -1\n");
    parts.hubs.push_back({"exchange", {}, "hub", {}});
    parts.sellers.push_back({"giant", {}, "XX", {}});
    parts.sites[0].seller = "giant";
    return parts;
}

} // namespace

TEST_CASE(
    "a price cap's price is what consumers would pay for what they do not get, less the cap") {
    ScenarioParts scenario = one_year();
    scenario.policies.push_back(policy_of("cap", PriceCap{"XX", 20.0, {}}));
    const auto outcome = solved(hub_parts(), scenario);
    const RuleRow row = row_of(outcome, "price-cap"); // at 20 the field gives 8: worth 32 in town
    CHECK(row.state == RuleState::binding);
    CHECK(row.bound == Approx(20).margin(1e-6));
    CHECK(row.value == Approx(20).margin(0.01));
    CHECK(row.price_eur_per_mwh == Approx(12).margin(0.02));
    scenario.policies[0].body = PriceCap{"XX", 30.0, {}};
    CHECK(row_of(solved(hub_parts(), scenario), "price-cap").state == RuleState::slack);
}

TEST_CASE("a hub's floor and ceiling are named with the wedge that they open") {
    ScenarioParts scenario = one_year();
    AdministeredBand band;
    band.floor = Formula{FixedPrice{30}};
    scenario.hub = HubSetting{"exchange", band};
    const RuleRow floor = row_of(solved(hub_parts(), scenario), "administered-band");
    CHECK(floor.place == "floor");
    CHECK(floor.price_eur_per_mwh == Approx(12).margin(0.02)); // 8 bcm at 30, field 18
    band.floor = Formula{FixedPrice{20}};
    scenario.hub = HubSetting{"exchange", band};
    const RuleRow slack = row_of(solved(hub_parts(), scenario), "administered-band");
    CHECK(slack.state == RuleState::slack);
    CHECK(slack.value == Approx(24).margin(0.01));
    CHECK(slack.bound == Approx(20).margin(0.01));
}

TEST_CASE("a floor or a reserve that no buyer pays is said to stop trade, at no price") {
    ScenarioParts scenario = one_year();
    AdministeredBand band;
    band.floor = Formula{FixedPrice{60}}; // the town pays 40 at most
    scenario.hub = HubSetting{"exchange", band};
    const RuleRow floor = row_of(solved(hub_parts(), scenario), "administered-band");
    CHECK(floor.state == RuleState::stops_trade);
    CHECK(floor.place == "floor");
    CHECK(floor.price_eur_per_mwh == 0);
    ScenarioParts reserved = one_year();
    reserved.policies.push_back(policy_of("dear", ReservePrice{"giant", "XX", 60.0, {}}));
    const RuleRow reserve = row_of(solved(hub_parts(), reserved), "reserve-price");
    CHECK(reserve.state == RuleState::stops_trade);
    CHECK(reserve.bound == Approx(60));
    CHECK(reserve.price_eur_per_mwh == 0);
}

TEST_CASE("a seller's power stands with what it sells and its mark-up") {
    NetworkParts parts = hub_parts();
    parts.sites[0].cost = ConstantCost{10};
    ScenarioParts scenario = one_year();
    Conduct power;
    power.id = power.seller = "giant";
    power.theta = 1;
    scenario.conduct.push_back(power);
    const RuleRow row = row_of(solved(parts, scenario), "conduct"); // 40 - 2 Q = 12: 14 bcm at 26
    CHECK(row.value == Approx(14).margin(0.01));
    CHECK(row.price_eur_per_mwh == Approx(14).margin(0.02));
    CHECK(row.bound == Approx(1).margin(1e-3));
}

TEST_CASE("a regulated price, a tax and a mark-up say what they take") {
    ScenarioParts scenario = one_year();
    scenario.policies.push_back(policy_of("cheap", RegulatedPrice{"XX", "all", 16.0, {}}));
    scenario.policies.push_back(policy_of("royalty", Tax{TaxOn::production, "XX", "", 1, {}}));
    scenario.policies.push_back(policy_of("toll", MarkUp{"XX", {"hub-town"}, "", "", 1.5, false}));
    const auto outcome = solved(hub_parts(), scenario);
    const RuleRow regulated = row_of(outcome, "regulated-price"); // 24 bcm are asked for at 16
    CHECK(regulated.bound == Approx(16).margin(1e-6));
    CHECK(regulated.value == Approx(10 + 24 + 2 + 1 + 1.5).margin(0.01));
    CHECK(row_of(outcome, "tax").bound == Approx(24 * 10.55).epsilon(1e-4));
    CHECK(row_of(outcome, "mark-up").bound == Approx(1.5 * 24 * 10.55).epsilon(1e-4));
}

TEST_CASE("a rule that touches nothing is said to be never met") {
    ScenarioParts scenario = one_year();
    scenario.policies.push_back(policy_of("far", Tax{TaxOn::crossing, "XX", "", 5, {}}));
    Policy late = policy_of("late", PriceCap{"XX", 20.0, {}});
    late.from = make_date(2030, 1, 1);
    scenario.policies.push_back(late);
    const auto outcome = solved(hub_parts(), scenario);
    CHECK(row_of(outcome, "tax").state == RuleState::never_met);
    CHECK(row_of(outcome, "price-cap").state == RuleState::never_met);
}

TEST_CASE("with random rules each has its rows, no two alike, and every price is explained") {
    int places = 0, solved_ones = 0;
    for (unsigned seed = 1; seed <= 200; ++seed) {
        const RandomMarket m = random_market(seed);
        std::string rules;
        for (const std::string& rule : m.rules)
            rules += rule + " ";
        INFO("seed " << seed << ": " << rules);
        const Network network = checked(m.network);
        const market::Outcome out = market::clear(network, checked(m.scenario, network));
        if (out.status != market::Status::solved)
            continue;
        ++solved_ones;
        std::set<std::string> ids;
        std::set<std::tuple<std::string, std::string, std::string, int, int>> keys;
        for (const RuleRow& row : rule_states(out)) {
            ids.insert(row.id);
            INFO(row.rule << " " << row.id << " " << row.place << " " << row.period << " "
                          << row.year);
            CHECK(keys.emplace(row.rule, row.id, row.place, row.period, row.year).second);
            CHECK(std::isfinite(row.value + row.bound + row.price_eur_per_mwh));
        }
        for (const Policy& policy : m.scenario.policies)
            CHECK(ids.count(policy.id) == 1);
        for (const Conduct& conduct : m.scenario.conduct)
            CHECK(ids.count(conduct.id) == 1);
        for (const Event& event : m.scenario.events)
            CHECK(ids.count(event.id) == 1);
        for (const Contract& contract : m.network.contracts)
            CHECK(ids.count(contract.id) == 1);
        const Explainer explainer(out);
        for (int n = 0; n < network.node_count(); ++n)
            for (int t = 0; t < out.periods(); t += 2) {
                const Explanation why = explainer.explain(n, t);
                if (why.basis == market::PriceBasis::none)
                    continue;
                ++places;
                for (const auto* terms : {&why.terms, &why.supply_terms}) {
                    double sum = 0, rounding = 0;
                    for (const market::Term& term : *terms) {
                        sum += term.eur_per_mwh;
                        if (term.kind == market::TermKind::rounding)
                            rounding += std::abs(term.eur_per_mwh);
                    }
                    INFO("node n" << n << " period " << t
                                  << (terms == &why.terms ? " terms" : " supply terms"));
                    CHECK(std::abs(sum - why.price_eur_per_mwh) < 1e-6);
                    CHECK(rounding < 0.01);
                }
            }
    }
    CHECK(solved_ones >= 180);
    CHECK(places > 2000);
}
