#pragma once
// Classes of gas: (a seller with power, or the takers) x (origins that a rule tells apart) x
// (label, where there is relabelling). Class 0 is the gas that no rule names; with no such rule it
// is the only one. A class exists only where its gas can get (MODEL section 1).

#include "market/timeline.hpp"

namespace gashub::market {

struct GasClass {
    std::vector<std::string> origins; ///< of its sites; empty for a class 0 that has none
    std::vector<int> policies;        ///< indices of the policies that tell it apart
    std::string
        seller; ///< whose gas it is, where a rule tells that apart; a label keeps the seller
    int relabelled_from = -1; ///< class whose gas becomes this one by taking the hub's label
    bool is_told_apart_by(int policy) const;
};

struct Classes {
    std::vector<GasClass> list;
    std::vector<int> of_site;               ///< class of each site
    std::vector<std::vector<char>> reaches; ///< class, node: can its gas get there in any period
    int count() const { return static_cast<int>(list.size()); }
};

Classes make_classes(const Timeline& line);

/// Node where the scenario's hub stands, or -1.
int hub_node(const Timeline& line);

/// True if a rule speaks of the hub's two halves: a price rule other than exchange, or relabelling.
bool hub_is_split(const Timeline& line);

/// True if a policy lets gas that it names take the hub's label while it is in force.
bool opens_relabelling(const Policy& policy);

/// True if gas of a site's seller takes part in conduct with power.
bool has_power(const Timeline& line, std::string_view seller);

/// True if policy `policy` holds in the period: it covers at least half of the period's days.
bool in_force(const Policy& policy, const Period& period);

/// True if gas of class `k` may enter arc `a` in period `t` under the embargoes in force.
bool may_flow(const Timeline& line, const Classes& classes, int k, int a, int t);

/// The same of sealed transit, which an embargo on the way of the gas lets pass.
bool may_pass_sealed(const Timeline& line, const Classes& classes, int k, int a, int t);

/// True if gas of class `k` may be sold, or injected, at node `n` in period `t`.
bool may_stay(const Timeline& line, const Classes& classes, int k, int n, int t);

} // namespace gashub::market
