#pragma once
// Price formulas whose hub parts follow prices of the same run (INTERFACES "Formula"): value and
// slope, so that the outer search can step along them.

#include "market/timeline.hpp"

#include <functional>
#include <utility>
#include <vector>

namespace gashub::market {

/// A price and the rows it moves with: value, EUR/MWh; d value / d row price.
struct Valued {
    double value = 0;
    std::vector<std::pair<int, double>> rows;
};

/// Price of a node in a period with the row it is read from (-1: none).
using NodePrices = std::function<std::pair<double, int>(int node, int period)>;

/// Price where a formula follows something that has no value yet, EUR/MWh.
inline constexpr double unknown_price = 500;

/// What an oil-indexed price rule asks: oil, or oil and a hub by shares.
FormulaBody formula_of(const OilIndexed& rule);

/// Value of a formula in a period. Months of the horizon come from `prices` (none: unknown_price),
/// months before it from the series named like the hub, else from the first period.
Valued formula_price(const Timeline& line, const FormulaBody& formula, int period,
                     const NodePrices* prices);

/// The same for a rule that states a number or a formula.
Valued stated_price(const Timeline& line, const std::optional<double>& number,
                    const std::optional<Formula>& formula, int period, const NodePrices* prices);

/// Months for which a series that a price rule, a policy's price or a contract's follows has no
/// value [missing-series-value], each rule once.
Issues formula_faults(const Timeline& line);

} // namespace gashub::market
