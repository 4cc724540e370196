// Flows: tariffs, losses, rising cost, capacity, joint limits, arcs that an embargo shuts.

#include "market/rules/rules.hpp"

namespace gashub::market {
namespace {

/// Marginal cost rises by this much from idle to full use where the network does not say, EUR/MWh.
constexpr double default_full_use_cost = 0.4;

} // namespace

void add_arc_flows(Draft& draft) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    const int arcs = draft.network().arc_count(), periods = draft.periods(),
              classes = draft.classes();
    out.flow = Places(arcs, periods, classes);
    out.arc_total = out.arc_total_row = Places(arcs, periods);
    for (int a = 0; a < arcs; ++a) {
        const int from = line.arc_from[static_cast<std::size_t>(a)],
                  to = line.arc_to[static_cast<std::size_t>(a)];
        const double loss = draft.network().arc(a).loss_share;
        const double rise =
            draft.network().arc(a).full_use_cost_eur_per_mwh.value_or(default_full_use_cost) *
            line.price_factor;
        for (int t = 0; t < periods; ++t) {
            const double nominal = line.arc_nominal(a, t);
            if (nominal <= 0)
                continue;
            std::vector<int> passing;
            for (int k = 0; k < classes; ++k)
                if (out.balance(from, t, k) >= 0 && out.balance(to, t, k) >= 0 &&
                    may_flow(line, out.classes, k, a, t))
                    passing.push_back(k);
            if (passing.empty())
                continue;
            const double quadratic = rise / nominal * line.h, capacity = line.arc_capacity(a, t);
            const double cost = (line.arc_tariff(a, t) + crossing_tax(line, a, t)) * line.h;
            const bool alone = passing.size() == 1; // one class: the flow is the arc's total
            if (!alone) {
                out.arc_total_row(a, t) = draft.add_row({RowKind::arc_total, a, -1, 0, t}, 0, 0);
                out.arc_total(a, t) = draft.add_column({ColumnKind::arc_total, a, -1, 0, t}, 0,
                                                       quadratic, 0, capacity);
                draft.put(out.arc_total_row(a, t), out.arc_total(a, t), -1);
            }
            for (int k : passing) {
                const int flow =
                    draft.add_column({ColumnKind::flow, a, -1, k, t}, cost, alone ? quadratic : 0,
                                     0, (alone ? 1 : loose) * capacity);
                out.flow(a, t, k) = flow;
                draft.put(out.balance(from, t, k), flow, -1);
                draft.put(out.balance(to, t, k), flow, 1 - loss);
                if (!alone)
                    draft.put(out.arc_total_row(a, t), flow, 1);
            }
        }
    }
}

void add_joint_limits(Draft& draft) {
    const Timeline& line = draft.line();
    for (int g = 0; g < static_cast<int>(line.joint_arcs.size()); ++g)
        for (int t = 0; t < draft.periods(); ++t) {
            bool any = false;
            for (int a : line.joint_arcs[static_cast<std::size_t>(g)])
                any = any || line.arc_nominal(a, t) > 0;
            if (!any)
                continue;
            const int row = draft.add_row({RowKind::joint_limit, g, -1, 0, t}, -no_bound,
                                          line.joint_capacity(g, t));
            for (int a : line.joint_arcs[static_cast<std::size_t>(g)])
                draft.put_arc_flow(row, a, t, 1);
        }
}

} // namespace gashub::market
