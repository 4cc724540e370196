#pragma once
// Every rule of a scenario: binding (with its price), stopping trade, slack, broken (a soft one), or
// never met.

#include "market/outcome.hpp"

#include <string>
#include <vector>

namespace gashub {

/// `stops_trade`: a rule on a price under which nothing is traded; any harder rule does the same, so
/// it has no price.
enum class RuleState { binding, stops_trade, slack, never_met, broken };
std::string_view to_string(RuleState state);

/// What `value`, `bound` and `price` mean:
///  - limits on volumes (joint-limit, quota, limit-maximum, storage-obligation, take-or-pay,
///    relabel ...): bcm of the period or year, its bound, the price of one unit of relief;
///  - price rules (price-cap, seller-price-cap, reserve-price, regulated-price, contract-price, a
///    hub's rule by its kind): the price as it stands, the price stated, and the wedge between
///    them: for a cap what consumers would pay for what they do not get, less the cap;
///  - tax, mark-up: bcm that pay it, what they pay together in MEUR, and the charge on one MWh;
///  - conduct: bcm sold, share of the conjecture that is left (phi), mark-up;
///  - embargo: price only, what banned gas would gain by entering at the best arc;
///  - transit: bcm that pass, 0, what they would gain by being sold on the way; open-transit: bcm
///    left on the way;
///  - expansion: bcm a year added, most that can be, what one more would earn beyond its cost.
struct RuleRow {
    std::string rule, id, place; ///< the JSON kind or the clause; its id; where
    int period = -1, year = -1;  ///< one of the two
    RuleState state = RuleState::slack;
    double value = 0, bound = 0;
    double price_eur_per_mwh = 0;
};

/// A price from which a rule counts as binding, EUR/MWh.
inline constexpr double binding_price = 1e-3;

/// All rules, each in every period or year in which it holds; a rule that touches nothing stands
/// once, never met. Demands a solved outcome.
std::vector<RuleRow> rule_states(const market::Outcome& outcome);

/// Those of them that set prices rather than volumes, and sealed transit (price_rule_states.cpp).
std::vector<RuleRow> price_rule_states(const market::Outcome& outcome);

/// True for rules whose `value` is a price.
bool is_price_rule(std::string_view rule);

} // namespace gashub
