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
    return false;
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

} // namespace

bool in_force(const Policy& policy, const Period& period) {
    return 2 * covered_days(period, policy.from, policy.to) >= period.days();
}

bool may_flow(const Timeline& line, const Classes& classes, int k, int a, int t) {
    for (int index : classes.list[static_cast<std::size_t>(k)].policies) {
        const Policy& policy = line.scenario.parts().policies[static_cast<std::size_t>(index)];
        const auto* embargo = std::get_if<Embargo>(&policy.body);
        if (embargo != nullptr && in_force(policy, line.periods[static_cast<std::size_t>(t)]) &&
            shuts(line, *embargo, a))
            return false;
    }
    return true;
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
    std::map<std::vector<int>, int> by_policies{{{}, 0}};
    for (const Site& site : sites) {
        std::vector<int> apart;
        for (int p = 0; p < static_cast<int>(policies.size()); ++p)
            if (tells_apart(policies[static_cast<std::size_t>(p)], site))
                apart.push_back(p);
        const auto [place, is_new] = by_policies.try_emplace(apart, classes.count());
        if (is_new)
            classes.list.push_back({{}, apart});
        classes.of_site.push_back(place->second);
        auto& origins = classes.list[static_cast<std::size_t>(place->second)].origins;
        if (!contains(origins, site.origin))
            origins.push_back(site.origin);
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
        for (bool grew = true; grew;) {
            grew = false;
            for (int a = 0; a < net.arc_count(); ++a) {
                const auto from =
                    static_cast<std::size_t>(line.arc_from[static_cast<std::size_t>(a)]);
                const auto to = static_cast<std::size_t>(line.arc_to[static_cast<std::size_t>(a)]);
                if (!reach[from] || reach[to])
                    continue;
                for (int t = 0; t < line.period_count() && !reach[to]; ++t)
                    if (line.arc_nominal(a, t) > 0 && may_flow(line, classes, k, a, t))
                        reach[to] = 1, grew = true;
            }
        }
    }
    return classes;
}

} // namespace gashub::market
