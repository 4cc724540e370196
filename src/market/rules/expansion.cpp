// Capacity that the market itself adds: once for the whole horizon, at its annuity and yearly
// upkeep for the years that it serves (MODEL sections 3 and 4).

#include "base/annuity.hpp"
#include "base/units.hpp"
#include "market/rules/rules.hpp"

#include <cmath>

namespace gashub::market {
void add_expansion(Draft& draft) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    const int arcs = draft.network().arc_count();
    out.expansion.assign(static_cast<std::size_t>(arcs), -1);
    out.capacity_row = Places(arcs, draft.periods());
    const Date start = line.periods.front().from, end = line.periods.back().to;
    const double whole_years = std::round((end.days - start.days) / 365.25);
    for (int a = 0; a < arcs; ++a) {
        const auto& growth = draft.network().arc(a).expandable;
        const bool may_grow = growth && growth->maximum_bcm_per_year > 0;
        const int days = may_grow ? end.days - std::max(start, growth->from.value_or(start)).days : 0;
        if (days <= 0)
            continue;
        const double years = whole_years * days / (end.days - start.days);
        const double yearly =
            growth->capex_meur_per_bcm_per_year *
            (annuity(growth->discount_rate, growth->life_years) + growth->opex_share) *
            line.price_factor;
        const int added = out.expansion[static_cast<std::size_t>(a)] =
            draft.add_column({ColumnKind::expansion, a, -1, 0, -1}, yearly * years, 0, 0,
                             growth->maximum_bcm_per_year);
        for (int t = 0; t < draft.periods(); ++t) {
            if (line.arc_growth(a, t) <= 0)
                continue;
            const int row = out.capacity_row(a, t) =
                draft.add_row({RowKind::capacity, a, -1, 0, t}, -no_bound, line.arc_capacity(a, t));
            draft.put_arc_flow(row, a, t, 1);
            draft.put(row, added, -line.arc_growth(a, t));
        }
    }
}

} // namespace gashub::market
