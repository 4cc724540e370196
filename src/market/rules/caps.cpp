// What consumers pay by decree: price caps with rationing, regulated prices (MODEL section 6).

#include "market/rules/rules.hpp"

#include "market/formula_prices.hpp"

#include <algorithm>

namespace gashub::market {

int price_cap_at(const Timeline& line, int node, int period) {
    const auto& policies = line.scenario.parts().policies;
    int lowest = -1;
    double least = no_bound;
    for (int i = 0; i < static_cast<int>(policies.size()); ++i) {
        const Policy& policy = policies[static_cast<std::size_t>(i)];
        const auto* cap = std::get_if<PriceCap>(&policy.body);
        if (cap == nullptr || !line.lies_in(cap->region, node) ||
            !in_force(policy, line.periods[static_cast<std::size_t>(period)]))
            continue;
        const double price =
            stated_price(line, cap->price_eur_per_mwh, cap->price, period, nullptr).value;
        if (price < least)
            least = price, lowest = i;
    }
    return lowest;
}

Regulated regulated_price(const Timeline& line, int sector, int period) {
    const SectorOnTimeline& on = line.sectors[static_cast<std::size_t>(sector)];
    const Market& market = line.network.parts().markets[static_cast<std::size_t>(on.market)];
    const std::string& country = line.network.node(on.node).country;
    const auto& policies = line.scenario.parts().policies;
    for (int i = 0; i < static_cast<int>(policies.size()); ++i) {
        const Policy& policy = policies[static_cast<std::size_t>(i)];
        const auto* rule = std::get_if<RegulatedPrice>(&policy.body);
        if (rule == nullptr || rule->country != country ||
            (!rule->sector.empty() &&
             rule->sector != market.sectors[static_cast<std::size_t>(on.sector)].id) ||
            !in_force(policy, line.periods[static_cast<std::size_t>(period)]))
            continue;
        return {rule->price_eur_per_mwh, rule->share.value_or(1), i};
    }
    return {};
}

void mark_own_rows(Draft& draft) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    out.own_row.assign(line.market_node.size(), draft.classes() > 1 ? 1 : 0);
    for (std::size_t m = 0; m < line.market_node.size(); ++m)
        for (int t = 0; t < draft.periods() && !out.own_row[m]; ++t)
            out.own_row[m] = price_cap_at(line, line.market_node[m], t) >= 0;
}

void add_price_caps(Draft& draft) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    const int markets = static_cast<int>(line.market_node.size());
    out.rationed = Places(markets, draft.periods());
    for (int m = 0; m < markets; ++m)
        for (int t = 0; t < draft.periods(); ++t) {
            const int policy = price_cap_at(line, line.market_node[static_cast<std::size_t>(m)], t);
            if (policy < 0)
                continue;
            const auto& cap = std::get<PriceCap>(
                line.scenario.parts().policies[static_cast<std::size_t>(policy)].body);
            const double price =
                stated_price(line, cap.price_eur_per_mwh, cap.price, t, nullptr).value;
            out.rationed(m, t) = draft.add_column({ColumnKind::rationed, m, policy, 0, t},
                                                  price * line.h, 0, 0, no_bound);
            draft.put(out.market_row(m, t), out.rationed(m, t), 1);
        }
}

} // namespace gashub::market
