#pragma once
// What rows and columns of the programme stand for, and where each stands.

#include <cstddef>
#include <cstdint>
#include <vector>

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
    destination, ///< place: contract, a gas year; takes within what is sold where its clause allows
    door,        ///< place: policy, part: arc; share of the grid\'s gas that an embargo lets in
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

} // namespace gashub::market
