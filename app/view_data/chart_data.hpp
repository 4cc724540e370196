#pragma once
// Values of the figures beside map and prices: from origins to markets, stores, bars and lines.

#include "app/view_data/figure_data.hpp"

namespace gashub::app {

/// Whose gas the markets of countries use: ribbons from origins to countries.
struct SankeyData {
    struct Country {
        std::string id, name; ///< id: the node that a click selects
        OriginValues bcm_per_year{};
        bool operator==(const Country&) const = default;
    };
    std::vector<Country> countries; ///< largest first
    std::string rest;               ///< name of the last one, if it holds the small ones together
    Selection selection;
    bool operator==(const SankeyData&) const = default;
};

struct StorageChartData {
    std::string place, reference_name;
    std::vector<std::string> periods;
    std::vector<double> level_bcm, reference_bcm;  ///< at each period's end; reference may be empty
    std::vector<double> working_bcm;               ///< what the stores hold at most
    std::vector<double> in_bcm, out_bcm;           ///< of the period
    std::vector<std::optional<double>> target_bcm; ///< an obligation that falls in the period
    std::optional<std::size_t> period;
    bool operator==(const StorageChartData&) const = default;
};

// Bars and curves are held in the unit that their title tells; the rest in bcm a year and EUR/MWh.

/// One row of a bar figure; `other` is a second value on the same scale (a low and a high).
struct Bar {
    std::string label;
    double value = 0;
    std::optional<double> other;
    Selection about;
    std::string note; ///< said beside the bar, and in the table
    bool operator==(const Bar&) const = default;
};
struct BarsData {
    std::string title;       ///< with the unit
    std::string label_title; ///< what the rows are
    std::string value_title, other_title, note_title;
    std::string hint; ///< said where there are no rows
    int decimals = 1;
    std::vector<Bar> bars;
    bool operator==(const BarsData&) const = default;
};

struct CurveSeries {
    std::string name;
    std::size_t colour = 0;
    bool is_reference = false;
    std::vector<std::array<double, 2>> points; ///< across, value
    bool operator==(const CurveSeries&) const = default;
};
/// Lines over a number. `marks` are points worth a name.
struct CurveData {
    struct Mark {
        double across = 0, value = 0;
        std::string words;
        bool operator==(const Mark&) const = default;
    };
    std::string title, across_title;
    std::string hint; ///< said where there is no line
    std::vector<CurveSeries> series;
    std::vector<Mark> marks;
    bool operator==(const CurveData&) const = default;
};

} // namespace gashub::app
