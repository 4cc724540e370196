#include "app/figures/flow_strands.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gashub::app {

namespace {

constexpr double least_flow = 0.05; ///< bcm a year; below it a line is idle
constexpr double least_width = 1.2; ///< pixels

double distance(Point a, Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// A lane that states no capacity has one that no fleet could fill.
std::optional<double> used_share(const MapArc& arc) {
    if (arc.lane || arc.capacity_bcm_per_year <= 0)
        return std::nullopt;
    return arc.flow_bcm_per_year / arc.capacity_bcm_per_year;
}

Strand strand_of(const MapArc& arc, Point from, Point to, const StrandWidths& widths) {
    const bool flows = arc.flow_bcm_per_year >= least_flow;
    return {.id = arc.id,
            .name = arc.name,
            .from = from,
            .to = to,
            .across = 0,
            .width = flows ? widths(arc.flow_bcm_per_year) : 0,
            .flow = arc.flow_bcm_per_year,
            .change = arc.change_bcm_per_year,
            .used = used_share(arc),
            .by_origin = arc.by_origin_bcm_per_year,
            .labelled = arc.labelled_bcm_per_year,
            .full = flows && arc.full,
            .off = arc.off,
            .fading = false,
            .places = {arc.from, arc.to}};
}

/// Lays strands between the same two places side by side. `across` is measured to the right of each
/// strand's own way, so those that flow back get the opposite sign.
void lay_side_by_side(std::vector<Strand>& strands, Point first_end) {
    constexpr double gap = 2;
    double total = -gap;
    for (const Strand& strand : strands)
        total += strand.width + gap;
    double side = -total / 2;
    for (Strand& strand : strands) {
        const double across = side + strand.width / 2;
        strand.across = strand.from == first_end ? across : -across;
        side += strand.width + gap;
    }
}

/// Ships from outside the frame into one port, summed.
struct Arrivals {
    Strand sum;
    double x = 0, y = 0; ///< flow-weighted direction they come from
};

void add_arrival(Arrivals& port, const MapArc& arc, const std::string& port_name, Point from,
                 Point to) {
    const double length = std::max(distance(from, to), 1.0);
    port.x += arc.flow_bcm_per_year * (from.x - to.x) / length;
    port.y += arc.flow_bcm_per_year * (from.y - to.y) / length;
    port.sum.to = to;
    port.sum.flow += arc.flow_bcm_per_year;
    port.sum.change += arc.change_bcm_per_year;
    for (std::size_t g = 0; g < origin_group_count; ++g)
        port.sum.by_origin[g] += arc.by_origin_bcm_per_year[g];
    for (std::size_t g = 0; g < origin_group_count; ++g)
        port.sum.labelled[g] += arc.labelled_bcm_per_year[g];
    port.sum.id = arc.id;
    port.sum.name = port_name;
    port.sum.fading = true;
    port.sum.places = {arc.to};
}

Strand arrival_strand(const Arrivals& port, const StrandWidths& widths, double em) {
    Strand strand = port.sum;
    const double length = std::max(std::hypot(port.x, port.y), 1e-9);
    strand.from = {strand.to.x + port.x / length * 4.5 * em,
                   strand.to.y + port.y / length * 4.5 * em};
    strand.width = widths(strand.flow);
    return strand;
}

} // namespace

double StrandWidths::operator()(double bcm_per_year) const {
    return std::clamp(bcm_per_year * pixels_per_bcm, least_width, most);
}

std::vector<Strand> make_strands(const FlowMapData& data, const MapScale& scale, const Frame& frame,
                                 const StrandWidths& widths, double em) {
    std::vector<Point> ends;
    ends.reserve(data.places.size());
    for (const MapPlace& place : data.places)
        ends.push_back(scale(project(place.lat, place.lon)));

    std::map<std::pair<std::size_t, std::size_t>, std::vector<Strand>> between;
    std::map<std::size_t, Arrivals> ports;
    for (const MapArc& arc : data.arcs) {
        const Point from = ends[arc.from], to = ends[arc.to];
        const bool flows = arc.flow_bcm_per_year >= least_flow;
        if (arc.lane && (!flows || !frame.contains(to)))
            continue;
        if (arc.lane && !frame.contains(from)) {
            add_arrival(ports[arc.to], arc, data.places[arc.to].name, from, to);
            continue;
        }
        if ((!flows && arc.capacity_bcm_per_year <= 0 && !arc.off) || distance(from, to) < 2)
            continue;
        between[std::minmax(arc.from, arc.to)].push_back(strand_of(arc, from, to, widths));
    }

    std::vector<Strand> strands;
    for (auto& [pair, list] : between) {
        const auto flowing = std::stable_partition(
            list.begin(), list.end(), [](const Strand& s) { return s.width > 0 || s.off; });
        list.erase(flowing == list.begin() ? list.begin() + 1 : flowing, list.end());
        lay_side_by_side(list, ends[pair.first]);
        for (Strand& strand : list) {
            const auto inside = clipped(strand.from, strand.to, frame);
            if (!inside || distance(inside->first, inside->second) < 2)
                continue;
            std::tie(strand.from, strand.to) = *inside;
            strands.push_back(std::move(strand));
        }
    }
    for (const auto& [place, port] : ports)
        strands.push_back(arrival_strand(port, widths, em));
    std::stable_sort(strands.begin(), strands.end(),
                     [](const Strand& a, const Strand& b) { return a.width > b.width; });
    return strands;
}

} // namespace gashub::app
