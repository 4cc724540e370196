#pragma once
// What contract gas costs its buyer: the formula's price in this run, rebates, deferred payments.

#include "market/outcome.hpp"

#include <optional>

namespace gashub {

/// Price of a contract in a period before its rebate, EUR/MWh on what is delivered; hub parts
/// follow this run's prices. Nothing where no price is known.
std::optional<double> stated_contract_price(const market::Outcome& outcome, int contract,
                                            int period);

/// Take of a contract's column that arrives, bcm.
double delivered_take(const market::Outcome& outcome, int column);

/// True if the price of the contract decided its volume in the programme.
bool is_in_dispatch(const market::Outcome& outcome, int contract);

} // namespace gashub
