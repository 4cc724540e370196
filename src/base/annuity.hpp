#pragma once
// What an investment costs a year.

#include <cmath>

namespace gashub {

/// Yearly payment of an investment of one over its life. `rate`: a year, at least 0; `life_years`
/// above 0.
inline double annuity(double rate, double life_years) {
    return rate > 0 ? rate / (1 - std::pow(1 + rate, -life_years)) : 1 / life_years;
}

} // namespace gashub
