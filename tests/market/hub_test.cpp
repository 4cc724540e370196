// Price rules at a hub and the doors of a region against numbers found by hand.

#include "market/contradictions.hpp"
#include "support/policies.hpp"
#include "support/solved_market.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;
using market::Outcome;
using market::PriceBasis;

namespace {

/// Field 10 + Q, hub, town 40 - Q (through (20, 20), elasticity -1): 15 bcm at 25 on an exchange.
NetworkParts hub_parts() {
    NetworkParts parts = ascii_parts("field --40@0--> hub --40@2--> town\n"
                                     "field gives 40 at 10..50\n"
                                     "town wants 20 at 20 linear -1\n");
    parts.hubs.push_back({"exchange", {}, "hub", {}});
    return parts;
}

Formula fixed(double value) {
    return {FixedPrice{value}};
}

ScenarioParts under(PriceRule rule) {
    ScenarioParts scenario = one_year();
    scenario.hub = HubSetting{"exchange", std::move(rule)};
    return scenario;
}

} // namespace

TEST_CASE("an exchange is the dual of the hub's balance") {
    const Outcome outcome = solved(hub_parts(), under(Exchange{}));
    CHECK(flow(outcome, "hub-town") == Approx(14).margin(1e-4)); // 12 + Q = 40 - Q
    CHECK(price(outcome, "hub") == Approx(24).margin(1e-3));
}

TEST_CASE("a floor that binds is what the hub asks, a ceiling what sellers are paid") {
    AdministeredBand band;
    band.floor = fixed(30); // town 32: 8 bcm, field 18, wedge 12
    const Outcome floor = solved(hub_parts(), under(band));
    CHECK(price(floor, "hub") == Approx(30).margin(0.01));
    CHECK(flow(floor, "hub-town") == Approx(8).margin(0.01));
    CHECK(floor.basis_at(floor.network().find_node("hub"), 0) == PriceBasis::rule);
    band.floor.reset();
    band.ceiling = fixed(20); // the field gives 10, which are worth 30 in town
    const Outcome ceiling = solved(hub_parts(), under(band));
    CHECK(price(ceiling, "hub") == Approx(20).margin(0.01));
    CHECK(flow(ceiling, "hub-town") == Approx(10).margin(0.01));
    CHECK(price(ceiling, "town") == Approx(30).margin(0.01));
    band.floor = fixed(21);
    band.ceiling = fixed(27);
    const Outcome slack = solved(hub_parts(), under(band));
    CHECK(price(slack, "hub") == Approx(24).margin(0.01));
    CHECK(slack.basis_at(slack.network().find_node("hub"), 0) != PriceBasis::rule);
}

TEST_CASE("a floor that nobody pays stops the trade") {
    AdministeredBand band;
    band.floor = fixed(60);
    const Outcome outcome = solved(hub_parts(), under(band));
    CHECK(flow(outcome, "hub-town") == Approx(0).margin(1e-4));
}

TEST_CASE("an oil index is the hub's price on either side of the market's") {
    NetworkParts parts = hub_parts();
    Series brent{"brent", {}, "usd-per-bbl", {{"2020", 60.0}, {"2021", 60.0}}, {}};
    Series rate{"eur-usd", {}, "usd-per-eur", {{"2020", 1.2}, {"2021", 1.2}}, {}};
    parts.series = {brent, rate};
    // 0.111 x 60 USD/MMBtu at 3.412 / 1.2 EUR/MWh a USD/MMBtu
    const double index = 0.111 * 60 * 3.412142 / 1.2;
    OilIndexed rule;
    const Outcome low = solved(parts, under(rule));
    CHECK(price(low, "hub") == Approx(index).margin(0.02));
    CHECK(flow(low, "hub-town") == Approx(index - 10).margin(0.02)); // sellers give 10 + Q = index
    rule.constant_eur_per_mwh = 30 - index;
    const Outcome high = solved(parts, under(rule));
    CHECK(price(high, "hub") == Approx(30).margin(0.02));
    CHECK(flow(high, "hub-town") == Approx(8).margin(0.02));
}

