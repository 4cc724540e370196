#include "analysis/tracing.hpp"

#include "analysis/proportional_sharing.hpp"

#include <algorithm>

namespace gashub {
namespace {

using market::Formulation;
using market::nothing_bcm;
using market::Outcome;
using market::Timeline;

/// What a label is on the far side of an arc, if the arc changes any.
const std::vector<int>* across(const TraceLabels& labels, int arc) {
    if (labels.crossing.empty() || labels.crossing[static_cast<std::size_t>(arc)].empty())
        return nullptr;
    return &labels.crossing[static_cast<std::size_t>(arc)];
}
const std::vector<int>* across(const TraceLabels& labels, const std::vector<market::Leg>& way) {
    for (const market::Leg& leg : way)
        if (const std::vector<int>* const becomes = across(labels, leg.arc))
            return becomes;
    return nullptr;
}

/// Traces all periods, opening stocks of the given mixes ((class * stores + store) * labels).
Traced trace(const Outcome& out, const TraceLabels& labels, const std::vector<double>& opening) {
    const Formulation& f = *out.formulation;
    const Timeline& line = f.line;
    const int nodes = line.network.node_count(),
              stores = static_cast<int>(line.storage_node.size());
    const int count = labels.count, classes = f.classes.count();
    Traced traced(nodes, count);
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
                        .push_back(
                            {line.arc_from[static_cast<std::size_t>(a)], flow, across(labels, a)});
            }
            for (const auto& way : f.ways) { // sealed transit comes from where it begins
                const double arrived = way.empty() ? 0 : arriving_by(out, way, t, k);
                if (arrived > nothing_bcm)
                    system
                        .inflows[static_cast<std::size_t>(
                            line.arc_to[static_cast<std::size_t>(way.back().arc)])]
                        .push_back({line.arc_from[static_cast<std::size_t>(way.front().arc)],
                                    arrived, across(labels, way)});
            }
            for (int p = 0; p < static_cast<int>(line.site_node.size()); ++p)
                if (f.classes.of_site[static_cast<std::size_t>(p)] == k &&
                    out.production(p, t) > nothing_bcm)
                    system.given_at(line.site_node[static_cast<std::size_t>(p)],
                                    labels.of_site[static_cast<std::size_t>(p)]) +=
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
        traced.shares.push_back(std::move(shares));
    }
    return traced;
}

} // namespace

double arriving_by(const Outcome& out, const std::vector<market::Leg>& way, int t, int k) {
    const market::Leg& last = way.back();
    return out.value(out.formulation->through(way.front().arc, t, k)) * last.share *
           (1 - out.network().arc(last.arc).loss_share);
}

double sold_of_class(const Outcome& out, int m, int t, int k) {
    const Formulation& f = *out.formulation;
    if (f.own_row[static_cast<std::size_t>(m)] != 0)
        return out.value(f.sales(m, t, k));
    double sold = 0;
    for (int j = f.line.market_first_sector[static_cast<std::size_t>(m)];
         j < f.line.market_first_sector[static_cast<std::size_t>(m) + 1]; ++j)
        sold += out.consumption(j, t);
    return sold;
}

Traced trace_labels(const Outcome& out, const TraceLabels& labels) {
    const Formulation& f = *out.formulation;
    const Timeline& line = f.line;
    const int stores = static_cast<int>(line.storage_node.size());
    const int count = labels.count, unknown = count - 1, classes = f.classes.count();

    // First pass: opening stocks as stated, else unknown. Second pass: those take the mean mix of
    // their class that came by their node over the run.
    std::vector<double> opening(static_cast<std::size_t>(classes * stores * count), 0);
    const auto opening_at = [&](int k, int s, int o) -> double& {
        return opening[static_cast<std::size_t>((k * stores + s) * count + o)];
    };
    std::vector<char> stated(static_cast<std::size_t>(stores), 0);
    for (int s = 0; s < stores; ++s) {
        double left = 1;
        for (const auto& [origin, share] :
             line.network.parts().storages[static_cast<std::size_t>(s)].opening_mix) {
            const int label = labels.in_store(s, origin);
            if (label < 0)
                continue;
            for (int k = 0; k < classes;
                 ++k) { // an origin that a rule tells apart is in its own class only
                const auto& own = f.classes.list[static_cast<std::size_t>(k)].origins;
                if (classes == 1 || (std::find(own.begin(), own.end(), origin) != own.end()))
                    opening_at(k, s, label) += share;
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
    Traced traced = trace(out, labels, opening);
    bool again = false;
    for (int s = 0; s < stores; ++s)
        for (int k = 0; k < classes && !stated[static_cast<std::size_t>(s)]; ++k) {
            std::vector<double> mean(static_cast<std::size_t>(count), 0);
            double known = 0;
            for (int t = 0; t < line.period_count(); ++t)
                for (int o = 0; o < unknown; ++o) {
                    const double share =
                        traced.share(t, k, line.storage_node[static_cast<std::size_t>(s)], o);
                    mean[static_cast<std::size_t>(o)] += share;
                    known += share;
                }
            for (int o = 0; known > 0 && o < count; ++o)
                opening_at(k, s, o) = mean[static_cast<std::size_t>(o)] / known;
            again = again || known > 0;
        }
    return again ? trace(out, labels, opening) : traced;
}

} // namespace gashub
