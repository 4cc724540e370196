#pragma once
// From cleared markets to the figures of trade: origins to markets, the year of the stores, who
// gains. Pure functions.

#include "app/view_data/outcome_figures.hpp"

#include <map>
#include <string>

namespace gashub::app {

/// Gas used in each country by the group of its origin, a year; at most 14 countries, the rest as
/// one. By route: with the twelve largest borders that gas crossed first, the rest as one.
SankeyData sankey_data(const Cleared& now, const Attention& attention, bool by_route = false);

/// Stores of the country in view; where it has none, of the EU (or of the whole network).
StorageChartData storage_chart_data(const Cleared& now, const Cleared& reference,
                                    const std::string& reference_name, const Attention& attention);

/// Million EUR over the horizon by country; of one country by agent.
std::map<std::string, double> welfare_by(const Cleared& cleared, const std::string& country);
/// `consumers`, `pipes`, ... of an agent of the accounts.
std::string agent_label(const std::string& agent, Locale language);

/// Welfare by country (and agents of the country in view) against the reference, million EUR over
/// the horizon.
BarsData gains_data(const Cleared& now, const Cleared& reference, const Attention& attention);

} // namespace gashub::app
