#pragma once
// The rules of the market, one function a rule, each adding its rows and columns (MODEL section 4).
// Signs: volumes in bcm of the period, costs in million EUR per bcm (EUR/MWh x h). The programme
// minimises cost less gross surplus. Rows are written so that gas coming in is positive.

#include "market/formulation.hpp"

namespace gashub::market {

/// Least room that a maximum leaves, as a share of what it could carry: a rule that leaves none has
/// no price, for any price keeps it. Far under what counts as nothing.
inline constexpr double least_room = 1e-8;

/// A formulation in the making.
struct Draft {
    Formulation& out;
    solver::ProgramBuilder& program;

    int add_row(RowTag tag, double lower, double upper);
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
    /// Adds what of a class enters an arc, sealed transit included.
    void put_class_flow(int row, int arc, int period, int gas, double value);
    /// Least room that a maximum of nothing leaves of what could be carried. With one class only:
    /// with several the method does better without.
    double room(double most) const { return classes() == 1 ? least_room * most : 0; }
    /// Least penalty of a soft floor that states none: the default value of lost load, EUR/MWh.
    static constexpr double default_penalty = 500;
};

inline constexpr double no_bound = solver::infinity;

/// A class's flow, stock or sales are bounded at this multiple of what binds all classes together.
/// They never meet it; it tells the solver their size.
inline constexpr double loose = 2;

void add_node_balances(Draft& draft); ///< rows only
void add_hub_halves(Draft& draft);    ///< entry rows, trade, relabelling
void add_production(Draft& draft);
void add_arc_flows(Draft& draft);      ///< flows, rising cost, capacity, embargoed arcs
void add_sealed_transit(Draft& draft); ///< gas that is not offered on the way
void add_expansion(Draft& draft);      ///< capacity that the market itself adds
void add_joint_limits(Draft& draft);
void mark_own_rows(Draft& draft);  ///< markets whose sales are columns: several classes, price caps
void add_price_caps(Draft& draft); ///< rationed demand at the cap
void add_conduct(Draft& draft);    ///< sales of sellers with power by region
void add_doors(Draft& draft);      ///< shares of the grid's gas that an embargo lets in
void add_relabelling(Draft& draft); ///< shares and volumes of relabelled gas
void add_demand(Draft& draft);      ///< sectors, firm block, lost load, sales by class
void add_storage(Draft& draft);     ///< levels, rates, opening stock
void add_storage_ends(Draft& draft);
void add_storage_obligations(Draft& draft);
void add_contracts(Draft& draft); ///< takes, annual quantity, floor, months, make-up gas
void add_limits(Draft& draft);    ///< limit events on arcs, sellers, origins, terminals
void add_yearly_production(Draft& draft);
void add_quotas(Draft& draft);
void add_demand_reductions(Draft& draft);
void add_measurements(Draft& draft); ///< observed flows, for calibrate
void add_probe(Draft& draft, const Probe& probe);
void pin_price(Draft& draft, const PinnedPrice& pinned);

/// Price cap in force at a node in a period, by index of its policy; -1: none. The lowest one if
/// several.
int price_cap_at(const Timeline& line, int node, int period);

/// What consumers of a sector pay by a regulated price in a period.
struct Regulated {
    std::optional<double> price; ///< EUR/MWh
    double share = 1;            ///< of the market's price
    int policy = -1;
};
Regulated regulated_price(const Timeline& line, int sector, int period);

/// What a tax puts on a unit in a period, EUR/MWh, by its days.
double charge(const Timeline& line, const Policy& policy, const Tax& tax, int period);

/// True if a tax on production falls on a site; one on crossing or leaving on an arc.
bool taxes_site(const Timeline& line, const Tax& tax, int site);
bool taxes_arc(const Timeline& line, const Tax& tax, int arc);

/// Wedge of the taxes in force on a thing in a period, EUR/MWh, each by its days.
double consumption_tax(const Timeline& line, int node, int period);
double production_tax(const Timeline& line, int site, int period);
double crossing_tax(const Timeline& line, int arc, int period); ///< paid where the arc enters
double leaving_tax(const Timeline& line, int arc, int period);  ///< paid where it leaves
double border_tax(const Timeline& line, int arc, int period);   ///< both

/// True if gas on an arc is not offered before the arc's `transit_to` in a period.
bool is_sealed(const Timeline& line, int arc, int period);
/// True if a sealed way that begins with `first` is open to a class in a period: every arc on it
/// carries gas, and no embargo shuts one.
bool may_pass(const Formulation& formulation, int first, int period, int gas);
/// Value of full use of an arc beyond idle, EUR/MWh.
double full_use_rise(const Timeline& line, int arc);

} // namespace gashub::market
