#include "market/formulation.hpp"

#include "market/dead_ends.hpp"
#include "market/groups_by_time.hpp"
#include "market/rules/years.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::market {

int Draft::add_row(RowTag tag, double lower, double upper) {
    out.rows.push_back(tag);
    return program.add_row(lower, upper);
}

int Draft::add_column(ColumnTag tag, double cost, double quadratic, double lower, double upper) {
    out.columns.push_back(tag);
    return program.add_column(cost, quadratic, lower, upper);
}

void Draft::put_arc_flow(int row, int arc, int period, double value) {
    if (const int total = out.arc_total(arc, period); total >= 0) {
        put(row, total, value);
        return;
    }
    for (int k = 0; k < classes(); ++k)
        put_class_flow(row, arc, period, k, value);
}

void Draft::put_class_flow(int row, int arc, int period, int gas, double value) {
    for (const auto& [column, share] : out.class_flow(arc, period, gas))
        put(row, column, share * value);
}

std::vector<std::pair<int, double>> Formulation::class_flow(int arc, int period, int gas) const {
    std::vector<std::pair<int, double>> entering;
    if (const int own = flow(arc, period, gas); own >= 0)
        entering.emplace_back(own, 1.0);
    for (const Leg& way : passed_by[static_cast<std::size_t>(arc)])
        if (const int sealed = through(way.arc, period, gas); sealed >= 0)
            entering.emplace_back(sealed, way.share);
    return entering;
}

namespace {

/// Takes what earlier windows used off the sides of rules over a year.
void take_off_used(Formulation& out) {
    if (!out.line.carried)
        return;
    const auto& used = out.line.carried->used;
    for (std::size_t i = 0; i < out.rows.size(); ++i) {
        const RowTag& tag = out.rows[i];
        const auto found = used.find({static_cast<int>(tag.kind), tag.place, tag.part});
        if (tag.period >= 0 || found == used.end())
            continue;
        // A maximum that was passed before it was known leaves nothing.
        double& most = out.program.row_upper[i];
        most = std::isinf(most) ? most : std::max(least_room, most - found->second);
        out.program.row_lower[i] -= found->second;
    }
}

} // namespace

Formulation formulate(Timeline line, const std::vector<Measurement>& measurements,
                      const std::vector<std::pair<int, int>>& struck,
                      const std::optional<Probe>& probe, const std::vector<PinnedPrice>& pinned) {
    Formulation out;
    out.line = std::move(line);
    out.measurements = measurements;
    out.struck = struck;
    out.classes = out.line.carried ? *out.line.carried->classes : make_classes(out.line);
    solver::ProgramBuilder program;
    Draft draft{out, program};

    add_node_balances(draft);
    add_hub_halves(draft);
    add_production(draft);
    add_arc_flows(draft);
    add_sealed_transit(draft);
    add_expansion(draft);
    add_joint_limits(draft);
    mark_own_rows(draft);
    add_demand(draft);
    add_price_caps(draft);
    add_conduct(draft);
    add_storage(draft);
    add_storage_ends(draft);
    add_storage_obligations(draft);
    add_contracts(draft);
    add_limits(draft);
    add_yearly_production(draft);
    add_quotas(draft);
    add_demand_reductions(draft);
    add_relabelling(draft);
    add_doors(draft);
    add_measurements(draft);
    if (probe)
        add_probe(draft, *probe);
    for (const PinnedPrice& price : pinned)
        pin_price(draft, price);

    out.program = program.build();
    out.row_groups = groups_by_time(out);
    take_off_used(out);
    close_dead_ends(out);
    return out;
}

} // namespace gashub::market
