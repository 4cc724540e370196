#pragma once
// Random networks with a hub and two sellers, for tests of rules that must hold on any.

#include "support/policies.hpp"
#include "support/random_network.hpp"
#include "support/solved_market.hpp"

namespace gashub::test {

/// A random network whose sites have sellers (`giant` the first, `fringe` the rest) and whose
/// busiest inner node is a hub.
inline NetworkParts hub_network(unsigned seed, RandomOptions options = {}) {
    NetworkParts parts = random_parts(seed, options);
    parts.sellers = {{"giant", {}, "AA", {}}, {"fringe", {}, "BB", {}}};
    for (std::size_t p = 0; p < parts.sites.size(); ++p)
        parts.sites[p].seller = p == 0 ? "giant" : "fringe";
    std::size_t best = 0, most = 0;
    for (std::size_t n = 0; n < parts.nodes.size(); ++n) {
        std::size_t in = 0, out = 0;
        for (const Arc& arc : parts.pipelines) {
            in += arc.to == parts.nodes[n].id;
            out += arc.from == parts.nodes[n].id;
        }
        if (std::min(in, out) * 10 + in + out > most)
            most = std::min(in, out) * 10 + in + out, best = n;
    }
    parts.hubs.push_back({"exchange", {}, parts.nodes[best].id, {}});
    return parts;
}

inline market::Outcome clear_parts(const NetworkParts& parts, const ScenarioParts& scenario) {
    const Network network = checked(parts);
    return market::clear(network, checked(scenario, network));
}

/// A cap on the consumers of a region.
inline Policy cap_of(const std::string& region, double price) {
    PriceCap cap;
    cap.region = region;
    cap.price_eur_per_mwh = price;
    return policy("cap", cap);
}

/// Gives the network a contract of the giant on the first arc that leaves its node.
inline void add_oil_contract(NetworkParts& parts, double price) {
    for (const Arc& arc : parts.pipelines)
        if (arc.from == parts.sites[0].node) {
            Contract contract;
            contract.id = "long-term";
            contract.seller = "giant";
            contract.buyer = "BB";
            contract.arcs = {arc.id};
            contract.annual_quantity_bcm.first = arc.capacity_bcm_per_year->first * 0.6;
            contract.take_or_pay_share = 0.5;
            contract.price = Formula{FixedPrice{price}};
            parts.contracts.push_back(contract);
            return;
        }
}

} // namespace gashub::test
