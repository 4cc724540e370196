#pragma once
// The six cards. A pure function of two cleared markets.

#include "app/view_data/outcome_figures.hpp"
#include "app/view_data/views.hpp"

namespace gashub::app {

/// Two watched prices; in the EU, or everywhere where the network knows no EU: the share of Russian
/// gas in what is used, LNG landed, what consumers pay; gas not served anywhere.
std::vector<Card> cards(const Cleared& now, const Cleared& reference, const Attention& attention);

} // namespace gashub::app
