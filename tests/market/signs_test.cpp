// What must come out whatever the numbers (economics, not figures): random networks of eight nodes.

#include "market/ledger.hpp"
#include "support/hub_network.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;
using market::Outcome;

namespace {

constexpr unsigned networks = 200;

/// Policy that bans Russian gas from every country but the hub's, with a rung of the door.
ScenarioParts door(const NetworkParts& parts, std::optional<Enforced> enforced) {
    ScenarioParts scenario = year_by(Step::quarter);
    scenario.hub = HubSetting{"exchange", Exchange{}};
    const auto hub = std::find_if(parts.nodes.begin(), parts.nodes.end(),
                                  [&](const Node& n) { return n.id == parts.hubs[0].node; });
    if (enforced) {
        Policy ban = embargo_on("RU", hub->country == "CC" ? "AA" : "CC");
        std::get<Embargo>(ban.body).enforced = *enforced;
        scenario.policies.push_back(ban);
    }
    return scenario;
}

Policy blend(double share) {
    Relabel rule;
    rule.hub = "exchange";
    rule.origin = "RU";
    rule.share = share;
    return policy("blend", rule);
}

double welfare(const NetworkParts& parts, const ScenarioParts& scenario) {
    const Outcome outcome = clear_parts(parts, scenario);
    INFO(outcome.reason);
    REQUIRE(outcome.status == market::Status::solved);
    return outcome.objective_meur;
}

} // namespace

TEST_CASE("each rung of the door lowers total welfare or leaves it", "[signs]") {
    for (unsigned seed = 1; seed <= networks; ++seed) {
        const NetworkParts parts = hub_network(seed);
        INFO("seed " << seed);
        const double open = welfare(parts, door(parts, std::nullopt)),
                     contract = welfare(parts, door(parts, Enforced::contract)),
                     molecules = welfare(parts, door(parts, Enforced::molecules));
        const double least = 1e-6 * std::abs(open) + 1e-3;
        CHECK(open >= contract - least);
        CHECK(contract >= molecules - least);
        CHECK(molecules >= welfare(parts, door(parts, Enforced::route)) - least);
        const Outcome mixed = clear_parts(parts, door(parts, Enforced::mix));
        if (mixed.status == market::Status::solved)
            CHECK(molecules >= mixed.objective_meur - least);
    }
}

TEST_CASE("a blend of all is the rung of contracts, a blend of nothing that of molecules",
          "[signs]") {
    for (unsigned seed = 1; seed <= networks; ++seed) {
        const NetworkParts parts = hub_network(seed);
        INFO("seed " << seed);
        const double contract = welfare(parts, door(parts, Enforced::contract)),
                     molecules = welfare(parts, door(parts, Enforced::molecules));
        ScenarioParts all = door(parts, Enforced::molecules), nothing = all, half = all;
        all.policies.push_back(blend(1));
        nothing.policies.push_back(blend(0));
        half.policies.push_back(blend(0.5));
        CHECK(welfare(parts, all) == Approx(contract).epsilon(1e-6));
        CHECK(welfare(parts, nothing) == Approx(molecules).epsilon(1e-6));
        const double between = welfare(parts, half), least = 1e-6 * std::abs(contract);
        CHECK(between <= contract + least);
        CHECK(between >= molecules - least);
    }
}

TEST_CASE("take-or-pay floors never raise welfare, and a rebate changes no flow", "[signs]") {
    for (unsigned seed = 1; seed <= networks; ++seed) {
        NetworkParts parts = hub_network(seed);
        add_oil_contract(parts, 20);
        if (parts.contracts.empty())
            continue;
        INFO("seed " << seed);
        parts.contracts[0].priced = Priced::bill;
        const Outcome floor = clear_parts(parts, year_by(Step::quarter));
        REQUIRE(floor.status == market::Status::solved);
        NetworkParts free = parts;
        free.contracts[0].take_or_pay_share = 0;
        CHECK(floor.objective_meur <=
              welfare(free, year_by(Step::quarter)) + 1e-6 * std::abs(floor.objective_meur));
        ScenarioParts cheaper = year_by(Step::quarter);
        ContractChange change;
        change.contract = "long-term";
        change.rebate_share = 0.25;
        Event event;
        event.id = "rebate";
        event.body = change;
        cheaper.events = {event};
        const Outcome rebated = clear_parts(parts, cheaper);
        REQUIRE(rebated.status == market::Status::solved);
        for (int a = 0; a < floor.network().arc_count(); ++a)
            for (int t = 0; t < floor.periods(); ++t)
                CHECK(rebated.flow(a, t) == Approx(floor.flow(a, t)).margin(1e-3));
    }
}

