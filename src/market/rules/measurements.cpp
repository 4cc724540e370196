// Observed flows as rows, met at a penalty either way: their prices are what `calibrate` adds to
// the arcs' costs (inverse optimisation).

#include "market/rules/rules.hpp"

namespace gashub::market {

void add_measurements(Draft& draft) {
    const auto& measurements = draft.out.measurements;
    for (int i = 0; i < static_cast<int>(measurements.size()); ++i) {
        const Measurement& measured = measurements[static_cast<std::size_t>(i)];
        const int row =
            draft.add_row({RowKind::measured, i, -1, 0, -1}, measured.bcm, measured.bcm, 1 << 20);
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
                draft.add_column({ColumnKind::deviation, i, side, 0, -1}, penalty, 0, 0, no_bound),
                -side);
    }
}

} // namespace gashub::market
