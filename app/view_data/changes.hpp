#pragma once
// What changed, in ranked sentences. A pure function of two cleared markets.

#include "app/view_data/outcome_figures.hpp"
#include "app/view_data/views.hpp"

namespace gashub::app {

/// At most eight sentences, the largest change first, each measured against its own scale. Strings
/// of one pipe are told once, by the largest. Empty where nothing changed.
std::vector<Change> changes(const Cleared& now, const Cleared& reference,
                            const Attention& attention);

} // namespace gashub::app
