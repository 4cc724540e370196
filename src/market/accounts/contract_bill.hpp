#pragma once
// What contract gas costs its buyer: the formula's price in this run, rebates, deferred payments.

#include "market/outcome.hpp"

#include <optional>
#include <vector>

namespace gashub {

/// Price of a contract in a period before its rebate, EUR/MWh on what is delivered; hub parts
/// follow this run's prices. Nothing where no price is known.
std::optional<double> stated_contract_price(const market::Outcome& outcome, int contract,
                                            int period);

/// What a contract takes on an arc in a period, bcm at its start and at its end.
struct Take {
    int contract, arc, period;
    double volume, delivered;
};

/// All takes above nothing. A take of a whole year is spread over its periods as gas flows there
/// that no other contract of the arc has taken period by period.
std::vector<Take> takes_of(const market::Outcome& outcome);

/// True if the price of the contract decided its volume in the programme.
bool is_in_dispatch(const market::Outcome& outcome, int contract);

} // namespace gashub
