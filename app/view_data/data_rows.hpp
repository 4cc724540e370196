#pragma once
// The figures behind a scenario, with where they come from and how far to trust them.

#include "app/view_data/sheet.hpp"
#include "model/network.hpp"

namespace gashub::app {

struct DataFilter {
    std::string words;           ///< part of a name, a source or a note; any case
    bool estimates_only = false; ///< low confidence, or none stated
    Selection about;             ///< only of this place or line, if any
};

/// Thing, figure, value, unit, source, confidence, note; capacities and tariffs of lines,
/// capacities of fields, demand and elasticities, stores.
Sheet data_sheet(const Network& network, const DataFilter& filter, Locale language);

} // namespace gashub::app
