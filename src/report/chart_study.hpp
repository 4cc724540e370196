#pragma once
// Charts of many runs as values, and each as one SVG; drawn as those of chart_svg.hpp.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gashub {

/// What an answer turns on: for each input the answer at its low and its high value.
struct TornadoChart {
    std::string title, unit;
    struct Swing {
        std::string name, low_name, high_name; ///< the values of the input
        double at_low = 0, at_high = 0;
    };
    std::vector<Swing> swings; ///< widest first
    double central = 0;
};
std::string tornado_svg(const TornadoChart& chart);

/// Rows, each a name over a line with a dot a series.
struct DotChart {
    std::string title, unit;
    std::vector<std::pair<std::string, std::string>> series; ///< name, look
    struct Row {
        std::string name;
        std::vector<std::optional<double>> values; ///< one a series
        std::vector<std::string> tips;             ///< likewise
    };
    std::vector<Row> rows;
};
std::string dot_chart_svg(const DotChart& chart);

/// Lines over a number.
struct PlaneChart {
    std::string title, unit, x_title; ///< x_title with its unit
    struct Line {
        std::string name, look;
        std::vector<std::pair<double, double>> points; ///< x rising
    };
    struct Band {
        std::string name, look;
        struct Point {
            double x = 0, low = 0, high = 0;
        };
        std::vector<Point> points;
    };
    struct Span { ///< of x, over the whole height
        std::string name, look;
        double from = 0, to = 0;
    };
    struct Level { ///< of y, over the whole width
        std::string name, look;
        double value = 0;
    };
    std::vector<Line> lines = {};
    std::vector<Band> bands = {};
    std::vector<Span> spans = {};
    std::vector<Level> levels = {};
    bool has_dots = true;
    bool from_zero = false; ///< of y
};
std::string plane_chart_svg(const PlaneChart& chart);

/// Numbers, or words, on a grid of rows and columns. Numbers have colours from least to most, on
/// two sides of zero where they have both signs; words those of their series.
struct HeatMap {
    std::string title, unit, row_title, column_title;
    std::vector<std::string> rows, columns;
    struct Cell {
        std::optional<double> value;
        std::string words, look = {}, tip = {}; ///< words: shown where they fit
        bool is_marked = false;
    };
    std::vector<Cell> cells;    ///< row by row
    std::string mark_name = {}; ///< of the line that is drawn around marked cells
};
/// Lays the rows across where their names fit there and those of the columns do not.
std::string heat_map_svg(HeatMap map);

/// Steps, cheapest first, each as wide as its volume; a list of them stands below.
struct StairChart {
    std::string title, volume_unit, price_unit;
    struct Step {
        std::string name, note;
        double volume = 0, price = 0;
        double odds = 1; ///< under 1: hatched
    };
    struct Level {
        std::string name, look;
        double price = 0;
    };
    std::vector<Step> steps;
    std::vector<Level> levels;
};
std::string stair_chart_svg(const StairChart& chart);

} // namespace gashub
