#pragma once
// Random gas networks for tests that must hold on any: seeded, connected, with two or three
// origins, losses, rising costs, joint limits, stores and demand of all kinds.

#include "support/ascii_network.hpp"

#include <algorithm>
#include <random>

namespace gashub::test {

struct RandomOptions {
    int nodes = 8;
    bool linear_demand = false; ///< linear demand only, for rivals that take no curves
    bool stores = true;
};

inline NetworkParts random_parts(unsigned seed, RandomOptions options = {}) {
    std::mt19937 generator(seed);
    const auto pick = [&](int n) {
        return static_cast<int>(generator() % static_cast<unsigned>(n));
    };
    const auto between = [&](double low, double high) {
        return low + (high - low) * static_cast<double>(generator() % 1000) / 999.0;
    };
    NetworkParts parts;
    parts.id = "random-" + std::to_string(seed);
    parts.price_year = 2021;
    const auto name = [](int n) { return "n" + std::to_string(n); };
    for (int n = 0; n < options.nodes; ++n) {
        Node node;
        node.id = name(n);
        node.country = n % 3 == 0 ? "AA" : n % 3 == 1 ? "BB" : "CC";
        parts.nodes.push_back(node);
    }
    const auto add_arc = [&](int from, int to) {
        Arc arc;
        arc.id = "a" + std::to_string(parts.pipelines.size());
        arc.from = name(from);
        arc.to = name(to);
        arc.capacity_bcm_per_year = Steps{between(2, 25), {}};
        arc.tariff_eur_per_mwh = between(0.2, 4);
        arc.loss_share = pick(3) == 0 ? between(0.005, 0.05) : 0;
        parts.pipelines.push_back(arc);
    };
    for (int n = 1; n < options.nodes; ++n)
        add_arc(pick(n), n);
    for (int k = 0; k < options.nodes; ++k) {
        const int from = pick(options.nodes), to = pick(options.nodes);
        if (from != to)
            add_arc(from, to);
    }
    const std::vector<std::string> origins{"RU", "NO", "LNG"};
    for (int k = 0; k < 4; ++k) {
        Site site;
        site.id = "s" + std::to_string(k);
        site.node = name(k == 0 ? 0 : pick(options.nodes));
        site.origin = origins[static_cast<std::size_t>(k % 3)];
        site.capacity_bcm_per_year.first = between(5, 30);
        const double cost = between(3, 20);
        switch (options.linear_demand ? pick(2) : pick(3)) {
        case 0:
            site.cost = ConstantCost{cost};
            break;
        case 1:
            site.cost = LinearCost{cost, cost + between(2, 15)};
            break;
        default:
            site.cost = GolombekCost{cost, 0.05, -between(1, 4), std::nullopt};
            break;
        }
        parts.sites.push_back(site);
    }
    for (int n = 0; n < options.nodes; n += 2) {
        Market market;
        market.id = market.node = name(n);
        for (int j = 0; j < 2; ++j) {
            Sector sector;
            sector.id = j == 0 ? "household" : "industry";
            sector.reference_bcm_per_year = between(1, 8);
            sector.reference_price_eur_per_mwh = 25;
            sector.elasticity = -between(0.05, 0.5);
            sector.kind = options.linear_demand || pick(2) == 0 ? DemandKind::linear
                                                                : DemandKind::iso_elastic;
            sector.lost_load_eur_per_mwh = j == 0 ? 800 : 500;
            market.sectors.push_back(sector);
        }
        parts.markets.push_back(market);
    }
    if (options.stores) {
        Storage storage;
        storage.id = "store";
        storage.node = name(pick(options.nodes));
        storage.working_volume_bcm.first = between(1, 5);
        storage.injection_bcm_per_year.first = between(4, 12);
        storage.withdrawal_bcm_per_year.first = between(4, 12);
        storage.injection_fuel_share = 0.015;
        storage.injection_fee_eur_per_mwh = 0.4;
        storage.withdrawal_fee_eur_per_mwh = 0.3;
        if (pick(2) == 0)
            storage.start_bcm = storage.end_bcm = 0.5 * storage.working_volume_bcm.first;
        parts.storages.push_back(storage);
    }
    parts.profiles.push_back(
        {"season", {0.14, 0.12, 0.11, 0.08, 0.06, 0.04, 0.04, 0.04, 0.05, 0.08, 0.11, 0.13}, {}});
    for (Market& market : parts.markets)
        market.sectors[0].profile = "season";
    if (parts.pipelines.size() > 4) {
        JointLimit joint;
        joint.id = "joint";
        joint.arcs = {"a1", "a2"};
        joint.capacity_bcm_per_year.first = between(8, 30);
        parts.joint_limits.push_back(joint);
    }
    return parts;
}

} // namespace gashub::test
