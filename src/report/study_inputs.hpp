#pragma once
// What a study varies, in words: uncertain inputs with their ranges, sources and pull, axes of
// cases, correlations.

#include "report/html_page.hpp"
#include "study/reduction/answer.hpp"
#include "study/study.hpp"

#include <string>

namespace gashub {

/// `triangular, 0.8 to 1.2, likeliest 1` ...
std::string distribution_words(const Distribution& distribution);

/// A row an uncertain input: range, source or that it is an own estimate, the headline at both
/// ends.
ShortTable uncertain_table(const Study& study, const Answer& answer);
/// A row an axis of cases: its values, which of them is central.
ShortTable axes_table(const Study& study);
/// `Brent and Henry Hub: 0.3` ...
std::vector<std::string> correlation_words(const Study& study);

} // namespace gashub
