#include "market/relaxation.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace gashub::market {
namespace {

template <class List>
std::string id_of(const List& list, int place) {
    return place >= 0 && place < static_cast<int>(list.size())
               ? list[static_cast<std::size_t>(place)].id
               : "?";
}

} // namespace

std::string describe(const Formulation& f, const RowTag& row) {
    const Network& net = f.line.network;
    const NetworkParts& parts = net.parts();
    const ScenarioParts& scenario = f.line.scenario.parts();
    std::string when;
    if (row.period >= 0)
        when = " from " + to_string(f.line.periods[static_cast<std::size_t>(row.period)].from);
    else if (row.part >= 0)
        when = fmt::format(" in {}", row.part);
    const auto arc = [&] { return row.place >= 0 ? net.arc(row.place).id : std::string("?"); };
    switch (row.kind) {
    case RowKind::balance:
        return "balance of node " + id_of(parts.nodes, row.place) + when;
    case RowKind::market:
        return "consumption of market " + id_of(parts.markets, row.place) + when;
    case RowKind::arc_total:
        return "total flow of arc " + arc() + when;
    case RowKind::joint_limit:
        return "joint limit " + id_of(parts.joint_limits, row.place) + when;
    case RowKind::level:
        return "level of storage " + id_of(parts.storages, row.place) + when;
    case RowKind::store_volume:
        return "working volume of storage " + id_of(parts.storages, row.place) + when;
    case RowKind::store_injection:
        return "injection rate of storage " + id_of(parts.storages, row.place) + when;
    case RowKind::store_withdrawal:
    case RowKind::withdrawal_falls:
        return "withdrawal rate of storage " + id_of(parts.storages, row.place) + when;
    case RowKind::store_end:
        return "end level of storage " + id_of(parts.storages, row.place);
    case RowKind::obligation:
        return "filling obligation " + id_of(scenario.policies, row.place);
    case RowKind::limit_most:
        return "maximum of limit " + id_of(scenario.events, row.place) + when;
    case RowKind::limit_least:
        return "minimum of limit " + id_of(scenario.events, row.place) + when;
    case RowKind::site_most:
        return "yearly maximum of site " + id_of(parts.sites, row.place) + when;
    case RowKind::site_least:
        return "yearly minimum of site " + id_of(parts.sites, row.place) + when;
    case RowKind::contract_arc:
        return "contract gas on arc " + arc() + when;
    case RowKind::contract_floor:
        return "take-or-pay floor of contract " + id_of(parts.contracts, row.place) + when;
    case RowKind::contract_quantity:
        return "annual quantity of contract " + id_of(parts.contracts, row.place) + when;
    case RowKind::quota:
        return "quota " + id_of(scenario.policies, row.place) + when;
    case RowKind::demand_reduction:
        return "demand reduction " + id_of(scenario.policies, row.place) + when;
    case RowKind::entry:
        return "balance at the entry of hub " + id_of(parts.nodes, row.place) + when;
    case RowKind::seller_sales:
        return "sales of seller " + id_of(scenario.conduct, row.place) + when;
    case RowKind::capacity:
        return "capacity of arc " + arc() + when;
    case RowKind::relabel_share:
    case RowKind::relabel_volume:
        return "relabelling " + id_of(scenario.policies, row.place) + when;
    case RowKind::contract_month:
        return "month of contract " + id_of(parts.contracts, row.place) + when;
    case RowKind::destination:
        return "destination clause of contract " + id_of(parts.contracts, row.place) + when;
    case RowKind::make_up:
        return "make-up gas of contract " + id_of(parts.contracts, row.place) + when;
    case RowKind::door:
        return "door of embargo " + id_of(scenario.policies, row.place) + when;
    case RowKind::measured:
        return "observed flow of route " +
               f.measurements[static_cast<std::size_t>(row.place)].route;
    }
    return "?";
}

std::string least_relaxation(const Formulation& f) {
    // The same rows and bounds, no costs but 1 a unit of relief on either side of every row.
    solver::ProgramBuilder builder;
    const solver::ConvexProgram& p = f.program;
    for (int i = 0; i < p.rows; ++i)
        builder.add_row(p.row_lower[static_cast<std::size_t>(i)],
                        p.row_upper[static_cast<std::size_t>(i)]);
    for (int j = 0; j < p.columns; ++j) {
        builder.add_column(0, 1e-6, p.lower[static_cast<std::size_t>(j)],
                           p.upper[static_cast<std::size_t>(j)]);
        for (int e = p.start[static_cast<std::size_t>(j)];
             e < p.start[static_cast<std::size_t>(j) + 1]; ++e)
            builder.add_entry(p.index[static_cast<std::size_t>(e)], j,
                              p.value[static_cast<std::size_t>(e)]);
    }
    for (int i = 0; i < p.rows; ++i)
        for (double side : {1.0, -1.0})
            builder.add_entry(i, builder.add_column(1, 0, 0, solver::infinity), side);
    const solver::Solution relaxed = solver::solve(builder.build());
    if (relaxed.termination != solver::Termination::optimal)
        return {};
    std::vector<std::pair<double, int>> given;
    for (int i = 0; i < p.rows; ++i) {
        const auto more = static_cast<std::size_t>(p.columns + 2 * i);
        const double amount = std::abs(relaxed.x[more] - relaxed.x[more + 1]);
        if (amount > 1e-5)
            given.emplace_back(amount, i);
    }
    std::sort(given.begin(), given.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::string words;
    for (std::size_t k = 0; k < given.size() && k < 5; ++k)
        words += fmt::format("{}{} by {:.3g} bcm", k ? "; " : "",
                             describe(f, f.rows[static_cast<std::size_t>(given[k].second)]),
                             given[k].first);
    return words;
}

} // namespace gashub::market
