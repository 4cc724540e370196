#pragma once
// The network as it stands in each period: steps, commissioning, events and the scenario's `set`
// laid on, cut by days. From here on the market sees numbers a period only: volumes in bcm of the
// period, prices in EUR/MWh. Rules that stay rules (limits, policies, contracts) keep their dates.

#include "model/network.hpp"
#include "model/scenario.hpp"

#include <array>
#include <map>
#include <memory>
#include <vector>

namespace gashub::market {

/// A number for each thing and period.
class Grid {
  public:
    Grid() = default;
    Grid(int things, int periods, double value = 0)
        : periods_(periods),
          values_(static_cast<std::size_t>(things) * static_cast<std::size_t>(periods), value) {}
    double& operator()(int thing, int period) { return values_[place(thing, period)]; }
    double operator()(int thing, int period) const { return values_[place(thing, period)]; }
    int periods() const { return periods_; }
    bool operator==(const Grid&) const = default;

  private:
    std::size_t place(int thing, int period) const {
        return static_cast<std::size_t>(thing) * static_cast<std::size_t>(periods_) +
               static_cast<std::size_t>(period);
    }
    int periods_ = 0;
    std::vector<double> values_;
};

/// One sector of one market, with its demand curve in each period.
struct SectorOnTimeline {
    int market = -1, sector = -1; ///< indices into the network
    int node = -1;
    double elasticity = 0;      ///< the one the scenario's demand_response picks
    double reference_price = 0; ///< EUR/MWh, price level applied
    double lost_load = 0;       ///< EUR/MWh, price level applied
};

/// One column of a site's production: a piece of its marginal cost curve.
struct CostPiece {
    double cost = 0;         ///< EUR/MWh at the start of the piece
    double slope = 0;        ///< EUR/MWh per bcm of the period
    double capacity = 0;     ///< bcm of the period
    double log_weight = 0;   ///< Golombek's c, EUR/MWh; 0: none
    double log_capacity = 0; ///< Golombek's Q, bcm of the period
};

struct Classes; // market/classes.hpp

/// What a window of rolling foresight takes over from those before it.
struct Carried {
    std::shared_ptr<const Classes> classes; ///< as the whole horizon tells them apart
    std::vector<std::vector<double>> stock; ///< storage, class: bcm; empty: as the timeline says
    /// What of a rule over a year is used, bcm, by kind of its row, place and year.
    std::map<std::array<int, 3>, double> used;
    std::vector<double> make_up; ///< contract: bcm paid for and not yet taken; empty: as opened
};

struct Timeline {
    Network network; ///< `set` laid on
    Scenario scenario;
    std::vector<Period> periods;
    double h = 10.55; ///< TWh per bcm: EUR/MWh x h = million EUR per bcm
    double price_factor = 1;

    std::vector<int> arc_from, arc_to; ///< node of each arc's ends
    Grid arc_capacity, arc_nominal;    ///< bcm of the period, after and before outages
    Grid arc_tariff;                   ///< EUR/MWh on what enters, fading adder included
    Grid arc_growth; ///< bcm of the period for one bcm a year that the market adds; 0: can not grow
    Grid joint_capacity; ///< bcm of the period
    std::vector<std::vector<int>> joint_arcs;

    std::vector<int> site_node;
    Grid site_capacity, site_nominal;                             ///< bcm of the period
    std::vector<std::vector<std::vector<CostPiece>>> site_pieces; ///< site, period, piece

    std::vector<int> market_node;
    std::vector<SectorOnTimeline> sectors; ///< market by market
    std::vector<int> market_first_sector;  ///< markets + 1 offsets into sectors
    Grid reference;                        ///< sector: q0, bcm of the period

    std::vector<int> storage_node;
    Grid working_volume, injection_rate, withdrawal_rate;      ///< bcm; rates as bcm of the period
    std::vector<std::optional<double>> start_stock, end_stock; ///< bcm; none: cyclic

    Date counted_from; ///< rules over a year count from here: where the horizon starts
    std::shared_ptr<const Carried> carried; ///< a window of rolling foresight; else none
    double end_penalty = 500; ///< of stock missing at the end, EUR/MWh before the price level

    /// Regions and countries that events, policies and `set` name, each with its nodes marked.
    std::map<std::string, std::vector<char>, std::less<>> areas;

    int period_count() const { return static_cast<int>(periods.size()); }
    /// True if gas may pass an arc in a period, outages left out.
    bool carries(int arc, int period) const {
        return arc_nominal(arc, period) > 0 || most_growth(arc, period) > 0;
    }
    /// Most that expansion adds to an arc in a period, bcm.
    double most_growth(int arc, int period) const {
        const auto& growth = network.arc(arc).expandable;
        return growth ? growth->maximum_bcm_per_year * arc_growth(arc, period) : 0.0;
    }
    /// True if a node lies in a region or country that the scenario names; false for an empty name.
    bool lies_in(std::string_view area, int node) const {
        const auto found = areas.find(area);
        return found != areas.end() && found->second[static_cast<std::size_t>(node)] != 0;
    }
    /// EUR/MWh of a series in a month, units turned; nothing where it has no value.
    std::optional<double> series_eur_per_mwh(std::string_view id, Date month) const;
    /// EUR/MWh of a price formula in a month; hub parts follow the series named like the hub.
    std::optional<double> formula_eur_per_mwh(const FormulaBody& formula, Date month) const;
};

/// Lays scenario on network. Faults only where a price series that a cost follows has no value
/// [missing-series-value]; all else was checked before.
Result<Timeline> make_timeline(const Network& network, const Scenario& scenario);

/// Days of a period that lie in an event's or policy's span.
int covered_days(const Period& period, const std::optional<Date>& from,
                 const std::optional<Date>& to);

} // namespace gashub::market
