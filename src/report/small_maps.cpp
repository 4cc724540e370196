// Small maps side by side.

#include "report/chart_axis.hpp"
#include "report/heat_colours.hpp"
#include "report/map_svg.hpp"
#include "report/map_view.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr double title_height = 24, gap = 10, scale_height = 26, letter = 11;

/// What lies round the largest outline of a country.
GeoWindow round(const Outline& outline) {
    GeoWindow box{180, -180, 90, -90};
    for (const Outline::Point& point : outline.ring)
        box.hold(point.lon, point.lat);
    return box;
}

double size_of(const GeoWindow& box) {
    return (box.east - box.west) * (box.north - box.south);
}

/// The largest outline of a country; null if the land has none of it.
const Outline* mainland(const std::vector<Outline>& land, const std::string& country) {
    const Outline* largest = nullptr;
    for (const Outline& outline : land)
        if (outline.country == country &&
            (largest == nullptr || size_of(round(outline)) > size_of(round(*largest))))
            largest = &outline;
    return largest;
}

/// Holds the mainland of every country that has a number.
GeoWindow window_of(const SmallMaps& maps) {
    constexpr double margin = 1;
    GeoWindow window{180, -180, 90, -90};
    std::set<std::string> codes;
    for (const SmallMaps::Panel& panel : maps.panels)
        for (const SmallMaps::Country& country : panel.countries)
            codes.insert(country.code);
    for (const std::string& code : codes)
        if (const Outline* outline = mainland(maps.land, code)) {
            const GeoWindow box = round(*outline);
            window.hold(box.west - margin, box.south - margin);
            window.hold(box.east + margin, box.north + margin);
        }
    return window.west < window.east ? window : GeoWindow{-11, 45, 34, 60};
}

/// Width to height of the box a country has on the drawing, and its middle.
struct Room {
    Spot middle;
    double width = 0, height = 0;
};
Room room_of(const Outline& outline, const MapView& view) {
    const GeoWindow box = round(outline);
    const Spot low = view.at(box.west, box.south), high = view.at(box.east, box.north);
    return {{(low.x + high.x) / 2, (low.y + high.y) / 2}, high.x - low.x, low.y - high.y};
}

void draw_panel(Svg& svg, const SmallMaps& maps, const SmallMaps::Panel& panel, const MapView& view,
                const HeatColours& colours) {
    svg.rect(0, 0, view.width(), view.height(), "sea");
    std::string rest;
    for (const Outline& outline : maps.land)
        if (std::none_of(panel.countries.begin(), panel.countries.end(),
                         [&](const auto& country) { return country.code == outline.country; }))
            rest += outline_path(outline, view);
    svg.path(rest, "land");
    for (const SmallMaps::Country& country : panel.countries) {
        std::string path;
        for (const Outline& outline : maps.land)
            if (outline.country == country.code)
                path += outline_path(outline, view);
        if (!path.empty())
            svg.open(colours.look(country.value)).path(path, "area", country.tip).close();
    }
    for (const SmallMaps::Country& country : panel.countries) {
        const Outline* outline = mainland(maps.land, country.code);
        if (outline == nullptr || country.words.empty())
            continue;
        const Room room = room_of(*outline, view);
        if (text_width(country.words, letter) < room.width && letter < room.height)
            svg.open(colours.look(country.value))
                .text(room.middle.x, room.middle.y + letter / 2 - 1, country.words,
                      "mid small onheat")
                .close();
    }
}

} // namespace

std::string small_maps_svg(const SmallMaps& maps, double width, std::size_t beside) {
    const std::size_t count = std::max<std::size_t>(maps.panels.size(), 1),
                      in_row = std::clamp<std::size_t>(beside, 1, count),
                      rows = (count + in_row - 1) / in_row;
    const double panel_width =
        (width - gap * static_cast<double>(in_row - 1)) / static_cast<double>(in_row);
    const MapView view(window_of(maps), panel_width);
    const double pace = title_height + view.height() + gap,
                 bottom = pace * static_cast<double>(rows);
    chart::Extent extent;
    extent.add(0);
    for (const SmallMaps::Panel& panel : maps.panels)
        for (const SmallMaps::Country& country : panel.countries)
            extent.add(country.value);
    const HeatColours colours(extent.least(), extent.most());
    Svg svg(width, bottom + scale_height, maps.title);
    for (std::size_t i = 0; i < maps.panels.size(); ++i) {
        const double x = (panel_width + gap) * static_cast<double>(i % in_row),
                     y = pace * static_cast<double>(i / in_row);
        svg.text(x + 2, y + title_height - 8,
                 fitted(maps.panels[i].title, panel_width - 4, Svg::letter), "strong");
        // a drawing of its own cuts what goes over its edge
        svg.raw(fmt::format("<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\">", coordinate(x),
                            coordinate(y + title_height), coordinate(view.width()),
                            coordinate(view.height())));
        draw_panel(svg, maps, maps.panels[i], view, colours);
        svg.raw("</svg>");
    }
    draw_heat_scale(svg, colours, maps.unit, 2, bottom + 4);
    return svg.take();
}

} // namespace gashub
