#include "analysis/supply_graph.hpp"

#include "graph/cuts.hpp"
#include "graph/weak_points.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace gashub {
namespace {

using market::Timeline;

constexpr double mcm_per_bcm = 1000;
constexpr double nothing = 1e-6; ///< mcm a day

/// The graph with an arc from each wanting node to a sink; `share` of each area's demand is asked.
struct Asked {
    graph::Topology topology;
    int sink = 0;
    std::size_t first_ask = 0;
    std::vector<std::size_t> area_of_ask;
};

Asked ask(const SupplyGraph& graph, const std::vector<AreaDemand>& areas,
          const std::vector<double>& share) {
    Asked asked{graph.topology, graph.topology.nodes, graph.topology.arcs.size(), {}};
    ++asked.topology.nodes;
    for (std::size_t i = 0; i < areas.size(); ++i)
        for (const auto& [node, wanted] : areas[i].by_node) {
            asked.topology.arcs.push_back({node, asked.sink, 0, share[i] * wanted});
            asked.area_of_ask.push_back(i);
        }
    return asked;
}

graph::Cut cut_of(const SupplyGraph& graph, const Asked& asked) {
    return graph::smallest_cut(asked.topology, std::array{graph.source}, std::array{asked.sink});
}

/// One level of fair sharing: the common share that all areas not yet settled can have, at most 1,
/// and who is held to it.
struct Level {
    double share = 1;
    std::vector<char> is_held; ///< an area
};

Level common_level(const SupplyGraph& graph, const std::vector<AreaDemand>& areas,
                   std::vector<double> share, const std::vector<char>& is_settled) {
    Level level{1, std::vector<char>(areas.size(), 0)};
    // Each cut bounds the share from above; the bounds fall until the flow serves them (Newton).
    for (int round = 0; round < 100; ++round) {
        for (std::size_t i = 0; i < areas.size(); ++i)
            if (!is_settled[i])
                share[i] = level.share;
        const Asked asked = ask(graph, areas, share);
        const graph::Cut cut = cut_of(graph, asked);
        double wanted = 0, settled_behind = 0, open_behind = 0, through = cut.flow;
        std::vector<char> is_behind(areas.size(), 0);
        for (std::size_t k = 0; k < asked.area_of_ask.size(); ++k) {
            const graph::Arc& arc = asked.topology.arcs[asked.first_ask + k];
            const std::size_t area = asked.area_of_ask[k];
            wanted += arc.capacity;
            if (cut.source_side[static_cast<std::size_t>(arc.from)]) {
                through -= arc.capacity;
            } else if (is_settled[area]) {
                settled_behind += arc.capacity;
            } else {
                open_behind += arc.capacity / level.share;
                is_behind[area] = 1;
            }
        }
        if (cut.flow >= wanted - nothing || open_behind <= nothing)
            return level;
        level.is_held = is_behind;
        level.share = std::max(0.0, (through - settled_behind) / open_behind);
        if (level.share <= 0)
            return {0, is_behind};
    }
    return level;
}

/// Nodes that some gas reaches by open arcs, directions set aside, without one arc's pipe or one
/// node.
std::vector<char> joined_to_source(const SupplyGraph& graph, int without_node,
                                   const std::vector<char>& without_arc) {
    std::vector<std::vector<int>> next(static_cast<std::size_t>(graph.topology.nodes));
    for (std::size_t a = 0; a < graph.topology.arcs.size(); ++a) {
        const graph::Arc& arc = graph.topology.arcs[a];
        if (arc.capacity <= 0 || without_arc[a] || arc.from == without_node ||
            arc.to == without_node)
            continue;
        next[static_cast<std::size_t>(arc.from)].push_back(arc.to);
        next[static_cast<std::size_t>(arc.to)].push_back(arc.from);
    }
    std::vector<char> joined(next.size(), 0);
    std::vector<int> open = {graph.source};
    joined[static_cast<std::size_t>(graph.source)] = 1;
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        for (int other : next[static_cast<std::size_t>(node)])
            if (!joined[static_cast<std::size_t>(other)]) {
                joined[static_cast<std::size_t>(other)] = 1;
                open.push_back(other);
            }
    }
    return joined;
}

