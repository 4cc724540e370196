#pragma once
// The way back from PyPSA: a folder of its CSV files as a network.

#include "base/result.hpp"
#include "io/import/imported.hpp"

#include <filesystem>

namespace gashub {

/// Reads buses, links, generators, loads, storage_units and stores of a folder, their series by
/// month, and what pypsa_folder adds. Power is MW of gross calorific value. Of a folder with buses
/// of several carriers only those of `options.carrier` are read, else those called `gas`. A link
/// with `p_min_pu` below 0 is two arcs.
///
/// Faults: those of read_file, Frame and projections, [no-buses], [many-carriers], [unknown-bus],
/// [out-of-range] for a link that gives more than it takes.
Result<Imported> import_pypsa(const std::filesystem::path& folder,
                              const ImportOptions& options = {});

/// The same from texts, each with its file's name (`buses.csv` ...).
Result<Imported> parse_pypsa(const std::vector<std::pair<std::string, std::string>>& files,
                             const ImportOptions& options = {});

} // namespace gashub
