#pragma once
// Joins the kept steps of rolling windows to one outcome over the whole horizon.

#include "market/foresight.hpp"

namespace gashub::market {

/// One programme over the horizon with the windows' volumes, prices and costs in it, each found by
/// what its column or row stands for. What belongs to a year comes from the last window that has
/// it. `at_start`: stock and balances when the first window began; `end_stock` as the last one had
/// it.
Outcome join_windows(Timeline whole, const std::vector<Window>& windows,
                     std::vector<std::shared_ptr<const Outcome>> solved,
                     std::shared_ptr<const Carried> at_start,
                     std::vector<std::optional<double>> end_stock);

} // namespace gashub::market
