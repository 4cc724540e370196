#pragma once
// Network and scenario as one convex programme. The programme itself knows no gas; tags say what
// each row and column stands for, so that prices, rents and reasons can be read back.

#include "market/classes.hpp"
#include "solver/program.hpp"
#include "solver/solve.hpp"

#include <cstdint>

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
    level,     ///< place: storage
    take,      ///< place: contract, part: arc
    shortfall, ///< under a soft floor: `of` says which row's
    excess,    ///< over a soft quota
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

/// One level of lost load in a market: its value and which sectors' firm blocks it covers.
struct LostLoadLevel {
    double value = 0; ///< EUR/MWh
    std::vector<int> sectors;
};

struct Formulation {
    Timeline line;
    Classes classes;
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
    std::vector<int> production_pieces; ///< number of pieces a site
    Grid opening_stock;                 ///< storage, class: bcm; 0 where cyclic
};

/// MODEL sections 3 and 4 as a table of contents: one function a rule (market/rules).
Formulation formulate(Timeline line);

} // namespace gashub::market
