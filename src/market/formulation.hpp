#pragma once
// Network and scenario as one convex programme. The programme itself knows no gas; tags say what
// each row and column stands for, so that prices, rents and reasons can be read back.

#include "market/classes.hpp"
#include "market/outer_number.hpp"
#include "market/tags.hpp"
#include "solver/program.hpp"
#include "solver/solve.hpp"

#include <optional>

namespace gashub::market {

/// Observed flow of a route, to be met at a penalty (what `calibrate` solves).
struct Measurement {
    std::string route;
    std::vector<std::pair<int, double>> arcs; ///< arc and its sign
    Date from, to;                            ///< first day, day after the last
    double bcm = 0;
    double penalty_eur_per_mwh = 3;
    /// A way round over measured arcs that, with the prices of their rows, must not cost less than
    /// nothing: a column that counts for the rows and for no balance.
    struct Circle {
        double cost_eur_per_mwh = 0;                ///< of its tariffs, >= 0
        std::vector<std::pair<int, double>> counts; ///< measurement, how often once round counts
    };
    std::vector<Circle> circles = {}; ///< those of which it is the first measurement
};

/// A buyer and a seller at one price at a price row of the programme (balance or market): they pin
/// its price and take or give what is missing, a point of the node's merit order.
struct Probe {
    int row = -1; ///< as numbered without the probe, which adds columns only
    double eur_per_mwh = 0;
};

/// A node whose price is given in every period: anybody buys and sells any amount there at it.
struct PinnedPrice {
    int node = -1;
    double eur_per_mwh = 0;
};

/// One level of lost load in a market: its value and which sectors' firm blocks it covers.
struct LostLoadLevel {
    double value = 0; ///< EUR/MWh
    std::vector<int> sectors;
};

/// Sales of a seller with power in a region of markets, one column a period.
struct SellerRegion {
    int conduct = -1;          ///< index into the scenario's conduct
    std::string area;          ///< region or country
    std::vector<int> markets;  ///< of the area
    std::vector<int> gas;      ///< classes of the seller
    std::vector<double> slope; ///< by period: b, EUR/MWh per bcm of the period; 0: no conjecture
};

/// One arc on the way of sealed transit, and what of a unit at the start enters it.
struct Leg {
    int arc = -1; ///< in `passed_by`: the arc that the way begins with
    double share = 1;
};

/// Take of a contract over the periods first .. last of a gas year, on arcs that the same contracts
/// claim, as one column: where a contract offers gas in all periods, only its year counts. `gas`:
/// classes that its seller has.
struct YearTake {
    int column, contract, first, last;
    std::vector<int> arcs, gas;
};

struct Formulation {
    Timeline line;
    Classes classes;
    std::vector<OuterNumber> outer;          ///< laid on the programme at their values
    std::vector<std::pair<int, int>> payers; ///< column and the number it pays, sorted
    std::vector<Measurement> measurements;
    solver::ConvexProgram program;
    std::vector<RowTag> rows;
    std::vector<ColumnTag> columns;
    std::vector<int> row_groups; ///< for the ordering: see groups_by_time.hpp
    double constant_meur = 0;    ///< value of the firm blocks, V X; gain = constant - least cost
    Grid firm;                   ///< sector: X, bcm of the period
    std::vector<std::vector<LostLoadLevel>> lost_load; ///< by market, dearest last

    Places balance, market_row, flow, arc_total, arc_total_row, production_first, sales,
        consumption, unserved;
    Places injection, withdrawal, level, level_row;
    int hub = -1;                 ///< node whose halves are told apart, or -1
    Places entry, trade, relabel; ///< of the hub (thing 0), by class taken in
    std::vector<SellerRegion> seller_regions;
    Places seller_sales;       ///< seller region
    Places rationed;           ///< market
    std::vector<char> own_row; ///< market: has a row of its own beside its node's
    std::vector<std::pair<int, int>>
        struck;                         ///< sector and period left out of slopes: its demand ends
    Places through;                     ///< arc that a sealed way begins with, class
    std::vector<std::vector<Leg>> ways; ///< arc: legs of the sealed way that begins with it
    std::vector<std::vector<Leg>> passed_by; ///< arc: sealed ways that pass it
    Places take;                             ///< contract's arc: `take_first` + position
    std::vector<int> take_first;             ///< contract
    std::vector<YearTake> year_takes;        ///< contracts that need no take of their own a period
    std::vector<double> make_up_opening;     ///< contract: bcm paid for before and not yet taken
    std::vector<int> expansion;              ///< arc: its added capacity, or -1
    Places capacity_row;                     ///< arc that can grow
    std::vector<int> production_pieces;      ///< number of pieces a site
    Grid opening_stock;                      ///< storage, class: bcm; 0 where cyclic

    /// What of a class enters an arc in a period: flow and sealed transit, as columns and weights.
    std::vector<std::pair<int, double>> class_flow(int arc, int period, int gas) const;

    /// Row in which gas that arrives at a node is balanced: the entry half where it is a hub.
    int arriving(int node, int period, int gas) const {
        const int half = node == hub ? entry(0, period, gas) : -1;
        return half >= 0 ? half : balance(node, period, gas);
    }
};

/// MODEL sections 3 and 4 as a table of contents: one function a rule (market/rules).
/// `struck`: sectors and periods whose linear demand ends at zero and is left out of slopes.
Formulation formulate(Timeline line, const std::vector<Measurement>& measurements = {},
                      const std::vector<std::pair<int, int>>& struck = {},
                      const std::optional<Probe>& probe = {},
                      const std::vector<PinnedPrice>& pinned = {});

} // namespace gashub::market
