#pragma once
// Networks of SciGRID_gas (CSV): pipe segments and, where they are given, production, LNG
// terminals, storages and consumers.

#include "base/result.hpp"
#include "io/import/imported.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace gashub {

/// Reads files known by their names: `...PipeSegments.csv` (needed), `...Productions.csv`,
/// `...LNGs.csv`, `...Storages.csv`, `...Consumers.csv`, `...Nodes.csv`; `...BorderPoints.csv`,
/// `...Compressors.csv`, `...PowerPlants.csv` change nothing. Fields stand between semicolons or
/// commas. Coordinates are degrees (EPSG:4326) or metres (EPSG:3857), one of them for all files.
///
/// Capacities (million m3 a day) are those of `max_cap_M_m3_per_d`; a segment without takes the
/// median of its diameter's, else of all. What the dataset marks as `raw` has confidence medium,
/// what it infers low, and the years of a segment count only where they are raw. A segment with
/// `is_bothDirection` is two arcs. LNG terminals are sites of the origin `LNG`.
///
/// Faults: those of read_file, Frame and projections, [unknown-file], [no-network], [two-files],
/// [bad-literal] for a cell that is no Python literal, [missing-key], [bad-number] for a capacity
/// below 0, [bad-segment] where nodes and coordinates do not match.
Result<Imported> import_scigrid(const std::vector<std::filesystem::path>& files,
                                const ImportOptions& options = {});

/// The same from texts, each with its file's name.
Result<Imported> parse_scigrid(const std::vector<std::pair<std::string, std::string>>& files,
                               const ImportOptions& options = {});

} // namespace gashub
