#pragma once
// Distributions of uncertain inputs: what is wrong with one, its values by probability, its ends.

#include "model/faults.hpp"
#include "study/study_parts.hpp"

namespace gashub {

/// Fault [bad-distribution] for parameters no distribution can have.
void check_distribution(const Distribution& distribution, Faults& faults);

/// The value below which it lies with probability `u`, 0 < u < 1.
double quantile(const Distribution& distribution, double u);

/// Ends of what is looked at: its least and largest value, or 5 and 95 % where it has no ends.
double low_end(const Distribution& distribution);
double high_end(const Distribution& distribution);
/// Mode of a triangular one, else the median.
double central_value(const Distribution& distribution);

/// Quantile of the standard normal distribution (Wichura 1988, algorithm AS 241; 1e-15).
double normal_quantile(double u);

} // namespace gashub
