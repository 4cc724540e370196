#pragma once
// Charts as values, and each as one SVG. A chart is 480 units wide, so that it stays readable on a
// phone and two of them stand side by side on a desk. Titles, captions and legends are the page's
// (html_page.hpp). `look` is a class of colour: s1 ... s6 of series, o-russia ... of origins.

#include <optional>
#include <string>
#include <vector>

namespace gashub {

struct ChartSeries {
    std::string name, look;
    std::vector<std::optional<double>> values; ///< one a label; nothing: a gap
};

/// Lines over labels, bands behind them.
struct LineChart {
    std::string title, unit;
    std::vector<std::string> labels;
    std::vector<ChartSeries> lines;
    struct Band {
        std::string name, look;
        std::vector<std::optional<double>> low, high; ///< one a label
    };
    std::vector<Band> bands = {};
};
std::string line_chart_svg(const LineChart& chart);

/// Columns over labels, the series stacked.
struct ColumnChart {
    std::string title, unit;
    std::vector<std::string> labels;
    std::vector<ChartSeries> layers;
};
std::string column_chart_svg(const ColumnChart& chart);

/// Rows, each a name over a bar of parts that are stacked from zero.
struct BarChart {
    std::string title, unit;
    struct Part {
        std::string name, look;
        double value = 0;
    };
    struct Row {
        std::string name, value_text;
        std::vector<Part> parts;
        std::optional<double> mark; ///< a line across, as of a capacity
        std::string mark_name;
        std::optional<double> low = {}, high = {}; ///< a range about the bar's end
    };
    std::vector<Row> rows;
};
std::string bar_chart_svg(const BarChart& chart);

/// Terms that add up to a total, each standing where the one before ended.
struct WaterfallChart {
    std::string title, unit;
    struct Term {
        std::string name, look;
        double value = 0;
    };
    std::vector<Term> terms;
    std::string total_name;
    double total = 0;
};
std::string waterfall_svg(const WaterfallChart& chart);

/// Supply and demand of a place by price.
struct CurveChart {
    std::string title, volume_unit, price_unit;
    struct Point {
        double volume = 0, price = 0;
    };
    struct Block { ///< who stands on a step of supply
        std::string name, look, tip;
        double from = 0, to = 0, price = 0;
    };
    std::vector<Point> supply, demand;
    std::vector<Block> blocks;
    double price = 0, volume = 0; ///< as cleared
};
std::string curve_chart_svg(const CurveChart& chart);

/// Three or four significant digits, thousands apart: `12.3`, `1,240`, `0.04`.
std::string short_number(double value);

} // namespace gashub
