// Flows: tariffs, losses, rising cost, capacity, joint limits, arcs that an embargo shuts.

#include "market/rules/rules.hpp"

namespace gashub::market {
namespace {

/// Marginal cost rises by this much from idle to full use where the network does not say, EUR/MWh.
constexpr double default_full_use_cost = 0.4;

/// Legs of the sealed way that begins with an arc, each with what of a unit at the start enters it.
std::vector<Leg> legs_of(const Network& network, int first) {
    std::vector<Leg> legs;
    if (network.arc(first).transit_to.empty())
        return legs;
    double share = 1;
    const auto pass = [&](int arc) {
        legs.push_back({arc, share});
        share *= 1 - network.arc(arc).loss_share;
    };
    pass(first);
    for (const std::string& id : network.arc(first).via)
        pass(network.find_arc(id));
    return legs;
}

void mark_ways(Formulation& out) {
    const Network& network = out.line.network;
    const auto arcs = static_cast<std::size_t>(network.arc_count());
    out.ways.resize(arcs);
    out.passed_by.resize(arcs);
    for (int a = 0; a < network.arc_count(); ++a) {
        out.ways[static_cast<std::size_t>(a)] = legs_of(network, a);
        for (const Leg& leg : out.ways[static_cast<std::size_t>(a)])
            out.passed_by[static_cast<std::size_t>(leg.arc)].push_back({a, leg.share});
    }
}

bool is_passed(const Formulation& out, int arc, int period) {
    for (const Leg& way : out.passed_by[static_cast<std::size_t>(arc)])
        if (is_sealed(out.line, way.arc, period))
            return true;
    return false;
}

} // namespace

double full_use_rise(const Timeline& line, int arc) {
    return line.network.arc(arc).full_use_cost_eur_per_mwh.value_or(default_full_use_cost) *
           line.price_factor;
}

void add_arc_flows(Draft& draft) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    const int arcs = draft.network().arc_count(), periods = draft.periods(),
              classes = draft.classes();
    mark_ways(out);
    out.flow = Places(arcs, periods, classes);
    out.arc_total = out.arc_total_row = Places(arcs, periods);
    for (int a = 0; a < arcs; ++a) {
        const int from = line.arc_from[static_cast<std::size_t>(a)],
                  to = line.arc_to[static_cast<std::size_t>(a)];
        const double loss = draft.network().arc(a).loss_share, rise = full_use_rise(line, a);
        for (int t = 0; t < periods; ++t) {
            if (!line.carries(a, t))
                continue;
            std::vector<int> passing;
            for (int k = 0; k < classes && !is_sealed(line, a, t); ++k)
                if (out.balance(from, t, k) >= 0 && out.balance(to, t, k) >= 0 &&
                    may_flow(line, out.classes, k, a, t))
                    passing.push_back(k);
            const bool passed = is_passed(out, a, t);
            if (passing.empty() && !passed)
                continue;
            const double nominal = line.arc_nominal(a, t), growth = line.most_growth(a, t);
            const double quadratic = rise / (nominal > 0 ? nominal : growth) * line.h;
            // Where capacity can grow a row of its own bounds the flow (add_expansion).
            const double capacity =
                growth > 0 ? loose * (line.arc_capacity(a, t) + growth) : line.arc_capacity(a, t);
            const double cost = (line.arc_tariff(a, t) + border_tax(line, a, t)) * line.h;
            // One class and no sealed transit: the flow is the arc's total.
            const bool alone = passing.size() == 1 && !passed;
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
                draft.put(out.arriving(to, t, k), flow, 1 - loss);
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
                any = any || line.carries(a, t);
            if (!any)
                continue;
            const int row = draft.add_row({RowKind::joint_limit, g, -1, 0, t}, -no_bound,
                                          line.joint_capacity(g, t));
            for (int a : line.joint_arcs[static_cast<std::size_t>(g)])
                draft.put_arc_flow(row, a, t, 1);
        }
}

} // namespace gashub::market
