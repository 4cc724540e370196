#pragma once
// How safe areas are in one outcome, as indicators: what a study of security keeps of each of its
// runs. The formulas stand in security.hpp, what the grid alone could do in supply_graph.hpp; here
// they are asked for the period in which an area wants most.

#include "analysis/indicators.hpp"
#include "analysis/security.hpp"

#include <string>
#include <vector>

namespace gashub {

/// A place whose supply is asked about: its nodes taken together.
struct SecureArea {
    std::string id;
    std::vector<char> inside; ///< by node
    double saved_share = 0;   ///< part of demand that market measures can save: Deff of N-1
};

/// Elements that one cause takes away together.
struct LostTogether {
    std::string id;
    std::vector<std::string> elements;
};

struct SecurityQuestion {
    std::vector<SecureArea> areas;
    std::vector<LostTogether> causes;
    std::vector<std::string> origins; ///< on whose gas dependence is asked
    double storage_fill = 1;          ///< share of working volume that is left in stores
    bool is_intact = true;            ///< nothing is out: the formulas are asked too
};

/// Of every area, scope its id: `peak-demand`, `used`, `not-served` (unserved and rationed) and
/// `most-supply` (all that the grid could bring it) in mcm a day, `curtailed-share`, `area-price`
/// (weighted by what is wanted at the reference price), `days-of-survival` (only where stores
/// must fill a gap), and `binding-cut` of area:element with its capacity (none where the grid could
/// serve all). If nothing is out also
/// `n-1`, `n-1-demand-side` (both ratios), `n-1-largest` of area:element, `n-1-without` of
/// area:element and area:cause (the ratio if that is what is lost), `entry-capacity` of
/// area:element (mcm a day), `route-diversification`, `remaining-flexibility`,
/// `entry-concentration`, `cause-share` of area:cause (of entry capacity), `weak-spot` of
/// area:element (mcm a day that hang on it), `source-dependence` and `source-dependence-shared`
/// of area:origin. An area that wants nothing has no rows.
std::vector<Indicator> security_indicators(const market::Outcome& outcome,
                                           const SecurityQuestion& question);

} // namespace gashub
