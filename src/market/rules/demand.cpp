// Demand: each sector's curve above its firm block, lost load, sales by class (MODEL section 3).

#include "market/rules/rules.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::market {
namespace {

/// What a sector wants at a price, bcm of the period.
double demanded_at(const SectorOnTimeline& sector, DemandKind kind, double reference,
                   double price) {
    if (kind == DemandKind::fixed || sector.elasticity == 0)
        return reference;
    if (kind == DemandKind::iso_elastic)
        return reference *
               std::pow(std::max(price, 1e-3) / sector.reference_price, sector.elasticity);
    const double slope = -sector.reference_price / (sector.elasticity * reference);
    return std::max(0.0, reference + (sector.reference_price - price) / slope);
}

/// Firm block X: what is wanted at the value of lost load.
double firm_block(const SectorOnTimeline& sector, DemandKind kind, double reference) {
    return demanded_at(sector, kind, reference, sector.lost_load);
}

/// Consumption above the firm block, valued along the sector's curve.
void add_consumption(Draft& draft, int j, int t, int row) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    const SectorOnTimeline& on = line.sectors[static_cast<std::size_t>(j)];
    const Sector& sector = draft.network()
                               .parts()
                               .markets[static_cast<std::size_t>(on.market)]
                               .sectors[static_cast<std::size_t>(on.sector)];
    const double reference = line.reference(j, t), tax = consumption_tax(line, on.node, t) * line.h;
    // Under a regulated price consumers see a share of the market's price, so that their curve
    // stands higher by its inverse; or a price that is given, and then they ask for one volume.
    const Regulated regulated = regulated_price(line, j, t);
    SectorOnTimeline seen = on;
    seen.reference_price /= regulated.share;
    const double firm = out.firm(j, t) =
        regulated.price ? demanded_at(on, sector.kind, reference, *regulated.price)
                        : firm_block(seen, sector.kind, reference);
    out.constant_meur += (on.lost_load * line.h - tax) * firm;
    if (sector.kind == DemandKind::fixed || on.elasticity == 0)
        return;
    // A sector of no size this period keeps its column, closed, so that the pattern stays.
    const bool empty = reference <= 1e-9 || regulated.price;
    if (sector.kind == DemandKind::linear) {
        const double slope = empty ? 1 : -seen.reference_price / (on.elasticity * reference);
        const double at_firm = empty ? 0 : seen.reference_price + slope * reference - slope * firm;
        const int column =
            draft.add_column({ColumnKind::consumption, j, -1, 0, t}, -at_firm * line.h + tax,
                             slope * line.h, 0, empty ? 0 : no_bound);
        out.consumption(j, t) = column;
        draft.put(row, column, -1);
        return;
    }
    const int column =
        draft.add_column({ColumnKind::consumption, j, -1, 0, t}, tax, 0, 0, empty ? 0 : no_bound);
    out.consumption(j, t) = column;
    draft.program.add_curve({column, solver::CurveKind::iso_elastic, seen.reference_price * line.h,
                             empty ? 1.0 : reference, empty ? 1.0 : firm, 1 / on.elasticity});
    draft.put(row, column, -1);
}

std::vector<LostLoadLevel> lost_load_levels(const Timeline& line, int m) {
    std::vector<LostLoadLevel> levels;
    for (int j = line.market_first_sector[static_cast<std::size_t>(m)];
         j < line.market_first_sector[static_cast<std::size_t>(m) + 1]; ++j) {
        const double value = line.sectors[static_cast<std::size_t>(j)].lost_load;
        auto level = std::find_if(levels.begin(), levels.end(),
                                  [&](const auto& l) { return l.value == value; });
        if (level == levels.end())
            level = levels.insert(levels.end(), {value, {}});
        level->sectors.push_back(j);
    }
    std::sort(levels.begin(), levels.end(),
              [](const auto& a, const auto& b) { return a.value < b.value; });
    return levels;
}

/// By what gas comes to each node: looked up once, for it is asked of every class and period.
struct Arrivals {
    std::vector<std::vector<int>> arcs, ways, sites, storages; ///< of each node

