#pragma once
// Network and scenario as one convex programme. The programme itself knows no gas; tags say what
// each row and column stands for, so that prices, rents and reasons can be read back.

#include "market/classes.hpp"
#include "solver/program.hpp"
#include "solver/solve.hpp"

#include <cstdint>
#include <optional>

namespace gashub::market {

enum class RowKind : std::uint8_t {
    balance,      ///< place: node; its price is the value of gas of a class there
    market,       ///< place: market (several classes only; else the balance row is the market's)
    arc_total,    ///< place: arc; total of the classes' flows (several classes only)
    joint_limit,  ///< place: joint limit
    level,        ///< place: storage; its price is the value of stored gas
    store_volume, ///< place: storage (several classes only)
    store_injection,
    store_withdrawal, ///< likewise
    withdrawal_falls, ///< place: storage; rate falls with the level
    store_end,        ///< place: storage; least level at the end
    obligation,       ///< place: policy, part: country, region or storage by number
    limit_most,
    limit_least, ///< place: event
    site_most,
    site_least,   ///< place: site, a calendar year
    contract_arc, ///< place: arc; takes of its contracts within its flow
    contract_floor,
    contract_quantity, ///< place: contract, a gas year
    quota,             ///< place: policy
    demand_reduction,  ///< place: policy
    entry,             ///< place: node; entry half of a hub, its price is the value of gas there
    seller_sales,      ///< place: conduct, part: region on the timeline; sales of a seller there
    capacity,          ///< place: arc; flow within capacity where it can grow or others pass too
    relabel_share,     ///< place: policy; relabelled gas within its share of what is traded
    relabel_volume,    ///< place: policy, a calendar year
    contract_month,    ///< place: contract; most a month takes
    make_up,           ///< place: contract; made up within what was paid for before
    measured,          ///< place: measurement; flow of a route as observed
    door, ///< place: policy, part: arc; share of the grid\'s gas that an embargo lets in
};

enum class ColumnKind : std::uint8_t {
    flow,        ///< place: arc
    arc_total,   ///< place: arc (several classes only)
    production,  ///< place: site, part: piece of its cost
    sales,       ///< place: market (several classes only)
    consumption, ///< place: sector on the timeline; above the firm block
    unserved,    ///< place: market, part: level of lost load
    injection,
    withdrawal,
    level,        ///< place: storage
    take,         ///< place: contract, part: arc
    shortfall,    ///< under a soft floor: `of` says which row's
    excess,       ///< over a soft quota
    trade,        ///< place: node; from a hub's entry half to its exit half
    relabel,      ///< place: node, part: class it comes from; likewise, taking the hub's label
    seller_sales, ///< place: conduct, part: region on the timeline
    rationed,     ///< place: market; wanted at the cap and not served
    through,      ///< place: arc it begins with; gas not offered on the way
    expansion,    ///< place: arc; capacity added, bcm a year
    made_up,      ///< place: contract; taken now, paid for before
    make_up_left, ///< place: contract; paid for and not taken by the end
    deviation,    ///< place: measurement, part: 1 over, -1 under what was observed, 0 a circle
    probe,        ///< place: node, part: 1 a seller, -1 a buyer at a given price
};

struct RowTag {
    RowKind kind = RowKind::balance;
    int place = -1, part = -1, gas = 0,
        period = -1; ///< period: -1 for a year's; part then the year
};
struct ColumnTag {
    ColumnKind kind = ColumnKind::flow;
    int place = -1, part = -1, gas = 0, period = -1;
};

/// Where each variable and row stands; -1 where there is none.
class Places {
  public:
    Places() = default;
    Places(int things, int periods, int classes = 1)
        : periods_(periods), classes_(classes),
          at_(static_cast<std::size_t>(things) * static_cast<std::size_t>(periods) *
                  static_cast<std::size_t>(classes),
              -1) {}
    int& operator()(int thing, int period, int gas = 0) { return at_[index(thing, period, gas)]; }
    int operator()(int thing, int period, int gas = 0) const {
        return at_[index(thing, period, gas)];
    }

  private:
    std::size_t index(int thing, int period, int gas) const {
        return (static_cast<std::size_t>(thing) * static_cast<std::size_t>(periods_) +
                static_cast<std::size_t>(period)) *
                   static_cast<std::size_t>(classes_) +
               static_cast<std::size_t>(gas);
    }
    int periods_ = 0, classes_ = 1;
    std::vector<int> at_;
};

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

/// What a number of the outer search stands for (MODEL section 6).
enum class OuterKind : std::uint8_t {
    hub_rule,       ///< wedge of the hub's price rule
    seller_cap,     ///< wedge of a cap on a seller; it takes the seller's power first
    seller_reserve, ///< wedge of a reserve price
    contract,       ///< contract price less the seller's value, either sign
    power,          ///< phi: share of a region's mark-ups that is left at a cap or lost load
    cap_price,      ///< price of a cap whose formula follows prices of the run
    door,           ///< share of other origins in what enters the hub's country
    mark_up,        ///< stated, or searched by its leader; not moved by the outer search
};

/// A number that enters the programme's costs or sides and must agree with its answer.
struct OuterNumber {
    OuterKind kind = OuterKind::hub_rule;
    int place = -1;  ///< policy, contract or seller region; -1: the hub's rule
    int part = -1;   ///< contract: its arc
    int period = -1; ///< -1: all periods
    double value = 0, lower = 0, upper = 0;
    double power =
        0; ///< EUR/MWh of the value that take away a seller's mark-up before a wedge opens
    std::vector<std::pair<int, double>> wedge; ///< columns that pay it, with its weight
    std::vector<std::pair<int, double>>
        scaled; ///< columns whose rising cost it scales, with the full one
    std::vector<std::pair<int, double>> sides; ///< rows whose upper side it is, with its weight
    /// The wedge it opens, EUR/MWh, and the share of mark-ups it leaves.
    double wedge_value() const;
    double power_left() const;
};

struct Formulation {
    Timeline line;
    Classes classes;
    std::vector<OuterNumber> outer; ///< laid on the programme at their values
    std::vector<std::pair<int, int>> payers; ///< column and the number it pays, sorted
    std::vector<Measurement> measurements;
    solver::ConvexProgram program;
    std::vector<RowTag> rows;
    std::vector<ColumnTag> columns;
    std::vector<int> row_groups; ///< for the ordering: rows that tie periods together come last
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
                      const std::optional<Probe>& probe = {});

} // namespace gashub::market
