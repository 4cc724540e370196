#pragma once
// Ways round a network whose costs sum below zero: gas would run in them for its own sake. Found in
// tariffs plus adders, and barred from the adders that `calibrate` looks for.

#include "market/formulation.hpp"
#include "model/network.hpp"

#include <vector>

namespace gashub {

/// Arcs of a way round whose tariffs and `adders` (one an arc, EUR/MWh) sum below zero, in order;
/// empty where there is none. (Bellman and Ford.)
std::vector<int> cheapest_circle(const Network& network, const std::vector<double>& adders);

/// Bars every pair of an arc that is counted in `rows` and one that leads straight back.
void bar_pairs(const Network& network, std::vector<market::Measurement>& rows);

/// Bars one way round; false where it is barred already or no row counts on it.
bool bar_circle(const Network& network, const std::vector<int>& circle,
                std::vector<market::Measurement>& rows);

/// Raises the adders below zero on each way round that costs less than nothing until none does.
void raise_circles(const Network& network, std::vector<double>& adders);

} // namespace gashub
