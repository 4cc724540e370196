#pragma once
// Settings side by side: the reference first, then pins, then what stands now. What was assumed
// comes first, then the cards, then prices and gains by country.

#include "app/view_data/chart_data.hpp"
#include "app/view_data/outcome_figures.hpp"
#include "app/view_data/sheet.hpp"

namespace gashub::app {

/// One column.
struct Setting {
    std::string name;
    const Scenario* scenario = nullptr;
    const Cleared* cleared = nullptr; ///< none while it is being solved
};

struct ComparisonRow {
    enum class Kind { lever, card, price, gain };
    Kind kind = Kind::card;
    std::string key = {}; ///< id of the lever, card, place or country
    std::string label;
    std::vector<std::string> cells = {}; ///< one a setting, `…` while it is being solved
    std::string difference = {};         ///< of the last setting from the first
    double weight = 0;                   ///< size of the difference on its own scale
    bool differs = false;                ///< in any of the settings
    std::string view = {};               ///< id of the figure that shows it
    Selection about = {};
};

/// Demands at least two settings whose first and last are solved, all of one network.
std::vector<ComparisonRow> comparison(const std::vector<Setting>& settings,
                                      const Attention& attention);

/// A row over time, or by who it falls on: the settings laid over one another. Prices are lines,
/// all else groups of bars.
struct ComparedFigure {
    std::optional<PriceChartData> prices;
    GroupsData bars;
    bool operator==(const ComparedFigure&) const = default;
};
/// Demands what `comparison` does; settings that are not solved yet are left out.
ComparedFigure compared_figure(const std::vector<Setting>& settings, const ComparisonRow& row,
                               const Attention& attention);
/// Its table twin.
Sheet compared_sheet(const ComparedFigure& figure, Locale language);

/// The same as a table: label, settings, difference.
Sheet comparison_sheet(const std::vector<Setting>& settings, const std::vector<ComparisonRow>& rows,
                       Locale language);

} // namespace gashub::app
