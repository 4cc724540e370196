#pragma once
// A gas network as values. NetworkParts is what a file says, one struct an object, one member a key
// (model/dictionary.hpp lists them); Network is the checked, immutable value with every reference
// resolved to an index. Volumes in bcm, rates in bcm a year, prices in EUR/MWh, years in network
// money.

#include "base/calendar.hpp"
#include "base/result.hpp"
#include "model/figures.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace gashub {

struct Node {
    std::string id;
    Text name;
    std::string country; ///< ISO 3166 alpha-2, `XA`, `XR` for blocks outside the map
    double lat = 0, lon = 0;
    Provenance provenance;
    bool operator==(const Node&) const = default;
};

struct Region {
    std::string id;
    Text name;
    std::vector<std::string> countries, nodes;
    Provenance provenance;
    bool operator==(const Region&) const = default;
};

struct Hub {
    std::string id;
    Text name;
    std::string node;
    Provenance provenance;
    bool operator==(const Hub&) const = default;
};

enum class ArcKind { pipeline, liquefaction, regasification, lane };
enum class Status { existing, planned, hypothetical };

/// Cost that `calibrate` found for an arc in a year; it fades with the distance from that year.
struct Adder {
    double eur_per_mwh = 0;
    int year = 0;
    bool operator==(const Adder&) const = default;
};

/// Capacity that the market itself may add, once for the whole horizon, from `from` on.
struct Expansion {
    double maximum_bcm_per_year = 0;              ///< most that can be added
    double capex_meur_per_bcm_per_year = 0;       ///< for one bcm a year of capacity
    double life_years = 25, discount_rate = 0.08; ///< the annuity follows from both
    double opex_share = 0;                        ///< of capex, every year
    std::optional<Date> from;                     ///< first day it could be in service
    bool operator==(const Expansion&) const = default;
};

/// One direction of a pipeline, a terminal or an LNG lane. Lanes may leave capacity out.
struct Arc {
    std::string id;
    Text name;
    ArcKind kind = ArcKind::pipeline;
    std::string from, to;
    std::optional<Steps> capacity_bcm_per_year;
    double tariff_eur_per_mwh = 0;
    double loss_share = 0;
    std::optional<double>
        full_use_cost_eur_per_mwh;    ///< rise of marginal cost from idle to full; 0.4
    std::string owner;                ///< country code or seller id
    Status status = Status::existing; ///< others carry gas only once an event commissions them
    std::optional<Date> commissioned, decommissioned;
    std::string transit_to;       ///< node: gas is not offered on the way there
    std::vector<std::string> via; ///< arcs passed after this one on the way to `transit_to`
    std::optional<Expansion> expandable;
    std::optional<Adder> adder;
    Provenance provenance;
    bool operator==(const Arc&) const = default;
};

struct JointLimit {
    std::string id;
    Text name;
    std::vector<std::string> arcs;
    Steps capacity_bcm_per_year;
    Provenance provenance;
    bool operator==(const JointLimit&) const = default;
};

// Marginal cost of production, EUR/MWh, as a function of the rate (bcm a year).
struct ConstantCost {
    static constexpr std::string_view kind = "constant";
    double eur_per_mwh = 0;
    bool operator==(const ConstantCost&) const = default;
};
struct LinearCost { ///< from `at_zero` to `at_capacity`
    static constexpr std::string_view kind = "linear";
    double at_zero_eur_per_mwh = 0, at_capacity_eur_per_mwh = 0;
    bool operator==(const LinearCost&) const = default;
};
struct CostStep {
    double share = 0; ///< of capacity; shares of all steps add up to 1
    double eur_per_mwh = 0;
    bool operator==(const CostStep&) const = default;
};
struct StepCost {
    static constexpr std::string_view kind = "steps";
    std::vector<CostStep> steps;
    bool operator==(const StepCost&) const = default;
};
struct IndexedCost { ///< constant + factor x series (in EUR/MWh), e.g. 1.15 x Henry Hub
    static constexpr std::string_view kind = "indexed";
    double constant_eur_per_mwh = 0, factor = 1;
    std::string series;
    bool operator==(const IndexedCost&) const = default;
};
struct GolombekCost { ///< a + b q + c ln(1 - q/Q), q and Q as rates a year
    static constexpr std::string_view kind = "golombek";
    double a_eur_per_mwh = 0, b_eur_per_mwh_per_bcm = 0, c_eur_per_mwh = 0;
    std::optional<double> full_rate_bcm_per_year; ///< Q; default capacity / 0.95
    bool operator==(const GolombekCost&) const = default;
};
using Cost = std::variant<ConstantCost, LinearCost, StepCost, IndexedCost, GolombekCost>;

