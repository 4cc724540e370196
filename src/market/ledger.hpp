#pragma once
// What each column pays, and between which prices it stands. Analysis explains prices from this
// alone: a column whose bounds have no price ties the prices of its two ends,
//   gain x price(target) = price(source) + sum of terms,
// or, with one end, sets it (source or target only). Gas goes from source to target.

#include "market/outcome.hpp"

namespace gashub::market {

enum class TermKind {
    production_cost,  ///< marginal cost of a site; id: site
    willingness,      ///< what a sector would pay for one unit more; id: market.sector
    lost_load,        ///< value of lost load; id: market
    tariff,           ///< of an arc, shipping on a lane; id: arc
    rising_cost,      ///< rise of an arc's cost with its use; id: arc
    congestion,       ///< price of a full arc, store or field; id: arc, storage or site
    loss,             ///< gas burnt on the way; id: arc or storage
    fee,              ///< storage fee; id: storage
    tax,              ///< id: arc, site or market
    joint_limit,      ///< id: joint limit
    limit,            ///< of a limit event; id: event
    yearly_limit,     ///< of a site's year; id: site
    store_end,        ///< of a store's least end level; id: storage
    end_value,        ///< value stated for what is left in store; id: storage
    store_rate,       ///< of a rate shared by classes or falling with the level; id: storage
    obligation,       ///< of a filling obligation; id: policy
    contract,         ///< of a take-or-pay contract on an arc; id: arc
    quota,            ///< id: policy
    demand_reduction, ///< id: policy
    penalty,          ///< stated penalty of a soft rule; id as the rule's
    opening_stock,    ///< value of gas that was in store at the start; id: storage
    price,            ///< price of another node; id: node
    measured,         ///< of an observed flow that the arc must meet; id: route
    mark_up,          ///< a seller's power in a region, or a stated mark-up; id: seller or policy
    price_rule,       ///< wedge of a hub's price rule; id: node
    seller_price,     ///< wedge of a cap or reserve on a seller; id: policy
    contract_price,   ///< contract price less the seller's value; id: contract
    relabelling,      ///< price of a relabelling rule; id: policy
    price_cap,        ///< price at which consumers are rationed; id: policy
    regulated,        ///< what a regulated price keeps from consumers; id: policy
    expansion,        ///< price of capacity that was or could be added; id: arc
    transit,          ///< worth of the capacity that sealed transit takes; id: arc
    embargo,          ///< price of what an embargo lets in by shares; id: policy
    make_up,          ///< value of make-up gas; id: contract
    rounding,
};
std::string_view to_string(TermKind kind);

struct Term {
    TermKind kind = TermKind::rounding;
    std::string id;
    double eur_per_mwh = 0;
    int period = -1; ///< in which period; -1: of no single one
};

struct LedgerEntry {
    int column = -1;
    int source_row = -1, target_row = -1; ///< price rows (balance, market, level); -1: none
    double gain = 1;                      ///< units at the target per unit from the source
    std::vector<Term> terms;              ///< per unit at the source; bound prices are terms too
    double bound_price = 0;               ///< |price| of the column's bounds, EUR/MWh
};

/// A bound price above this keeps a column from being at the margin, EUR/MWh.
inline constexpr double at_margin = 0.001;

/// Cost of a column in the programme, MEUR, its curve and wedges included.
double column_cost(const Outcome& outcome, int column);

/// What a column earns: deliveries at the rows' prices less its cost, MEUR.
double column_earnings(const Outcome& outcome, int column);

/// True for rows whose price is the value of gas somewhere: balance, market, level.
bool is_price_row(const RowTag& row);

/// The ledger line of a column of a solved outcome.
LedgerEntry ledger_entry(const Outcome& outcome, int column);

/// A rule's row as a term without a value: its kind, id and period.
Term rule_term(const Outcome& outcome, int row);

/// Id of what a column stands for: arc, site, market.sector, market, storage, contract or policy.
std::string column_id(const Outcome& outcome, int column);

} // namespace gashub::market
