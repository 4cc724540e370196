#pragma once
// The map of a page: land, pipes as wide as their flow and striped by whose gas it is, LNG where it
// comes ashore, prices at places. Two ways of colouring are drawn, of which the page shows one.

#include "io/base_map.hpp"
#include "report/map_view.hpp"
#include "report/origin_groups.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gashub {

struct FlowMap {
    struct Place {
        std::string label, tip;
        double lon = 0, lat = 0;
        bool is_shown = false, is_hub = false;
        double rank = 0;         ///< higher is labelled first; 0: never
        double ships_bcm = 0;    ///< LNG that comes ashore
        std::string ships_tip{}; ///< and whose it is
        std::string round{};     ///< look of a round that marks the place; empty: none
    };
    struct Flow {
        std::size_t from = 0, to = 0; ///< places
        double bcm = 0;
        std::optional<double> capacity_bcm{};
        bool is_full = false;
        ByOrigin by_origin{};
        std::string tip;
    };
    std::string title;
    std::vector<Place> places;
    std::vector<Flow> flows; ///< at most one from a place to another
    std::vector<Outline> land;
    std::vector<OriginGroup> groups;
    double widest_bcm = 1;             ///< drawn at full width, as is all above
    bool has_use = true;               ///< drawn by use too
    std::optional<GeoWindow> window{}; ///< to be seen; nothing: all flows, in Europe and about it
};

struct MapSize {
    double width = 960, letter = 13, full_width = 15;
    std::size_t most_labels = 46;
};
inline constexpr MapSize desk_map{}, phone_map{400, 12, 8, 12};

std::string flow_map_svg(const FlowMap& map, const MapSize& size);

/// Small maps side by side, countries coloured by a number on one scale for all.
struct SmallMaps {
    struct Country {
        std::string code;
        double value = 0;
        std::string words, tip; ///< words stand on it where they have room
    };
    struct Panel {
        std::string title;
        std::vector<Country> countries;
    };
    std::string title, unit;
    std::vector<Outline> land;
    std::vector<Panel> panels;
};
/// `beside`: so many in a row, at least one.
std::string small_maps_svg(const SmallMaps& maps, double width, std::size_t beside);

} // namespace gashub
