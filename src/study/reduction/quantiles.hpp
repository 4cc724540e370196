#pragma once
// Plain statistics of samples.

#include <optional>
#include <vector>

namespace gashub {

/// Quantile between the order statistics (Hyndman and Fan's type 7). Demands at least one number.
double quantile_of(std::vector<double> values, double share);

/// Spearman's rank correlation, ties at their mean rank; nothing for fewer than three pairs or
/// where one side does not move.
std::optional<double> rank_correlation(const std::vector<double>& a, const std::vector<double>& b);

} // namespace gashub
