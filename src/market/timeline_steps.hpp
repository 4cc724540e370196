#pragma once
// Steps of make_timeline that stand in a file of their own.

#include "market/timeline.hpp"

namespace gashub::market {

/// Fills sectors and their reference volumes. Demands periods, price factor and marked areas.
void lay_markets(Timeline& line);

} // namespace gashub::market
