#pragma once
// A node's merit order for people: a small chart in characters, then who stands on the steps; and
// the same as JSON and as a table.

#include "analysis/merit_order.hpp"
#include "analysis/table.hpp"
#include "report/quantities.hpp"

#include <string>

namespace gashub {

/// At most 25 lines.
std::string curve_text(const Network& network, const Scenario& scenario, const MeritOrder& order,
                       const Quantities& quantities);

std::string curve_json(const Network& network, const Scenario& scenario, const MeritOrder& order);

/// Table `curve`, a row a mover: side, step, kind, id, from_eur_per_mwh, to_eur_per_mwh, bcm,
/// cumulative_bcm (of the steps up to this one). Cells point into the order.
Table curve_table(const MeritOrder& order);

} // namespace gashub
