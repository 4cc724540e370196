#pragma once
// What the map draws, and what all figures name things by: origins and what a click chooses. Plain
// values, as in figure_data.hpp.

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

/// Where something is: what a click on a figure names and the panels explain. A rule (a policy, an
/// event, a contract, or the hub for the rule of its price) leads to where it is set and is never
/// the session's selection.
struct Selection {
    enum class Kind { none, place, arc, rule };
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
    OriginValues labelled_bcm_per_year{}; ///< of these under the hub's label
    bool off = false;                     ///< switched off by an event
    double change_bcm_per_year = 0;       ///< of the flow against the reference
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

/// How figures tell what they tell, where there are two ways.
struct FigureWays {
    bool by_route = false; ///< origins to markets: with the borders between them
    bool by_year = false;  ///< gas by origin: years instead of periods
    bool operator==(const FigureWays&) const = default;
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

} // namespace gashub::app
