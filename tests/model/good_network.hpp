#pragma once
// One small network and scenario in which everything is right, with one of each thing: tests break
// one thing at a time.

#include "model/path.hpp"

namespace gashub::good {

/// Gas of `field` (NO) goes to `city` (TR) by pipe, or by plant, lane and terminal over the ports.
NetworkParts network();
/// The year 2021 by months, with one event and one policy of each kind, and one lever.
ScenarioParts scenario();

/// `code at pointer` of each issue, in order.
std::vector<std::string> codes_of(const Issues& issues);

} // namespace gashub::good
