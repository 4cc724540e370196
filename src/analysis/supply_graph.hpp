#pragma once
// What the grid alone could do on a day, whatever gas costs: a graph from one source over fields
// and stores to markets, mcm a day. Answers whom a cut leaves short, on which source a country
// depends, and where one loss parts it from all gas. Sealed transit counts as open; losses on the
// way, joint limits and yearly limits are left out.

#include "graph/topology.hpp"
#include "market/timeline.hpp"

#include <string>
#include <vector>

namespace gashub {

struct SupplyGraph {
    graph::Topology topology;     ///< nodes of the network, then the source
    std::vector<std::string> ids; ///< a topology arc: the arc, site or storage behind it
    /// Whose gas an arc lets out: a field's origin; the country of a store, or of a pipe or lane
    /// that leaves it; empty for what stays within a country.
    std::vector<std::string> origins;
    std::vector<std::string> nodes; ///< ids
    int source = 0;
};

/// The network as it stands in a period; stores give what their rate is at `storage_fill`.
SupplyGraph supply_graph(const market::Timeline& line, int period, double storage_fill);

/// The graph with elements (arcs, sites, storages) out of service, or without all that an origin
/// lets out: its fields, stores, and what comes through it from others.
SupplyGraph without(SupplyGraph graph, const std::vector<std::string>& ids);
SupplyGraph without_origin(SupplyGraph graph, const std::string& origin);

/// Wanted by one country or region, spread over its nodes.
struct AreaDemand {
    std::string id;
    std::vector<std::pair<int, double>> by_node; ///< mcm a day, positive
    double total() const;
};

/// Reference demand of areas in a period: those of the ids (regions or countries) that have any.
std::vector<AreaDemand> area_demands(const market::Timeline& line, int period,
                                     const std::vector<std::string>& ids);

struct NamedCut {
    double mcm_per_day = 0;            ///< the most that can reach the area
    std::vector<std::string> elements; ///< full arcs, fields and stores that hold it back
};
/// The most that could be brought to an area if nobody else wanted any, and what holds it back.
NamedCut binding_cut(const SupplyGraph& graph, const AreaDemand& area);

/// The most of what an area wants that could be brought to it if it came first; `elements`: what
/// holds back the rest, none where all of it can be served.
NamedCut cut_short_of_demand(const SupplyGraph& graph, const AreaDemand& area);

/// Share of its demand that an area can get if it comes first.
double share_if_first(const SupplyGraph& graph, const AreaDemand& area);

/// Shares of demand served, 0 to 1, if all share what there is so that the smallest share is as
/// large as it can be, then the next (max-min fairness, by cuts: Megiddo 1974).
std::vector<double> fair_shares(const SupplyGraph& graph, const std::vector<AreaDemand>& areas);

/// Supply source dependence: part of demand that is lost with what an origin lets out. What can not
/// be served with it either is no dependence on it.
struct Dependence {
    std::string area;
    double alone = 0;    ///< not cooperative: the area gets all other gas first
    double together = 0; ///< cooperative: all areas share other gas fairly
};
std::vector<Dependence> source_dependence(const SupplyGraph& graph, const std::string& origin,
                                          const std::vector<AreaDemand>& areas);

/// An element or node without which some markets have no way to any gas at all.
struct WeakSpot {
    std::string id;
    bool is_node = false;            ///< articulation point; else a bridge
    double cut_off_mcm_per_day = 0;  ///< demand that hangs on it, a node's own included
    std::vector<std::string> places; ///< nodes whose markets hang on it
};
/// Bridges and articulation points that part markets from all gas; most demand first, then by id.
std::vector<WeakSpot> weak_spots(const SupplyGraph& graph, const std::vector<AreaDemand>& areas);

} // namespace gashub
