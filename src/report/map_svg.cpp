#include "report/map_svg.hpp"

#include "report/svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace gashub {
namespace {

/// Holds all pipes, at most Europe and what lies round it.
GeoWindow window_of(const FlowMap& map) {
    if (map.window)
        return *map.window;
    GeoWindow window{52, -11, 62, 30};
    for (const FlowMap::Flow& flow : map.flows)
        for (const std::size_t end : {flow.from, flow.to})
            window.hold(map.places[end].lon, map.places[end].lat);
    if (window.west > window.east)
        window = {-11, 52, 34, 62};
    window.west = std::max(-11.0, window.west - 2);
    window.east = std::min(54.0, window.east + 2);
    window.south = std::max(30.0, window.south - 1.5);
    window.north = std::min(64.0, window.north + 1.5);
    return window;
}

void draw_land(Svg& svg, const FlowMap& map, const MapView& view) {
    std::string all;
    for (const Outline& outline : map.land)
        all += outline_path(outline, view);
    svg.rect(0, 0, view.width(), view.height(), "sea");
    svg.path(all, "land");
}

/// A flow as it lies on the map: its line, moved aside where gas flows both ways.
struct Strand {
    const FlowMap::Flow* flow = nullptr;
    Spot from, to, along, aside; ///< `along`, `aside`: of length one
    double width = 0, shift = 0;
};

std::vector<Strand> strands_of(const FlowMap& map, const MapView& view, const MapSize& size) {
    std::set<std::pair<std::size_t, std::size_t>> flowing;
    for (const FlowMap::Flow& flow : map.flows)
        if (flow.bcm > 0)
            flowing.insert({flow.from, flow.to});
    std::vector<Strand> strands;
    for (const FlowMap::Flow& flow : map.flows) {
        if (flow.bcm <= 0 && flowing.contains({flow.to, flow.from}))
            continue; // the way back of a pipe that is used
        Strand s;
        s.flow = &flow;
        s.from = view.at(map.places[flow.from].lon, map.places[flow.from].lat);
        s.to = view.at(map.places[flow.to].lon, map.places[flow.to].lat);
        const double length = std::hypot(s.to.x - s.from.x, s.to.y - s.from.y);
        if (length < 1)
            continue;
        s.along = {(s.to.x - s.from.x) / length, (s.to.y - s.from.y) / length};
        s.aside = {-s.along.y, s.along.x};
        s.width = flow.bcm <= 0
                      ? 0
                      : std::max(1.2, size.full_width * std::min(1.3, flow.bcm / map.widest_bcm));
        if (flowing.contains({flow.from, flow.to}) && flowing.contains({flow.to, flow.from}))
            s.shift = s.width / 2 + 1;
        strands.push_back(s);
    }
    std::stable_sort(strands.begin(), strands.end(),
                     [](const Strand& a, const Strand& b) { return a.width > b.width; });
    return strands;
}

std::string line_path(const Strand& s, double aside) {
    const double x = s.aside.x * aside, y = s.aside.y * aside;
    return "M" + coordinate(s.from.x + x) + " " + coordinate(s.from.y + y) + "L" +
           coordinate(s.to.x + x) + " " + coordinate(s.to.y + y);
}

std::string arrow_path(const Strand& s) {
    const double size = std::clamp(s.width * 0.8, 4.0, 9.0), half = size * 0.75;
    const Spot middle{(s.from.x + s.to.x) / 2 + s.aside.x * s.shift,
                      (s.from.y + s.to.y) / 2 + s.aside.y * s.shift};
    const auto corner = [&](double along, double aside) {
        return coordinate(middle.x + s.along.x * along + s.aside.x * aside) + " " +
               coordinate(middle.y + s.along.y * along + s.aside.y * aside);
    };
    return "M" + corner(size, 0) + "L" + corner(-size / 2, half) + "L" + corner(-size / 2, -half) +
           "Z";
}

std::string_view largest_look(const std::vector<OriginGroup>& groups, const FlowMap::Flow& flow) {
    const auto largest = std::max_element(flow.by_origin.begin(), flow.by_origin.end());
    const auto group = static_cast<std::size_t>(largest - flow.by_origin.begin());
    return *largest > 0 ? std::string_view(groups[group].look) : "idle";
}

std::string_view use_look(const FlowMap::Flow& flow) {
    if (flow.is_full)
        return "u3";
    const double use =
        flow.capacity_bcm && *flow.capacity_bcm > 0 ? flow.bcm / *flow.capacity_bcm : 0;
    return use < 0.5 ? "u1" : "u2";
}

void draw_origins(Svg& svg, const std::vector<OriginGroup>& groups,
                  const std::vector<Strand>& strands) {
    for (const Strand& s : strands) {
        if (s.width <= 0)
            continue;
        svg.path(line_path(s, s.shift), "flow under", {}, s.width + 1.6);
        double sum = 0, at = s.shift - s.width / 2;
        for (const double part : s.flow->by_origin)
            sum += part;
        if (sum <= 0)
            svg.open("idle").path(line_path(s, s.shift), "flow", {}, s.width).close();
        for (std::size_t g = 0; g < groups.size() && sum > 0; ++g) {
            const double width = s.width * s.flow->by_origin[g] / sum;
            if (width >= 0.1)
                svg.open(groups[g].look, groups[g].name)
                    .path(line_path(s, at + width / 2), "flow", {}, width)
                    .close();
            at += width;
        }
        svg.open(largest_look(groups, *s.flow)).path(arrow_path(s), "arrow").close();
    }
}

void draw_use(Svg& svg, const std::vector<Strand>& strands) {
    for (const Strand& s : strands) {
        if (s.width <= 0)
            continue;
        svg.path(line_path(s, s.shift), "flow under", {}, s.width + 1.6);
        svg.open(use_look(*s.flow)).path(line_path(s, s.shift), "flow", {}, s.width);
        svg.path(arrow_path(s), "arrow").close();
    }
}

double ship_radius(const FlowMap& map, const MapSize& size, double bcm) {
    return std::max(2.5, size.full_width * 0.9 * std::sqrt(std::min(1.5, bcm / map.widest_bcm)));
}

/// Names at the nearest free spots round their places, by rank, none over another.
void draw_labels(Svg& svg, const FlowMap& map, const MapView& view, const MapSize& size) {
    std::vector<const FlowMap::Place*> ranked;
    std::vector<Frame> taken;
    const Frame window{2, 2, view.width() - 2, view.height() - 2};
    for (const FlowMap::Place& place : map.places) {
        const Spot p = view.at(place.lon, place.lat);
        if (place.rank > 0 && window.holds(p))
            ranked.push_back(&place);
        if (place.is_hub)
            taken.push_back({p.x - 5, p.y - 5, p.x + 5, p.y + 5});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto* a, const auto* b) { return a->rank > b->rank; });
    std::size_t placed = 0;
    for (const FlowMap::Place* place : ranked) {
        if (placed == size.most_labels)
            break;
        const Spot p = view.at(place->lon, place->lat);
        const double wide = text_width(place->label, size.letter), high = size.letter * 1.15,
                     gap = 7;
        const std::array<Spot, 6> corners = {{{p.x + gap, p.y - high / 2},
                                              {p.x - gap - wide, p.y - high / 2},
                                              {p.x - wide / 2, p.y - gap - high},
                                              {p.x - wide / 2, p.y + gap},
                                              {p.x + gap, p.y + gap / 2},
                                              {p.x - gap - wide, p.y - gap / 2 - high}}};
        for (const Spot& corner : corners) {
            const Frame frame{corner.x, corner.y, corner.x + wide, corner.y + high};
            const bool is_inside = frame.left >= window.left && frame.right <= window.right &&
                                   frame.top >= window.top && frame.bottom <= window.bottom;
            if (!is_inside || std::any_of(taken.begin(), taken.end(),
                                          [&](const Frame& f) { return f.overlaps(frame); }))
                continue;
            svg.raw(fmt::format("<text x=\"{}\" y=\"{}\" class=\"label\" "
                                "style=\"font-size:{}px\">{}</text>",
                                coordinate(corner.x), coordinate(corner.y + size.letter),
                                coordinate(size.letter), escaped(place->label)));
            taken.push_back({frame.left - 2, frame.top - 1, frame.right + 2, frame.bottom + 1});
            ++placed;
            break;
        }
    }
}

} // namespace

