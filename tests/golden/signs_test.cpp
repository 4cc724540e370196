// What must come out whatever the numbers, on the two small networks that come with the program;
// tests/market/signs_test.cpp asks the same of random ones.

#include "analysis/welfare.hpp"
#include "io/load.hpp"
#include "market/clear.hpp"
#include "support/random_rules.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;

namespace {

const char* const places[] = {"tutorial", "black-sea"};

Loaded shipped(const std::string& id) {
    auto result = load_scenario(std::string(GASHUB_SOURCE_DIR) + "/scenarios/" + id + ".json");
    REQUIRE(result);
    return *std::move(result);
}

market::Outcome clear_parts(NetworkParts network, ScenarioParts scenario) {
    const auto net = make_network(std::move(network));
    REQUIRE(net);
    const auto made = make_scenario(std::move(scenario), *net);
    for (const Issue& issue : made.issues())
        UNSCOPED_INFO(to_string(issue));
    REQUIRE(made);
    market::Outcome outcome = market::clear(*net, *made);
    INFO(outcome.reason);
    REQUIRE(outcome.status == market::Status::solved);
    return outcome;
}

/// Without what the model books to itself, such as the price that rationing puts on a place in
/// line.
double total_welfare(const market::Outcome& outcome) {
    double sum = 0;
    for (const WelfareRow& row : welfare(outcome))
        if (row.agent != "model")
            sum += row.value_meur;
    return sum;
}

double mean_price(const market::Outcome& outcome, int node) {
    double sum = 0;
    for (int t = 0; t < outcome.periods(); ++t)
        sum += outcome.price(node, t);
    return sum / outcome.periods();
}

/// Countries of markets, each once.
std::vector<std::string> countries_of(const Network& network) {
    std::vector<std::string> countries;
    for (const Market& market : network.parts().markets) {
        const auto& country = network.node(network.find_node(market.node)).country;
        if (std::find(countries.begin(), countries.end(), country) == countries.end())
            countries.push_back(country);
    }
    return countries;
}

double in_country(const market::Outcome& outcome, const std::string& country, bool rationed) {
    double sum = 0;
    for (std::size_t j = 0; j < outcome.line().sectors.size(); ++j)
        for (int t = 0; t < outcome.periods(); ++t)
            if (outcome.network().node(outcome.line().sectors[j].node).country == country)
                sum += rationed ? outcome.rationed(static_cast<int>(j), t)
                                : outcome.consumption(static_cast<int>(j), t);
    return sum;
}

} // namespace

TEST_CASE("on the small networks more capacity of a pipe never lowers total welfare") {
    for (const char* place : places) {
        const Loaded from = shipped(place);
        const double plain =
            clear_parts(from.network.parts(), from.scenario.parts()).objective_meur;
        for (std::size_t a = 0; a < from.network.parts().pipelines.size(); ++a) {
            NetworkParts wider = from.network.parts();
            INFO(place << ": " << wider.pipelines[a].id);
            auto& capacity = wider.pipelines[a].capacity_bcm_per_year;
            if (!capacity)
                continue;
            capacity->first *= 1.5;
            for (DatedValue& step : capacity->later)
                step.value *= 1.5;
            CHECK(clear_parts(wider, from.scenario.parts()).objective_meur >=
                  plain - 1e-6 * std::abs(plain));
        }
    }
}

TEST_CASE(
    "on the small networks an embargo never raises total welfare, nor a floor of a contract") {
    for (const char* place : places) {
        const Loaded from = shipped(place);
        const double plain =
            clear_parts(from.network.parts(), from.scenario.parts()).objective_meur;
        const double least = 1e-6 * std::abs(plain);
        std::vector<std::string> origins;
        for (const Site& site : from.network.parts().sites)
            if (std::find(origins.begin(), origins.end(), site.origin) == origins.end())
                origins.push_back(site.origin);
        for (const std::string& country : countries_of(from.network))
            for (const std::string& origin : origins) {
                INFO(place << ": " << origin << " out of " << country);
                ScenarioParts banned = from.scenario.parts();
                Embargo embargo;
                embargo.origin = origin;
                embargo.region = country;
                banned.policies.push_back(policy_of("ban", embargo));
                CHECK(clear_parts(from.network.parts(), banned).objective_meur <= plain + least);
            }
        NetworkParts free = from.network.parts();
        for (Contract& contract : free.contracts)
            contract.take_or_pay_share = 0;
        CHECK(clear_parts(free, from.scenario.parts()).objective_meur >= plain - least);
    }
}

