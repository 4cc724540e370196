#include "market/classes.hpp"

#include <algorithm>
#include <map>

namespace gashub::market {
namespace {

bool contains(const auto& list, const auto& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

/// Origin or seller that a policy tells apart from other gas, if it is such a policy.
bool tells_apart(const Policy& policy, const Site& site) {
    if (const auto* embargo = std::get_if<Embargo>(&policy.body))
        return (!embargo->origin.empty() && embargo->origin == site.origin) ||
               (!embargo->seller.empty() && embargo->seller == site.seller);
    if (const auto* quota = std::get_if<Quota>(&policy.body))
        return quota->origin == site.origin;
    if (const auto* cap = std::get_if<SellerPriceCap>(&policy.body))
        return cap->seller == site.seller;
    if (const auto* reserve = std::get_if<ReservePrice>(&policy.body))
        return reserve->seller == site.seller;
    if (const auto* mark_up = std::get_if<MarkUp>(&policy.body))
        return !mark_up->seller.empty() && mark_up->seller == site.seller;
    if (const auto* relabel = std::get_if<Relabel>(&policy.body))
        return (!relabel->origin.empty() && relabel->origin == site.origin) ||
               (!relabel->seller.empty() && relabel->seller == site.seller);
    return false;
}

/// True if the rule speaks of gas by its origin or papers, which the hub's label replaces.
bool is_shed_by_label(const Policy& policy) {
    return std::holds_alternative<Embargo>(policy.body) ||
           std::holds_alternative<Quota>(policy.body) ||
           std::holds_alternative<Relabel>(policy.body);
}

/// Seller whose gas the hub's price rule covers alone; empty: all gas, or no such rule.
std::string covered_seller(const Timeline& line) {
    const auto& hub = line.scenario.parts().hub;
    if (!hub)
        return {};
    return std::visit(
        [](const auto& rule) -> std::string {
            if constexpr (requires { rule.seller; })
                return rule.seller;
            else
                return {};
        },
        hub->price_rule);
}

/// True if an embargo on the way of the gas shuts the arc, from the hub's country into its region,
/// to all gas.
bool shuts_route(const Timeline& line, const Policy& policy, int a, int t) {
    const auto* embargo = std::get_if<Embargo>(&policy.body);
    if (embargo == nullptr || embargo->enforced != Enforced::route ||
        !in_force(policy, line.periods[static_cast<std::size_t>(t)]))
        return false;
    const int hub = hub_node(line);
    const int from = line.arc_from[static_cast<std::size_t>(a)],
              to = line.arc_to[static_cast<std::size_t>(a)];
    return hub >= 0 && line.network.node(from).country == line.network.node(hub).country &&
           line.lies_in(embargo->region, to) && !line.lies_in(embargo->region, from);
}

bool is_lng(ArcKind kind) {
    return kind == ArcKind::lane || kind == ArcKind::regasification;
}

/// True if the embargo shuts arc `a` to the gas it names.
bool shuts(const Timeline& line, const Embargo& embargo, int a) {
    const int from = line.arc_from[static_cast<std::size_t>(a)],
              to = line.arc_to[static_cast<std::size_t>(a)];
    if (!line.lies_in(embargo.region, to))
        return false;
    const bool enters = !line.lies_in(embargo.region, from);
    if (embargo.routes.size() == 1) { // one way in is shut, the other stays open
        const bool lng = is_lng(line.network.arc(a).kind);
        return enters && lng == (embargo.routes.front() == "lng");
    }
    if (contains(embargo.transit, line.network.node(to).country))
        return false;
    return enters || contains(embargo.transit, line.network.node(from).country);
}

/// True if a contract says where its seller's gas may be sold, or that no other of it may pass.
bool is_bound_by_contract(const Network& network, const std::string& seller) {
    const auto& contracts = network.parts().contracts;
    return !seller.empty() && std::any_of(contracts.begin(), contracts.end(), [&](const auto& c) {
        return c.seller == seller && (!c.destination.empty() || c.contract_only);
    });
}

} // namespace

int hub_node(const Timeline& line) {
    const auto& hub = line.scenario.parts().hub;
    return hub ? line.network.find_place(hub->node) : -1;
}

bool hub_is_split(const Timeline& line) {
    const auto& scenario = line.scenario.parts();
    if (hub_node(line) < 0)
        return false;
    if (!std::holds_alternative<Exchange>(scenario.hub->price_rule))
        return true;
    return std::any_of(scenario.policies.begin(), scenario.policies.end(), opens_relabelling);
}

bool opens_relabelling(const Policy& policy) {
    const auto* embargo = std::get_if<Embargo>(&policy.body);
    return std::holds_alternative<Relabel>(policy.body) ||
           (embargo != nullptr && embargo->enforced == Enforced::contract);
}

bool GasClass::is_told_apart_by(int policy) const {
    return contains(policies, policy);
}

bool has_power(const Timeline& line, std::string_view seller) {
    const auto& conduct = line.scenario.parts().conduct;
    return !seller.empty() && std::any_of(conduct.begin(), conduct.end(), [&](const Conduct& c) {
        return c.seller == seller && c.theta > 0;
    });
}

bool in_force(const Policy& policy, const Period& period) {
    return 2 * covered_days(period, policy.from, policy.to) >= period.days();
}

bool may_pass_sealed(const Timeline& line, const Classes& classes, int k, int a, int t) {
    for (int index : classes.list[static_cast<std::size_t>(k)].policies) {
        const Policy& policy = line.scenario.parts().policies[static_cast<std::size_t>(index)];
        const auto* embargo = std::get_if<Embargo>(&policy.body);
        if (embargo != nullptr && in_force(policy, line.periods[static_cast<std::size_t>(t)]) &&
            shuts(line, *embargo, a))
            return false;
    }
    return true;
}

bool may_flow(const Timeline& line, const Classes& classes, int k, int a, int t) {
    for (const Policy& policy : line.scenario.parts().policies)
        if (shuts_route(line, policy, a, t))
            return false;
    return may_pass_sealed(line, classes, k, a, t);
}

bool may_stay(const Timeline& line, const Classes& classes, int k, int n, int t) {
    for (int index : classes.list[static_cast<std::size_t>(k)].policies) {
        const Policy& policy = line.scenario.parts().policies[static_cast<std::size_t>(index)];
        const auto* embargo = std::get_if<Embargo>(&policy.body);
        if (embargo != nullptr && embargo->routes.size() != 1 &&
            in_force(policy, line.periods[static_cast<std::size_t>(t)]) &&
            line.lies_in(embargo->region, n))
            return false;
    }
    return true;
}

Classes make_classes(const Timeline& line) {
    const Network& net = line.network;
    const auto& sites = net.parts().sites;
    const auto& policies = line.scenario.parts().policies;
    Classes classes;
    classes.list.emplace_back();
    const std::string covered = covered_seller(line);
    std::map<std::pair<std::vector<int>, std::string>, int> by_rules{{{{}, ""}, 0}};
    for (const Site& site : sites) {
        std::vector<int> apart;
        for (int p = 0; p < static_cast<int>(policies.size()); ++p)
            if (tells_apart(policies[static_cast<std::size_t>(p)], site))
                apart.push_back(p);
        const bool by_seller = has_power(line, site.seller) ||
                               is_bound_by_contract(net, site.seller) ||
                               (!covered.empty() && site.seller == covered);
        const std::string seller = by_seller ? site.seller : "";
        const auto [place, is_new] = by_rules.try_emplace({apart, seller}, classes.count());
        if (is_new)
            classes.list.push_back({{}, apart, seller, -1});
        classes.of_site.push_back(place->second);
        auto& origins = classes.list[static_cast<std::size_t>(place->second)].origins;
        if (!contains(origins, site.origin))
            origins.push_back(site.origin);
    }
    if (hub_is_split(line))
        for (int k = classes.count() - 1; k >= 0; --k) {
            const GasClass from = classes.list[static_cast<std::size_t>(k)];
            const bool may = std::any_of(from.policies.begin(), from.policies.end(), [&](int p) {
                return opens_relabelling(policies[static_cast<std::size_t>(p)]);
            });
            if (!may)
                continue;
            GasClass labelled{from.origins, {}, from.seller, k};
            for (int p : from.policies)
                if (!is_shed_by_label(policies[static_cast<std::size_t>(p)]))
                    labelled.policies.push_back(p);
            classes.list.push_back(std::move(labelled));
        }
    // Where each class can get: from its sites, along arcs that are ever open to it. Class 0 is
    // everywhere, so that every market and store has a row.
    const auto nodes = static_cast<std::size_t>(net.node_count());
    classes.reaches.assign(static_cast<std::size_t>(classes.count()), std::vector<char>(nodes, 0));
    std::fill(classes.reaches[0].begin(), classes.reaches[0].end(), char{1});
    for (int k = 1; k < classes.count(); ++k) {
        auto& reach = classes.reaches[static_cast<std::size_t>(k)];
        for (std::size_t p = 0; p < sites.size(); ++p)
            if (classes.of_site[p] == k)
                reach[static_cast<std::size_t>(line.site_node[p])] = 1;
        if (classes.list[static_cast<std::size_t>(k)].relabelled_from >= 0)
            reach[static_cast<std::size_t>(hub_node(line))] = 1;
        for (bool grew = true; grew;) {
            grew = false;
            for (int a = 0; a < net.arc_count(); ++a) {
                const auto from =
                    static_cast<std::size_t>(line.arc_from[static_cast<std::size_t>(a)]);
                const auto to = static_cast<std::size_t>(line.arc_to[static_cast<std::size_t>(a)]);
                if (!reach[from] || reach[to])
                    continue;
                for (int t = 0; t < line.period_count() && !reach[to]; ++t)
                    if (line.carries(a, t) && may_pass_sealed(line, classes, k, a, t))
                        reach[to] = 1, grew = true;
            }
        }
    }
    return classes;
}

} // namespace gashub::market
