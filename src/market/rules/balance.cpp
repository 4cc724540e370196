// Balance of every node, class and period, and what produces gas.

#include "market/rules/rules.hpp"

namespace gashub::market {

void add_node_balances(Draft& draft) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    const int nodes = draft.network().node_count(), periods = draft.periods(),
              classes = draft.classes();
    out.balance = Places(nodes, periods, classes);
    // A node that nothing touches needs no row.
    std::vector<char> used(static_cast<std::size_t>(nodes), 0);
    const auto use = [&](int n) { used[static_cast<std::size_t>(n)] = 1; };
    for (int a = 0; a < draft.network().arc_count(); ++a)
        for (int t = 0; t < periods; ++t)
            if (line.carries(a, t))
                use(line.arc_from[static_cast<std::size_t>(a)]),
                    use(line.arc_to[static_cast<std::size_t>(a)]);
    for (const auto* list : {&line.site_node, &line.market_node, &line.storage_node})
        for (int n : *list)
            use(n);
    for (int t = 0; t < periods; ++t)
        for (int n = 0; n < nodes; ++n)
            for (int k = 0; k < classes; ++k)
                if (used[static_cast<std::size_t>(n)] &&
                    out.classes.reaches[static_cast<std::size_t>(k)][static_cast<std::size_t>(n)])
                    out.balance(n, t, k) = draft.add_row({RowKind::balance, n, -1, k, t}, 0, 0);
}

void add_production(Draft& draft) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    const int sites = static_cast<int>(line.site_node.size());
    out.production_first = Places(sites, draft.periods());
    for (int p = 0; p < sites; ++p) {
        const auto& pieces = line.site_pieces[static_cast<std::size_t>(p)];
        const int k = out.classes.of_site[static_cast<std::size_t>(p)];
        out.production_pieces.push_back(static_cast<int>(pieces.front().size()));
        for (int t = 0; t < draft.periods(); ++t) {
            const int row = out.arriving(line.site_node[static_cast<std::size_t>(p)], t, k);
            const double tax = production_tax(line, p, t);
            for (int i = 0; i < static_cast<int>(pieces[static_cast<std::size_t>(t)].size()); ++i) {
                const CostPiece& piece =
                    pieces[static_cast<std::size_t>(t)][static_cast<std::size_t>(i)];
                const int column = draft.add_column({ColumnKind::production, p, i, k, t},
                                                    (piece.cost + tax) * line.h,
                                                    piece.slope * line.h, 0, piece.capacity);
                if (i == 0)
                    out.production_first(p, t) = column;
                if (piece.log_weight < 0)
                    draft.program.add_curve({column, solver::CurveKind::logarithmic,
                                             piece.log_weight * line.h, piece.log_capacity, 0, -1});
                draft.put(row, column, 1);
            }
        }
    }
}

} // namespace gashub::market
