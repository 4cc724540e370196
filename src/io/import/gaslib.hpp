#pragma once
// Networks of the GasLib collection (XML): topology (.net) and, where it is given, a nomination
// (.scn) that says how much the exits take.

#include "base/result.hpp"
#include "io/import/imported.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace gashub {

/// Reads one topology and at most one nomination, known by their root elements; compressor stations
/// (.cs) may be among the files and change nothing: machines and pressures are not modelled.
///
/// Sources are sites (constant cost, up to flowMax, whatever was nominated: an exact balance has no
/// price), sinks markets of fixed demand, every connection one arc, two
/// where its flow may be below 0. Flows are normal cubic metres (0 degC), turned into those of the
/// model; the calorific value is the mean of the sources'. Places are `geoWGS84Long` and
/// `geoWGS84Lat` where all nodes have them, else x and y by `options.projection` (default: none).
///
/// Faults: those of read_file, parse_xml and projections, [not-gaslib] for another root,
/// [no-network], [two-files] of a kind, [missing-key], [missing-unit], [unknown-unit],
/// [bad-number], [unknown-node].
Result<Imported> import_gaslib(const std::vector<std::filesystem::path>& files,
                               const ImportOptions& options = {});

/// The same from texts, each with the name that stands in faults.
Result<Imported> parse_gaslib(const std::vector<std::pair<std::string, std::string>>& files,
                              const ImportOptions& options = {});

} // namespace gashub
