#pragma once
// The assumptions that matter most to a run, in words (`run -v`).

#include "analysis/assumptions.hpp"
#include "report/quantities.hpp"

#include <string>

namespace gashub {

/// A heading and a line each; "" where there are none.
std::string assumptions_text(const Network& network, const std::vector<Assumption>& assumptions,
                             const Quantities& quantities);

} // namespace gashub
