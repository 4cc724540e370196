// Sealed transit: gas on an arc marked `transit_to` goes there along `via` and is not offered on
// the way (MODEL section 4). It stands in the total of each arc passed, and so in every rule over
// that total; it meets no balance between its ends.

#include "market/rules/rules.hpp"

#include <algorithm>

namespace gashub::market {

bool is_sealed(const Timeline& line, int arc, int period) {
    const Arc& first = line.network.arc(arc);
    if (first.transit_to.empty())
        return false;
    return std::none_of(
        line.scenario.parts().policies.begin(), line.scenario.parts().policies.end(),
        [&](const Policy& policy) {
            const auto* open = std::get_if<OpenTransit>(&policy.body);
            return open != nullptr &&
                   in_force(policy, line.periods[static_cast<std::size_t>(period)]) &&
                   std::find(open->arcs.begin(), open->arcs.end(), first.id) != open->arcs.end();
        });
}

bool may_pass(const Formulation& f, int first, int period, int gas) {
    const auto& way = f.ways[static_cast<std::size_t>(first)];
    return !way.empty() && is_sealed(f.line, first, period) &&
           std::all_of(way.begin(), way.end(), [&](const Leg& leg) {
               return f.line.carries(leg.arc, period) &&
                      may_pass_sealed(f.line, f.classes, gas, leg.arc, period);
           });
}

void add_sealed_transit(Draft& draft) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    out.through = Places(draft.network().arc_count(), draft.periods(), draft.classes());
    for (int a = 0; a < draft.network().arc_count(); ++a) {
        const auto& way = out.ways[static_cast<std::size_t>(a)];
        if (way.empty())
            continue;
        const int from = line.arc_from[static_cast<std::size_t>(a)],
                  to = line.arc_to[static_cast<std::size_t>(way.back().arc)];
        const double arriving =
            way.back().share * (1 - draft.network().arc(way.back().arc).loss_share);
        for (int t = 0; t < draft.periods(); ++t)
            for (int k = 0; k < draft.classes(); ++k) {
                if (out.balance(from, t, k) < 0 || out.balance(to, t, k) < 0 ||
                    !may_pass(out, a, t, k))
                    continue;
                double cost = 0, most = no_bound;
                for (const Leg& leg : way) {
                    cost += leg.share *
                            (line.arc_tariff(leg.arc, t) + border_tax(line, leg.arc, t)) * line.h;
                    most = std::min(most,
                                    (line.arc_capacity(leg.arc, t) + line.most_growth(leg.arc, t)) /
                                        leg.share);
                }
                const int through =
                    draft.add_column({ColumnKind::through, a, -1, k, t}, cost, 0, 0, loose * most);
                out.through(a, t, k) = through;
                draft.put(out.balance(from, t, k), through, -1);
                draft.put(out.arriving(to, t, k), through, arriving);
                for (const Leg& leg : way)
                    draft.put(out.arc_total_row(leg.arc, t), through, leg.share);
            }
    }
}

} // namespace gashub::market
