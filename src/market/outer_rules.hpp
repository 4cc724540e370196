#pragma once
// What the numbers of the outer search and their gaps both ask of a formulation. Of the outer
// search's sources only.

#include "market/formulation.hpp"

namespace gashub::market {

/// True if a policy tells the gas of a class apart.
bool has_policy(const Formulation& formulation, int gas, int policy);

/// Price formula of a contract in a period, changed terms laid on; nothing where it has none.
const Formula* price_of(const Formulation& formulation, int contract, int period);

} // namespace gashub::market