    explicit Arrivals(const Draft& draft) {
        const Timeline& line = draft.line();
        const auto by_node = [&](std::size_t count, auto node_of) {
            std::vector<std::vector<int>> lists(
                static_cast<std::size_t>(draft.network().node_count()));
            for (std::size_t i = 0; i < count; ++i)
                if (const int node = node_of(i); node >= 0)
                    lists[static_cast<std::size_t>(node)].push_back(static_cast<int>(i));
            return lists;
        };
        const auto& all = draft.out.ways;
        arcs = by_node(line.arc_to.size(), [&](std::size_t a) { return line.arc_to[a]; });
        ways = by_node(all.size(), [&](std::size_t w) {
            return all[w].empty() ? -1 : line.arc_to[static_cast<std::size_t>(all[w].back().arc)];
        });
        sites = by_node(line.site_node.size(), [&](std::size_t p) { return line.site_node[p]; });
        storages =
            by_node(line.storage_node.size(), [&](std::size_t s) { return line.storage_node[s]; });
    }
};

/// Most gas of a class that can come to a node in a period: by arcs, from fields, from stores.
double most_at(const Draft& draft, const Arrivals& arrivals, int node, int t, int k) {
    const Formulation& out = draft.out;
    const Timeline& line = draft.line();
    const int from = out.classes.list[static_cast<std::size_t>(k)].relabelled_from;
    if (from >= 0 && node == out.hub) // comes by the class that takes the label
        return most_at(draft, arrivals, node, t, from);
    const std::size_t n = static_cast<std::size_t>(node);
    double sum = 0;
    for (int a : arrivals.arcs[n])
        if (out.flow(a, t, k) >= 0)
            sum += line.arc_capacity(a, t) + line.most_growth(a, t);
    for (int w : arrivals.ways[n]) {
        const auto& way = out.ways[static_cast<std::size_t>(w)];
        if (out.through(way.front().arc, t, k) >= 0)
            sum += line.arc_capacity(way.back().arc, t) + line.most_growth(way.back().arc, t);
    }
    for (int p : arrivals.sites[n])
        if (out.classes.of_site[static_cast<std::size_t>(p)] == k)
            sum += line.site_capacity(p, t);
    for (int s : arrivals.storages[n])
        sum += line.withdrawal_rate(s, t);
    return sum;
}

} // namespace

void add_demand(Draft& draft) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    const int markets = static_cast<int>(line.market_node.size()), periods = draft.periods(),
              classes = draft.classes();
    out.market_row = Places(markets, periods);
    out.consumption = Places(static_cast<int>(line.sectors.size()), periods);
    out.sales = Places(markets, periods, classes);
    out.firm = Grid(static_cast<int>(line.sectors.size()), periods);
    std::size_t most_levels = 0;
    for (int m = 0; m < markets; ++m) {
        out.lost_load.push_back(lost_load_levels(line, m));
        most_levels = std::max(most_levels, out.lost_load.back().size());
    }
    out.unserved =
        Places(markets, periods, static_cast<int>(std::max<std::size_t>(1, most_levels)));
    const Arrivals arrivals(draft);
    for (int m = 0; m < markets; ++m) {
        const int node = line.market_node[static_cast<std::size_t>(m)];
        for (int t = 0; t < periods; ++t) {
            int row = out.balance(node, t);
            if (out.own_row[static_cast<std::size_t>(m)]) { // sales of each class meet in it
                row = draft.add_row({RowKind::market, m, -1, 0, t}, 0, 0);
                for (int k = 0; k < classes; ++k) {
                    if (out.balance(node, t, k) < 0)
                        continue;
                    const double most = may_stay(line, out.classes, k, node, t)
                                            ? loose * most_at(draft, arrivals, node, t, k)
                                            : 0;
                    out.sales(m, t, k) =
                        draft.add_column({ColumnKind::sales, m, -1, k, t}, 0, 0, 0, most);
                    draft.put(out.balance(node, t, k), out.sales(m, t, k), -1);
                    draft.put(row, out.sales(m, t, k), 1);
                }
            }
            out.market_row(m, t) = row;
            double firm = 0;
            for (int j = line.market_first_sector[static_cast<std::size_t>(m)];
                 j < line.market_first_sector[static_cast<std::size_t>(m) + 1]; ++j) {
                add_consumption(draft, j, t, row);
                firm += out.firm(j, t);
            }
            draft.program.shift_row(row, firm);
            const auto& levels = out.lost_load[static_cast<std::size_t>(m)];
            for (int l = 0; l < static_cast<int>(levels.size()); ++l) {
                double block = 0;
                for (int j : levels[static_cast<std::size_t>(l)].sectors)
                    block += out.firm(j, t);
                const bool dearest = l + 1 == static_cast<int>(levels.size());
                const double tax = consumption_tax(line, node, t);
                const int column =
                    draft.add_column({ColumnKind::unserved, m, l, 0, t},
                                     (levels[static_cast<std::size_t>(l)].value - tax) * line.h, 0,
                                     0, dearest ? no_bound : block);
                out.unserved(m, t, l) = column;
                draft.put(row, column, 1);
            }
        }
    }
}

