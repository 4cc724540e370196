#pragma once
// What was observed: flows of routes and prices of nodes over spans of days, to hold a run against
// (`backtest`) and to fit costs to (`calibrate`). Files of them are read by io/observed_csv.hpp.

#include "base/calendar.hpp"
#include "model/figures.hpp"

#include <string>
#include <vector>

namespace gashub {

/// An arc of a measured route. A flow on it counts for the route (sign 1) or against it (-1).
struct CountedArc {
    int arc = -1; ///< number in the network
    double sign = 1;
    bool operator==(const CountedArc&) const = default;
};

/// What a route carried in [from, to).
struct MeasuredFlow {
    std::string route;
    std::vector<CountedArc> arcs;
    Date from, to;
    double published_bcm = 0; ///< as the source has it
    double unit_factor = 1;   ///< bcm of the model in a published bcm
    Confidence confidence = Confidence::unstated;
    bool is_free = true; ///< false where an input sets the route nearly directly
    std::string source;

    double bcm() const { return published_bcm * unit_factor; }
    int days() const { return to.days - from.days; }
    bool operator==(const MeasuredFlow&) const = default;
};

/// Mean price of a node over [from, to).
struct MeasuredPrice {
    int node = -1; ///< number in the network
    Date from, to;
    double eur_per_mwh = 0;
    std::string source;

    int days() const { return to.days - from.days; }
    bool operator==(const MeasuredPrice&) const = default;
};

} // namespace gashub
