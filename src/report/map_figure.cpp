// The map of a run from its tables.

#include "io/country_names.hpp"
#include "io/table_columns.hpp"
#include "report/chart_svg.hpp"
#include "report/map_svg.hpp"
#include "report/names.hpp"
#include "report/ranking.hpp"
#include "report/run_figures.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr double congested_eur_per_mwh = 0.01;

/// Flow between two nodes over the horizon, all arcs between them together.
struct PairSum {
    double bcm = 0, capacity = 0, rent = 0;
    bool has_limit = true;
    std::map<std::string, double> by_origin;
    std::set<std::string> arcs;
};

/// `Russia 61 %, Azerbaijan 22 %`: the four largest.
std::string origin_words(const std::map<std::string, double>& by_origin, double total) {
    constexpr std::size_t most = 4;
    std::string words;
    for (const auto& [bcm, origin] : largest(by_origin, most, [](double sum) { return sum; }))
        if (bcm > 0)
            words += fmt::format("{}{} {:.0f} %", words.empty() ? "" : ", ", country_name(origin),
                                 100 * bcm / total);
    return words;
}

class MapMaker {
  public:
    MapMaker(const RunSource& run, const std::vector<std::string>& watched)
        : run_(run), net_(run.network), groups_(run.network) {
        map.groups = groups_.list();
        read_flows();
        add_places(watched);
        add_flows();
    }
    FlowMap map;
    ByOrigin totals{};

  private:
    void read_flows() {
        const Table& flows = table_of(run_.tables, "flows");
        const ColumnView arc(flows, "arc"), period(flows, "period"), origin(flows, "origin"),
            flow(flows, "flow_bcm"), capacity(flows, "capacity_bcm"),
            congestion(flows, "congestion_eur_per_mwh");
        std::set<std::pair<std::string_view, std::string_view>> seen;
        for (std::size_t row = 0; row < flows.rows(); ++row) {
            const int a = net_.find_arc(arc.text(row));
            if (a < 0)
                continue;
            const Arc& on = net_.arc(a);
            const std::string who(origin.text(row));
            if (on.kind == ArcKind::lane) {
                const int port = net_.find_node(on.to);
                ashore_[port][who] += flow.number(row);
                continue;
            }
            if (on.kind == ArcKind::liquefaction)
                continue;
            PairSum& sum = pairs_[{net_.find_node(on.from), net_.find_node(on.to)}];
            sum.bcm += flow.number(row);
            sum.by_origin[who] += flow.number(row);
            sum.arcs.insert(on.id);
            if (!seen.insert({arc.text(row), period.text(row)}).second)
                continue;
            sum.has_limit = sum.has_limit && !capacity.is_empty(row);
            sum.capacity += capacity.number(row);
            sum.rent = std::max(sum.rent, congestion.number(row));
        }
    }

    /// Mean over the periods, plain.
    std::map<std::string, double, std::less<>> mean_prices() const {
        std::map<std::string, double, std::less<>> means;
        const Table& table = table_of(run_.tables, "indicators");
        const ColumnView name(table, "name"), scope(table, "scope"), value(table, "value");
        for (std::size_t row = 0; row < table.rows(); ++row)
            if (name.text(row) == "mean-price")
                means.emplace(scope.text(row), value.number(row));
        return means;
    }

    void add_places(const std::vector<std::string>& watched) {
        const auto means = mean_prices();
        std::map<std::string, double, std::less<>> use;
        for (const Market& market : net_.parts().markets)
            for (const Sector& sector : market.sectors)
                use[market.node] += sector.reference_bcm_per_year;
        std::set<std::string> hubs;
        for (const Hub& hub : net_.parts().hubs)
            hubs.insert(hub.node);
        for (int n = 0; n < net_.node_count(); ++n) {
            const Node& node = net_.node(n);
            const std::string name = node_name(net_, node.id);
            const auto mean = means.find(node.id);
            FlowMap::Place place;
            place.lon = node.lon;
            place.lat = node.lat;
            place.is_hub = hubs.contains(node.id);
            place.is_shown = place.is_hub || use.contains(node.id);
            place.label = name;
            place.tip = name;
            if (mean != means.end()) {
                place.label += fmt::format(" {:.1f}", mean->second);
                place.tip += fmt::format(": {:.2f} EUR/MWh, mean", mean->second);
            }
            if (const auto used = use.find(node.id); used != use.end())
                place.rank = 1 + used->second;
            if (place.is_hub)
                place.rank += 1000;
            const auto at = std::find(watched.begin(), watched.end(), node.id);
            if (at != watched.end())
                place.rank += 5000 - static_cast<double>(at - watched.begin());
            if (const auto ships = ashore_.find(n); ships != ashore_.end())
                add_ships(place, name, ships->second);
            map.places.push_back(std::move(place));
        }
    }

