#include "analysis/security.hpp"

#include "market/rules/rules.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <map>

namespace gashub {
namespace {

using market::Timeline;

constexpr double mcm_per_bcm = 1000;

double per_day(const Timeline& line, int period, double bcm) {
    return mcm_per_bcm * bcm / line.periods[static_cast<std::size_t>(period)].days();
}

bool lies_in(const std::vector<char>& inside, int node) {
    return inside[static_cast<std::size_t>(node)] != 0;
}

/// True if an arc's gas is sealed and goes on to a node outside.
bool passes_by(const Timeline& line, const std::vector<char>& inside, int arc, int period) {
    return market::is_sealed(line, arc, period) &&
           !lies_in(inside, line.network.find_node(line.network.arc(arc).transit_to));
}

/// What can be taken on from a node inside the area: infinite where gas is used or stored; else
/// what its pipes to other nodes inside can take, so far as it can go on from there.
double taken_on(const Timeline& line, const std::vector<char>& inside, int node, int period,
                std::vector<char>& passed) {
    const double all = std::numeric_limits<double>::infinity();
    const auto is_here = [&](int other) { return other == node; };
    if (std::any_of(line.market_node.begin(), line.market_node.end(), is_here) ||
        std::any_of(line.storage_node.begin(), line.storage_node.end(), is_here))
        return all;
    passed[static_cast<std::size_t>(node)] = 1;
    double sum = 0;
    for (int a = 0; a < line.network.arc_count(); ++a) {
        const int to = line.arc_to[static_cast<std::size_t>(a)];
        if (line.arc_from[static_cast<std::size_t>(a)] != node || !lies_in(inside, to) ||
            passed[static_cast<std::size_t>(to)] || passes_by(line, inside, a, period) ||
            line.arc_capacity(a, period) <= market::nothing_bcm)
            continue;
        sum += std::min(line.arc_capacity(a, period), taken_on(line, inside, to, period, passed));
    }
    passed[static_cast<std::size_t>(node)] = 0;
    return sum;
}

double sum_of_squares(const std::map<std::string, double>& parts) {
    double sum = 0, squares = 0;
    for (const auto& [name, value] : parts)
        sum += value;
    for (const auto& [name, value] : parts)
        squares += sum > 0 ? value / sum * (value / sum) : 0;
    return squares;
}

} // namespace

std::string_view to_string(EntryKind kind) {
    switch (kind) {
    case EntryKind::pipeline:
        return "pipeline";
    case EntryKind::lng:
        return "lng";
    case EntryKind::production:
        return "production";
    case EntryKind::storage:
        return "storage";
    }
    return "";
}

std::vector<Entry> entries_of(const Timeline& line, const std::vector<char>& inside, int period,
                              double storage_fill, const market::Outcome* outcome) {
    const Network& net = line.network;
    std::vector<Entry> all;
    std::vector<int> node_of; // an entry: where it ends
    const auto add = [&](EntryKind kind, const std::string& id, int from, int at, double capacity,
                         double flow) {
        if (capacity <= market::nothing_bcm)
            return;
        all.push_back({kind, id, net.node(from).country, per_day(line, period, capacity),
                       per_day(line, period, flow)});
        node_of.push_back(at);
    };
    for (int a = 0; a < net.arc_count(); ++a) {
        const Arc& arc = net.arc(a);
        const int from = line.arc_from[static_cast<std::size_t>(a)],
                  to = line.arc_to[static_cast<std::size_t>(a)];
        if (!lies_in(inside, to) || passes_by(line, inside, a, period))
            continue;
        const double flow = outcome ? outcome->flow(a, period) : 0;
        if (arc.kind == ArcKind::regasification)
            add(EntryKind::lng, arc.id, to, to, line.arc_capacity(a, period), flow);
        else if (arc.kind == ArcKind::pipeline && !lies_in(inside, from))
            add(EntryKind::pipeline, arc.id, from, to, line.arc_capacity(a, period), flow);
    }
    const auto& sites = net.parts().sites;
    for (int p = 0; p < static_cast<int>(sites.size()); ++p)
        if (const int node = line.site_node[static_cast<std::size_t>(p)]; lies_in(inside, node))
            add(EntryKind::production, sites[static_cast<std::size_t>(p)].id, node, node,
                line.site_capacity(p, period), outcome ? outcome->production(p, period) : 0);
    const auto& storages = net.parts().storages;
    for (int s = 0; s < static_cast<int>(storages.size()); ++s) {
        const Storage& storage = storages[static_cast<std::size_t>(s)];
        const double left = storage.withdrawal_at_empty_share +
                            (1 - storage.withdrawal_at_empty_share) * storage_fill;
        if (const int node = line.storage_node[static_cast<std::size_t>(s)]; lies_in(inside, node))
            add(EntryKind::storage, storage.id, node, node, line.withdrawal_rate(s, period) * left,
                outcome ? outcome->withdrawal(s, period) : 0);
    }
    std::map<int, double> arriving; // mcm a day
    for (std::size_t i = 0; i < all.size(); ++i)
        arriving[node_of[i]] += all[i].capacity_mcm_per_day;
    std::vector<char> passed(inside.size(), 0);
    for (auto& [node, share] : arriving)
        share = std::min(1.0, per_day(line, period, taken_on(line, inside, node, period, passed)) /
                                  share);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].capacity_mcm_per_day *= arriving[node_of[i]];
    const double nothing = per_day(line, period, market::nothing_bcm);
    std::erase_if(all, [&](const Entry& e) { return e.capacity_mcm_per_day <= nothing; });
    std::stable_sort(all.begin(), all.end(),
                     [](const Entry& a, const Entry& b) { return a.kind < b.kind; });
    return all;
}

