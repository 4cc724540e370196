// Which numbers the rules ask for.

#include "market/contract_terms.hpp"
#include "market/formula_prices.hpp"
#include "market/leaders.hpp"
#include "market/outer_search.hpp"
#include "market/rules/rules.hpp"

#include <algorithm>
#include <map>

namespace gashub::market {
namespace {

/// A wedge above this would stop any trade, EUR/MWh.
constexpr double most_wedge = 2000;

/// Trade and relabelling of the gas that the hub's rule covers.
std::vector<int> covered_trade(const Formulation& f, std::string_view seller, int t) {
    std::vector<int> columns;
    for (int k = 0; f.hub >= 0 && k < f.classes.count(); ++k)
        for (const Places* places : {&f.trade, &f.relabel})
            if (const int column = (*places)(0, t, k);
                column >= 0 &&
                (seller.empty() || f.classes.list[static_cast<std::size_t>(k)].seller == seller))
                columns.push_back(column);
    return columns;
}

/// Sales in a region of the gas that a policy on a seller speaks of.
std::vector<int> covered_sales(const Formulation& f, int policy, std::string_view region, int t) {
    std::vector<int> columns;
    for (int m = 0; m < static_cast<int>(f.line.market_node.size()); ++m)
        for (int k = 0; k < f.classes.count(); ++k)
            if (f.sales(m, t, k) >= 0 &&
                f.classes.list[static_cast<std::size_t>(k)].is_told_apart_by(policy) &&
                (region.empty() ||
                 f.line.lies_in(region, f.line.market_node[static_cast<std::size_t>(m)])))
                columns.push_back(f.sales(m, t, k));
    return columns;
}

void add_hub_rule(const Formulation& f, std::vector<OuterNumber>& to) {
    const auto& hub = f.line.scenario.parts().hub;
    if (f.hub < 0 || !hub)
        return;
    std::string seller;
    if (const auto* oil = std::get_if<OilIndexed>(&hub->price_rule))
        seller = oil->seller;
    else if (const auto* netback = std::get_if<Netback>(&hub->price_rule))
        seller = netback->seller;
    else if (!std::holds_alternative<AdministeredBand>(hub->price_rule))
        return;
    for (int t = 0; t < f.line.period_count(); ++t) {
        OuterNumber number{OuterKind::hub_rule, -1, -1, t, 0, 0, most_wedge, 0, {}, {}, {}};
        number.wedge = covered_trade(f, seller, t);
        if (!number.wedge.empty())
            to.push_back(std::move(number));
    }
}

void add_seller_prices(const Formulation& f, std::vector<OuterNumber>& to) {
    const auto& policies = f.line.scenario.parts().policies;
    for (int i = 0; i < static_cast<int>(policies.size()); ++i) {
        const Policy& policy = policies[static_cast<std::size_t>(i)];
        const auto* cap = std::get_if<SellerPriceCap>(&policy.body);
        const auto* reserve = std::get_if<ReservePrice>(&policy.body);
        if (cap == nullptr && reserve == nullptr)
            continue;
        const std::string& region = cap != nullptr ? cap->region : reserve->region;
        for (int t = 0; t < f.line.period_count(); ++t) {
            if (!in_force(policy, f.line.periods[static_cast<std::size_t>(t)]))
                continue;
            OuterNumber number{cap != nullptr ? OuterKind::seller_cap : OuterKind::seller_reserve,
                               i,
                               -1,
                               t,
                               0,
                               0,
                               most_wedge,
                               0,
                               {},
                               {},
                               {}};
            number.wedge = covered_sales(f, i, region, t);
            if (number.wedge.empty())
                continue;
            if (cap != nullptr) // a capped seller's price does not answer to its sales
                for (int r = 0; r < static_cast<int>(f.seller_regions.size()); ++r) {
                    const SellerRegion& power = f.seller_regions[static_cast<std::size_t>(r)];
                    const bool capped =
                        f.line.scenario.parts()
                                .conduct[static_cast<std::size_t>(power.conduct)]
                                .seller == cap->seller &&
                        std::any_of(power.markets.begin(), power.markets.end(), [&](int m) {
                            return f.line.lies_in(cap->region,
                                                  f.line.market_node[static_cast<std::size_t>(m)]);
                        });
                    const int column = f.seller_sales(r, t);
                    if (capped && column >= 0) {
                        number.scaled.emplace_back(
                            column, f.program.quadratic[static_cast<std::size_t>(column)]);
                        number.power = 20; // any scale does: the search finds where it ends
                    }
                }
            to.push_back(std::move(number));
        }
    }
}

void add_contract_prices(const Formulation& f, std::vector<OuterNumber>& to) {
    const auto& contracts = f.line.network.parts().contracts;
    for (int j = 0; j < static_cast<int>(f.columns.size()); ++j) {
        const ColumnTag& tag = f.columns[static_cast<std::size_t>(j)];
        if (tag.kind != ColumnKind::take || tag.period < 0) // by the year: no price decides it
            continue;
        const Contract& terms = contracts[static_cast<std::size_t>(tag.place)];
        const Date day = f.line.periods[static_cast<std::size_t>(tag.period)].from;
        const Formula* price = contract_terms(f.line, tag.place, day).price;
        if (price == nullptr || !is_priced_in_dispatch(terms.priced, price))
            continue;
        to.push_back({OuterKind::contract,
                      tag.place,
                      tag.part,
                      tag.period,
                      0,
                      -most_wedge,
                      most_wedge,
                      0,
                      {j},
                      {},
                      {}});
    }
}

void add_power(const Formulation& f, std::vector<OuterNumber>& to) {
    std::map<std::pair<std::string, int>, std::size_t> known; // sellers share a region's phi
    for (int r = 0; r < static_cast<int>(f.seller_regions.size()); ++r)
        for (int t = 0; t < f.line.period_count(); ++t) {
            const SellerRegion& region = f.seller_regions[static_cast<std::size_t>(r)];
            const int column = f.seller_sales(r, t);
            const auto [at, is_new] = known.try_emplace({region.area, t}, to.size());
            if (is_new)
                to.push_back({OuterKind::power, r, -1, t, 1, 0, 1, 0, {}, {}, {}});
            to[at->second].scaled.emplace_back(
                column, f.program.quadratic[static_cast<std::size_t>(column)]);
        }
}

void add_cap_prices(const Formulation& f, std::vector<OuterNumber>& to) {
    const auto& policies = f.line.scenario.parts().policies;
    for (int i = 0; i < static_cast<int>(policies.size()); ++i) {
        const auto* cap = std::get_if<PriceCap>(&policies[static_cast<std::size_t>(i)].body);
        if (cap == nullptr || !cap->price)
            continue;
        for (int t = 0; t < f.line.period_count(); ++t) {
            OuterNumber number{
                OuterKind::cap_price, i, -1, t, unknown_price, 0, most_wedge, 0, {}, {}, {}};
            for (int m = 0; m < static_cast<int>(f.line.market_node.size()); ++m)
                if (const int column = f.rationed(m, t);
                    column >= 0 && f.columns[static_cast<std::size_t>(column)].part == i)
                    number.wedge.push_back(column);
            if (!number.wedge.empty())
                to.push_back(std::move(number));
        }
    }
}

void add_doors(const Formulation& f, std::vector<OuterNumber>& to) {
    // One number a policy and period for all its rows.
    std::map<std::pair<int, int>, std::size_t> known;
    for (int i = 0; i < static_cast<int>(f.rows.size()); ++i) {
        const RowTag& tag = f.rows[static_cast<std::size_t>(i)];
        if (tag.kind != RowKind::door)
            continue;
        const auto [at, is_new] = known.try_emplace({tag.place, tag.period}, to.size());
        if (is_new)
            to.push_back({OuterKind::door, tag.place, -1, tag.period, 1, 0, 1, 0, {}, {}, {}});
        to[at->second].sides.emplace_back(i, f.program.row_upper[static_cast<std::size_t>(i)]);
    }
}

void add_mark_ups(const Formulation& f, std::vector<OuterNumber>& to) {
    const auto& policies = f.line.scenario.parts().policies;
    const auto& hub = f.line.scenario.parts().hub;
    for (int i = 0; i < static_cast<int>(policies.size()); ++i) {
        const Policy& policy = policies[static_cast<std::size_t>(i)];
        const auto* rule = std::get_if<MarkUp>(&policy.body);
        if (rule == nullptr)
            continue;
        const double value = rule->best ? 0 : rule->eur_per_mwh.value_or(0);
        OuterNumber number{OuterKind::mark_up, i, -1, -1, value, value, value, 0, {}, {}, {}};
        for (int t = 0; t < f.line.period_count(); ++t) {
            if (!in_force(policy, f.line.periods[static_cast<std::size_t>(t)]))
                continue;
            for (const std::string& id : rule->arcs)
                for (int k = 0; k < f.classes.count(); ++k)
                    if (const int flow = f.flow(f.line.network.find_arc(id), t, k); flow >= 0)
                        number.wedge.push_back(flow);
            if (!rule->seller.empty()) {
                const auto sales = covered_sales(f, i, rule->region, t);
                number.wedge.insert(number.wedge.end(), sales.begin(), sales.end());
            }
        }
        to.push_back(std::move(number));
    }
    if (f.hub < 0 || !hub || !is_led(hub->price_rule))
        return;
    const auto* dominant = std::get_if<DominantSupplier>(&hub->price_rule);
    OuterNumber number{OuterKind::mark_up, -1, -1, -1, 0, 0, 0, 0, {}, {}, {}};
    for (int t = 0; t < f.line.period_count(); ++t) {
        const auto trade = covered_trade(f, dominant != nullptr ? dominant->seller : "", t);
        number.wedge.insert(number.wedge.end(), trade.begin(), trade.end());
    }
    to.push_back(std::move(number));
}

} // namespace

std::string name_of(const Formulation& f, const OuterNumber& number) {
    const ScenarioParts& scenario = f.line.scenario.parts();
    const auto place = static_cast<std::size_t>(std::max(number.place, 0));
    std::string name;
    switch (number.kind) {
    case OuterKind::contract:
        name = "contract '" + f.line.network.parts().contracts[place].id + "'";
        break;
    case OuterKind::power:
        name = "power in " + f.seller_regions[place].area;
        break;
    case OuterKind::hub_rule:
        name = "price rule of hub '" + scenario.hub->node + "'";
        break;
    default:
        name = number.place < 0 ? "price rule of hub '" + scenario.hub->node + "'"
                                : "policy '" + scenario.policies[place].id + "'";
    }
    if (number.period >= 0) {
        const Period& period = f.line.periods[static_cast<std::size_t>(number.period)];
        name += ", " + to_string(period.from) + " to " + to_string(period.to);
    }
    return name;
}

void add_outer_numbers(Formulation& f) {
    std::vector<OuterNumber>& numbers = f.outer;
    add_hub_rule(f, numbers);
    add_seller_prices(f, numbers);
    add_contract_prices(f, numbers);
    add_power(f, numbers);
    add_cap_prices(f, numbers);
    add_doors(f, numbers);
    add_mark_ups(f, numbers);
    for (int i = 0; i < static_cast<int>(numbers.size()); ++i)
        for (int column : numbers[static_cast<std::size_t>(i)].wedge)
            f.payers.emplace_back(column, i);
    std::sort(f.payers.begin(), f.payers.end());
}

} // namespace gashub::market
