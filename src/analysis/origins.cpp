#include "analysis/origins.hpp"

#include "analysis/tracing.hpp"

#include <algorithm>

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

TraceLabels labels_of(const Timeline& line, const std::vector<std::string>& origins) {
    const auto place = [origins](const std::string& origin) {
        const auto found = std::find(origins.begin(), origins.end(), origin);
        return found == origins.end() ? -1 : static_cast<int>(found - origins.begin());
    };
    TraceLabels labels{.count = static_cast<int>(origins.size()), .of_site = {}, .in_store = {}};
    for (const Site& site : line.network.parts().sites)
        labels.of_site.push_back(place(site.origin));
    labels.in_store = [place](int, const std::string& origin) { return place(origin); };
    return labels;
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
    const int count = mix.origin_count();
    const Traced traced = trace_labels(out, labels_of(line, mix.origins_));
    const auto size = [&](int things) {
        return static_cast<std::size_t>(things) * static_cast<std::size_t>(periods) *
               static_cast<std::size_t>(count);
    };
    mix.node_.assign(size(nodes), 0);
    mix.arc_.assign(size(arcs), 0);
    mix.market_.assign(size(markets), 0);
    for (int t = 0; t < periods; ++t)
        for (int k = 0; k < f.classes.count(); ++k) {
            const bool is_labelled =
                f.classes.list[static_cast<std::size_t>(k)].relabelled_from >= 0;
            if (is_labelled && mix.labelled_node_.empty()) {
                mix.labelled_node_.assign(size(nodes), 0);
                mix.labelled_arc_.assign(size(arcs), 0);
            }
            const auto add = [&](std::vector<double>& to, std::vector<double>* labelled, int thing,
                                 int node, double volume) {
                if (volume <= nothing_bcm)
                    return;
                for (int o = 0; o < count; ++o) {
                    const double part = volume * traced.share(t, k, node, o);
                    to[mix.place(thing, t, o)] += part;
                    if (is_labelled && labelled != nullptr)
                        (*labelled)[mix.place(thing, t, o)] += part;
                }
            };
            std::vector<double> through(static_cast<std::size_t>(nodes),
                                        0); // a node's mix is that of all its inflows
            for (int a = 0; a < arcs; ++a) {
                const double flow = out.flow_of_class(a, t, k);
                add(mix.arc_, &mix.labelled_arc_, a, line.arc_from[static_cast<std::size_t>(a)],
                    flow);
                through[static_cast<std::size_t>(line.arc_to[static_cast<std::size_t>(a)])] +=
                    flow * (1 - line.network.arc(a).loss_share);
            }
            for (const auto& way : f.ways) {
                if (way.empty())
                    continue;
                const double begun = out.value(f.through(way.front().arc, t, k));
                for (const market::Leg& leg : way)
                    add(mix.arc_, &mix.labelled_arc_, leg.arc,
                        line.arc_from[static_cast<std::size_t>(way.front().arc)],
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
                add(mix.node_, &mix.labelled_node_, n, n, through[static_cast<std::size_t>(n)]);
            if (is_labelled && f.hub >= 0) {
                const int from = f.classes.list[static_cast<std::size_t>(k)].relabelled_from;
                const double volume = std::max(0.0, out.value(f.relabel(0, t, k)));
                for (int o = 0; o < count; ++o)
                    mix.labelled_node_[mix.place(f.hub, t, o)] +=
                        volume * traced.share(t, from, f.hub, o);
            }
            for (int m = 0; m < markets; ++m)
                add(mix.market_, nullptr, m, line.market_node[static_cast<std::size_t>(m)],
                    sold_of_class(out, m, t, k));
        }
    return mix;
}

} // namespace gashub