TEST_CASE("on the small networks a cap is slack above every price and rations below it") {
    for (const char* place : places) {
        const Loaded from = shipped(place);
        const market::Outcome plain = clear_parts(from.network.parts(), from.scenario.parts());
        for (const std::string& country : countries_of(from.network)) {
            double lowest = 1e9, highest = 0;
            for (int n : from.network.nodes_of(country))
                for (int t = 0; t < plain.periods(); ++t)
                    if (std::any_of(from.network.parts().markets.begin(),
                                    from.network.parts().markets.end(), [&](const Market& m) {
                                        return from.network.find_node(m.node) == n;
                                    })) {
                        lowest = std::min(lowest, plain.price(n, t));
                        highest = std::max(highest, plain.price(n, t));
                    }
            INFO(place << ": " << country << ", " << lowest << " to " << highest);
            const auto under = [&](double cap) {
                ScenarioParts capped = from.scenario.parts();
                capped.policies.push_back(policy_of("cap", PriceCap{country, cap, {}}));
                return clear_parts(from.network.parts(), capped);
            };
            const market::Outcome slack = under(1.05 * highest), tight = under(0.8 * lowest);
            CHECK(in_country(slack, country, true) == Approx(0).margin(1e-4));
            CHECK(slack.objective_meur == Approx(plain.objective_meur).epsilon(1e-6));
            CHECK(in_country(tight, country, true) > 0);
            CHECK(total_welfare(tight) <= total_welfare(plain) * (1 + 1e-6));
        }
    }
}

TEST_CASE("on the small networks a regulated price never lowers demand, more of it no price") {
    for (const char* place : places) {
        const Loaded from = shipped(place);
        const market::Outcome plain = clear_parts(from.network.parts(), from.scenario.parts());
        for (const std::string& country : countries_of(from.network)) {
            INFO(place << ": " << country);
            ScenarioParts regulated = from.scenario.parts();
            RegulatedPrice rule;
            rule.country = country;
            rule.share = 0.7;
            regulated.policies.push_back(policy_of("tariff", rule));
            CHECK(in_country(clear_parts(from.network.parts(), regulated), country, false) >=
                  in_country(plain, country, false) * (1 - 1e-4));
            NetworkParts thirsty = from.network.parts();
            for (Market& market : thirsty.markets)
                if (from.network.node(from.network.find_node(market.node)).country == country)
                    for (Sector& sector : market.sectors)
                        sector.reference_bcm_per_year *= 1.1;
            const market::Outcome more = clear_parts(thirsty, from.scenario.parts());
            for (int n : from.network.nodes_of(country))
                CHECK(mean_price(more, n) >= mean_price(plain, n) - 1e-3);
        }
    }
}

TEST_CASE("on the small networks each rung of a hub's door lowers total welfare or leaves it") {
    for (const char* place : places) {
        const Loaded from = shipped(place);
        for (const Hub& hub : from.network.parts().hubs) {
            const std::string& grid = from.network.node(from.network.find_node(hub.node)).country;
            std::vector<std::string> origins;
            for (const Site& site : from.network.parts().sites)
                if (std::find(origins.begin(), origins.end(), site.origin) == origins.end())
                    origins.push_back(site.origin);
            for (const std::string& origin : origins)
                for (const std::string& country : countries_of(from.network)) {
                    if (country == grid)
                        continue;
                    ScenarioParts open = from.scenario.parts();
                    if (!open.hub)
                        open.hub = HubSetting{hub.id, Exchange{}};
                    const double whole = clear_parts(from.network.parts(), open).objective_meur;
                    double before = whole;
                    for (const Enforced rung : {Enforced::contract, Enforced::molecules,
                                                Enforced::mix, Enforced::route}) {
                        INFO(place << ": " << origin << " out of " << country << ", rung "
                                   << static_cast<int>(rung));
                        ScenarioParts shut = open;
                        Embargo ban;
                        ban.origin = origin;
                        ban.region = country;
                        ban.enforced = rung;
                        shut.policies.push_back(policy_of("door", ban));
                        const double now = clear_parts(from.network.parts(), shut).objective_meur;
                        CHECK(now <= before + 1e-6 * std::abs(whole));
                        before = now;
                    }
                }
        }
    }
}

TEST_CASE("on the small networks a leader earns at least what it earns at any theta") {
    for (const char* place : places) {
        const Loaded from = shipped(place);
        std::vector<std::string> sellers;
        for (const Site& site : from.network.parts().sites)
            if (!site.seller.empty() &&
                std::find(sellers.begin(), sellers.end(), site.seller) == sellers.end())
                sellers.push_back(site.seller);
        CHECK(!sellers.empty());
        for (const std::string& seller : sellers) {
            const auto at = [&](double theta) {
                ScenarioParts scenario = from.scenario.parts();
                std::erase_if(scenario.conduct,
                              [&](const Conduct& c) { return c.seller == seller; });
                scenario.conduct.push_back({"power", seller, theta, "", false});
                return clear_parts(from.network.parts(), scenario);
            };
            INFO(place << ": " << seller);
            MarkUp leads;
            leads.seller = seller;
            leads.best = true;
            ScenarioParts scenario = from.scenario.parts();
            scenario.policies.push_back(policy_of("leads", leads));
            const market::Outcome led = clear_parts(from.network.parts(), scenario);
            const auto earned = [&](const market::Outcome& outcome) {
                const auto all = net_revenues(outcome);
                const auto found = all.find(seller);
                return found == all.end() ? 0.0 : found->second;
            };
            for (const double theta : {0.0, 0.5, 1.0})
                CHECK(earned(led) >= earned(at(theta)) - 0.5); // the grid of mark-ups is finite
        }
    }
}
