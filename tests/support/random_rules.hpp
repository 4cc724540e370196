#pragma once
// Random rules of every kind on a random network: policies, price rules, conduct, contracts,
// limits, sealed transit, capacity that can grow. Each seed lays a few of them.

#include "support/policies.hpp"
#include "support/random_network.hpp"

namespace gashub::test {

struct RandomMarket {
    NetworkParts network;
    ScenarioParts scenario;
    std::vector<std::string> rules; ///< kinds laid, for the message of a failed check
};

/// Kinds that `with_rule` lays, by number.
inline const std::vector<std::string>& rule_kinds() {
    static const std::vector<std::string> kinds{
        "embargo",          "quota",         "storage-obligation",
        "demand-reduction", "tax",           "price-cap",
        "seller-cap",       "reserve-price", "regulated-share",
        "regulated-price",  "relabel",       "mark-up-arc",
        "mark-up-seller",   "band",          "oil-indexed",
        "conduct",          "contract-bill", "contract-dispatch",
        "take-or-pay",      "limit",         "sealed-transit",
        "expansion",        "netback"};
    return kinds;
}

inline Policy policy_of(const std::string& id, PolicyBody body) {
    Policy policy;
    policy.id = id;
    policy.body = std::move(body);
    return policy;
}

/// A contract on the first arc out of node 0, where the first seller has a field.
inline Contract random_contract(const NetworkParts& network, double quantity) {
    Contract contract;
    contract.id = "deal";
    contract.seller = "east";
    contract.buyer = "BB";
    for (const Arc& arc : network.pipelines)
        if (arc.from == "n0" && contract.arcs.empty())
            contract.arcs.push_back(arc.id);
    contract.annual_quantity_bcm.first = quantity;
    contract.price = Formula{HubPrice{"n0", 1, 1, 0}};
    return contract;
}

/// Lays one rule of a kind; `x` in [0, 1) moves its numbers.
inline void with_rule(RandomMarket& m, const std::string& kind, double x) {
    auto& policies = m.scenario.policies;
    m.rules.push_back(kind);
    if (kind == "embargo")
        policies.push_back(embargo_on("RU", "BB"));
    else if (kind == "quota")
        policies.push_back(policy_of("quota", Quota{"RU", "CC", 0.2 + 0.4 * x, 20}));
    else if (kind == "storage-obligation")
        policies.push_back(
            policy_of("fill", StorageObligation{m.network.nodes[0].country, make_date(2021, 11, 1),
                                                0.5 + 0.5 * x, Each::region, 40}));
    else if (kind == "demand-reduction")
        policies.push_back(policy_of("save", DemandReduction{"AA", "", 0.7 + 0.2 * x}));
    else if (kind == "tax") {
        policies.push_back(policy_of("levy", Tax{TaxOn::consumption, "AA", "", 1 + 4 * x, {}}));
        policies.push_back(policy_of("duty", Tax{TaxOn::leaving, "BB", "", 2 * x, {}}));
        policies.push_back(policy_of("royalty", Tax{TaxOn::production, "CC", "", 2 * x, {}}));
    } else if (kind == "price-cap")
        policies.push_back(policy_of("cap", PriceCap{"AA", 14 + 20 * x, {}}));
    else if (kind == "seller-cap")
        policies.push_back(policy_of("seller-cap", SellerPriceCap{"east", "AA", 14 + 20 * x, {}}));
    else if (kind == "reserve-price")
        policies.push_back(policy_of("reserve", ReservePrice{"west", "CC", 10 + 20 * x, {}}));
    else if (kind == "regulated-share")
        policies.push_back(
            policy_of("cheap", RegulatedPrice{"AA", "household", {}, 0.5 + 0.4 * x}));
    else if (kind == "regulated-price")
        policies.push_back(policy_of("fixed", RegulatedPrice{"CC", "household", 10 + 20 * x, {}}));
    else if (kind == "relabel") {
        m.scenario.hub = HubSetting{"n2", Exchange{}};
        policies.push_back(policy_of("label", Relabel{"n2", "RU", "", 0.3 + 0.6 * x, {}}));
    } else if (kind == "mark-up-arc")
        policies.push_back(policy_of("toll", MarkUp{"AA", {"a0"}, "", "", 1 + 3 * x, false}));
    else if (kind == "mark-up-seller")
        policies.push_back(policy_of("margin", MarkUp{"", {}, "west", "AA", 1 + 5 * x, false}));
    else if (kind == "band") {
        AdministeredBand band;
        (x < 0.5 ? band.floor : band.ceiling) = Formula{FixedPrice{12 + 20 * x}};
        m.scenario.hub = HubSetting{"n2", band};
    } else if (kind == "oil-indexed") {
        m.network.series = {
            {"brent", {}, "usd-per-bbl", {{"2020", 50 + 40 * x}, {"2021", 50 + 40 * x}}, {}},
            {"eur-usd", {}, "usd-per-eur", {{"2020", 1.2}, {"2021", 1.2}}, {}}};
        m.scenario.hub = HubSetting{"n2", OilIndexed{}};
    } else if (kind == "netback")
        m.scenario.hub = HubSetting{"n2", Netback{"n4", ""}};
    else if (kind == "conduct") {
        Conduct power;
        power.id = power.seller = "east";
        power.theta = 0.2 + 0.8 * x;
        m.scenario.conduct.push_back(power);
    } else if (kind == "contract-bill" || kind == "contract-dispatch" || kind == "take-or-pay") {
        Contract contract = random_contract(m.network, 1 + 4 * x);
        if (kind == "contract-dispatch")
            contract.price = Formula{FixedPrice{8 + 14 * x}};
        if (kind == "take-or-pay") {
            contract.take_or_pay_share = 0.9;
            contract.make_up = true;
            contract.make_up_value_eur_per_mwh = 5 * x;
            contract.penalty_eur_per_mwh = 12;
        }
        contract.rebate_share = 0.1 * x;
        if (!contract.arcs.empty() && m.network.contracts.empty())
            m.network.contracts.push_back(contract);
    } else if (kind == "limit") {
        Event most, least;
        most.id = "most";
        Limit limit;
        limit.origin = "RU";
        limit.maximum_bcm_per_year = 4 + 10 * x;
        limit.per = x < 0.5 ? LimitPer::period : LimitPer::calendar_year;
        most.body = limit;
        least.id = "least";
        Limit floor;
        floor.arcs = {"a1"};
        floor.minimum_bcm_per_year = 2 * x;
        floor.penalty_eur_per_mwh = 15;
        least.body = floor;
        m.scenario.events = {most, least};
    } else if (kind == "sealed-transit") {
        for (Arc& first : m.network.pipelines) {
            const auto next = std::find_if(
                m.network.pipelines.begin(), m.network.pipelines.end(),
                [&](const Arc& arc) { return arc.from == first.to && arc.to != first.from; });
            if (next == m.network.pipelines.end())
                continue;
            first.transit_to = next->to;
            first.via = {next->id};
            break;
        }
    } else if (kind == "expansion") {
        m.network.pipelines[1].expandable = Expansion{10, 30 * (1 + 10 * x), 25, 0.08, 0.02, {}};
    }
}

/// Random network by quarters with `count` rules of different kinds.
inline RandomMarket random_market(unsigned seed, int count = 3) {
    RandomMarket m{random_parts(seed), year_by(Step::quarter), {}};
    m.network.hubs.push_back({"market", {}, "n2", {}});
    m.network.sellers = {{"east", {}, "AA", {}}, {"west", {}, "BB", {}}};
    for (std::size_t p = 0; p < m.network.sites.size(); ++p)
        m.network.sites[p].seller = p % 2 == 0 ? "east" : "west";
    std::mt19937 generator(seed + 1000);
    std::vector<std::string> kinds = rule_kinds();
    for (int i = 0; i < count; ++i) {
        const std::size_t pick = generator() % kinds.size();
        const std::string kind = kinds[pick];
        kinds.erase(kinds.begin() + static_cast<std::ptrdiff_t>(pick));
        // A hub has one price rule, a pair of partners one contract.
        const auto exclude = [&](const std::vector<std::string>& group) {
            if (std::find(group.begin(), group.end(), kind) != group.end())
                std::erase_if(kinds, [&](const std::string& other) {
                    return std::find(group.begin(), group.end(), other) != group.end();
                });
        };
        exclude({"band", "oil-indexed", "netback", "relabel"});
        exclude({"contract-bill", "contract-dispatch", "take-or-pay"});
        with_rule(m, kind, static_cast<double>(generator() % 1000) / 1000.0);
    }
    return m;
}

} // namespace gashub::test