struct Site {
    std::string id;
    Text name;
    std::string node;
    std::string origin; ///< country or company whose gas it is
    std::string seller; ///< id of a seller; empty: a price taker of its own
    Steps capacity_bcm_per_year;
    std::optional<double> yearly_minimum_bcm, yearly_maximum_bcm; ///< per calendar year
    std::string profile; ///< shape of the capacity over the months; empty: flat
    Cost cost;
    Status status = Status::existing;
    std::optional<Date> commissioned, decommissioned;
    Provenance provenance;
    bool operator==(const Site&) const = default;
};

struct Seller {
    std::string id;
    Text name;
    std::string country;
    Provenance provenance;
    bool operator==(const Seller&) const = default;
};

enum class DemandKind { fixed, linear, iso_elastic };

/// One sector's demand curve, through its own reference point.
struct Sector {
    std::string id; ///< household, industry, power, all ...
    double reference_bcm_per_year = 0;
    double reference_price_eur_per_mwh = 0;
    int reference_year = 0;
    DemandKind kind = DemandKind::iso_elastic;
    double elasticity = 0;                 ///< short run, <= 0
    std::optional<double> elasticity_long; ///< long run; default the short-run one
    double lost_load_eur_per_mwh = 500;
    std::string profile;      ///< monthly shares; empty: by days
    double weather_share = 0; ///< share of demand that answers to degree days
    bool is_protected = false;
    Provenance provenance;
    bool operator==(const Sector&) const = default;
};

struct Market {
    std::string id;
    Text name;
    std::string node;
    std::vector<Sector> sectors;
    Provenance provenance;
    bool operator==(const Market&) const = default;
};

/// Gas in store on the morning of a day, as observed or assumed.
struct StockOnDate {
    Date date;
    double bcm = 0;
    bool operator==(const StockOnDate&) const = default;
};

struct Storage {
    std::string id;
    Text name;
    std::string node;
    Steps working_volume_bcm;
    Steps injection_bcm_per_year,
        withdrawal_bcm_per_year;          ///< rates at full storage, as monthly means
    double withdrawal_at_empty_share = 1; ///< withdrawal rate of an empty store / of a full one
    double injection_fuel_share = 0;
    double injection_fee_eur_per_mwh = 0, withdrawal_fee_eur_per_mwh = 0;
    std::optional<double> start_bcm, end_bcm; ///< end: at least; both override `stocks`
    std::optional<double>
        end_value_eur_per_mwh; ///< value of what is left, in place of an end level
    std::vector<StockOnDate>
        stocks; ///< a horizon that begins or ends on one of these days takes it
    std::map<std::string, double> usual_level; ///< month ("1".."12") -> share of working volume
    std::map<std::string, double> opening_mix; ///< origin -> share of the opening stock
    std::string owner;
    Status status = Status::existing;
    std::optional<Date> commissioned, decommissioned;
    Provenance provenance;
    bool operator==(const Storage&) const = default;
};

/// Whether the price of contract gas decides the volume taken, or only the bill.
enum class Priced {
    by_formula,
    dispatch,
    bill
}; ///< by_formula: dispatch if it has an oil or fixed part