std::string flow_map_svg(const FlowMap& map, const MapSize& size) {
    const MapView view(window_of(map), size.width);
    const std::vector<Strand> strands = strands_of(map, view, size);
    Svg svg(view.width(), view.height(), map.title);
    draw_land(svg, map, view);
    for (const Strand& s : strands)
        if (s.width <= 0)
            svg.open("idle").path(line_path(s, 0), "flow", {}, 0.9).close();
    svg.open("by-origin");
    draw_origins(svg, map.groups, strands);
    svg.close();
    if (map.has_use) {
        svg.open("by-use");
        draw_use(svg, strands);
        svg.close();
    }
    for (const FlowMap::Place& place : map.places)
        if (const Spot p = view.at(place.lon, place.lat); !place.round.empty())
            svg.open(place.round).circle(p.x, p.y, 5, "round", place.tip).close();
    svg.open("", "LNG");
    for (const FlowMap::Place& place : map.places)
        if (const Spot p = view.at(place.lon, place.lat); place.ships_bcm > 0)
            svg.circle(p.x, p.y, ship_radius(map, size, place.ships_bcm), "ship", place.ships_tip);
    svg.close();
    for (const Strand& s : strands)
        svg.path(line_path(s, s.shift), "hit", s.flow->tip, std::max(s.width, 9.0));
    for (const FlowMap::Place& place : map.places)
        if (const Spot p = view.at(place.lon, place.lat); place.is_shown)
            svg.circle(p.x, p.y, place.is_hub ? 4.5 : 2.6, place.is_hub ? "place hub" : "place",
                       place.tip);
    draw_labels(svg, map, view, size);
    return svg.take();
}

} // namespace gashub
