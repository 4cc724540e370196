#pragma once
// The figures behind a scenario, with where they come from and how far to trust them.

#include "app/view_data/sheet.hpp"
#include "model/scenario.hpp"

namespace gashub::app {

struct DataFilter {
    std::string words;           ///< part of a name, a source, a note or a use; any case
    bool estimates_only = false; ///< low confidence, or none stated
    bool changed_only = false;   ///< those that the scenario gives another value
    Selection about = {};        ///< only of this place or line, if any
};

/// Thing, figure, value, unit, what the scenario makes of it, confidence, what uses it, source,
/// note; capacities and tariffs of lines, capacities of fields, demand and elasticities, stores, as
/// they are when the scenario begins.
Sheet data_sheet(const Network& network, const Scenario& scenario, const DataFilter& filter,
                 Locale language);

/// What stands behind the value at a path (`arcs.tap.capacity_bcm_per_year`): source, confidence
/// and note in words, or the note of an event or policy; empty where nothing is stated.
std::string origin_of_value(const Network& network, const Scenario& scenario, std::string_view path,
                            Locale language);

} // namespace gashub::app