TEST_CASE("more power sells less and asks more in one market, and a leader earns the most",
          "[signs]") {
    std::mt19937 generator(7);
    const auto between = [&](double low, double high) {
        return low + (high - low) * static_cast<double>(generator() % 1000) / 999.0;
    };
    for (unsigned n = 0; n < networks; ++n) {
        NetworkParts parts = ascii_parts("town gives 40 at 4\ntown gives 20 at 0..40\n"
                                         "town wants 5 at 10 linear -0.5\n");
        parts.sellers = {{"giant", {}, "XX", {}}};
        parts.sites[0].seller = "giant";
        const double cost = between(1, 9), steep = between(10, 80);
        parts.sites[0].cost = ConstantCost{cost};
        parts.sites[1].cost = LinearCost{0, steep};
        double before_price = 0, before_sales = 1e9, best = 0;
        for (const double theta : {0.0, 0.2, 0.4, 0.6, 0.8, 1.0}) {
            ScenarioParts scenario = one_year();
            scenario.conduct = {{"giant", "giant", theta, "", false}};
            const Outcome outcome = clear_parts(parts, scenario);
            REQUIRE(outcome.status == market::Status::solved);
            const double price = outcome.price(0, 0), sales = outcome.production(0, 0);
            CHECK(price >= before_price - 1e-4);
            CHECK(sales <= before_sales + 1e-4);
            before_price = price, before_sales = sales;
            best = std::max(best, (price - cost) * sales);
        }
        const auto sales_at = [&](double theta) {
            ScenarioParts scenario = one_year();
            scenario.conduct = {{"giant", "giant", theta, "", false}};
            return clear_parts(parts, scenario).production(0, 0);
        };
        CHECK(sales_at(0.505) == Approx(sales_at(0.5)).epsilon(0.03).margin(1e-4)); // continuously
        if (n % 20 > 0) // the leader's search takes its fifty solves: each twentieth market
            continue;
        MarkUp leads;
        leads.seller = "giant";
        leads.best = true;
        ScenarioParts scenario = one_year();
        scenario.policies = {policy("leads", leads)};
        const Outcome outcome = clear_parts(parts, scenario);
        REQUIRE(outcome.status == market::Status::solved);
        CHECK((outcome.price(0, 0) - cost) * outcome.production(0, 0) >= best - 1e-2);
    }
}

TEST_CASE("a cap above the price is slack, one below it rations", "[signs]") {
    for (unsigned seed = 1; seed <= networks; ++seed) {
        const NetworkParts parts = random_parts(seed);
        INFO("seed " << seed);
        const Outcome plain = clear_parts(parts, one_year());
        REQUIRE(plain.status == market::Status::solved);
        const int node = plain.network().find_node(parts.markets[0].node);
        const double level = plain.price(node, 0);
        if (level > 300) // at lost load already
            continue;
        const auto under = [&](double factor) {
            ScenarioParts scenario = one_year();
            scenario.policies = {cap_of(parts.nodes[static_cast<std::size_t>(node)].country,
                                        std::max(0.1, factor * level))};
            const Outcome outcome = clear_parts(parts, scenario);
            REQUIRE(outcome.status == market::Status::solved);
            double rationed = 0;
            for (int j = 0; j < static_cast<int>(outcome.line().sectors.size()); ++j)
                rationed += outcome.rationed(j, 0);
            return std::pair{rationed, outcome.price(node, 0)};
        };
        const auto [low_rationed, low_price] = under(0.8);
        CHECK(low_price <= 0.8 * level + 1e-3);
        CHECK(low_rationed > 0);
        double highest = 0;
        for (const Market& market : parts.markets)
            highest = std::max(highest, plain.price(plain.network().find_node(market.node), 0));
        const auto [slack_rationed, slack_price] = under(1.01 * highest / level);
        CHECK(slack_rationed == Approx(0).margin(1e-4));
        CHECK(slack_price == Approx(level).margin(1e-3));
    }
}

TEST_CASE("a regulated price below the market's never lowers demand", "[signs]") {
    for (unsigned seed = 1; seed <= networks; ++seed) {
        const NetworkParts parts = random_parts(seed);
        INFO("seed " << seed);
        const Outcome plain = clear_parts(parts, one_year());
        REQUIRE(plain.status == market::Status::solved);
        const int node = plain.network().find_node(parts.markets[0].node);
        RegulatedPrice rule;
        rule.country = parts.nodes[static_cast<std::size_t>(node)].country;
        rule.share = 0.7;
        ScenarioParts scenario = one_year();
        scenario.policies = {policy("tariff", rule)};
        const Outcome regulated = clear_parts(parts, scenario);
        REQUIRE(regulated.status == market::Status::solved);
        double before = 0, after = 0;
        for (int j = 0; j < static_cast<int>(plain.line().sectors.size()); ++j)
            if (parts
                    .nodes[static_cast<std::size_t>(
                        plain.line().sectors[static_cast<std::size_t>(j)].node)]
                    .country == rule.country) {
                before += plain.consumption(j, 0);
                after += regulated.consumption(j, 0);
            }
        CHECK(after >= before * (1 - 1e-4)); // ways with other losses may serve it
    }
}
