#pragma once
// A folder of results: the tables of one run as files, and manifest.json. All files are written
// beside first and put in place together, the manifest last.

#include "analysis/table.hpp"
#include "base/result.hpp"
#include "io/manifest.hpp"
#include "model/scenario.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace gashub {

/// Writes the tables in each of `formats` (csv, json, sqlite, iamc, geojson) and the manifest,
/// whose `rows` are filled in. Demands a folder that is there. Throws WriteFailure.
void write_results(const std::filesystem::path& folder, std::span<const Table> tables,
                   std::span<const std::string> formats, const Network& network,
                   const Scenario& scenario, Manifest manifest);

/// What the files of a folder that hold more than one table are called.
inline constexpr const char *map_file = "map.geojson", *iamc_file = "iamc.csv";

/// The tables of a folder from its CSV files. Faults: [no-results] where there is none, and those
/// of read_csv.
Result<std::vector<Table>> read_results(const std::filesystem::path& folder);

/// True if `folder` holds tables as CSV files.
bool is_result_folder(const std::filesystem::path& folder);

} // namespace gashub
