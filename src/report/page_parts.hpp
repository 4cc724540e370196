#pragma once
// Parts that all pages share: long tables, sources of figures, what it was made from.

#include "io/load.hpp"
#include "io/manifest.hpp"
#include "report/html_page.hpp"

#include <span>
#include <string_view>

namespace gashub {

/// One line on what a table of INTERFACES holds; "" for one that is not known.
std::string_view table_note(std::string_view table);

/// Section with the tables, folded, with their CSV.
void add_tables(HtmlPage& page, std::span<const Table> tables);

/// Section with the sources: those of the network with how many figures each gave, the scenario's
/// own words, and every figure.
void add_sources(HtmlPage& page, const Network& network, const Scenario& scenario);

/// Section with program, files and their digests, options, certificate.
void add_manifest(HtmlPage& page, const Manifest& manifest);

} // namespace gashub
