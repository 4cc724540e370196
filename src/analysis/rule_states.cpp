#include "analysis/rule_states.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace gashub {
namespace {

using market::ColumnKind;
using market::Outcome;
using market::RowKind;
using market::RowTag;

struct Named {
    std::string rule, id, place;
};

/// Name of the rule that a row belongs to; an empty rule for rows that are none.
Named name_of(const Outcome& out, const RowTag& row) {
    const NetworkParts& parts = out.network().parts();
    const ScenarioParts& scenario = out.line().scenario.parts();
    const auto place = static_cast<std::size_t>(row.place);
    switch (row.kind) {
    case RowKind::joint_limit:
        return {"joint-limit", parts.joint_limits[place].id, ""};
    case RowKind::store_end:
        return {"end-level", parts.storages[place].id, parts.storages[place].node};
    case RowKind::obligation:
        return {"storage-obligation", scenario.policies[place].id,
                parts.storages[static_cast<std::size_t>(row.part)].node};
    case RowKind::limit_most:
        return {"limit-maximum", scenario.events[place].id, ""};
    case RowKind::limit_least:
        return {"limit-minimum", scenario.events[place].id, ""};
    case RowKind::site_most:
        return {"yearly-maximum", parts.sites[place].id, parts.sites[place].node};
    case RowKind::site_least:
        return {"yearly-minimum", parts.sites[place].id, parts.sites[place].node};
    case RowKind::contract_floor:
        return {"take-or-pay", parts.contracts[place].id, parts.contracts[place].buyer};
    case RowKind::contract_quantity:
        return {"contract-quantity", parts.contracts[place].id, parts.contracts[place].buyer};
    case RowKind::quota:
        return {"quota", scenario.policies[place].id,
                std::get<Quota>(scenario.policies[place].body).region};
    case RowKind::demand_reduction:
        return {"demand-reduction", scenario.policies[place].id,
                std::get<DemandReduction>(scenario.policies[place].body).region};
    case RowKind::door:
        return {"embargo", scenario.policies[place].id, out.network().arc(row.part).id};
    case RowKind::relabel_share:
    case RowKind::relabel_volume:
        return {"relabel", scenario.policies[place].id,
                std::get<Relabel>(scenario.policies[place].body).hub};
    case RowKind::contract_month:
        return {"contract-month", parts.contracts[place].id, parts.contracts[place].buyer};
    case RowKind::destination:
        return {"destination", parts.contracts[place].id, parts.contracts[place].destination};
    case RowKind::make_up:
        return {"make-up", parts.contracts[place].id, parts.contracts[place].buyer};
    default:
        return {};
    }
}

/// An embargo's shadow price in a period: what one unit of the banned gas would gain by entering,
/// at the best shut arc (value of free gas inside after losses, less tariff, less the gas's value
/// outside).
RuleRow embargo_state(const Outcome& out, int policy, int t) {
    const auto& f = *out.formulation;
    const Policy& rule = out.line().scenario.parts().policies[static_cast<std::size_t>(policy)];
    const auto& embargo = std::get<Embargo>(rule.body);
    RuleRow row{"embargo", rule.id, embargo.region, t, -1, RuleState::never_met, 0, 0, 0};
    for (int k = 1; k < f.classes.count(); ++k) {
        const auto& apart = f.classes.list[static_cast<std::size_t>(k)].policies;
        if (std::find(apart.begin(), apart.end(), policy) == apart.end())
            continue;
        for (int a = 0; a < out.network().arc_count(); ++a) {
            const int from = out.line().arc_from[static_cast<std::size_t>(a)],
                      to = out.line().arc_to[static_cast<std::size_t>(a)];
            if (out.line().arc_capacity(a, t) <= 0 || f.balance(from, t, k) < 0 ||
                market::may_flow(out.line(), f.classes, k, a, t))
                continue;
            if (row.state == RuleState::never_met)
                row.state = RuleState::slack;
            const double gain = out.gas_value(to, t, 0) * (1 - out.network().arc(a).loss_share) -
                                out.line().arc_tariff(a, t) - out.gas_value(from, t, k);
            if (gain > binding_price) {
                row.state = RuleState::binding;
                row.price_eur_per_mwh = std::max(row.price_eur_per_mwh, gain);
            }
        }
    }
    return row;
}

std::string_view kind_of(const PolicyBody& body) {
    return std::visit([](const auto& rule) { return rule.kind; }, body);
}

/// Policies, conduct and limits that no row speaks of.
void add_never_met(std::vector<RuleRow>& rows, const Outcome& out) {
    const ScenarioParts& scenario = out.line().scenario.parts();
    std::set<std::string, std::less<>> met;
    for (const RuleRow& row : rows)
        met.insert(row.id);
    const auto add = [&](std::string_view rule, const std::string& id) {
        if (!id.empty() && !met.contains(id))
            rows.push_back({std::string(rule), id, "", -1, out.line().periods.front().from.year(),
                            RuleState::never_met, 0, 0, 0});
    };
    for (const Policy& policy : scenario.policies)
        add(kind_of(policy.body), policy.id);
    for (const Conduct& conduct : scenario.conduct)
        if (conduct.theta > 0)
            add("conduct", conduct.id.empty() ? conduct.seller : conduct.id);
    for (const Event& event : scenario.events)
        if (const auto* limit = std::get_if<Limit>(&event.body))
            add(limit->maximum_bcm_per_year ? "limit-maximum" : "limit-minimum", event.id);
}

} // namespace