/// What `spot` would cut off; none where those nodes had no gas before either.
void fill_in(WeakSpot& spot, const SupplyGraph& graph, const std::vector<AreaDemand>& areas,
             const std::vector<char>& before, const std::vector<char>& after) {
    std::map<int, double> lost;
    for (const AreaDemand& area : areas)
        for (const auto& [node, wanted] : area.by_node)
            if (before[static_cast<std::size_t>(node)] && !after[static_cast<std::size_t>(node)])
                lost[node] = wanted;
    for (const auto& [node, wanted] : lost) {
        spot.cut_off_mcm_per_day += wanted;
        spot.places.push_back(graph.nodes[static_cast<std::size_t>(node)]);
    }
}

} // namespace

SupplyGraph supply_graph(const Timeline& line, int period, double storage_fill) {
    const Network& net = line.network;
    const double per_day = mcm_per_bcm / line.periods[static_cast<std::size_t>(period)].days();
    SupplyGraph graph;
    graph.source = net.node_count();
    graph.topology.nodes = net.node_count() + 1;
    for (const Node& node : net.parts().nodes)
        graph.nodes.push_back(node.id);
    const auto add = [&](int from, int to, double bcm, const std::string& id,
                         const std::string& origin) {
        graph.topology.arcs.push_back({from, to, 0, std::min(bcm * per_day, 1e5)});
        graph.ids.push_back(id);
        graph.origins.push_back(origin);
    };
    const auto country = [&](int node) -> const std::string& { return net.node(node).country; };
    for (int a = 0; a < net.arc_count(); ++a) {
        const int from = line.arc_from[static_cast<std::size_t>(a)],
                  to = line.arc_to[static_cast<std::size_t>(a)];
        add(from, to, line.arc_capacity(a, period), net.arc(a).id,
            country(from) != country(to) ? country(from) : "");
    }
    const auto& sites = net.parts().sites;
    for (std::size_t p = 0; p < sites.size(); ++p)
        add(graph.source, line.site_node[p], line.site_capacity(static_cast<int>(p), period),
            sites[p].id, sites[p].origin);
    const auto& storages = net.parts().storages;
    for (std::size_t s = 0; s < storages.size(); ++s) {
        const double empty = storages[s].withdrawal_at_empty_share;
        add(graph.source, line.storage_node[s],
            line.withdrawal_rate(static_cast<int>(s), period) *
                (empty + (1 - empty) * storage_fill),
            storages[s].id, country(line.storage_node[s]));
    }
    return graph;
}

SupplyGraph without(SupplyGraph graph, const std::vector<std::string>& ids) {
    for (std::size_t a = 0; a < graph.ids.size(); ++a)
        if (std::find(ids.begin(), ids.end(), graph.ids[a]) != ids.end())
            graph.topology.arcs[a].capacity = 0;
    return graph;
}

SupplyGraph without_origin(SupplyGraph graph, const std::string& origin) {
    for (std::size_t a = 0; a < graph.origins.size(); ++a)
        if (graph.origins[a] == origin)
            graph.topology.arcs[a].capacity = 0;
    return graph;
}

double AreaDemand::total() const {
    double sum = 0;
    for (const auto& [node, wanted] : by_node)
        sum += wanted;
    return sum;
}

std::vector<AreaDemand> area_demands(const Timeline& line, int period,
                                     const std::vector<std::string>& ids) {
    const double per_day = mcm_per_bcm / line.periods[static_cast<std::size_t>(period)].days();
    std::map<int, double> by_node;
    for (int j = 0; j < static_cast<int>(line.sectors.size()); ++j)
        by_node[line.sectors[static_cast<std::size_t>(j)].node] +=
            line.reference(j, period) * per_day;
    std::vector<AreaDemand> areas;
    for (const std::string& id : ids) {
        AreaDemand area{id, {}};
        for (int node : line.network.nodes_of(id))
            if (const auto found = by_node.find(node);
                found != by_node.end() && found->second > nothing)
                area.by_node.emplace_back(*found);
        if (!area.by_node.empty())
            areas.push_back(std::move(area));
    }
    return areas;
}

