// A point of a node's merit order: somebody who buys and somebody who sells any amount at one price
// (MODEL section 6).

#include "market/rules/rules.hpp"

namespace gashub::market {

void add_probe(Draft& draft, const Probe& probe) {
    const RowTag tag = draft.out.rows[static_cast<std::size_t>(probe.row)];
    const int node = tag.kind == RowKind::market
                         ? draft.line().market_node[static_cast<std::size_t>(tag.place)]
                         : tag.place;
    for (int side : {1, -1})
        draft.put(probe.row,
                  draft.add_column({ColumnKind::probe, node, side, tag.gas, tag.period},
                                   side * probe.eur_per_mwh * draft.line().h, 0, 0, no_bound),
                  side);
}

void pin_price(Draft& draft, const PinnedPrice& pinned) {
    for (int t = 0; t < draft.periods(); ++t)
        for (int k = 0; k < draft.classes(); ++k)
            if (const int row = draft.out.balance(pinned.node, t, k); row >= 0)
                add_probe(draft, {row, pinned.eur_per_mwh});
}

} // namespace gashub::market
