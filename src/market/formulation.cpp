#include "market/formulation.hpp"

#include "market/dead_ends.hpp"
#include "market/rules/rules.hpp"

namespace gashub::market {

int Draft::add_row(RowTag tag, double lower, double upper, int group) {
    out.rows.push_back(tag);
    out.row_groups.push_back(group);
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
        if (const int flow = out.flow(arc, period, k); flow >= 0)
            put(row, flow, value);
}

Formulation formulate(Timeline line, const std::vector<Measurement>& measurements) {
    Formulation out;
    out.line = std::move(line);
    out.measurements = measurements;
    out.classes = make_classes(out.line);
    solver::ProgramBuilder program;
    Draft draft{out, program};

    add_node_balances(draft);
    add_production(draft);
    add_arc_flows(draft);
    add_joint_limits(draft);
    add_demand(draft);
    add_storage(draft);
    add_storage_ends(draft);
    add_storage_obligations(draft);
    add_contracts(draft);
    add_limits(draft);
    add_yearly_production(draft);
    add_quotas(draft);
    add_demand_reductions(draft);
    add_measurements(draft);

    out.program = program.build();
    close_dead_ends(out);
    return out;
}

} // namespace gashub::market
