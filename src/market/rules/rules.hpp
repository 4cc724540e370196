#pragma once
// The rules of the market, one function a rule, each adding its rows and columns (MODEL section 4).
// Signs: volumes in bcm of the period, costs in million EUR per bcm (EUR/MWh x h). The programme
// minimises cost less gross surplus. Rows are written so that gas coming in is positive.

#include "market/formulation.hpp"

namespace gashub::market {

/// A formulation in the making.
struct Draft {
    Formulation& out;
    solver::ProgramBuilder& program;

    int add_row(RowTag tag, double lower, double upper, int group = 0);
    int add_column(ColumnTag tag, double cost, double quadratic, double lower, double upper);
    void put(int row, int column, double value) { program.add_entry(row, column, value); }

    const Timeline& line() const { return out.line; }
    const Network& network() const { return out.line.network; }
    int periods() const { return out.line.period_count(); }
    int classes() const { return out.classes.count(); }
    double days(int t) const { return out.line.periods[static_cast<std::size_t>(t)].days(); }
    const Period& period(int t) const { return out.line.periods[static_cast<std::size_t>(t)]; }
    /// Adds an arc's whole flow of a period to a row: its total where it has one, else its flows.
    void put_arc_flow(int row, int arc, int period, double value);
    /// Least penalty of a soft floor that states none: the default value of lost load, EUR/MWh.
    static constexpr double default_penalty = 500;
};

inline constexpr double no_bound = solver::infinity;

/// A class's flow, stock or sales are bounded at this multiple of what binds all classes together.
/// They never meet it; it tells the solver their size.
inline constexpr double loose = 2;

void add_node_balances(Draft& draft); ///< rows only
void add_production(Draft& draft);
void add_arc_flows(Draft& draft); ///< flows, rising cost, capacity, embargoed arcs
void add_joint_limits(Draft& draft);
void add_demand(Draft& draft);  ///< sectors, firm block, lost load, sales by class
void add_storage(Draft& draft); ///< levels, rates, opening stock
void add_storage_ends(Draft& draft);
void add_storage_obligations(Draft& draft);
void add_contracts(Draft& draft); ///< takes, take-or-pay floor, annual quantity
void add_limits(Draft& draft);    ///< limit events on arcs, sellers, origins, terminals
void add_yearly_production(Draft& draft);
void add_quotas(Draft& draft);
void add_demand_reductions(Draft& draft);
void add_measurements(Draft& draft); ///< observed flows, for calibrate

/// Wedge of the taxes in force on a thing in a period, EUR/MWh, each by its days.
double consumption_tax(const Timeline& line, int node, int period);
double production_tax(const Timeline& line, int site, int period);
double crossing_tax(const Timeline& line, int arc, int period);

} // namespace gashub::market