double reference_demand(const Timeline& line, const std::vector<char>& inside, int period) {
    double wanted = 0;
    for (int j = 0; j < static_cast<int>(line.sectors.size()); ++j)
        if (lies_in(inside, line.sectors[static_cast<std::size_t>(j)].node))
            wanted += line.reference(j, period);
    return per_day(line, period, wanted);
}

NMinusOne n_minus_1(const std::vector<Entry>& entries, double demand_mcm_per_day,
                    double saved_mcm_per_day,
                    const std::vector<std::vector<std::string>>& together) {
    assert(demand_mcm_per_day > saved_mcm_per_day && saved_mcm_per_day >= 0);
    NMinusOne worst;
    double all = 0;
    const auto consider = [&](const std::vector<std::string>& ids) {
        NMinusOne loss;
        for (const Entry& entry : entries)
            if (std::find(ids.begin(), ids.end(), entry.id) != ids.end()) {
                loss.out.push_back(entry.id);
                loss.lost_mcm_per_day += entry.capacity_mcm_per_day;
            }
        if (loss.lost_mcm_per_day > worst.lost_mcm_per_day)
            worst = std::move(loss);
    };
    for (const Entry& entry : entries) {
        all += entry.capacity_mcm_per_day;
        consider({entry.id});
    }
    for (const auto& group : together)
        consider(group);
    worst.ratio = (all - worst.lost_mcm_per_day) / (demand_mcm_per_day - saved_mcm_per_day);
    return worst;
}

double import_route_diversification(const std::vector<Entry>& entries) {
    std::map<std::string, double> ways;
    for (const Entry& entry : entries)
        if (entry.kind == EntryKind::pipeline)
            ways["border:" + entry.from] += entry.capacity_mcm_per_day;
        else if (entry.kind == EntryKind::lng)
            ways["terminal:" + entry.id] += entry.capacity_mcm_per_day;
    return sum_of_squares(ways);
}

double remaining_flexibility(const std::vector<Entry>& entries) {
    double capacity = 0, flow = 0;
    for (const Entry& entry : entries) {
        capacity += entry.capacity_mcm_per_day;
        flow += entry.flow_mcm_per_day;
    }
    return capacity > 0 ? std::clamp(1 - flow / capacity, 0.0, 1.0) : 0;
}

double entry_concentration(const std::vector<Entry>& entries) {
    std::map<std::string, double> ways;
    for (const Entry& entry : entries)
        ways[entry.kind == EntryKind::lng ? "lng" : entry.from] +=
            std::max(0.0, entry.flow_mcm_per_day);
    return 1e4 * sum_of_squares(ways);
}

double curtailed_share(const market::Outcome& outcome, const std::vector<char>& inside,
                       int period) {
    double served = 0, short_of = 0;
    const auto& sectors = outcome.line().sectors;
    for (int j = 0; j < static_cast<int>(sectors.size()); ++j)
        if (lies_in(inside, sectors[static_cast<std::size_t>(j)].node)) {
            served += std::max(0.0, outcome.consumption(j, period));
            short_of += std::max(0.0, outcome.unserved(j, period)) +
                        std::max(0.0, outcome.rationed(j, period));
        }
    return served + short_of > market::nothing_bcm ? short_of / (served + short_of) : 0;
}

double days_of_survival(std::vector<Stock> stocks, double gap_mcm_per_day) {
    if (gap_mcm_per_day <= 0)
        return std::numeric_limits<double>::infinity();
    const auto rate_of = [](const Stock& stock) {
        if (stock.level_bcm <= 0 || stock.working_volume_bcm <= 0)
            return 0.0;
        const double fill = std::min(1.0, stock.level_bcm / stock.working_volume_bcm);
        return stock.full_rate_mcm_per_day * (stock.empty_share + (1 - stock.empty_share) * fill);
    };
    // Steps of an hour; the last one ends where a rate or a stock gives out within it.
    constexpr double step = 1.0 / 24;
    constexpr double longest = 3650;
    for (double days = 0; days < longest; days += step) {
        double all = 0;
        for (const Stock& stock : stocks)
            all += rate_of(stock);
        if (all < gap_mcm_per_day)
            return days;
        double part = 1; // of the step that the emptiest store lasts
        for (const Stock& stock : stocks)
            if (const double drawn = rate_of(stock) / all * gap_mcm_per_day * step / mcm_per_bcm;
                drawn > 0)
                part = std::min(part, stock.level_bcm / drawn);
        for (Stock& stock : stocks)
            stock.level_bcm -= part * rate_of(stock) / all * gap_mcm_per_day * step / mcm_per_bcm;
        for (Stock& stock : stocks)
            if (stock.level_bcm < 1e-12)
                stock.level_bcm = 0;
        days -= (1 - part) * step;
    }
    return longest;
}

} // namespace gashub
