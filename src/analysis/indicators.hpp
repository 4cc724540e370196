#pragma once
// The totals that everyone asks for (INTERFACES "Tables"): annual flows, imports, shares, mean
// prices.

#include "analysis/results.hpp"

#include <string>
#include <vector>

namespace gashub {

struct Indicator {
    std::string name, scope;
    double value = 0;
    std::string_view unit;
};

/// All indicators of a run, in order of name and scope. Shares are by molecule (traced) unless the
/// name says last-border. Means of prices are weighted by days, those of an
/// area (mean-area-price) by what its markets use; `set-by-share` needs
/// Results::setters.
std::vector<Indicator> indicators(const Results& results);

/// Those that need no tracing of origins, by the same names: annual-flow, annual-production,
/// net-revenue (if asked for: the accounts take most of it). A tenth of the time.
std::vector<Indicator> plain_indicators(const market::Outcome& outcome, bool has_revenues);

/// Value of one indicator, or nothing.
std::optional<double> find_indicator(const std::vector<Indicator>& list, std::string_view name,
                                     std::string_view scope);

} // namespace gashub