void add_quotas(Draft& draft) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    const auto& policies = line.scenario.parts().policies;
    for (int i = 0; i < static_cast<int>(policies.size()); ++i) {
        const auto* quota = std::get_if<Quota>(&policies[static_cast<std::size_t>(i)].body);
        if (quota == nullptr || draft.classes() == 1)
            continue;
        for (int t = 0; t < draft.periods(); ++t) {
            if (!in_force(policies[static_cast<std::size_t>(i)], draft.period(t)))
                continue;
            const int row = draft.add_row({RowKind::quota, i, -1, 0, t}, -no_bound, 0);
            for (int m = 0; m < static_cast<int>(line.market_node.size()); ++m) {
                if (!line.lies_in(quota->region, line.market_node[static_cast<std::size_t>(m)]))
                    continue;
                for (int k = 0; k < draft.classes(); ++k) {
                    if (out.sales(m, t, k) < 0)
                        continue;
                    const bool counted =
                        out.classes.list[static_cast<std::size_t>(k)].is_told_apart_by(i);
                    draft.put(row, out.sales(m, t, k), (counted ? 1.0 : 0.0) - quota->share);
                }
            }
            if (quota->penalty_eur_per_mwh) {
                const int over =
                    draft.add_column({ColumnKind::excess, i, -1, 0, t},
                                     *quota->penalty_eur_per_mwh * line.h, 0, 0, no_bound);
                draft.put(row, over, -1);
            }
        }
    }
}

void add_demand_reductions(Draft& draft) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    const auto& policies = line.scenario.parts().policies;
    for (int i = 0; i < static_cast<int>(policies.size()); ++i) {
        const auto* cut = std::get_if<DemandReduction>(&policies[static_cast<std::size_t>(i)].body);
        if (cut == nullptr)
            continue;
        for (int t = 0; t < draft.periods(); ++t) {
            if (!in_force(policies[static_cast<std::size_t>(i)], draft.period(t)))
                continue;
            double most = 0;
            std::vector<std::pair<int, double>> entries;
            for (int m = 0; m < static_cast<int>(line.market_node.size()); ++m) {
                if (!line.lies_in(cut->region, line.market_node[static_cast<std::size_t>(m)]))
                    continue;
                for (int j = line.market_first_sector[static_cast<std::size_t>(m)];
                     j < line.market_first_sector[static_cast<std::size_t>(m) + 1]; ++j) {
                    const SectorOnTimeline& on = line.sectors[static_cast<std::size_t>(j)];
                    const std::string& id = draft.network()
                                                .parts()
                                                .markets[static_cast<std::size_t>(m)]
                                                .sectors[static_cast<std::size_t>(on.sector)]
                                                .id;
                    if (!cut->sector.empty() && cut->sector != id)
                        continue;
                    most += cut->share * line.reference(j, t) - out.firm(j, t);
                    if (out.consumption(j, t) >= 0)
                        entries.emplace_back(out.consumption(j, t), 1.0);
                }
                for (int l = 0;
                     l < static_cast<int>(out.lost_load[static_cast<std::size_t>(m)].size()); ++l)
                    entries.emplace_back(out.unserved(m, t, l), -1.0);
            }
            if (entries.empty())
                continue;
            const int row =
                draft.add_row({RowKind::demand_reduction, i, -1, 0, t}, -no_bound, most);
            for (const auto& [column, value] : entries)
                draft.put(row, column, value);
        }
    }
}

} // namespace gashub::market