std::string_view to_string(RuleState state) {
    switch (state) {
    case RuleState::binding:
        return "binding";
    case RuleState::stops_trade:
        return "stops-trade";
    case RuleState::slack:
        return "slack";
    case RuleState::never_met:
        return "never-met";
    case RuleState::broken:
        return "broken";
    }
    return "";
}

std::vector<RuleRow> rule_states(const Outcome& out) {
    const auto& f = *out.formulation;
    const auto& program = f.program;
    // What each row adds up to, and how much a soft one is short by.
    std::vector<double> filled(f.rows.size(), 0), broken(f.rows.size(), 0);
    std::vector<char> touched(f.rows.size(), 0);
    for (int j = 0; j < program.columns; ++j) {
        const ColumnKind kind = f.columns[static_cast<std::size_t>(j)].kind;
        const bool soft = kind == ColumnKind::shortfall || kind == ColumnKind::excess;
        for (int e = program.start[static_cast<std::size_t>(j)];
             e < program.start[static_cast<std::size_t>(j) + 1]; ++e) {
            const auto row = static_cast<std::size_t>(program.index[static_cast<std::size_t>(e)]);
            if (soft)
                broken[row] += out.value(j);
            else {
                filled[row] += program.value[static_cast<std::size_t>(e)] * out.value(j);
                touched[row] = touched[row] || program.upper[static_cast<std::size_t>(j)] > 0;
            }
        }
    }
    std::vector<RuleRow> rows;
    for (std::size_t i = 0; i < f.rows.size(); ++i) {
        const RowTag& tag = f.rows[i];
        const Named named = name_of(out, tag);
        if (named.rule.empty())
            continue;
        const double lower = program.row_lower[i], upper = program.row_upper[i];
        int year = -1;
        if (tag.period < 0) // what is left at the end belongs to the last year
            year = tag.part >= 0 ? tag.part : add_days(out.line().periods.back().to, -1).year() + 1;
        RuleRow row{named.rule,
                    named.id,
                    named.place,
                    tag.period,
                    year,
                    RuleState::slack,
                    filled[i],
                    std::isfinite(upper) ? upper : lower,
                    std::abs(out.row_price(static_cast<int>(i)))};
        if (!touched[i])
            row.state = RuleState::never_met;
        else if (broken[i] > market::nothing_bcm)
            row.state = RuleState::broken;
        else if (row.price_eur_per_mwh > binding_price)
            row.state = RuleState::binding;
        else
            row.price_eur_per_mwh = 0;
        rows.push_back(std::move(row));
    }
    const auto& policies = out.line().scenario.parts().policies;
    for (int p = 0; p < static_cast<int>(policies.size()); ++p)
        for (int t = 0; t < out.periods(); ++t)
            if (std::holds_alternative<Embargo>(policies[static_cast<std::size_t>(p)].body) &&
                market::in_force(policies[static_cast<std::size_t>(p)],
                                 out.line().periods[static_cast<std::size_t>(t)]))
                rows.push_back(embargo_state(out, p, t));
    std::vector<RuleRow> prices = price_rule_states(out);
    rows.insert(rows.end(), std::make_move_iterator(prices.begin()),
                std::make_move_iterator(prices.end()));
    add_never_met(rows, out);
    return rows;
}

} // namespace gashub