    void add_ships(FlowMap::Place& place, const std::string& name,
                   const std::map<std::string, double>& by_origin) {
        double total = 0;
        for (const auto& [origin, bcm] : by_origin)
            total += bcm;
        if (total <= 0.005)
            return;
        place.ships_bcm = total;
        place.ships_tip = fmt::format("LNG ashore at {}: {} bcm\n{}", name, short_number(total),
                                      origin_words(by_origin, total));
    }

    void add_flows() {
        for (const auto& [ends, sum] : pairs_) {
            const Node &from = net_.node(ends.first), &to = net_.node(ends.second);
            FlowMap::Flow flow;
            flow.from = static_cast<std::size_t>(ends.first);
            flow.to = static_cast<std::size_t>(ends.second);
            flow.bcm = sum.bcm > 0.005 ? sum.bcm : 0;
            if (sum.has_limit)
                flow.capacity_bcm = sum.capacity;
            flow.is_full = sum.rent > congested_eur_per_mwh;
            for (const auto& [origin, bcm] : sum.by_origin)
                flow.by_origin[groups_.of(origin)] += bcm;
            for (std::size_t g = 0; g < totals.size(); ++g)
                totals[g] += flow.by_origin[g];
            flow.tip = fmt::format("{} to {}: {} bcm", node_name(net_, from.id),
                                   node_name(net_, to.id), short_number(sum.bcm));
            if (sum.arcs.size() == 1)
                flow.tip = arc_name(net_, *sum.arcs.begin()) + "\n" + flow.tip;
            if (sum.has_limit && sum.capacity > 0)
                flow.tip += fmt::format(" of {} ({:.0f} %)", short_number(sum.capacity),
                                        100 * sum.bcm / sum.capacity);
            if (flow.is_full)
                flow.tip += fmt::format("\nfull: up to {} EUR/MWh", short_number(sum.rent));
            if (sum.bcm > 0)
                flow.tip += "\n" + origin_words(sum.by_origin, sum.bcm);
            if (from.country != to.country)
                map.widest_bcm = std::max(map.widest_bcm, flow.bcm);
            map.flows.push_back(std::move(flow));
        }
    }

    const RunSource& run_;
    const Network& net_;
    OriginGroups groups_;
    std::map<std::pair<int, int>, PairSum> pairs_;
    std::map<int, std::map<std::string, double>> ashore_;
};

} // namespace

std::optional<PageFigure> map_figure(const RunSource& run, const std::vector<std::string>& watched,
                                     std::vector<Outline> land) {
    MapMaker maker(run, watched);
    if (maker.map.flows.empty())
        return std::nullopt;
    maker.map.title = "Where gas flows";
    maker.map.land = std::move(land);
    return PageFigure{
        .title = maker.map.title,
        .caption = fmt::format(
            "Flows over the horizon, as wide as they are large ({} bcm is widest); blue rounds are "
            "LNG ashore; numbers are mean prices in EUR/MWh. Point at a pipe to read it.",
            short_number(maker.map.widest_bcm)),
        .svg = flow_map_svg(maker.map, desk_map),
        .phone_svg = flow_map_svg(maker.map, phone_map),
        .legend = legend_of(OriginGroups(run.network), maker.totals),
        .is_wide = true,
        .is_map = true};
}

} // namespace gashub
