#pragma once
// What figures, cards and panels show, as plain values: no Qt, no library type. Made by pure
// functions of an outcome, drawn by figures/; the same values stand behind the screen, a file and a
// test. Volumes are rates in bcm a year (so a month and a year compare), prices in EUR/MWh.

#include "app/view_data/map_data.hpp"

namespace gashub::app {

struct PriceSeries {
    std::string id, name;
    std::size_t colour = 0;                         ///< index of a market colour
    bool reference = false;                         ///< drawn pale and dashed
    std::vector<std::optional<double>> eur_per_mwh; ///< one a period
    bool operator==(const PriceSeries&) const = default;
};

/// Where nine of ten futures keep the price of a place: their 5 and 95 % quantiles, period by
/// period.
struct PriceBand {
    std::string id;
    std::vector<std::optional<double>> low, high; ///< EUR/MWh
    bool operator==(const PriceBand&) const = default;
};

struct PriceChartData {
    std::vector<std::string> periods; ///< short labels, one a period
    std::vector<PriceSeries> series;
    std::vector<PriceBand> bands;      ///< of series, by their id; empty until "How sure?" ran
    int futures = 0;                   ///< that the bands are made of
    std::string reference_name;        ///< of the dashed lines, told once in the legend
    std::optional<std::size_t> period; ///< marked
    bool operator==(const PriceChartData&) const = default;
};

struct OriginChartData {
    std::string place, id; ///< id: of the node
    std::vector<std::string> periods;
    std::vector<OriginValues> bcm_per_year; ///< one a period, all of it
    std::vector<OriginValues> labelled; ///< of it under the hub's label; empty: nothing can take it
    bool by_year = false;               ///< the periods are calendar years
    std::optional<std::size_t> period;
    bool operator==(const OriginChartData&) const = default;
};

struct WaterfallTerm {
    enum class Kind { source, transport, scarcity, rule, storage, rounding };
    Kind kind = Kind::source;
    std::string label;
    double eur_per_mwh = 0;
    std::optional<OriginGroup> origin; ///< of a source
    Selection about = {};              ///< what a click on it leads to
    bool operator==(const WaterfallTerm&) const = default;
};

struct WaterfallData {
    std::vector<WaterfallTerm> terms;
    std::string total_label;
    double total_eur_per_mwh = 0;
    bool operator==(const WaterfallData&) const = default;
};

/// The answer to "why this price here?".
struct WhyData {
    std::string question;           ///< "Why 41.2 at Thrace?"
    std::vector<std::string> words; ///< who sets the price, what stands in the way
    WaterfallData price, supply;    ///< terms and supply_terms; the same sum
    bool operator==(const WhyData&) const = default;
};

struct Card {
    enum class Unit { price, share, volume, money };
    std::string id, title;
    Unit unit = Unit::price;
    std::optional<double> value, reference;
    Selection about; ///< what a click explains
    bool is_chosen = false;
    bool operator==(const Card&) const = default;
};

} // namespace gashub::app
