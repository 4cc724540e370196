#include "analysis/concentration.hpp"

#include "graph/cuts.hpp"
#include "market/rules/rules.hpp"

#include <algorithm>
#include <limits>
#include <queue>
#include <set>

namespace gashub {
namespace {

using market::nothing_bcm;
using market::Timeline;

constexpr double unreached = -std::numeric_limits<double>::infinity();
constexpr std::size_t most_suppliers = 3;

const std::string& supplier_of(const Site& site) {
    return site.seller.empty() ? site.origin : site.seller;
}

struct Edge {
    int from = -1, to = -1;
    double tariff = 0, arrives = 1;
};

/// Ways that are open in a period, by the node they lead to.
std::vector<std::vector<Edge>> edges_by_end(const market::Outcome& out, int t) {
    const Timeline& line = out.line();
    std::vector<std::vector<Edge>> edges(static_cast<std::size_t>(line.network.node_count()));
    for (int a = 0; a < line.network.arc_count(); ++a) {
        std::vector<market::Leg> legs{{a, 1}};
        if (market::is_sealed(line, a, t))
            legs = out.formulation->ways[static_cast<std::size_t>(a)];
        Edge edge{line.arc_from[static_cast<std::size_t>(a)],
                  line.arc_to[static_cast<std::size_t>(legs.back().arc)], 0,
                  legs.back().share * (1 - line.network.arc(legs.back().arc).loss_share)};
        bool open = true;
        for (const market::Leg& leg : legs) {
            open = open && line.arc_capacity(leg.arc, t) > nothing_bcm;
            edge.tariff += leg.share * line.arc_tariff(leg.arc, t);
        }
        if (open)
            edges[static_cast<std::size_t>(edge.to)].push_back(edge);
    }
    return edges;
}

/// What gas is worth at each node if it is sold at `node`: its price less the way there.
std::vector<double> values_behind(const std::vector<std::vector<Edge>>& edges, int node,
                                  double price) {
    std::vector<double> value(edges.size(), unreached);
    std::priority_queue<std::pair<double, int>> queue;
    value[static_cast<std::size_t>(node)] = price;
    queue.emplace(price, node);
    while (!queue.empty()) {
        const auto [worth, n] = queue.top();
        queue.pop();
        if (worth < value[static_cast<std::size_t>(n)])
            continue;
        for (const Edge& edge : edges[static_cast<std::size_t>(n)]) {
            const double behind = worth * edge.arrives - std::max(0.0, edge.tariff);
            double& known = value[static_cast<std::size_t>(edge.from)];
            if (behind > known && behind <= worth) {
                known = behind;
                queue.emplace(behind, edge.from);
            }
        }
    }
    return value;
}

} // namespace

SellerSplit::SellerSplit(const Results& results) : results_(&results) {
    const market::Outcome& out = results.out();
    const auto& sites = out.network().parts().sites;
    const auto& origins = results.mix.origins();
    // Stock has no field: it is its own supplier.
    std::set<std::string> names(origins.begin(), origins.end());
    for (const Site& site : sites)
        names.insert(supplier_of(site));
    suppliers_.assign(names.begin(), names.end());
    const auto index_of = [&](const std::string& supplier) {
        return static_cast<std::size_t>(
            std::lower_bound(suppliers_.begin(), suppliers_.end(), supplier) - suppliers_.begin());
    };
    std::vector<std::size_t> its_supplier(sites.size());
    for (std::size_t p = 0; p < sites.size(); ++p)
        its_supplier[p] = index_of(supplier_of(sites[p]));
    for (int t = 0; t < out.periods(); ++t)
        for (const std::string& origin : origins) {
            std::map<std::size_t, double> given;
            double all = 0;
            for (std::size_t p = 0; p < sites.size(); ++p)
                if (sites[p].origin == origin) {
                    const double volume =
                        std::max(0.0, out.production(static_cast<int>(p), t)) + 1e-12;
                    given[its_supplier[p]] += volume;
                    all += volume;
                }
            std::vector<Part> parts;
            for (const auto& [supplier, volume] : given)
                parts.push_back({supplier, volume, all});
            if (parts.empty())
                parts.push_back({index_of(origin), 1, 1});
            parts_.push_back(std::move(parts));
        }
}

std::map<std::string, double> SellerSplit::shares_in(const std::vector<char>& inside) const {
    const OriginMix& mix = results_->mix;
    const auto& nodes = results_->line().market_node;
    const auto origins = static_cast<std::size_t>(mix.origin_count());
    std::vector<double> used(suppliers_.size(), 0);
    double total = 0;
    for (int t = 0; t < results_->line().period_count(); ++t)
        for (int m = 0; m < static_cast<int>(nodes.size()); ++m) {
            if (!inside[static_cast<std::size_t>(nodes[static_cast<std::size_t>(m)])])
                continue;
            for (std::size_t o = 0; o < origins; ++o) {
                const double volume = mix.at_market(m, t, static_cast<int>(o));
                total += volume;
                for (const Part& part : parts_[static_cast<std::size_t>(t) * origins + o])
                    used[part.supplier] += volume * part.given / part.of;
            }
        }
    std::map<std::string, double> shares;
    for (std::size_t s = 0; s < suppliers_.size(); ++s)
        if (used[s] > 0)
            shares[suppliers_[s]] = used[s] / total;
    return shares;
}

std::vector<ResidualSupply> residual_supply(const Results& results, const SellerSplit& sellers,
                                            const std::string& country) {
    const market::Outcome& out = results.out();
    const Timeline& line = out.line();
    const Network& net = out.network();
    std::vector<char> inside(static_cast<std::size_t>(net.node_count()), 0);
    std::vector<int> sinks;
    double used = 0;
    for (int n : net.nodes_of(country))
        inside[static_cast<std::size_t>(n)] = 1;
    for (int m = 0; m < static_cast<int>(line.market_node.size()); ++m)
        if (const int n = line.market_node[static_cast<std::size_t>(m)];
            inside[static_cast<std::size_t>(n)])
            sinks.push_back(n);
    for (int j = 0; j < static_cast<int>(line.sectors.size()); ++j)
        for (int t = 0; t < line.period_count(); ++t)
            if (inside[static_cast<std::size_t>(line.sectors[static_cast<std::size_t>(j)].node)])
                used += out.consumption(j, t) + out.unserved(j, t) + out.rationed(j, t);
    if (sinks.empty() || used <= nothing_bcm)
        return {};
    std::vector<std::pair<double, std::string>> suppliers;
    for (const auto& [supplier, share] : sellers.shares_in(inside))
        if (supplier != "stock")
            suppliers.emplace_back(-share, supplier);
    std::sort(suppliers.begin(), suppliers.end());
    if (suppliers.size() > most_suppliers)
        suppliers.resize(most_suppliers);
    // Arcs over the horizon, then an arc from a common source to each field.
    graph::Topology topology{net.node_count() + 1, {}};
    const auto sum = [&](const market::Grid& grid, int thing) {
        double volume = 0;
        for (int t = 0; t < line.period_count(); ++t)
            volume += grid(thing, t);
        return std::min(volume, 1e5);
    };
    for (int a = 0; a < net.arc_count(); ++a)
        topology.arcs.push_back({line.arc_from[static_cast<std::size_t>(a)],
                                 line.arc_to[static_cast<std::size_t>(a)], 0,
                                 sum(line.arc_capacity, a)});
    const std::size_t first_field = topology.arcs.size();
    const auto& sites = net.parts().sites;
    for (std::size_t p = 0; p < sites.size(); ++p)
        topology.arcs.push_back(
            {net.node_count(), line.site_node[p], 0, sum(line.site_capacity, static_cast<int>(p))});
    std::vector<ResidualSupply> list;
    const int source = net.node_count();
    for (const auto& [weight, supplier] : suppliers) {
        graph::Topology without = topology;
        for (std::size_t p = 0; p < sites.size(); ++p)
            if (supplier_of(sites[p]) == supplier)
                without.arcs[first_field + p].capacity = 0;
        list.push_back(
            {supplier, graph::smallest_cut(without, std::vector{source}, sinks).flow / used});
    }
    return list;
}

std::map<std::pair<std::string, std::string>, double> netbacks(const Results& results) {
    const market::Outcome& out = results.out();
    const Timeline& line = out.line();
    const auto& sites = out.network().parts().sites;
    struct Mean {
        double sum = 0, weight = 0;
    };
    std::map<std::pair<std::string, std::string>, Mean> means;
    for (int t = 0; t < line.period_count(); ++t) {
        const auto edges = edges_by_end(out, t);
        for (int node : results.watched) {
            if (out.basis_at(node, t) == market::PriceBasis::none)
                continue;
            const auto value = values_behind(edges, node, out.price(node, t));
            for (std::size_t p = 0; p < sites.size(); ++p) {
                const double behind = value[static_cast<std::size_t>(line.site_node[p])];
                const double capacity = line.site_nominal(static_cast<int>(p), t);
                if (sites[p].seller.empty() || behind == unreached || capacity <= 0)
                    continue;
                Mean& mean = means[{sites[p].seller, out.network().node(node).id}];
                mean.sum += behind * capacity;
                mean.weight += capacity;
            }
        }
    }
    std::map<std::pair<std::string, std::string>, double> list;
    for (const auto& [key, mean] : means)
        list[key] = mean.sum / mean.weight;
    return list;
}

} // namespace gashub
