#pragma once
// Classes of gas: the coarsest grouping of origins that the scenario's rules can tell apart. Class
// 0 is the gas that no rule names; with no such rule it is the only one. A class exists only where
// its gas can get (MODEL section 1).

#include "market/timeline.hpp"

namespace gashub::market {

struct GasClass {
    std::vector<std::string> origins; ///< of its sites; empty for a class 0 that has none
    std::vector<int> policies;        ///< indices of the policies that tell it apart
};

struct Classes {
    std::vector<GasClass> list;
    std::vector<int> of_site;               ///< class of each site
    std::vector<std::vector<char>> reaches; ///< class, node: can its gas get there in any period
    int count() const { return static_cast<int>(list.size()); }
};

Classes make_classes(const Timeline& line);

/// True if policy `policy` holds in the period: it covers at least half of the period's days.
bool in_force(const Policy& policy, const Period& period);

/// True if gas of class `k` may enter arc `a` in period `t` under the embargoes in force.
bool may_flow(const Timeline& line, const Classes& classes, int k, int a, int t);

/// True if gas of class `k` may be sold, or injected, at node `n` in period `t`.
bool may_stay(const Timeline& line, const Classes& classes, int k, int n, int t);

} // namespace gashub::market
