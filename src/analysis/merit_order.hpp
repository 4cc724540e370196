#pragma once
// A node's merit order (MODEL section 6): what would come at each price and what would be taken,
// with who stands on each step. A probe pins the node's price; what comes in there is supply, what
// goes out is demand, the market answering everywhere else. One solve a point; the crossing is the
// price.

#include "market/clear.hpp"

#include <string>
#include <vector>

namespace gashub {

/// Who moves between two points: a field that gives more, consumers who give way, a store that
/// gives or takes less, or a way in or out for what is there in any case.
struct Mover {
    enum class Kind { supply, consumers, stock, arc };
    Kind kind = Kind::supply;
    std::string id; ///< site, market.sector, storage or arc
    double bcm = 0;
};
std::string_view to_string(Mover::Kind kind);

/// What comes (or is given up) while the price goes from one value to another; the largest first.
struct CurveStep {
    double from_eur_per_mwh = 0, to_eur_per_mwh = 0; ///< equal: in any case, at the curve's end
    double bcm = 0;
    std::vector<Mover> movers; ///< add up to `bcm`
};

struct CurvePoint {
    double eur_per_mwh = 0, supply_bcm = 0, demand_bcm = 0; ///< volumes of the period
};

struct MeritOrder {
    int node = -1, period = -1;
    double price_eur_per_mwh = 0;    ///< as cleared
    double crossing_eur_per_mwh = 0; ///< where the two curves meet
    double traded_bcm = 0;           ///< as cleared
    std::vector<CurvePoint> points;  ///< cheapest first
    std::vector<CurveStep> supply;   ///< cheapest first: what comes as the price rises
    std::vector<CurveStep> demand;   ///< dearest first: what is taken as the price falls
    int solves = 0;
    std::string fault; ///< why there is no answer; else empty
};

/// Merit order of a node in a period, wedges of rules and power standing as in `base`, from a
/// quarter of the price to twice as much. `base` is the solved outcome of the scenario; if it
/// rolls, that of the window which made the price counts. Gas must pass the node.
MeritOrder merit_order(const market::Prepared& prepared, const Scenario& scenario,
                       const market::Outcome& base, int node, int period,
                       const market::ClearOptions& options = {}, int most_solves = 16);

} // namespace gashub
