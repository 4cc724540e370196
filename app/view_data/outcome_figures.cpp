#include "app/view_data/outcome_figures.hpp"

#include "app/view_data/names.hpp"

#include <algorithm>

namespace gashub::app {

namespace {

constexpr double worth_something_eur_per_mwh = 0.01;

/// bcm a year that is used at each node over a span.
std::vector<double> consumption_rates(const Cleared& cleared, const Span& span) {
    const auto& line = cleared.line();
    std::vector<double> rates(static_cast<std::size_t>(cleared.network().node_count()), 0.0);
    for (std::size_t s = 0; s < line.sectors.size(); ++s) {
        double used = 0;
        for (int p = span.first; p < span.last; ++p)
            used += cleared.outcome().consumption(static_cast<int>(s), p);
        rates[static_cast<std::size_t>(line.sectors[s].node)] += yearly_rate(used, span);
    }
    return rates;
}

bool holds_hub(const Network& network, int node) {
    const auto& hubs = network.parts().hubs;
    return std::any_of(hubs.begin(), hubs.end(),
                       [&](const Hub& hub) { return hub.node == network.node(node).id; });
}

void add_to(OriginValues& sums, const OriginValues& part) {
    for (std::size_t g = 0; g < origin_group_count; ++g)
        sums[g] += part[g];
}

/// Rates over a span of what a function tells of its periods.
template <class Part>
OriginValues rates(const Span& span, Part part) {
    OriginValues values{};
    for (int p = span.first; p < span.last; ++p)
        add_to(values, part(p));
    for (double& value : values)
        value = yearly_rate(value, span);
    return values;
}

/// The largest flow between two countries; trunk lines inside one may carry many times as much.
double widest_border_flow(const Cleared& cleared, const Span& span) {
    double widest = 1;
    for (int a = 0; a < cleared.network().arc_count(); ++a) {
        const auto index = static_cast<std::size_t>(a);
        const Node& from = cleared.network().node(cleared.line().arc_from[index]);
        const Node& to = cleared.network().node(cleared.line().arc_to[index]);
        if (cleared.network().arc(a).kind == ArcKind::pipeline && from.country != to.country)
            widest = std::max(widest, arc_rate(cleared, a, span));
    }
    return widest;
}

/// What the reference, seen over the same time, lets an arc carry less; nothing where it has no
/// such time.
double change_of(const Cleared& now, const Cleared& reference, int arc,
                 const Attention& attention) {
    if (&now == &reference || reference.outcome().periods() != now.outcome().periods())
        return 0;
    return arc_rate(now, arc, span_of(now, attention.period)) -
           arc_rate(reference, arc, span_of(reference, attention.period));
}

PriceSeries price_series(const Cleared& cleared, int node, Locale language) {
    PriceSeries series{.id = cleared.network().node(node).id,
                       .name = shown_name(cleared, node, language),
                       .colour = 0,
                       .reference = false,
                       .eur_per_mwh = {}};
    for (int p = 0; p < cleared.outcome().periods(); ++p)
        series.eur_per_mwh.push_back(cleared.outcome().basis_at(node, p) == market::PriceBasis::none
                                         ? std::nullopt
                                         : std::optional(cleared.outcome().price(node, p)));
    return series;
}

} // namespace

bool is_switched_off(const Cleared& cleared, const std::string& arc, const Span& span) {
    const std::vector<Period>& periods = cleared.line().periods;
    const Date from = periods[static_cast<std::size_t>(span.first)].from;
    const Date to = periods[static_cast<std::size_t>(span.last - 1)].to;
    const auto& events = cleared.line().scenario.parts().events;
    return std::any_of(events.begin(), events.end(), [&](const Event& event) {
        const auto* const outage = std::get_if<Outage>(&event.body);
        return outage != nullptr && outage->availability <= 0 &&
               (outage->arc == arc || outage->terminal == arc) &&
               (!event.from || *event.from < to) && (!event.to || *event.to > from);
    });
}

Outage outage_of_arc(const Arc& arc) {
    const bool is_terminal =
        arc.kind == ArcKind::regasification || arc.kind == ArcKind::liquefaction;
    return {.arc = is_terminal ? std::string() : arc.id,
            .site = {},
            .storage = {},
            .terminal = is_terminal ? arc.id : std::string()};
}

MapBox box_of(const Network& network) {
    const MapBox most;
    MapBox box{.west = most.east, .south = most.north, .east = most.west, .north = most.south};
    for (const Arc& pipe : network.parts().pipelines) {
        for (const std::string& end : {pipe.from, pipe.to}) {
            const Node& node = network.node(network.find_node(end));
            box.west = std::min(box.west, node.lon);
            box.east = std::max(box.east, node.lon);
            box.south = std::min(box.south, node.lat);
            box.north = std::max(box.north, node.lat);
        }
    }
    const double pad_lon = std::max(1.5, 4 - (box.east - box.west) / 2);
    const double pad_lat = std::max(1.0, 3 - (box.north - box.south) / 2);
    return {.west = std::max(most.west, box.west - pad_lon),
            .south = std::max(most.south, box.south - pad_lat),
            .east = std::min(most.east, box.east + pad_lon),
            .north = std::min(most.north, box.north + pad_lat)};
}

std::string shown_name(const Cleared& cleared, int node, Locale language) {
    const auto& watched = cleared.watched();
    const bool is_watched = std::find(watched.begin(), watched.end(), node) != watched.end();
    return is_watched ? hub_name(cleared.network(), node, language)
                      : place_name(cleared.network(), node, language);
}

int node_in_view(const Cleared& cleared, const Attention& attention) {
    const Network& network = cleared.network();
    int node = -1;
    if (attention.selection.kind == Selection::Kind::place)
        node = network.find_node(attention.selection.id);
    if (attention.selection.kind == Selection::Kind::arc) {
        const int arc = network.find_arc(attention.selection.id);
        if (arc >= 0)
            node = cleared.line().arc_to[static_cast<std::size_t>(arc)];
    }
    return node >= 0 ? node : cleared.watched().front();
}

double arc_rate(const Cleared& cleared, int arc, const Span& span) {
    double flow = 0;
    for (int p = span.first; p < span.last; ++p)
        flow += cleared.outcome().flow(arc, p);
    return yearly_rate(flow, span);
}

bool arc_is_full(const Cleared& cleared, int arc, const Span& span) {
    int full = 0;
    for (int p = span.first; p < span.last; ++p)
        full += cleared.outcome().congestion(arc, p) > worth_something_eur_per_mwh;
    return full > 0 && 2 * full >= span.last - span.first;
}

FlowMapData flow_map_data(const Cleared& now, const Cleared& reference, const Attention& attention,
                          const MapPosition& position) {
    const Network& network = now.network();
    const auto& line = now.line();
    const Span span = span_of(now, attention.period), all = span_of(reference, {});
    FlowMapData data;
    data.box = box_of(network);
    data.position = position;
    data.selection = attention.selection;
    data.widest_bcm_per_year = widest_border_flow(reference, all);
    const std::vector<double> used = consumption_rates(now, span);
    const std::vector<int>& watched = now.watched();
    for (int n = 0; n < network.node_count(); ++n) {
        const Node& node = network.node(n);
        const auto place = std::find(watched.begin(), watched.end(), n);
        MapPlace& shown = data.places.emplace_back();
        shown = {.id = node.id,
                 .name = n == watched.front() ? hub_name(network, n, attention.language)
                                              : place_name(network, n, attention.language),
                 .lat = node.lat,
                 .lon = node.lon,
                 .price_eur_per_mwh = mean_price(now, n, span),
                 .hub = place == watched.begin() && holds_hub(network, n),
                 .rank = used[static_cast<std::size_t>(n)]};
        if (place != watched.end())
            shown.rank += 1000.0 - static_cast<double>(place - watched.begin());
        if (attention.selection == Selection{Selection::Kind::place, node.id})
            shown.rank += 2000;
    }
    const bool has_labelled = now.results().mix.has_labelled();
    for (int a = 0; a < network.arc_count(); ++a) {
        const Arc& arc = network.arc(a);
        const auto index = static_cast<std::size_t>(a);
        double capacity = 0;
        for (int p = span.first; p < span.last; ++p)
            capacity += line.arc_capacity(a, p);
        data.arcs.push_back(
            {.id = arc.id,
             .name = arc_name(network, a, attention.language),
             .from = static_cast<std::size_t>(line.arc_from[index]),
             .to = static_cast<std::size_t>(line.arc_to[index]),
             .lane = arc.kind == ArcKind::lane,
             .flow_bcm_per_year = arc_rate(now, a, span),
             .capacity_bcm_per_year = yearly_rate(capacity, span),
             .full = arc_is_full(now, a, span),
             .by_origin_bcm_per_year = rates(span, [&](int p) { return now.on_arc(a, p); }),
             .labelled_bcm_per_year =
                 has_labelled ? rates(span, [&](int p) { return now.labelled_on_arc(a, p); })
                              : OriginValues(),
             .off = is_switched_off(now, arc.id, span),
             .change_bcm_per_year = change_of(now, reference, a, attention)});
    }
    return data;
}

PriceChartData price_chart_data(const Cleared& now, const Cleared& reference,
                                const std::string& reference_name, const Attention& attention) {
    PriceChartData data;
    data.periods = period_labels(now.line().periods, attention.language);
    data.period = attention.period;
    data.reference_name = reference_name;
    std::vector<int> nodes = now.watched();
    const int chosen = node_in_view(now, attention);
    if (std::find(nodes.begin(), nodes.end(), chosen) == nodes.end())
        nodes.push_back(chosen);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        data.series.push_back(price_series(now, nodes[i], attention.language));
        data.series.back().colour = i;
    }
    if (&now == &reference)
        return data;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        PriceSeries series = price_series(reference, nodes[i], attention.language);
        if (series.eur_per_mwh.size() != data.periods.size() ||
            series.eur_per_mwh == data.series[i].eur_per_mwh)
            continue;
        series.name += ", " + reference_name;
        series.colour = i;
        series.reference = true;
        data.series.push_back(std::move(series));
    }
    return data;
}