TEST_CASE("a share of an oil index may follow a hub's price of the month before") {
    NetworkParts parts = hub_parts();
    Series brent{"brent", {}, "usd-per-bbl", {{"2020", 60.0}, {"2021", 60.0}}, {}};
    Series rate{"eur-usd", {}, "usd-per-eur", {{"2020", 1.2}, {"2021", 1.2}}, {}};
    Series town{"town", {}, "eur-per-mwh", {{"2020", 30.0}}, {}};
    parts.series = {brent, rate, town};
    OilIndexed rule;
    rule.hub = "town";
    rule.hub_share = 0.4;
    const double index = 0.111 * 60 * 3.412142 / 1.2;
    CHECK(price(solved(parts, under(rule)), "hub") == Approx(0.6 * index + 0.4 * 30).margin(0.02));
}

TEST_CASE("an index whose series has holes is named before solving") {
    NetworkParts parts = hub_parts();
    parts.series.push_back(
        {"brent", {}, "usd-per-bbl", {{"2020-11", 60.0}, {"2020-12", 60.0}}, {}});
    const Network network = checked(parts);
    const Outcome outcome = market::clear(network, checked(under(OilIndexed{}), network));
    REQUIRE(outcome.status == market::Status::bad_input);
    CHECK(outcome.issues.front().code == "missing-series-value");
    CHECK(outcome.issues.front().where.pointer == "/hub/price_rule");
}

TEST_CASE("a netback is the named market's price less the way there") {
    NetworkParts parts = hub_parts();
    NetworkParts more = ascii_parts("hub --5@3--> far\nfar gives 40 at 40\nfar wants 20 fixed\n");
    parts.nodes.push_back(more.nodes[1]);
    parts.pipelines.push_back(more.pipelines[0]);
    parts.sites.push_back(more.sites[0]);
    parts.markets.push_back(more.markets[0]);
    // Far costs 40, so the hub asks 37: town at 39 takes 1, far takes 5.
    const Outcome outcome = solved(parts, under(Netback{"far", ""}));
    CHECK(price(outcome, "hub") == Approx(37).margin(0.02));
    CHECK(flow(outcome, "hub-town") == Approx(1).margin(0.02));
    CHECK(flow(outcome, "hub-far") == Approx(5).margin(0.02));
}

TEST_CASE("a dominant supplier at the hub takes the monopoly margin, a single buyer its own") {
    NetworkParts parts = hub_parts();
    parts.sellers.push_back({"giant", {}, "XX", {}});
    parts.sites[0].seller = "giant";
    parts.sites[0].cost = ConstantCost{10};
    // Demand at the hub 38 - Q, cost 10: 14 bcm at 24.
    const Outcome outcome = solved(parts, under(DominantSupplier{"giant"}));
    CHECK(price(outcome, "hub") == Approx(24).margin(0.05));
    CHECK(flow(outcome, "hub-town") == Approx(14).margin(0.05));
    // A single buyer that sells on at its best mark-up is the same monopoly, on the entry's price:
    // cost 10 + Q, revenue (38 - Q - 10 - Q) Q, and half of the way's 2 is its country's: Q = 7.25
    // at 30.75.
    const Outcome buyer = solved(hub_parts(), under(SingleBuyer{"XX"}));
    (void)buyer; // one country holds all here: no margin is worth its loss
    CHECK(flow(buyer, "hub-town") == Approx(14).margin(0.1));
    NetworkParts split = hub_parts();
    for (Node& node : split.nodes)
        node.country = node.id == "hub" ? "TR" : node.id == "field" ? "RU" : "BG";
    const Outcome middle = solved(split, under(SingleBuyer{"TR"}));
    CHECK(flow(middle, "hub-town") == Approx(7.25).margin(0.02));
    CHECK(price(middle, "hub") == Approx(30.75).margin(0.02));
}

