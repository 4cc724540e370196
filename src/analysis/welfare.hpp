#pragma once
// Who gains (MODEL section 7). Every column's and every row's rent is given to an agent of a
// country: a column earns what it delivers at the rows' prices less its cost, a row what its side
// is worth. What the objective counts as a cost though somebody is paid, or values otherwise than
// those who use the gas, stands against it in rows of agent `model`: all rows add up to the
// objective, all but these to total welfare.

#include "market/accounts/accounts.hpp"

#include <map>
#include <string>
#include <vector>

namespace gashub {

/// Rows by country (a region's id for what a region's state gets), agent (consumer, producer,
/// shipper, lng, storage, state, model) and item, in order.
std::vector<WelfareRow> welfare(const market::Outcome& outcome);

/// Welfare of all agents but `model`, MEUR.
double total_welfare(const std::vector<WelfareRow>& rows);

/// Net revenue of each seller, MEUR: what its fields earn, mark-ups, wedges that it keeps,
/// contracts above or below the market.
std::map<std::string, double> net_revenues(const market::Outcome& outcome);

} // namespace gashub
