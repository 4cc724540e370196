#pragma once
// By which way gas came: the border that it crossed first after it left the country it was produced
// in, a pipe for itself, ships by the country where they land. Traced in proportion, as origins are
// (MODEL section 7), so that by origin the volumes are those of OriginMix.

#include "market/outcome.hpp"

#include <string>
#include <vector>

namespace gashub {

struct BorderWay {
    enum class Kind {
        home, ///< used where it was produced
        pipe,
        ships,
        stock ///< in store before, by a way that nobody states
    };
    Kind kind = Kind::home;
    int arc = -1;        ///< of a pipe
    std::string landing; ///< of ships: country
    bool operator==(const BorderWay&) const = default;
};

/// Gas of one origin that a market takes in a period, by the way that it came.
struct CameBy {
    int market = 0, period = 0;
    std::string origin; ///< `stock` where it is unknown
    BorderWay way;
    double bcm = 0;
};

/// Demands a solved outcome. In order of market and period.
std::vector<CameBy> border_ways(const market::Outcome& outcome);

} // namespace gashub
