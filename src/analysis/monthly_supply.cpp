#include "analysis/monthly_supply.hpp"

#include "graph/cuts.hpp"
#include "market/rules/rules.hpp"

#include <algorithm>

namespace gashub {
namespace {

using market::nothing_bcm;
using market::Timeline;

constexpr double without_bound = 1e5; ///< bcm: more than any way carries

using Marks = std::vector<char>;

bool has(const Marks& marks, int node) {
    return marks[static_cast<std::size_t>(node)] != 0;
}

Marks market_nodes(const Timeline& line) {
    Marks marks(static_cast<std::size_t>(line.network.node_count()), 0);
    for (const int node : line.market_node)
        marks[static_cast<std::size_t>(node)] = 1;
    return marks;
}

/// The country's nodes that gas at its markets can go on to in a period.
Marks grid_of(const Timeline& line, const Marks& inside, const Marks& markets, int t) {
    Marks grid(inside.size(), 0);
    for (std::size_t n = 0; n < grid.size(); ++n)
        grid[n] = inside[n] && markets[n];
    for (bool grew = true; grew;) {
        grew = false;
        for (int a = 0; a < line.network.arc_count(); ++a) {
            const auto from = static_cast<std::size_t>(line.arc_from[static_cast<std::size_t>(a)]),
                       to = static_cast<std::size_t>(line.arc_to[static_cast<std::size_t>(a)]);
            if (grid[from] && inside[to] && !grid[to] && line.arc_capacity(a, t) > nothing_bcm)
                grid[to] = 1, grew = true;
        }
    }
    return grid;
}

/// Most that an arc carries in a period: its capacity, or limits on it alone or with others.
std::vector<double> most_on_arcs(const Timeline& line, int t) {
    std::vector<double> most;
    for (int a = 0; a < line.network.arc_count(); ++a)
        most.push_back(std::min(line.arc_capacity(a, t), without_bound));
    const Period& period = line.periods[static_cast<std::size_t>(t)];
    for (const Event& event : line.scenario.parts().events) {
        const auto* limit = std::get_if<Limit>(&event.body);
        if (limit == nullptr || !limit->maximum_bcm_per_year)
            continue;
        const double covered = market::covered_days(period, event.from, event.to),
                     open = period.days() - covered;
        for (const std::string& id : limit->arcs)
            if (const int a = line.network.find_arc(id); a >= 0 && covered > 0) {
                double& known = most[static_cast<std::size_t>(a)];
                known = std::min(known, known * open / period.days() +
                                            *limit->maximum_bcm_per_year * covered / 365);
            }
    }
    return most;
}

/// Most that a store gives in a period: its rate as full as it starts, and what is in it then.
double most_from_store(const market::Outcome& out, int storage, int t) {
    const Timeline& line = out.line();
    const auto number = static_cast<std::size_t>(storage);
    const double stock =
        t > 0 ? out.level(storage, t - 1)
              : line.start_stock[number].value_or(out.level(storage, out.periods() - 1));
    const double room = line.working_volume(storage, t),
                 empty = line.network.parts().storages[number].withdrawal_at_empty_share,
                 fill = room > 0 ? std::clamp(stock / room, 0.0, 1.0) : 0;
    return std::clamp(line.withdrawal_rate(storage, t) * (empty + (1 - empty) * fill), 0.0,
                      std::max(0.0, stock));
}

double supply_in(const market::Outcome& out, const Marks& grid, const std::string& origin, int t) {
    const Timeline& line = out.line();
    const Network& net = line.network;
    const int source = net.node_count();
    const std::vector<double> most = most_on_arcs(line, t);
    graph::Topology topology{net.node_count() + 1, {}};
    for (int a = 0; a < net.arc_count(); ++a)
        topology.arcs.push_back({line.arc_from[static_cast<std::size_t>(a)],
                                 line.arc_to[static_cast<std::size_t>(a)], 0,
                                 most[static_cast<std::size_t>(a)]});
    const auto& sites = net.parts().sites;
    for (std::size_t p = 0; p < sites.size(); ++p)
        if (sites[p].origin != origin)
            topology.arcs.push_back(
                {source, line.site_node[p], 0,
                 std::min(line.site_capacity(static_cast<int>(p), t), without_bound)});
    double stored = 0;
    for (int s = 0; s < static_cast<int>(line.storage_node.size()); ++s)
        if (has(grid, line.storage_node[static_cast<std::size_t>(s)]))
            stored += most_from_store(out, s, t);
    std::vector<int> sinks;
    for (int n = 0; n < net.node_count(); ++n)
        if (has(grid, n))
            sinks.push_back(n);
    return stored + graph::smallest_cut(topology, std::vector{source}, sinks).flow;
}

double need_in(const market::Outcome& out, const Marks& inside, const Marks& grid, int t) {
    const Timeline& line = out.line();
    double need = 0;
    for (int j = 0; j < static_cast<int>(line.sectors.size()); ++j)
        if (has(inside, line.sectors[static_cast<std::size_t>(j)].node))
            need += out.consumption(j, t) + out.unserved(j, t) + out.rationed(j, t);
    for (int a = 0; a < line.network.arc_count(); ++a)
        if (has(grid, line.arc_from[static_cast<std::size_t>(a)]) &&
            !has(inside, line.arc_to[static_cast<std::size_t>(a)]))
            need += out.flow(a, t);
    return need;
}

} // namespace

std::string month_name(const Period& period) {
    return to_string(period.from).substr(0, 7);
}

std::vector<MonthSupply> supply_without(const Results& results, const std::string& country,
                                        const std::string& origin) {
    const market::Outcome& out = results.out();
    const Timeline& line = out.line();
    Marks inside(static_cast<std::size_t>(line.network.node_count()), 0);
    for (const int n : line.network.nodes_of(country))
        inside[static_cast<std::size_t>(n)] = 1;
    const Marks markets = market_nodes(line);
    std::vector<MonthSupply> months;
    for (int t = 0; t < out.periods(); ++t) {
        const Period& period = line.periods[static_cast<std::size_t>(t)];
        if (months.empty() || months.back().month != month_name(period))
            months.push_back({.month = month_name(period)});
        const Marks grid = grid_of(line, inside, markets, t);
        months.back().supply += supply_in(out, grid, origin, t);
        months.back().need += need_in(out, inside, grid, t);
        months.back().days += period.days();
    }
    return months;
}

double missing_supply(const std::vector<MonthSupply>& months, double ratio) {
    double missing = -without_bound;
    for (const MonthSupply& month : months)
        missing = std::max(missing, (ratio * month.need - month.supply) * 365 / month.days);
    return missing;
}

std::vector<double> exits_use(const Results& results) {
    const market::Outcome& out = results.out();
    const Timeline& line = out.line();
    const Network& net = line.network;
    if (results.hub < 0)
        return {};
    const std::string& country = net.node(results.hub).country;
    const auto is_abroad = [&](int node) { return net.node(node).country != country; };
    const Marks markets = market_nodes(line);
    Marks is_border(markets.size(), 0);
    for (int a = 0; a < net.arc_count(); ++a)
        if (const int from = line.arc_from[static_cast<std::size_t>(a)];
            !has(markets, from) && is_abroad(line.arc_to[static_cast<std::size_t>(a)]))
            is_border[static_cast<std::size_t>(from)] = 1;
    std::vector<double> use;
    double all = 0;
    for (int t = 0; t < out.periods(); ++t) {
        double flow = 0, capacity = 0;
        for (int a = 0; a < net.arc_count(); ++a)
            if (const int to = line.arc_to[static_cast<std::size_t>(a)];
                line.arc_from[static_cast<std::size_t>(a)] == results.hub &&
                (is_abroad(to) || has(is_border, to))) {
                flow += out.flow(a, t);
                capacity += line.arc_capacity(a, t);
            }
        use.push_back(capacity > nothing_bcm ? flow / capacity : 0);
        all += capacity;
    }
    return all > nothing_bcm ? use : std::vector<double>{};
}

} // namespace gashub