namespace {

/// Russian gas 10 and Azerbaijani 20 meet in the hub's country, where 6 are used; the union beyond
/// has own gas at 40 and uses 20. The way in holds 12.
NetworkParts door_parts() {
    NetworkParts parts = ascii_parts("ru --30@0--> hub --12@0--> eu\naz --8@0--> hub\n"
                                     "ru gives 30 at 10\naz gives 8 at 20\neu gives 30 at 40\n"
                                     "hub wants 6 fixed\neu wants 20 fixed\n");
    for (Node& node : parts.nodes)
        node.country = node.id == "hub"  ? "TR"
                       : node.id == "ru" ? "RU"
                       : node.id == "az" ? "AZ"
                                         : "DE";
    for (Site& site : parts.sites)
        site.origin = site.node == "ru" ? "RU" : site.node == "az" ? "AZ" : "DE";
    parts.hubs.push_back({"exchange", {}, "hub", {}});
    return parts;
}

ScenarioParts door(Enforced enforced) {
    ScenarioParts scenario = under(Exchange{});
    Policy ban = embargo_on("RU", "DE");
    std::get<Embargo>(ban.body).enforced = enforced;
    scenario.policies = {ban};
    return scenario;
}

} // namespace

TEST_CASE("each rung of the door lets in less") {
    ScenarioParts open = under(Exchange{});
    const double free = flow(solved(door_parts(), open), "hub-eu");
    CHECK(free == Approx(12).margin(1e-4));
    // Contract: hub gas is hub gas.
    CHECK(flow(solved(door_parts(), door(Enforced::contract)), "hub-eu") ==
          Approx(12).margin(1e-3));
    // Molecules: Türkiye burns Russian gas, the 8 of Azerbaijan go on.
    CHECK(flow(solved(door_parts(), door(Enforced::molecules)), "hub-eu") ==
          Approx(8).margin(1e-3));
    // Mix: F <= n x 12; what goes on is Azerbaijani, F = a, what is burnt Russian, 6:
    // n = a / (a + 6), so F = 6 from above (and 0, which the search from molecules never meets).
    CHECK(flow(solved(door_parts(), door(Enforced::mix)), "hub-eu") == Approx(6).margin(0.01));
    // Route: nothing.
    CHECK(flow(solved(door_parts(), door(Enforced::route)), "hub-eu") == Approx(0).margin(1e-4));
}

TEST_CASE("sealed transit passes the doors of the mix and of the route") {
    NetworkParts parts = door_parts();
    NetworkParts way = ascii_parts("az --5@0--> gate --5@0--> eu\n");
    way.nodes[1].country = "TR";
    parts.nodes.push_back(way.nodes[1]);
    way.pipelines[0].transit_to = "eu";
    way.pipelines[0].via = {"gate-eu"};
    parts.pipelines.insert(parts.pipelines.end(), way.pipelines.begin(), way.pipelines.end());
    // The grid alone would let 6 of Azerbaijan's 8 pass by its mix, and nothing by the route.
    const Outcome mix = solved(parts, door(Enforced::mix));
    CHECK(flow(mix, "gate-eu") + flow(mix, "hub-eu") == Approx(8).margin(1e-3));
    const Outcome route = solved(parts, door(Enforced::route));
    CHECK(flow(route, "gate-eu") == Approx(5).margin(1e-3));
    CHECK(flow(route, "hub-eu") == Approx(0).margin(1e-3));
    // A contract that sealed transit fulfils contradicts no door.
    add_contract(parts, "socar", "gate-eu").buyer = "DE";
    for (Site& site : parts.sites)
        site.seller = site.node == "az" ? "socar" : "";
    const Network network = checked(parts);
    CHECK(market::check_laid(network, checked(door(Enforced::route), network)).empty());
}

TEST_CASE("relabelled gas runs from the rung of molecules to that of contracts with its share") {
    const auto flow_at = [](double share) {
        ScenarioParts scenario = door(Enforced::molecules);
        Policy relabel;
        relabel.id = "blend";
        Relabel rule;
        rule.hub = "exchange";
        rule.origin = "RU";
        rule.share = share;
        relabel.body = rule;
        scenario.policies.push_back(relabel);
        return flow(solved(door_parts(), scenario), "hub-eu");
    };
    CHECK(flow_at(0) == Approx(8).margin(1e-3));
    CHECK(flow_at(1) == Approx(12).margin(1e-3));
    // Türkiye burns 6 Russian; a tenth of what is traded may go on: x <= 0.1 (6 + x), x = 2 / 3.
    CHECK(flow_at(0.1) == Approx(8 + 2.0 / 3).margin(1e-3));
}
