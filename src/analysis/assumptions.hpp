#pragma once
// Which stated figures a result hangs on: those of network and scenario behind what sets the
// watched prices and what binds, with where they come from and how sure they are.

#include "analysis/results.hpp"

#include <string>
#include <vector>

namespace gashub {

struct Assumption {
    enum class Kind { elasticity, capacity, end_level, contract, limit };
    Kind kind = Kind::elasticity;
    std::string id;     ///< market.sector, arc, storage, contract or event
    double value = 0;   ///< the figure; bcm, bcm a year or an elasticity
    std::string source; ///< id in the network's sources, or the scenario's own words
    Confidence confidence = Confidence::unstated;
    double weight = 0; ///< elasticity: share of watched prices that these consumers set; else MEUR
                       ///< that the limit is worth over the horizon
};

/// At most `most` of them: elasticities of consumers who set watched prices first (a third at
/// most), then limits by what they are worth.
std::vector<Assumption> assumptions_that_matter(const Results& results, std::size_t most = 9);

} // namespace gashub
