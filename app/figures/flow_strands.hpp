#pragma once
// From arcs to what is drawn of them, without Qt: which pipes lie side by side, which flow both
// ways, how wide each is and where it enters the frame.

#include "app/figures/projection.hpp"

#include <optional>
#include <vector>

namespace gashub::app {

/// One line on the map. `across` is how far its middle lies from the line between its ends, to the
/// right of the way of the flow; a width of 0 means idle.
struct Strand {
    std::string id, name;
    Point from, to; ///< in pixels
    double across = 0, width = 0;
    double flow = 0;            ///< bcm a year
    double change = 0;          ///< of the flow against the reference, bcm a year
    std::optional<double> used; ///< share of the capacity; none where ships need none
    OriginValues by_origin{};
    OriginValues labelled{}; ///< of these under the hub's label
    bool full = false;
    bool off = false;                ///< switched off by an event
    bool fading = false;             ///< ships that come from outside the frame
    std::vector<std::size_t> places; ///< ends that are to be shown
};

/// How wide a flow is drawn: in proportion, at least as wide as can be seen, at most `most`.
struct StrandWidths {
    double pixels_per_bcm = 0.25, most = 26;
    double operator()(double bcm_per_year) const;
};

/// Widest first, so that a thin line is never hidden. A pipe that is idle beside one that flows
/// between the same places, or that has no capacity, is left out; so are ships that carry nothing.
std::vector<Strand> make_strands(const FlowMapData& data, const MapScale& scale, const Frame& frame,
                                 const StrandWidths& widths, double em);

} // namespace gashub::app
