// A hub in two halves: gas arrives in the entry half and leaves by the exit half; trade joins them
// class by class, relabelling leads to the class of the same seller under the hub's label (MODEL
// section 6). Wedges of price rules are costs on these columns, laid by the outer search.

#include "market/rules/rules.hpp"

#include "base/units.hpp"

#include <algorithm>

namespace gashub::market {
namespace {

/// True if gas of class `from` may take the label in a period: a rung of an embargo or a policy
/// opens it.
bool may_relabel(const Formulation& out, int from, const Period& period) {
    const auto& all = out.line.scenario.parts().policies;
    const auto& apart = out.classes.list[static_cast<std::size_t>(from)].policies;
    return std::any_of(apart.begin(), apart.end(), [&](int p) {
        const Policy& policy = all[static_cast<std::size_t>(p)];
        return in_force(policy, period) && opens_relabelling(policy);
    });
}

} // namespace

void add_hub_halves(Draft& draft) {
    Formulation& out = draft.out;
    if (!hub_is_split(out.line))
        return;
    out.hub = hub_node(out.line);
    const int periods = draft.periods(), classes = draft.classes();
    out.entry = out.trade = out.relabel = Places(1, periods, classes);
    for (int t = 0; t < periods; ++t) {
        for (int k = 0; k < classes; ++k) {
            const bool labelled =
                out.classes.list[static_cast<std::size_t>(k)].relabelled_from >= 0;
            if (labelled || out.balance(out.hub, t, k) < 0)
                continue;
            out.entry(0, t, k) = draft.add_row({RowKind::entry, out.hub, -1, k, t}, 0, 0);
            const int trade =
                draft.add_column({ColumnKind::trade, out.hub, -1, k, t}, 0, 0, 0, no_bound);
            out.trade(0, t, k) = trade;
            draft.put(out.entry(0, t, k), trade, -1);
            draft.put(out.balance(out.hub, t, k), trade, 1);
        }
        for (int k = 0; k < classes; ++k) {
            const int from = out.classes.list[static_cast<std::size_t>(k)].relabelled_from;
            if (from < 0 || out.entry(0, t, from) < 0 || out.balance(out.hub, t, k) < 0)
                continue;
            const double most = may_relabel(out, from, draft.period(t)) ? no_bound : 0;
            const int relabel =
                draft.add_column({ColumnKind::relabel, out.hub, from, k, t}, 0, 0, 0, most);
            out.relabel(0, t, k) = relabel;
            draft.put(out.entry(0, t, from), relabel, -1);
            draft.put(out.balance(out.hub, t, k), relabel, 1);
        }
    }
}

void add_doors(Draft& draft) {
    const Timeline& line = draft.line();
    const auto& policies = line.scenario.parts().policies;
    const int hub = hub_node(line);
    for (int i = 0; hub >= 0 && i < static_cast<int>(policies.size()); ++i) {
        const Policy& policy = policies[static_cast<std::size_t>(i)];
        const auto* embargo = std::get_if<Embargo>(&policy.body);
        if (embargo == nullptr || embargo->enforced != Enforced::mix)
            continue;
        const std::string& grid = line.network.node(hub).country;
        for (int a = 0; a < line.network.arc_count(); ++a) {
            const int from = line.arc_from[static_cast<std::size_t>(a)],
                      to = line.arc_to[static_cast<std::size_t>(a)];
            if (line.network.node(from).country != grid || !line.lies_in(embargo->region, to) ||
                line.lies_in(embargo->region, from))
                continue;
            for (int t = 0; t < draft.periods(); ++t) {
                if (!in_force(policy, draft.period(t)) || line.arc_nominal(a, t) <= 0)
                    continue;
                const int row =
                    draft.add_row({RowKind::door, i, a, 0, t}, -no_bound, line.arc_capacity(a, t));
                // Sealed transit is none of the grid's gas.
                for (int k = 0; k < draft.classes(); ++k)
                    if (const int own = draft.out.flow(a, t, k); own >= 0)
                        draft.put(row, own, 1);
            }
        }
    }
}

void add_relabelling(Draft& draft) {
    Formulation& out = draft.out;
    const auto& policies = out.line.scenario.parts().policies;
    if (out.hub < 0)
        return;
    for (int i = 0; i < static_cast<int>(policies.size()); ++i) {
        const Policy& policy = policies[static_cast<std::size_t>(i)];
        const auto* rule = std::get_if<Relabel>(&policy.body);
        if (rule == nullptr)
            continue;
        const auto covers = [&](int k) {
            const int from = out.classes.list[static_cast<std::size_t>(k)].relabelled_from;
            return from >= 0 &&
                   out.classes.list[static_cast<std::size_t>(from)].is_told_apart_by(i);
        };
        for (int t = 0; rule->share && t < draft.periods(); ++t) {
            if (!in_force(policy, draft.period(t)))
                continue;
            const int row = draft.add_row({RowKind::relabel_share, i, -1, 0, t}, -no_bound, 0);
            for (int k = 0; k < draft.classes(); ++k)
                if (covers(k) && out.relabel(0, t, k) >= 0) {
                    const int from = out.classes.list[static_cast<std::size_t>(k)].relabelled_from;
                    draft.put(row, out.relabel(0, t, k), 1 - *rule->share);
                    draft.put(row, out.trade(0, t, from), -*rule->share);
                }
        }
        if (!rule->bcm_per_year)
            continue;
        const int first = draft.period(0).from.year(),
                  last = add_days(draft.period(draft.periods() - 1).to, -1).year();
        for (int year = first; year <= last; ++year) {
            double covered = 0;
            std::vector<std::pair<int, double>> entries;
            for (int t = 0; t < draft.periods(); ++t) {
                const Date from = std::max(make_date(year, 1, 1),
                                           policy.from.value_or(make_date(year, 1, 1))),
                           to = std::min(make_date(year + 1, 1, 1),
                                         policy.to.value_or(make_date(year + 1, 1, 1)));
                const int days = overlap_days(draft.period(t), from, to);
                covered += std::max(0, days);
                for (int k = 0; days > 0 && k < draft.classes(); ++k)
                    if (covers(k) && out.relabel(0, t, k) >= 0)
                        entries.emplace_back(out.relabel(0, t, k), days / draft.days(t));
            }
            if (entries.empty())
                continue;
            const int row =
                draft.add_row({RowKind::relabel_volume, i, year, 0, -1}, -no_bound,
                              *rule->bcm_per_year * std::min(1.0, covered / units::days_per_year));
            for (const auto& [column, value] : entries)
                draft.put(row, column, value);
        }
    }
}

} // namespace gashub::market