struct Contract {
    std::string id;
    Text name;
    std::string seller; ///< id of a seller
    std::string buyer;  ///< country
    std::vector<std::string> arcs;
    Steps annual_quantity_bcm; ///< a gas year
    double take_or_pay_share = 0;
    std::optional<double>
        penalty_eur_per_mwh;    ///< of a shortfall under the floor; default: the contract's price
    std::string profile;        ///< monthly shares of the quantity that a month may take at most
    std::string destination;    ///< region it may be sold in only; empty: no such clause
    bool contract_only = false; ///< no other gas of its seller on its arcs while it runs
    bool make_up = false;       ///< gas paid for and not taken may be taken in later gas years
    double make_up_opening_bcm = 0;       ///< paid for before the horizon and not yet taken
    double make_up_value_eur_per_mwh = 0; ///< of what is left at the end
    Priced priced = Priced::by_formula;
    std::optional<Formula> price;
    double rebate_share = 0;          ///< of the price, on volumes taken; touches the bill only
    std::optional<Deferral> deferral; ///< touches the bill only
    std::optional<Date> from, to;
    Provenance provenance;
    bool operator==(const Contract&) const = default;
};

struct Series {
    std::string id;
    Text name;
    std::string unit;
    std::map<std::string, double> values; ///< "2021-03" or "2021" -> value
    Provenance provenance;
    bool operator==(const Series&) const = default;
};

struct Profile {
    std::string id;
    std::vector<double> shares; ///< twelve, January first, sum 1
    Provenance provenance;
    bool operator==(const Profile&) const = default;
};

struct NetworkParts {
    int format = 1;
    std::string id;
    Text title, question;
    int price_year = 0;
    double calorific_value_kwh_per_m3 = 10.55;
    std::optional<int> calibrated_on;
    double adder_half_life_years = 5; ///< distance in years at which an arc's adder counts half
    std::vector<Source> sources;
    std::vector<Node> nodes;
    std::vector<Region> regions;
    std::vector<Hub> hubs;
    std::vector<Arc> pipelines, terminals, lanes;
    std::vector<JointLimit> joint_limits;
    std::vector<Seller> sellers;
    std::vector<Site> sites;
    std::vector<Market> markets;
    std::vector<Storage> storages;
    std::vector<Contract> contracts;
    std::vector<Series> series;
    std::vector<Profile> profiles;
    bool operator==(const NetworkParts&) const = default;
};

class NameIndex; // model/name_index.hpp

/// A checked network. Immutable; copies share. Arcs are numbered pipelines, terminals, lanes.
class Network {
  public:
    const NetworkParts& parts() const { return *parts_; }
    int node_count() const { return static_cast<int>(parts_->nodes.size()); }
    int arc_count() const { return static_cast<int>(arcs_->size()); }
    const Node& node(int n) const { return parts_->nodes[static_cast<std::size_t>(n)]; }
    const Arc& arc(int a) const { return *(*arcs_)[static_cast<std::size_t>(a)]; }
    /// Index of an id in its collection, or -1.
    int find_node(std::string_view id) const;
    int find_arc(std::string_view id) const;
    int find_site(std::string_view id) const;
    int find_market(std::string_view id) const;
    int find_storage(std::string_view id) const;
    int find_contract(std::string_view id) const;
    int find_profile(std::string_view id) const;
    int find_series(std::string_view id) const;
    int find_hub(std::string_view id) const;
    /// Node of a hub's or a node's id, or -1.
    int find_place(std::string_view hub_or_node) const;
    /// Index of an id in any collection of a file, in `arcs`, `countries` or `origins` (in order of
    /// first appearance), or -1; `regions` finds countries too, numbered after the regions.
    int find(std::string_view collection, std::string_view id) const;
    /// All names of such a collection, for hints; empty for an unknown one.
    std::vector<std::string> names(std::string_view collection) const;
    const NameIndex& name_index() const { return *index_; }
    /// Node numbers of a region id or country code; empty if neither is known.
    std::vector<int> nodes_of(std::string_view region_or_country) const;
    /// TWh per bcm: EUR/MWh times this is million EUR per bcm.
    double twh_per_bcm() const { return parts_->calorific_value_kwh_per_m3; }
    bool operator==(const Network& other) const { return *parts_ == *other.parts_; }

  private:
    friend Result<Network> make_network(NetworkParts parts);
    std::shared_ptr<const NetworkParts> parts_;
    std::shared_ptr<const std::vector<const Arc*>> arcs_;
    std::shared_ptr<const NameIndex> index_;
};

/// Checks everything and hands back the network, or all its faults at once. Codes:
/// network_checks.cpp.
Result<Network> make_network(NetworkParts parts);

} // namespace gashub
