// What each rule of the outer search says of a solution.

#include "market/contract_terms.hpp"
#include "market/formula_prices.hpp"
#include "market/outer_search.hpp"
#include "market/rules/rules.hpp"

#include <algorithm>
#include <cmath>
#include <queue>

namespace gashub::market {
namespace {

const Policy& policy_of(const Formulation& f, int place) {
    return f.line.scenario.parts().policies[static_cast<std::size_t>(place)];
}

/// Class of a seller's gas: that of its first site, else the gas that no rule names.
int class_of_seller(const Formulation& f, std::string_view seller) {
    const auto& sites = f.line.network.parts().sites;
    for (std::size_t p = 0; p < sites.size(); ++p)
        if (sites[p].seller == seller)
            return f.classes.of_site[p];
    return 0;
}

struct Reader {
    const Formulation& f;
    const solver::Solution& solution;

    double x(int column) const {
        return column < 0 ? 0 : solution.x[static_cast<std::size_t>(column)];
    }
    double price(int row) const {
        return row < 0 ? 0 : solution.row_price[static_cast<std::size_t>(row)] / f.line.h;
    }
    /// Price of a node with its row: its market's, else the dearest class there.
    std::pair<double, int> node_price(int node, int t) const {
        for (int m = 0; m < static_cast<int>(f.line.market_node.size()); ++m)
            if (f.line.market_node[static_cast<std::size_t>(m)] == node)
                return {price(f.market_row(m, t)), f.market_row(m, t)};
        int best = -1;
        for (int k = 0; k < f.classes.count(); ++k)
            if (const int row = f.balance(node, t, k);
                row >= 0 && (best < 0 || price(row) > price(best)))
                best = row;
        return {price(best), best};
    }
    NodePrices prices() const {
        return [this](int node, int t) { return node_price(node, t); };
    }
    /// Price of the hub's exit half: its market's, else the dearest of what is traded.
    std::pair<double, int> exit_price(int t) const {
        for (int m = 0; m < static_cast<int>(f.line.market_node.size()); ++m)
            if (f.line.market_node[static_cast<std::size_t>(m)] == f.hub)
                return {price(f.market_row(m, t)), f.market_row(m, t)};
        const int best = traded_row(f, solution, t);
        return best >= 0 ? std::pair{price(best), best} : node_price(f.hub, t);
    }
};

void add_rows(Gap& gap, const Valued& valued, double weight) {
    for (const auto& [row, slope] : valued.rows)
        gap.rows.emplace_back(row, weight * slope);
}

/// Tariffs of the cheapest way between two nodes in a period, EUR/MWh.
double way_cost(const Timeline& line, int from, int to, int t) {
    std::vector<double> cost(static_cast<std::size_t>(line.network.node_count()), no_bound);
    using Stop = std::pair<double, int>;
    std::priority_queue<Stop, std::vector<Stop>, std::greater<>> queue;
    std::vector<std::vector<int>> leaving(cost.size());
    for (int a = 0; a < line.network.arc_count(); ++a)
        if (line.arc_capacity(a, t) > nothing_bcm)
            leaving[static_cast<std::size_t>(line.arc_from[static_cast<std::size_t>(a)])].push_back(
                a);
    cost[static_cast<std::size_t>(from)] = 0;
    queue.emplace(0, from);
    while (!queue.empty()) {
        const auto [c, n] = queue.top();
        queue.pop();
        if (c > cost[static_cast<std::size_t>(n)])
            continue;
        for (int a : leaving[static_cast<std::size_t>(n)]) {
            const int next = line.arc_to[static_cast<std::size_t>(a)];
            const double there = c + std::max(0.0, line.arc_tariff(a, t));
            if (there < cost[static_cast<std::size_t>(next)]) {
                cost[static_cast<std::size_t>(next)] = there;
                queue.emplace(there, next);
            }
        }
    }
    return cost[static_cast<std::size_t>(to)];
}

Gap hub_gap(const Reader& reader, const OuterNumber& number) {
    const Formulation& f = reader.f;
    const Timeline& line = f.line;
    const PriceRule& rule = line.scenario.parts().hub->price_rule;
    const int t = number.period;
    const NodePrices prices = reader.prices();
    std::optional<Valued> floor, ceiling;
    if (const auto* oil = std::get_if<OilIndexed>(&rule)) {
        floor = ceiling = formula_price(line, formula_of(*oil), t, &prices);
    } else if (const auto* band = std::get_if<AdministeredBand>(&rule)) {
        if (band->floor)
            floor = formula_price(line, band->floor->body, t, &prices);
        if (band->ceiling)
            ceiling = formula_price(line, band->ceiling->body, t, &prices);
    } else if (const auto* netback = std::get_if<Netback>(&rule)) {
        const int node = line.network.find_place(netback->node);
        const auto [price, row] = reader.node_price(node, t);
        const double cost = way_cost(line, f.hub, node, t);
        if (cost < no_bound)
            floor = ceiling = Valued{price - cost, {{row, 1.0}}};
    }
    const auto [exit, row] = reader.exit_price(t);
    Gap gap;
    gap.value = no_bound;
    if (floor) {
        gap.value = exit - floor->value;
        gap.rows = {{row, 1.0}};
        add_rows(gap, *floor, -1);
    }
    if (ceiling && ceiling->value - exit + number.value < gap.value) {
        gap.value = ceiling->value - exit + number.value;
        gap.rows = {{row, -1.0}};
        gap.own = 1;
        add_rows(gap, *ceiling, 1);
    }
    gap.idle = gap.value == no_bound || (gap.value < 0 && number.value > 0 &&
                                         wedge_volume(number, reader.solution) <= nothing_bcm);
    return gap;
}

Gap seller_gap(const Reader& reader, const OuterNumber& number) {
    const Formulation& f = reader.f;
    const Timeline& line = f.line;
    const Policy& policy = policy_of(f, number.place);
    const int t = number.period;
    const NodePrices prices = reader.prices();
    const auto* cap = std::get_if<SellerPriceCap>(&policy.body);
    const auto* reserve = std::get_if<ReservePrice>(&policy.body);
    const std::string& region = cap != nullptr ? cap->region : reserve->region;
    const Valued stated =
        cap != nullptr ? stated_price(line, cap->price_eur_per_mwh, cap->price, t, &prices)
                       : stated_price(line, reserve->price_eur_per_mwh, reserve->price, t, &prices);
    // Mean price of the region, by consumption.
    double volume = 0, value = 0;
    std::vector<std::pair<int, double>> parts;
    for (int m = 0; m < static_cast<int>(line.market_node.size()); ++m) {
        if (!line.lies_in(region, line.market_node[static_cast<std::size_t>(m)]))
            continue;
        double used = 1e-9;
        for (int k = 0; k < f.classes.count(); ++k)
            used += reader.x(f.sales(m, t, k));
        volume += used;
        value += used * reader.price(f.market_row(m, t));
        parts.emplace_back(f.market_row(m, t), used);
    }
    const double mean = volume > 0 ? value / volume : 0, sign = cap != nullptr ? -1 : 1;
    Gap gap;
    gap.value = sign * (mean - stated.value);
    for (const auto& [row, used] : parts)
        gap.rows.emplace_back(row, sign * used / volume);
    add_rows(gap, stated, -sign);
    if (cap != nullptr) {
        gap.value += number.wedge_value();
        gap.own = number.value >= number.power ? 1 : 0;
    }
    gap.idle = gap.value < 0 && number.value > number.power &&
               wedge_volume(number, reader.solution) <= nothing_bcm;
    return gap;
}

Gap contract_gap(const Reader& reader, const OuterNumber& number) {
    const Formulation& f = reader.f;
    const Timeline& line = f.line;
    const int t = number.period, a = number.part;
    const NodePrices prices = reader.prices();
    const Date day = line.periods[static_cast<std::size_t>(t)].from;
    const FormulaBody& formula = contract_terms(line, number.place, day).price->body;
    const auto stated = line.formula_eur_per_mwh(formula, day);
    const Valued price = stated ? Valued{*stated, {}} : formula_price(line, formula, t, &prices);
    const int k = class_of_seller(
        f, line.network.parts().contracts[static_cast<std::size_t>(number.place)].seller);
    const int row = f.balance(line.arc_from[static_cast<std::size_t>(a)], t, k);
    const double arrives = 1 - line.network.arc(a).loss_share;
    Gap gap;
    gap.own = 1;
    gap.value = number.value - (price.value * arrives - reader.price(row) - line.arc_tariff(a, t));
    if (row >= 0)
        gap.rows.emplace_back(row, 1.0);
    add_rows(gap, price, -arrives);
    const int total = f.arc_total(a, t) >= 0 ? f.arc_total(a, t) : f.flow(a, t, k);
    if (total >= 0) {
        const double rise = f.program.quadratic[static_cast<std::size_t>(total)] / line.h;
        gap.value += rise * reader.x(total);
        gap.columns.emplace_back(total, rise);
    }
    gap.idle = gap.value < 0 &&
               wedge_volume(number, reader.solution) <= nothing_bcm; // too dear to be taken
    return gap;
}

Gap power_gap(const Reader& reader, const OuterNumber& number) {
    const Formulation& f = reader.f;
    const Timeline& line = f.line;
    const SellerRegion& region = f.seller_regions[static_cast<std::size_t>(number.place)];
    const int t = number.period;
    const double b = region.slope[static_cast<std::size_t>(t)];
    // What is left up to the cap or lost load at the tightest market, less what is not served.
    double room = no_bound;
    Gap gap;
    int tight = -1;
    for (int m : region.markets) {
        const auto& levels = f.lost_load[static_cast<std::size_t>(m)];
        double most = levels.empty() ? no_bound : levels.front().value;
        if (const int column = f.rationed(m, t); column >= 0) {
            most = std::min(most, f.program.cost[static_cast<std::size_t>(column)] / line.h);
            gap.value += b * reader.x(column);
            gap.columns.emplace_back(column, b);
        }
        for (int l = 0; l < static_cast<int>(levels.size()); ++l)
            if (const int column = f.unserved(m, t, l); column >= 0) {
                gap.value += b * reader.x(column);
                gap.columns.emplace_back(column, b);
            }
        if (const double left = most - reader.price(f.market_row(m, t)); left < room)
            room = left, tight = f.market_row(m, t);
    }
    gap.value -= room;
    if (tight >= 0)
        gap.rows.emplace_back(tight, 1.0);
    double sold = 0;
    for (const auto& [column, full] : number.scaled)
        sold += reader.x(column);
    gap.idle = sold <= nothing_bcm;
    return gap;
}

Gap cap_price_gap(const Reader& reader, const OuterNumber& number) {
    const auto& cap = std::get<PriceCap>(policy_of(reader.f, number.place).body);
    const NodePrices prices = reader.prices();
    const Valued price =
        stated_price(reader.f.line, cap.price_eur_per_mwh, cap.price, number.period, &prices);
    Gap gap;
    gap.value = number.value - price.value;
    gap.own = 1;
    add_rows(gap, price, -1);
    return gap;
}

Gap door_gap(const Reader& reader, const OuterNumber& number) {
    // Shares of what enters the grid of the hub's country in the period: gas that the rule names,
    // and all. Sealed transit that begins inside is none of the grid's.
    const Formulation& f = reader.f;
    const Timeline& line = f.line;
    const std::string& grid = line.network.node(hub_node(line)).country;
    const auto inside = [&](int n) { return line.network.node(n).country == grid; };
    struct Entry {
        int column;
        bool refused;
        double sign = 1;
    };
    std::vector<Entry> entering;
    for (int k = 0; k < f.classes.count(); ++k) {
        const bool refused =
            f.classes.list[static_cast<std::size_t>(k)].is_told_apart_by(number.place);
        for (int a = 0; a < line.network.arc_count(); ++a) {
            const bool from_inside = inside(line.arc_from[static_cast<std::size_t>(a)]);
            if (const int flow = f.flow(a, number.period, k);
                flow >= 0 && inside(line.arc_to[static_cast<std::size_t>(a)]) && !from_inside)
                entering.push_back({flow, refused});
            if (const int sealed = f.through(a, number.period, k); sealed >= 0 && from_inside)
                entering.push_back({sealed, refused, -1});
        }
    }
    for (int p = 0; p < static_cast<int>(line.site_node.size()); ++p)
        if (inside(line.site_node[static_cast<std::size_t>(p)]))
            for (int i = 0; i < f.production_pieces[static_cast<std::size_t>(p)]; ++i)
                entering.push_back({f.production_first(p, number.period) + i,
                                    f.classes
                                        .list[static_cast<std::size_t>(
                                            f.classes.of_site[static_cast<std::size_t>(p)])]
                                        .is_told_apart_by(number.place)});
    double all = 0, other = 0;
    for (const Entry& entry : entering) {
        all += entry.sign * reader.x(entry.column);
        other += entry.refused ? 0 : entry.sign * reader.x(entry.column);
    }
    const double share = all > nothing_bcm ? other / all : 1;
    constexpr double percent = 100;
    Gap gap;
    gap.value = percent * (number.value - share);
    gap.own = percent;
    for (const Entry& entry : entering)
        if (all > nothing_bcm)
            gap.columns.emplace_back(entry.column, -percent * entry.sign *
                                                       ((entry.refused ? 0 : 1) - share) / all);
    return gap;
}

} // namespace

int traded_row(const Formulation& f, const solver::Solution& solution, int t) {
    const Reader reader{f, solution};
    int best = -1;
    for (int k = 0; k < f.classes.count(); ++k)
        if (reader.x(f.trade(0, t, k)) + reader.x(f.relabel(0, t, k)) > nothing_bcm)
            if (const int row = f.balance(f.hub, t, k);
                best < 0 || reader.price(row) > reader.price(best))
                best = row;
    return best;
}

Gap gap_of(const Formulation& f, const solver::Solution& solution, const OuterNumber& number) {
    const Reader reader{f, solution};
    switch (number.kind) {
    case OuterKind::hub_rule:
        return hub_gap(reader, number);
    case OuterKind::seller_cap:
    case OuterKind::seller_reserve:
        return seller_gap(reader, number);
    case OuterKind::contract:
        return contract_gap(reader, number);
    case OuterKind::power:
        return power_gap(reader, number);
    case OuterKind::cap_price:
        return cap_price_gap(reader, number);
    case OuterKind::door:
        return door_gap(reader, number);
    case OuterKind::mark_up:
        break;
    }
    return {};
}

} // namespace gashub::market
