#pragma once
// Events: what happens physically, by date. One struct a kind; INTERFACES "events".

#include "model/figures.hpp"

namespace gashub {

/// `availability` of what is named, 0 to 1; of the elements named at least one.
struct Outage {
    static constexpr std::string_view kind = "outage";
    std::string arc, site, storage, terminal;
    double availability = 0;
    bool operator==(const Outage&) const = default;
};
struct Commission {
    static constexpr std::string_view kind = "commission";
    std::string arc, site, storage, terminal;
    std::optional<double> capacity_bcm_per_year; ///< default: the network's figure
    bool operator==(const Commission&) const = default;
};
struct Decommission {
    static constexpr std::string_view kind = "decommission";
    std::string arc, site, storage, terminal;
    bool operator==(const Decommission&) const = default;
};
struct DemandChange {
    static constexpr std::string_view kind = "demand";
    std::string region, country, market, sector; ///< one of the first three; sector empty: all
    std::optional<double> factor;
    std::optional<double> reference_bcm; ///< a year, of all it names together
    bool operator==(const DemandChange&) const = default;
};
struct ProductionChange {
    static constexpr std::string_view kind = "production";
    std::string site, origin;
    std::optional<double> factor, capacity_bcm_per_year;
    bool operator==(const ProductionChange&) const = default;
};
enum class LimitPer { period, gas_year, calendar_year };
struct Limit {
    static constexpr std::string_view kind = "limit";
    std::vector<std::string> arcs;
    std::string seller, origin, terminal;
    std::optional<double> maximum_bcm_per_year, minimum_bcm_per_year;
    LimitPer per = LimitPer::period; ///< a rate in every period, or a sum over a year
    std::optional<double>
        penalty_eur_per_mwh; ///< of a shortfall under the minimum; default lost load
    bool operator==(const Limit&) const = default;
};
struct DriverChange { ///< weather scales only the sector's weather share
    static constexpr std::string_view kind = "driver";
    std::string driver; ///< weather, nuclear, hydro, growth, policy
    std::string region, country, sector;
    std::optional<double> factor;
    std::map<std::string, double> series; ///< by month, "2021-01" -> factor
    bool operator==(const DriverChange&) const = default;
};
struct CostChange {
    static constexpr std::string_view kind = "cost";
    std::string arc, site, lane;
    std::optional<double> add_eur_per_mwh, factor;
    bool operator==(const CostChange&) const = default;
};
struct SeriesChange {
    static constexpr std::string_view kind = "price-series";
    std::string series;
    std::map<std::string, double> values;
    bool operator==(const SeriesChange&) const = default;
};
/// New terms of a contract from a day on.
struct ContractChange {
    static constexpr std::string_view kind = "contract";
    std::string contract;
    std::optional<double> volume_bcm_per_year, take_or_pay_share, rebate_share;
    std::optional<Date> end; ///< its last day is the day before
    std::optional<Formula> price;
    std::optional<Deferral> deferral;
    bool operator==(const ContractChange&) const = default;
};
using EventBody = std::variant<Outage, Commission, Decommission, DemandChange, ProductionChange,
                               Limit, DriverChange, CostChange, SeriesChange, ContractChange>;

struct Event {
    std::string id;
    std::optional<Date> from, to, known_from; ///< first day, day after the last; open if absent
    EventBody body;
    Text note;
    Confidence confidence = Confidence::unstated;
    bool remove = false; ///< in a file that extends another: takes the event of this id away
    bool operator==(const Event&) const = default;
};

} // namespace gashub
