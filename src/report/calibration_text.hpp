#pragma once
// A calibration as words on one screen and as JSON: the fit before and after, the adders found, and
// the routes that adders do not explain.

#include "io/json_writer.hpp"
#include "report/quantities.hpp"
#include "study/calibrate.hpp"

#include <string>

namespace gashub {

/// Demands a solved calibration. `bound` as it was given, EUR/MWh.
std::string calibration_text(const Calibration& calibration, double bound,
                             const Quantities& quantities);

/// Members into an open object: `year`, `routes` with their adders and states, `before` and `after`
/// as backtests.
void write_calibration(JsonWriter& json, const Calibration& calibration, double bound);

} // namespace gashub
