#pragma once
// Order in which the rows of a formulation are best eliminated: its time is cut in halves, again
// and again; rows that tie two halves together come after all rows of either (nested dissection, A.
// George 1973, here along time alone, the solver's ordering doing the rest within).

#include "market/formulation.hpp"

namespace gashub::market {

/// Group of each row, lower ones to be eliminated first; rows within a few periods are in group 0.
/// A row that ties no period, such as the floor of a contract that counts by the year, goes with
/// the latest of the rows that it shares a column with.
std::vector<int> groups_by_time(const Formulation& formulation);

} // namespace gashub::market
