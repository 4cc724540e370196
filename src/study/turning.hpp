#pragma once
// Where a condition turns along the threshold's parameter, read from the runs that were made for
// it.

#include "study/measure.hpp"

namespace gashub {

/// Values that were looked at, lowest first, with whether the condition holds there. Runs without
/// an answer are passed over.
using LookedAt = std::vector<std::pair<double, bool>>;
LookedAt looked_at(const Study& study, std::span<const Ran> runs);

/// Pairs of neighbouring values between which the condition turns, lowest first.
std::vector<std::pair<double, double>> turning_brackets(const LookedAt& values);

/// Width of a bracket at which a search ends.
double search_tolerance(const Study& study);

} // namespace gashub
