// That the one outer search ends, whatever the rule: random networks of eight nodes, quarters.

#include "support/hub_network.hpp"

#include <catch2/catch.hpp>

using namespace gashub;
using namespace gashub::test;
using market::Outcome;

namespace {

constexpr unsigned networks = 200;

double mean_price(const Outcome& outcome, const std::string& node) {
    double sum = 0;
    for (int t = 0; t < outcome.periods(); ++t)
        sum += outcome.price(outcome.network().find_node(node), t);
    return sum / outcome.periods();
}

/// Lays a rule of the given kind on a scenario; `level`: the hub's or market's price without it.
struct Kind {
    const char* name;
    void (*lay)(ScenarioParts& scenario, const NetworkParts& parts, double level);
};

Formula fixed(double value) {
    return {FixedPrice{value}};
}

/// A cap or reserve price on what the giant sells in a region.
template <class Rule>
Policy on_giant(double price) {
    Rule rule;
    rule.seller = "giant";
    rule.region = "AA";
    rule.price_eur_per_mwh = price;
    return policy("on-giant", rule);
}

const Kind kinds[] = {
    {"floor",
     [](ScenarioParts& s, const NetworkParts&, double level) {
         s.hub = HubSetting{"exchange", AdministeredBand{fixed(1.15 * level), {}}};
     }},
    {"ceiling",
     [](ScenarioParts& s, const NetworkParts&, double level) {
         s.hub = HubSetting{"exchange", AdministeredBand{{}, fixed(0.9 * level)}};
     }},
    {"index above",
     [](ScenarioParts& s, const NetworkParts&, double level) {
         s.hub = HubSetting{"exchange", AdministeredBand{fixed(1.1 * level), fixed(1.1 * level)}};
     }},
    {"index of the giant",
     [](ScenarioParts& s, const NetworkParts& parts, double) {
         s.hub = HubSetting{"exchange", Netback{parts.markets.back().node, "giant"}};
     }},
    {"power",
     [](ScenarioParts& s, const NetworkParts&, double) {
         s.conduct = {{"giant", "giant", 1, "", false}, {"fringe", "fringe", 0.5, "", false}};
     }},
    {"power under a price cap",
     [](ScenarioParts& s, const NetworkParts&, double level) {
         s.conduct = {{"giant", "giant", 1, "", false}};
         s.policies.push_back(cap_of("AA", 1.1 * level));
     }},
    {"price cap", [](ScenarioParts& s, const NetworkParts&,
                     double level) { s.policies.push_back(cap_of("BB", 0.8 * level)); }},
    {"cap on a seller",
     [](ScenarioParts& s, const NetworkParts&, double level) {
         s.policies.push_back(on_giant<SellerPriceCap>(0.7 * level));
     }},
    {"cap on a seller with power",
     [](ScenarioParts& s, const NetworkParts&, double level) {
         s.conduct = {{"giant", "giant", 1, "", false}};
         s.policies.push_back(on_giant<SellerPriceCap>(0.9 * level));
     }},
    {"reserve price",
     [](ScenarioParts& s, const NetworkParts&, double level) {
         s.policies.push_back(on_giant<ReservePrice>(1.1 * level));
     }},
    {"mixed door",
     [](ScenarioParts& s, const NetworkParts& parts, double) {
         s.hub = HubSetting{"exchange", Exchange{}};
         const auto hub = std::find_if(parts.nodes.begin(), parts.nodes.end(),
                                       [&](const Node& n) { return n.id == parts.hubs[0].node; });
         Policy ban = embargo_on("RU", hub->country == "CC" ? "AA" : "CC");
         std::get<Embargo>(ban.body).enforced = Enforced::mix;
         s.policies.push_back(ban);
     }},
    {"oil-priced contract", [](ScenarioParts&, const NetworkParts&, double) {}},
};

/// The outcome of a random network under a rule of a kind.
Outcome under_rule(const Kind& kind, unsigned seed) {
    NetworkParts parts = hub_network(seed);
    const Outcome plain = clear_parts(parts, year_by(Step::quarter));
    REQUIRE(plain.status == market::Status::solved);
    const std::string name = kind.name;
    const bool is_of_hub = name.find("index") == 0 || name == "floor" || name == "ceiling";
    const double level =
        std::max(5.0, mean_price(plain, is_of_hub ? parts.hubs[0].node : parts.markets[0].node));
    if (name == "oil-priced contract")
        add_oil_contract(parts, 0.9 * level);
    ScenarioParts scenario = year_by(Step::quarter);
    kind.lay(scenario, parts, level);
    return clear_parts(parts, scenario);
}

} // namespace

TEST_CASE("the outer search ends, whatever the rule", "[outer]") {
    for (const Kind& kind : kinds) {
        int unsolved = 0, most_solves = 0, rounds = 0;
        std::string failures;
        for (unsigned seed = 1; seed <= networks; ++seed) {
            const Outcome outcome = under_rule(kind, seed);
            if (outcome.status != market::Status::solved) {
                ++unsolved;
                CHECK(outcome.reason.find("; most at ") != std::string::npos);
                failures += " " + std::to_string(seed) + " (" + outcome.reason.substr(0, 90) + ")";
            }
            most_solves = std::max(most_solves, outcome.solves);
            rounds += outcome.solves;
        }
        INFO(kind.name << ":" << failures);
        // What does not agree is said to be not solved; on these small networks, where a rule may
        // drive a price from cost to lost load, that is seldom.
        CHECK(unsolved <= static_cast<int>(networks) / 40);
        CHECK(most_solves <= 120); // 60 a search; a slope that is struck begins a second one
        CHECK(double(rounds) / networks < 13);
    }
}
