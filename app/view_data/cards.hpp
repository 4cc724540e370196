#pragma once
// The six cards, and the ranked list of what changed. Pure functions of two cleared markets.

#include "app/view_data/outcome_figures.hpp"
#include "app/view_data/views.hpp"

namespace gashub::app {

/// Two watched prices; in the EU, or everywhere where the network knows no EU: the share of Russian
/// gas in what is used, LNG landed, what consumers pay; gas not served anywhere.
std::vector<Card> cards(const Cleared& now, const Cleared& reference, const Attention& attention);

/// At most eight sentences, the largest change first, each measured against its own scale. Empty
/// where nothing changed.
std::vector<Change> changes(const Cleared& now, const Cleared& reference,
                            const Attention& attention);

} // namespace gashub::app
