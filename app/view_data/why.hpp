#pragma once
// The answer to "why this price here?" in words and as two waterfalls. For one period it is the
// library's explanation; for the whole horizon the mean over its periods, by kinds of terms.

#include "app/view_data/outcome_figures.hpp"

namespace gashub::app {

/// Demands a solved market. Explains the node in view; takes a back-solve a period, so it is work
/// for the runner.
WhyData why_data(const Cleared& cleared, const Attention& attention);

} // namespace gashub::app
