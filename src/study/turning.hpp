#pragma once
// Where a condition turns along the threshold's parameter, read from the runs that were made for
// it.

#include "study/measure.hpp"

namespace gashub {

/// Pairs of neighbouring values between which the condition turns, lowest first. Runs without an
/// answer are passed over.
std::vector<std::pair<double, double>> turning_brackets(const Study& study,
                                                        std::span<const Ran> runs);

/// Values that were looked at, lowest first, with whether the condition holds there.
std::vector<std::pair<double, bool>> looked_at(const Study& study, std::span<const Ran> runs);

/// Width of a bracket at which a search ends.
double search_tolerance(const Study& study);

} // namespace gashub
