#pragma once
// Costs that reproduce a year: one bounded inverse optimisation. The year is solved once with a row
// a measured route, `flow = observed + over - under`, where over and under cost the bound a MWh.
// The row's price (MODEL section 4) is what must be added to the tariffs of the route's arcs for
// the same flows to come out without the row, and lies within the bound by construction. An adder
// that stands at the bound did not suffice: a contract, a cap or bad data explains that flow.
//
// No way round may cost less than nothing. Where the prices ask for such a circle, the programme is
// solved again with a column for it that counts for the rows and for no balance, at what the
// circle's tariffs cost: it bars the adders from going below.

#include "analysis/backtest.hpp"

#include <stop_token>
#include <string>
#include <vector>

namespace gashub {

struct CalibrateOptions {
    double bound_eur_per_mwh = 3;          ///< > 0
    std::optional<double> half_life_years; ///< of the adders; nothing: the network's
    /// One factor on the demand of a region, such that the mean price of a node meets the observed
    /// one. Empty region: none.
    std::string demand_region;
    int demand_node = -1;
    std::stop_token stop;
};

/// What became of a route's row.
enum class RouteState {
    met,           ///< the adder brings the observed flow
    at_bound,      ///< it stands at the bound: something else explains the flow
    held,          ///< it would stand at the bound and move next to nothing: there is none
    barred,        ///< it would have made a way round cost less than nothing
    single_source, ///< nothing else feeds the places behind it: a cost would move the price alone
    not_a_year,    ///< no row of a whole year within the horizon
};
std::string_view to_string(RouteState state);

struct CalibratedRoute {
    std::string route;
    std::vector<CountedArc> arcs;
    double observed_bcm = 0, before_bcm = 0, after_bcm = 0;
    double adder_eur_per_mwh = 0; ///< of every arc that counts for it; of those against, minus it
    RouteState state = RouteState::met;
};

struct Calibration {
    market::Status status = market::Status::not_solved;
    std::string reason; ///< where it is not solved
    Issues issues;      ///< where the input is bad

    std::optional<Network> network; ///< with the adders, and no earlier ones
    int year = 0;
    std::vector<CalibratedRoute> routes; ///< in the order of the rows
    Backtest before, after;              ///< without adders, and with them
    int circles = 0;                     ///< ways round that were barred
    double demand_factor = 1;
    int solves = 0;
};

/// Fits the network's adders to the rows of a year that the scenario covers. Demands rows and a
/// scenario of the network. Faults: [no-year-rows] where no row has a whole year in the horizon.
Calibration calibrate(const Network& network, const Scenario& scenario, const BacktestData& data,
                      const CalibrateOptions& options = {});

/// True if the places a route leads to are fed by nothing but its own arcs in the outcome's
/// horizon.
bool has_single_source(const market::Outcome& outcome, const std::vector<CountedArc>& arcs);

} // namespace gashub
