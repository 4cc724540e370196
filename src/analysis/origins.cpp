#include "analysis/origins.hpp"

#include "analysis/proportional_sharing.hpp"

#include <algorithm>
#include <cmath>

namespace gashub {
namespace {

using market::Formulation;
using market::nothing_bcm;
using market::Outcome;
using market::Timeline;

std::vector<std::string> origins_of(const Timeline& line) {
    std::vector<std::string> list;
    for (const Site& site : line.network.parts().sites)
        if (std::find(list.begin(), list.end(), site.origin) == list.end())
            list.push_back(site.origin);
    list.emplace_back("stock");
    return list;
}

/// Gas of a class that arrives at the end of a sealed way, bcm.
double arriving_by(const Outcome& out, const std::vector<market::Leg>& way, int t, int k) {
    const market::Leg& last = way.back();
    return out.value(out.formulation->through(way.front().arc, t, k)) * last.share *
           (1 - out.network().arc(last.arc).loss_share);
}

struct Traced {
    std::vector<std::vector<double>> node_share; ///< period: (class * nodes + node) * origins
};

/// Traces all periods, opening stocks of the given mixes ((class * stores + store) * origins).
Traced trace(const Outcome& out, const std::vector<std::string>& origins,
             const std::vector<double>& opening) {
    const Formulation& f = *out.formulation;
    const Timeline& line = f.line;
    const int nodes = line.network.node_count(),
              stores = static_cast<int>(line.storage_node.size());
    const int count = static_cast<int>(origins.size()), classes = f.classes.count();
    std::vector<int> origin_of_site;
    for (const Site& site : line.network.parts().sites)
        origin_of_site.push_back(static_cast<int>(
            std::find(origins.begin(), origins.end(), site.origin) - origins.begin()));
    Traced traced;
    std::vector<double> stock_share = opening; // carried from period to period
    for (int t = 0; t < line.period_count(); ++t) {
        std::vector<double> shares;
        for (int k = 0; k < classes; ++k) {
            ProportionalSharing system(nodes + stores, count);
            for (int a = 0; a < line.network.arc_count(); ++a) {
                const double flow =
                    out.flow_of_class(a, t, k) * (1 - line.network.arc(a).loss_share);
                if (flow > nothing_bcm)
                    system
                        .inflows[static_cast<std::size_t>(line.arc_to[static_cast<std::size_t>(a)])]
                        .push_back({line.arc_from[static_cast<std::size_t>(a)], flow});
            }
            for (const auto& way : f.ways) { // sealed transit comes from where it begins
                const double arrived = way.empty() ? 0 : arriving_by(out, way, t, k);
                if (arrived > nothing_bcm)
                    system
                        .inflows[static_cast<std::size_t>(
                            line.arc_to[static_cast<std::size_t>(way.back().arc)])]
                        .push_back(
                            {line.arc_from[static_cast<std::size_t>(way.front().arc)], arrived});
            }
            for (int p = 0; p < static_cast<int>(line.site_node.size()); ++p)
                if (f.classes.of_site[static_cast<std::size_t>(p)] == k &&
                    out.production(p, t) > nothing_bcm)
                    system.given_at(line.site_node[static_cast<std::size_t>(p)],
                                    origin_of_site[static_cast<std::size_t>(p)]) +=
                        out.production(p, t);
            for (int s = 0; s < stores; ++s) {
                const int node = line.storage_node[static_cast<std::size_t>(s)];
                const double withdrawn = out.value(f.withdrawal(s, t, k)),
                             injected = out.value(f.injection(s, t, k));
                if (withdrawn > nothing_bcm)
                    system.inflows[static_cast<std::size_t>(node)].push_back(
                        {nodes + s, withdrawn});
                const double fuel =
                    line.network.parts().storages[static_cast<std::size_t>(s)].injection_fuel_share;
                if (injected > nothing_bcm)
                    system.inflows[static_cast<std::size_t>(nodes + s)].push_back(
                        {node, injected * (1 - fuel)});
                double before = t > 0 ? out.value(f.level(s, t - 1, k))
                                      : out.value(f.level(s, line.period_count() - 1, k));
                if (t == 0 && line.start_stock[static_cast<std::size_t>(s)])
                    before = f.opening_stock(s, k);
                for (int o = 0; o < count; ++o)
                    system.given_at(nodes + s, o) =
                        std::max(0.0, before) *
                        stock_share[static_cast<std::size_t>((k * stores + s) * count + o)];
            }
            // Gas that took the hub's label has the mix of the class it came from.
            if (const int from = f.classes.list[static_cast<std::size_t>(k)].relabelled_from;
                from >= 0 && f.hub >= 0)
                if (const double volume = out.value(f.relabel(0, t, k)); volume > nothing_bcm)
                    for (int o = 0; o < count; ++o)
                        system.given_at(f.hub, o) +=
                            volume *
                            shares[static_cast<std::size_t>((from * nodes + f.hub) * count + o)];
            system.solve();
            shares.insert(shares.end(), system.shares().begin(),
                          system.shares().begin() + nodes * count);
            for (int s = 0; s < stores; ++s) {
                double sum = 0;
                for (int o = 0; o < count; ++o)
                    sum += system.shares_of(nodes + s)[o];
                for (int o = 0; sum > 0 && o < count; ++o)
                    stock_share[static_cast<std::size_t>((k * stores + s) * count + o)] =
                        system.shares_of(nodes + s)[o];
            }
        }
        traced.node_share.push_back(std::move(shares));
    }
    return traced;
}

} // namespace

OriginMix trace_origins(const Outcome& out) {
    const Formulation& f = *out.formulation;
    const Timeline& line = f.line;
    const int nodes = line.network.node_count(), arcs = line.network.arc_count(),
              periods = line.period_count();
    const int stores = static_cast<int>(line.storage_node.size()),
              markets = static_cast<int>(line.market_node.size());
    OriginMix mix;
    mix.periods_ = periods;
    mix.origins_ = origins_of(line);
    const int count = mix.origin_count(), unknown = count - 1;

    // First pass: opening stocks as stated, else of unknown origin. Second pass: those take the
    // mean mix of their class that came by their node over the run.
    const int classes = f.classes.count();
    std::vector<double> opening(static_cast<std::size_t>(classes * stores * count), 0);
    const auto opening_at = [&](int k, int s, int o) -> double& {
        return opening[static_cast<std::size_t>((k * stores + s) * count + o)];
    };
    std::vector<char> stated(static_cast<std::size_t>(stores), 0);
    for (int s = 0; s < stores; ++s) {
        double left = 1;
        for (const auto& [origin, share] :
             line.network.parts().storages[static_cast<std::size_t>(s)].opening_mix) {
            const auto found = std::find(mix.origins_.begin(), mix.origins_.end(), origin);
            if (found == mix.origins_.end())
                continue;
            for (int k = 0; k < classes;
                 ++k) { // an origin that a rule tells apart is in its own class only
                const auto& own = f.classes.list[static_cast<std::size_t>(k)].origins;
                if (classes == 1 || (std::find(own.begin(), own.end(), origin) != own.end()))
                    opening_at(k, s, static_cast<int>(found - mix.origins_.begin())) += share;
            }
            left -= share;
            stated[static_cast<std::size_t>(s)] = 1;
        }
        for (int k = 0; k < classes; ++k) {
            opening_at(k, s, unknown) = std::max(0.0, left);
            double sum = 0;
            for (int o = 0; o < count; ++o)
                sum += opening_at(k, s, o);
            for (int o = 0; sum > 0 && o < count; ++o)
                opening_at(k, s, o) /= sum;
        }
    }
    Traced traced = trace(out, mix.origins_, opening);
    const auto share = [&](int n, int t, int k, int o) {
        return traced.node_share[static_cast<std::size_t>(t)]
                                [static_cast<std::size_t>((k * nodes + n) * count + o)];
    };
    bool again = false;
    for (int s = 0; s < stores; ++s)
        for (int k = 0; k < classes && !stated[static_cast<std::size_t>(s)]; ++k) {
            std::vector<double> mean(static_cast<std::size_t>(count), 0);
            double known = 0;
            for (int t = 0; t < periods; ++t)
                for (int o = 0; o < unknown; ++o) {
                    mean[static_cast<std::size_t>(o)] +=
                        share(line.storage_node[static_cast<std::size_t>(s)], t, k, o);
                    known += share(line.storage_node[static_cast<std::size_t>(s)], t, k, o);
                }
            for (int o = 0; known > 0 && o < count; ++o)
                opening_at(k, s, o) = mean[static_cast<std::size_t>(o)] / known;
            again = again || known > 0;
        }
    if (again)
        traced = trace(out, mix.origins_, opening);

    const auto size = [&](int things) {
        return static_cast<std::size_t>(things) * static_cast<std::size_t>(periods) *
               static_cast<std::size_t>(count);
    };
    mix.node_.assign(size(nodes), 0);
    mix.arc_.assign(size(arcs), 0);
    mix.market_.assign(size(markets), 0);
    for (int t = 0; t < periods; ++t)
        for (int k = 0; k < f.classes.count(); ++k) {
            const auto add = [&](std::vector<double>& to, int thing, int node, double volume) {
                if (volume > nothing_bcm)
                    for (int o = 0; o < count; ++o)
                        to[mix.place(thing, t, o)] += volume * share(node, t, k, o);
            };
            std::vector<double> through(static_cast<std::size_t>(nodes),
                                        0); // a node's mix is that of all its inflows
            for (int a = 0; a < arcs; ++a) {
                const double flow = out.flow_of_class(a, t, k);
                add(mix.arc_, a, line.arc_from[static_cast<std::size_t>(a)], flow);
                through[static_cast<std::size_t>(line.arc_to[static_cast<std::size_t>(a)])] +=
                    flow * (1 - line.network.arc(a).loss_share);
            }
            for (const auto& way : f.ways) {
                if (way.empty())
                    continue;
                const double begun = out.value(f.through(way.front().arc, t, k));
                for (const market::Leg& leg : way)
                    add(mix.arc_, leg.arc, line.arc_from[static_cast<std::size_t>(way.front().arc)],
                        begun * leg.share);
                through[static_cast<std::size_t>(
                    line.arc_to[static_cast<std::size_t>(way.back().arc)])] +=
                    arriving_by(out, way, t, k);
            }
            for (int p = 0; p < static_cast<int>(line.site_node.size()); ++p)
                if (f.classes.of_site[static_cast<std::size_t>(p)] == k)
                    through[static_cast<std::size_t>(
                        line.site_node[static_cast<std::size_t>(p)])] += out.production(p, t);
            for (int s = 0; s < stores; ++s)
                through[static_cast<std::size_t>(line.storage_node[static_cast<std::size_t>(s)])] +=
                    out.value(f.withdrawal(s, t, k));
            // Relabelled gas passed the hub as another class already: it is in that class's inflow.
            for (int n = 0; n < nodes; ++n)
                add(mix.node_, n, n, through[static_cast<std::size_t>(n)]);
            for (int m = 0; m < markets; ++m) {
                const bool own_row = f.own_row[static_cast<std::size_t>(m)] != 0;
                double sold = own_row ? out.value(f.sales(m, t, k)) : 0;
                for (int j = line.market_first_sector[static_cast<std::size_t>(m)];
                     !own_row && j < line.market_first_sector[static_cast<std::size_t>(m) + 1]; ++j)
                    sold += out.consumption(j, t);
                add(mix.market_, m, line.market_node[static_cast<std::size_t>(m)], sold);
            }
        }
    return mix;
}

} // namespace gashub
