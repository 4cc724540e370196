#pragma once
// Values of the figures beside map and prices: from origins to markets, stores, bars and lines.

#include "app/view_data/figure_data.hpp"

namespace gashub::app {

/// Whose gas the markets of countries use: ribbons from origins to countries, or by the borders
/// that the gas crossed first.
struct SankeyData {
    struct Country {
        std::string id, name; ///< id: the node that a click selects
        OriginValues bcm_per_year{};
        bool operator==(const Country&) const = default;
    };
    struct Route {
        std::string name;
        Selection about; ///< the pipe, where it is one
        bool operator==(const Route&) const = default;
    };
    /// Gas of an origin that came to a country by a route; adds up to `countries`.
    struct Part {
        std::size_t group = 0, route = 0, country = 0;
        double bcm_per_year = 0;
        bool operator==(const Part&) const = default;
    };
    std::vector<Country> countries; ///< largest first
    std::vector<Route> routes;      ///< in the order of their origins; empty: direct
    std::vector<Part> parts;
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
    std::vector<double> unserved_bcm;              ///< demand given up there, of the period
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
    bool off = false; ///< what it stands for is switched off: drawn pale
    bool operator==(const Bar&) const = default;
};
struct BarsData {
    /// A figure beside the bars, told in the table.
    struct Fact {
        std::string label, words;
        bool operator==(const Fact&) const = default;
    };
    std::string title;    ///< with the unit
    std::string headline; ///< one line under it; `headline_tip` says what stands behind
    std::string headline_tip;
    std::vector<Fact> facts;
    std::string label_title; ///< what the rows are
    std::string value_title, other_title, note_title;
    std::string hint; ///< said where there are no rows
    int decimals = 1;
    bool has_signs = true;      ///< numbers are differences
    bool other_is_ring = false; ///< the second value is a mark, not a bar
    std::vector<Bar> bars;
    bool operator==(const BarsData&) const = default;
};

/// Groups of upright bars, one bar a setting; the first setting is the reference.
struct GroupsData {
    struct Group {
        std::string label;
        std::vector<std::optional<double>> values; ///< one a setting
        bool operator==(const Group&) const = default;
    };
    std::string title; ///< with the unit
    std::string hint;  ///< said where there are no bars
    int decimals = 1;
    std::vector<std::string> settings;
    std::vector<Group> groups;
    bool operator==(const GroupsData&) const = default;
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
