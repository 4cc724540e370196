// Observed flows as rows, met at a penalty either way: their prices are what `calibrate` adds to
// the arcs' costs (inverse optimisation).

#include "market/rules/rules.hpp"

namespace gashub::market {
namespace {

/// sum of flows = observed + over - under, both at the penalty; the row.
int add_measured_row(Draft& draft, int place, const Measurement& measured) {
    const int row =
        draft.add_row({RowKind::measured, place, -1, 0, -1}, measured.bcm, measured.bcm);
    for (int t = 0; t < draft.periods(); ++t) {
        const double part =
            overlap_days(draft.period(t), measured.from, measured.to) / draft.days(t);
        for (const auto& [arc, sign] : measured.arcs)
            if (part > 0)
                draft.put_arc_flow(row, arc, t, sign * part);
    }
    const double penalty = measured.penalty_eur_per_mwh * draft.line().h;
    for (int side : {1, -1})
        draft.put(
            row,
            draft.add_column({ColumnKind::deviation, place, side, 0, -1}, penalty, 0, 0, no_bound),
            -side);
    return row;
}

} // namespace

void add_measurements(Draft& draft) {
    const auto& measurements = draft.out.measurements;
    std::vector<int> rows;
    for (const Measurement& measured : measurements)
        rows.push_back(add_measured_row(draft, static_cast<int>(rows.size()), measured));
    for (std::size_t i = 0; i < measurements.size(); ++i)
        for (const Measurement::Circle& circle : measurements[i].circles) {
            const int round =
                draft.add_column({ColumnKind::deviation, static_cast<int>(i), 0, 0, -1},
                                 circle.cost_eur_per_mwh * draft.line().h, 0, 0, no_bound);
            for (const auto& [measurement, count] : circle.counts)
                draft.put(rows[static_cast<std::size_t>(measurement)], round, count);
        }
}

} // namespace gashub::market