OriginChartData origin_chart_data(const Cleared& now, const Attention& attention, bool by_year) {
    const int node = node_in_view(now, attention);
    const std::vector<Period>& periods = now.line().periods;
    OriginChartData data;
    data.place = shown_name(now, node, attention.language);
    data.id = now.network().node(node).id;
    data.by_year = by_year;
    const std::vector<std::string> labels = period_labels(periods, attention.language);
    const bool has_labelled = now.results().mix.has_labelled();
    int days = 0;
    const auto close = [&] { // volumes of the last bar become rates
        const Span span{0, 0, days};
        for (auto* values : {&data.bcm_per_year, &data.labelled}) {
            if (values->empty())
                continue;
            for (double& value : values->back())
                value = yearly_rate(value, span);
        }
        days = 0;
    };
    for (std::size_t p = 0; p < periods.size(); ++p) {
        const std::string year = std::to_string(periods[p].from.year());
        const std::string& label = by_year ? year : labels[p];
        if (!by_year || data.periods.empty() || data.periods.back() != label) {
            if (days > 0)
                close();
            data.periods.push_back(label);
            data.bcm_per_year.emplace_back();
            if (has_labelled)
                data.labelled.emplace_back();
        }
        days += periods[p].days();
        const int period = static_cast<int>(p);
        add_to(data.bcm_per_year.back(), now.at_node(node, period));
        if (has_labelled)
            add_to(data.labelled.back(), now.labelled_at_node(node, period));
        if (attention.period == p)
            data.period = data.periods.size() - 1;
    }
    if (days > 0)
        close();
    return data;
}

} // namespace gashub::app
