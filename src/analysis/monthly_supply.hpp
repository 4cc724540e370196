#pragma once
// How a hub stands month by month: what would reach its country without one origin, and how full
// its ways abroad are.

#include "analysis/results.hpp"

#include <string>
#include <vector>

namespace gashub {

/// What could reach a country's grid in a month without one origin's gas, over what is needed
/// there.
struct MonthSupply {
    std::string month; ///< `2030-10`, in which its periods begin
    double supply = 0; ///< bcm: largest flow that fields, ways in, terminals and limits allow, plus
                       ///< what stores can give
    double need = 0;   ///< bcm: use of the country, and what leaves its grid
    double days = 0;
};

/// Month by month. The grid: all places that gas of the country's markets can go on to without
/// leaving it. Other countries' needs and joint limits are left out, sealed transit counts as open.
std::vector<MonthSupply> supply_without(const Results& results, const std::string& country,
                                        const std::string& origin);

/// A month's bcm of an origin-free supply that is missing to `ratio` times the need, as bcm a year
/// in the worst month; under 0: so much could be missing.
double missing_supply(const std::vector<MonthSupply>& months, double ratio);

/// What leaves the scenario's hub for abroad over what could, 0 to 1, by period; empty without a
/// hub or without such ways. Ways: arcs to another country, or to a border point without a market.
std::vector<double> exits_use(const Results& results);

/// `2030-10`: the month in which a period begins.
std::string month_name(const Period& period);

} // namespace gashub
