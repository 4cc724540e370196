#include "io/table_columns.hpp"
#include "report/names.hpp"
#include "report/summary.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr double least_volume = 0.005; ///< bcm worth a sentence

/// `a, b and 4 more`: as many names, three at most, as fit into a line.
std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t most_names = 3, most_bytes = 56;
    std::string text = names.front();
    std::size_t shown = 1;
    while (shown < std::min(most_names, names.size()) &&
           text.size() + names[shown].size() <= most_bytes)
        text += ", " + names[shown++];
    return shown < names.size() ? text + fmt::format(" and {} more", names.size() - shown) : text;
}

/// Names ordered by what they weigh, heaviest first.
std::vector<std::string> by_weight(const std::map<std::string, double>& weights) {
    std::vector<std::pair<double, std::string>> order;
    for (const auto& [name, weight] : weights)
        order.emplace_back(-weight, name);
    std::sort(order.begin(), order.end());
    std::vector<std::string> names;
    for (auto& [weight, name] : order)
        names.push_back(std::move(name));
    return names;
}

void add_unserved(const Network& network, const Table& consumption, std::vector<Surprise>& out) {
    const ColumnView node(consumption, "node"), unserved(consumption, "unserved_bcm");
    std::map<std::string, double> places;
    double total = 0;
    for (std::size_t row = 0; row < consumption.rows(); ++row) {
        total += unserved.number(row);
        if (unserved.number(row) > least_volume / 10)
            places[node_name(network, node.text(row))] += unserved.number(row);
    }
    if (total > least_volume)
        out.push_back({"unserved", fmt::format("{:.2f} bcm of demand is not served: {}", total,
                                               listed(by_weight(places)))});
}

void add_broken(const Network& network, const Table& rules, std::vector<Surprise>& out) {
    const ColumnView rule(rules, "rule"), id(rules, "id"), state(rules, "state"),
        value(rules, "value"), bound(rules, "bound");
    std::map<std::string, double> broken;
    for (std::size_t row = 0; row < rules.rows(); ++row)
        if (state.text(row) == "broken")
            broken[fmt::format("{} ({})", thing_name(network, id.text(row)), rule.text(row))] +=
                std::abs(bound.number(row) - value.number(row));
    if (!broken.empty())
        out.push_back(
            {"broken", fmt::format("not kept, at its penalty: {}", listed(by_weight(broken)))});
}

void add_stores(const Scenario& scenario, const Table& storage, std::vector<Surprise>& out) {
    const ColumnView site(storage, "site"), injection(storage, "injection_bcm"),
        withdrawal(storage, "withdrawal_bcm"), level(storage, "level_bcm");
    std::map<std::string_view, double> first, last;
    for (std::size_t row = 0; row < storage.rows(); ++row) {
        first.try_emplace(site.text(row),
                          level.number(row) + withdrawal.number(row) - injection.number(row));
        last[site.text(row)] = level.number(row);
    }
    double begin = 0, end = 0;
    for (const auto& [id, bcm] : first) {
        begin += bcm;
        end += last[id];
    }
    if (begin > least_volume && std::abs(end - begin) > 0.1 * begin)
        out.push_back(
            {"stores", fmt::format("stores end on {} with {:.1f} bcm where they began with {:.1f}",
                                   to_string(scenario.periods().back().to), end, begin)});
}

/// Net flow between two nodes by period, from the first in order to the second.
using NetFlows = std::map<std::pair<std::string, std::string>, std::map<std::string, double>>;

void add_turns(const Network& network, const Table& flows, std::vector<Surprise>& out) {
    const ColumnView from(flows, "from"), to(flows, "to"), period(flows, "period"),
        flow(flows, "flow_bcm");
    NetFlows nets;
    for (std::size_t row = 0; row < flows.rows(); ++row) {
        const std::string a(from.text(row)), b(to.text(row));
        nets[std::minmax(a, b)][std::string(period.text(row))] +=
            a < b ? flow.number(row) : -flow.number(row);
    }
    std::map<std::string, double> turned;
    for (const auto& [ends, by_period] : nets) {
        double there = 0, back = 0;
        for (const auto& [when, net] : by_period)
            (net > 0 ? there : back) += std::abs(net);
        if (std::min(there, back) > 0.1)
            turned[node_name(network, ends.first) + " - " + node_name(network, ends.second)] =
                std::min(there, back);
    }
    if (!turned.empty())
        out.push_back(
            {"turned", fmt::format("the flow turns round: {}", listed(by_weight(turned)))});
}

/// Pipes between countries that stand open and carry nothing, in neither direction.
void add_idle(const Network& network, const Table& flows, std::vector<Surprise>& out) {
    const ColumnView arc(flows, "arc"), from(flows, "from"), to(flows, "to"), kind(flows, "kind"),
        flow(flows, "flow_bcm"), capacity(flows, "capacity_bcm");
    struct Use {
        double volume = 0, room = 0;
    };
    std::map<std::string, Use> use;
    std::map<std::pair<std::string, std::string>, double> between;
    for (std::size_t row = 0; row < flows.rows(); ++row) {
        if (kind.text(row) != "pipeline")
            continue;
        Use& sums = use[std::string(arc.text(row))];
        sums.volume += flow.number(row);
        sums.room += capacity.number(row);
        const std::string a(from.text(row)), b(to.text(row));
        between[std::minmax(a, b)] += flow.number(row);
    }
    std::map<std::string, double> idle;
    for (const auto& [id, sums] : use) {
        const Arc& pipe = network.arc(network.find_arc(id));
        const bool crosses = network.node(network.find_node(pipe.from)).country !=
                             network.node(network.find_node(pipe.to)).country;
        if (crosses && sums.volume < least_volume && sums.room > 5 &&
            between[std::minmax(pipe.from, pipe.to)] < least_volume)
            idle[arc_name(network, id)] = sums.room;
    }
    if (!idle.empty())
        out.push_back({"idle", fmt::format("open, but idle: {}", listed(by_weight(idle)))});
}

void add_no_trade(const Network& network, const Table& prices, std::vector<Surprise>& out) {
    const ColumnView node(prices, "node"), basis(prices, "basis");
    std::set<std::string> markets, traded, all;
    for (const Market& market : network.parts().markets)
        markets.insert(market.node);
    for (std::size_t row = 0; row < prices.rows(); ++row) {
        all.emplace(node.text(row));
        if (basis.text(row) != "no-trade")
            traded.emplace(node.text(row));
    }
    std::vector<std::string> names;
    for (const std::string& id : all)
        if (!traded.contains(id) && !markets.contains(id))
            names.push_back(node_name(network, id));
    if (!names.empty())
        out.push_back({"no-trade", fmt::format("no gas passes: {}", listed(names))});
}

} // namespace

std::vector<Surprise> find_surprises(const Network& network, const Scenario& scenario,
                                     std::span<const Table> tables) {
    std::vector<Surprise> found;
    if (const Table* table = find_table(tables, "consumption"))
        add_unserved(network, *table, found);
    if (const Table* table = find_table(tables, "rules"))
        add_broken(network, *table, found);
    if (const Table* table = find_table(tables, "storage"))
        add_stores(scenario, *table, found);
    if (const Table* table = find_table(tables, "flows")) {
        add_turns(network, *table, found);
        add_idle(network, *table, found);
    }
    if (const Table* table = find_table(tables, "prices"))
        add_no_trade(network, *table, found);
    return found;
}

} // namespace gashub
