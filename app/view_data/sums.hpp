#pragma once
// Sums over places and a span that several views tell: what is used, what is paid, what is landed.

#include "app/view_data/cleared.hpp"

namespace gashub::app {

/// Nodes of the region `eu`; all nodes where the network knows no EU.
std::vector<int> eu_nodes(const Network& network);
std::vector<int> all_nodes(const Network& network);

/// Sums over the sectors of some nodes and a span.
struct Used {
    double bcm = 0, russian_bcm = 0; ///< of all gas and of Russian gas
    double unserved_bcm = 0, paid_meur = 0;
};
Used used_in(const Cleared& cleared, const std::vector<int>& nodes, const Span& span);

/// LNG that is landed at some nodes, from whatever origin, as a rate.
double lng_landed(const Cleared& cleared, const std::vector<int>& nodes, const Span& span);

} // namespace gashub::app