NamedCut binding_cut(const SupplyGraph& graph, const AreaDemand& area) {
    std::vector<int> sinks;
    for (const auto& [node, wanted] : area.by_node)
        sinks.push_back(node);
    const graph::Cut cut = graph::smallest_cut(graph.topology, std::array{graph.source}, sinks);
    NamedCut named{cut.flow, {}};
    for (int a : cut.arcs)
        named.elements.push_back(graph.ids[static_cast<std::size_t>(a)]);
    return named;
}

NamedCut cut_short_of_demand(const SupplyGraph& graph, const AreaDemand& area) {
    const graph::Cut cut = cut_of(graph, ask(graph, {area}, {1}));
    NamedCut named{cut.flow, {}};
    if (cut.flow < area.total() - nothing)
        for (int a : cut.arcs)
            if (static_cast<std::size_t>(a) < graph.ids.size())
                named.elements.push_back(graph.ids[static_cast<std::size_t>(a)]);
    return named;
}

double share_if_first(const SupplyGraph& graph, const AreaDemand& area) {
    return std::min(1.0, cut_of(graph, ask(graph, {area}, {1})).flow / area.total());
}

std::vector<double> fair_shares(const SupplyGraph& graph, const std::vector<AreaDemand>& areas) {
    std::vector<double> share(areas.size(), 1);
    std::vector<char> is_settled(areas.size(), 0);
    for (std::size_t settled = 0; settled < areas.size();) {
        const Level level = common_level(graph, areas, share, is_settled);
        bool has_new = false;
        for (std::size_t i = 0; i < areas.size(); ++i)
            if (!is_settled[i] && (level.share >= 1 || level.is_held[i])) {
                share[i] = level.share;
                is_settled[i] = 1;
                has_new = true;
                ++settled;
            }
        if (!has_new)
            break;
    }
    return share;
}

std::vector<Dependence> source_dependence(const SupplyGraph& graph, const std::string& origin,
                                          const std::vector<AreaDemand>& areas) {
    const SupplyGraph others = without_origin(graph, origin);
    const std::vector<double> all = fair_shares(graph, areas), fair = fair_shares(others, areas);
    std::vector<Dependence> list;
    for (std::size_t i = 0; i < areas.size(); ++i)
        list.push_back(
            {areas[i].id,
             std::max(0.0, share_if_first(graph, areas[i]) - share_if_first(others, areas[i])),
             std::max(0.0, all[i] - fair[i])});
    return list;
}

std::vector<WeakSpot> weak_spots(const SupplyGraph& graph, const std::vector<AreaDemand>& areas) {
    const auto& arcs = graph.topology.arcs;
    const std::vector<char> none(arcs.size(), 0);
    const std::vector<char> before = joined_to_source(graph, -1, none);
    const graph::WeakPoints found = graph::weak_points(graph.topology);
    std::vector<WeakSpot> spots;
    for (int b : found.bridges) {
        // Both directions of a pipe are lost together.
        std::vector<char> lost(arcs.size(), 0);
        const graph::Arc& bridge = arcs[static_cast<std::size_t>(b)];
        for (std::size_t a = 0; a < arcs.size(); ++a)
            lost[a] = (arcs[a].from == bridge.from && arcs[a].to == bridge.to) ||
                      (arcs[a].from == bridge.to && arcs[a].to == bridge.from);
        WeakSpot spot{graph.ids[static_cast<std::size_t>(b)], false, 0, {}};
        fill_in(spot, graph, areas, before, joined_to_source(graph, -1, lost));
        spots.push_back(std::move(spot));
    }
    for (int n : found.nodes) {
        if (n == graph.source)
            continue;
        WeakSpot spot{graph.nodes[static_cast<std::size_t>(n)], true, 0, {}};
        fill_in(spot, graph, areas, before, joined_to_source(graph, n, none));
        spots.push_back(std::move(spot));
    }
    std::erase_if(spots, [](const WeakSpot& spot) { return spot.places.empty(); });
    std::sort(spots.begin(), spots.end(), [](const WeakSpot& a, const WeakSpot& b) {
        return a.cut_off_mcm_per_day != b.cut_off_mcm_per_day
                   ? a.cut_off_mcm_per_day > b.cut_off_mcm_per_day
                   : a.id < b.id;
    });
    return spots;
}

} // namespace gashub
