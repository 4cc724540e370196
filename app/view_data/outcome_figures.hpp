#pragma once
// From a cleared market to what the figures draw. Pure functions.

#include "app/view_data/cleared.hpp"
#include "app/view_data/format.hpp"

namespace gashub::app {

/// What is looked at: shared by every view.
struct Attention {
    Selection selection;
    std::string card;                  ///< the chosen one; empty: none
    std::optional<std::size_t> period; ///< none: the whole horizon
    Locale language = Language::english;
    bool operator==(const Attention&) const = default;
};

/// Of a watched place the name of its hub, of any other its own.
std::string shown_name(const Cleared& cleared, int node, Locale language);

/// The node that the panels speak of: the chosen place, the far end of the chosen arc, else the
/// first watched one.
int node_in_view(const Cleared& cleared, const Attention& attention);

/// `reference` sets how wide a flow is drawn, so that widths compare before and after a change.
FlowMapData flow_map_data(const Cleared& now, const Cleared& reference, const Attention& attention,
                          const MapPosition& position);

PriceChartData price_chart_data(const Cleared& now, const Cleared& reference,
                                const std::string& reference_name, const Attention& attention);

/// Gas that passes the node in view, by origin, with what of it bears the hub's label; by period or
/// by calendar year (that of a period's first day).
OriginChartData origin_chart_data(const Cleared& now, const Attention& attention,
                                  bool by_year = false);

/// True if an event of the scenario takes an arc out for part of the span.
bool is_switched_off(const Cleared& cleared, const std::string& arc, const Span& span);
/// The outage that takes an arc out, by what kind of arc it is.
Outage outage_of_arc(const Arc& arc);

/// The box around the pipelines of a network, at most the usual one and never tiny.
MapBox box_of(const Network& network);

/// What an arc carries over a span, bcm a year.
double arc_rate(const Cleared& cleared, int arc, const Span& span);
/// True where in at least half of the span's periods one more unit of capacity is worth something.
bool arc_is_full(const Cleared& cleared, int arc, const Span& span);

} // namespace gashub::app
