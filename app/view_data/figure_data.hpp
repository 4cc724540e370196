#pragma once
// What figures, cards and panels show, as plain values: no Qt, no library type. Made by pure
// functions of an outcome, drawn by figures/; the same values stand behind the screen, a file and a
// test. Volumes are rates in bcm a year (so a month and a year compare), prices in EUR/MWh.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace gashub::app {

/// Origins are drawn in eight groups, each with one colour in every figure.
enum class OriginGroup { russia, norway, north_africa, azerbaijan, iran, lng, eu, other };
inline constexpr std::size_t origin_group_count = 8;
using OriginValues = std::array<double, origin_group_count>;

/// Where something is: what a click on a figure names and the panels explain.
struct Selection {
    enum class Kind { none, place, arc };
    Kind kind = Kind::none;
    std::string id;
    bool operator==(const Selection&) const = default;
};

struct MapPlace {
    std::string id, name;
    double lat = 0, lon = 0;
    std::optional<double> price_eur_per_mwh; ///< none where no gas can come
    bool hub = false;
    double rank = 0; ///< higher is labelled first
    bool operator==(const MapPlace&) const = default;
};

struct MapArc {
    std::string id, name;
    std::size_t from = 0, to = 0; ///< indices into places
    bool lane = false;            ///< ships, not a pipe
    double flow_bcm_per_year = 0, capacity_bcm_per_year = 0;
    bool full = false; ///< one more unit would be worth something
    OriginValues by_origin_bcm_per_year{};
    double change_bcm_per_year = 0; ///< of the flow against the reference
    bool operator==(const MapArc&) const = default;
};

struct MapBox {
    double west = -11, south = 34, east = 52, north = 62; ///< degrees
    bool operator==(const MapBox&) const = default;
};

/// What the colours of flows tell: whose gas it is, how full the line, what changed.
enum class MapColour { origin, use, change };
inline constexpr std::array map_colours{MapColour::origin, MapColour::use, MapColour::change};

/// What part of the whole map is looked at, and how.
struct MapPosition {
    double zoom = 1;                 ///< 1 = the whole box
    double shift_x = 0, shift_y = 0; ///< of the middle, in widths of the box
    MapColour colour = MapColour::origin;
    bool operator==(const MapPosition&) const = default;
};

struct FlowMapData {
    std::vector<MapPlace> places;
    std::vector<MapArc> arcs;
    MapBox box; ///< what the whole map shows
    MapPosition position;
    /// Drawn at full width, as is all above; the same before and after a change.
    double widest_bcm_per_year = 100;
    Selection selection;
    bool operator==(const FlowMapData&) const = default;
};

struct PriceSeries {
    std::string id, name;
    std::size_t colour = 0;                         ///< index of a market colour
    bool reference = false;                         ///< drawn pale and dashed
    std::vector<std::optional<double>> eur_per_mwh; ///< one a period
    bool operator==(const PriceSeries&) const = default;
};

struct PriceChartData {
    std::vector<std::string> periods; ///< short labels, one a period
    std::vector<PriceSeries> series;
    std::string reference_name;        ///< of the dashed lines, told once in the legend
    std::optional<std::size_t> period; ///< marked
    bool operator==(const PriceChartData&) const = default;
};

struct OriginChartData {
    std::string place;
    std::vector<std::string> periods;
    std::vector<OriginValues> bcm_per_year; ///< one a period
    std::optional<std::size_t> period;
    bool operator==(const OriginChartData&) const = default;
};

struct WaterfallTerm {
    enum class Kind { source, transport, scarcity, rule, storage, rounding };
    Kind kind = Kind::source;
    std::string label;
    double eur_per_mwh = 0;
    std::optional<OriginGroup> origin; ///< of a source
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
    bool operator==(const Card&) const = default;
};

} // namespace gashub::app
