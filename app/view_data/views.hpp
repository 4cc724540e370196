#pragma once
// All that the window shows at one moment, as one value.

#include "app/view_data/chart_data.hpp"

namespace gashub::app {

/// One line of "what changed", with where a click leads.
struct Change {
    std::string code; ///< flow, full, price, lng, unserved
    std::string words;
    std::string view; ///< id of the figure that shows it best
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
    std::string origin; ///< source and confidence of the value that it moves
    double min = 0, max = 1, step = 0.1;
    std::vector<Stop> stops;
    bool is_choice =
        false; ///< only stops, each of which sets several paths; nothing to slide along
    std::optional<std::size_t> stop, reference_stop; ///< of a choice, which one stands
    std::optional<double> value, reference;          ///< none where the network says nothing
    bool differs = false;                            ///< from the reference
    std::optional<double> turns; ///< where a spread turns, if a tipping point was sought
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
    SankeyData sankey;
    StorageChartData storage;
    BarsData gains;
    BarsData how_sure, security, power; ///< of studies; empty with a hint until they ran
    CurveData merit_order, tipping;     ///< likewise
    WhyData why;
    std::vector<Change> changes;
    FigureWays ways;
    bool is_earlier = false;      ///< the setting that stands is not solved; this is an older one
    bool shows_reference = false; ///< while it blinks
    std::vector<std::string> periods; ///< labels; the slider's first stop is all of them
    bool operator==(const Views&) const = default;
};

} // namespace gashub::app
