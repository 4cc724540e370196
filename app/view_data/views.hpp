#pragma once
// All that the window shows at one moment, as one value.

#include "app/view_data/figure_data.hpp"

namespace gashub::app {

/// One line of "what changed", with where a click leads.
struct Change {
    std::string words;
    Selection about;
    double weight = 0; ///< by which lines are ranked
    bool operator==(const Change&) const = default;
};

/// A lever as the panel shows it: what the scenario file says, and where it stands.
struct LeverView {
    struct Stop {
        std::optional<double> value;
        std::string label;
        bool operator==(const Stop&) const = default;
    };
    std::string id, label, help, unit, group;
    double min = 0, max = 1, step = 0.1;
    std::vector<Stop> stops;
    bool is_choice =
        false; ///< only stops, each of which sets several paths; nothing to slide along
    std::optional<std::size_t> stop, reference_stop; ///< of a choice, which one stands
    std::optional<double> value, reference;          ///< none where the network says nothing
    bool differs = false;                            ///< from the reference
    bool operator==(const LeverView&) const = default;
};

struct Views {
    std::string title;   ///< of the scenario
    std::string against; ///< of the reference
    std::string caption; ///< under an exported figure
    std::vector<Card> cards;
    FlowMapData map;
    PriceChartData prices;
    OriginChartData origins;
    WhyData why;
    std::vector<Change> changes;
    std::vector<std::string> periods; ///< labels; the slider's first stop is all of them
    bool operator==(const Views&) const = default;
};

} // namespace gashub::app
