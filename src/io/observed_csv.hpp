#pragma once
// Observed figures as CSV files (INTERFACES "Observed figures"): what routes carried, what prices
// stood at. Every row is checked against the network; all faults at once, each with its line and
// column. A byte order mark and CRLF are taken as they come.
//
// Codes: those of read_file; [bad-csv], [not-utf8], [semicolon-csv], [empty-table],
// [missing-column], [unknown-column], [duplicate-column], [other-unit] (a column or an amount in
// another unit), [wrong-field-count], [missing-value], [bad-number], [not-finite], [negative-flow],
// [bad-date], [empty-span], [unknown-arc], [unknown-node], [duplicate-arc], [unknown-word],
// [duplicate-row]; a warning: [missing-months].

#include "base/result.hpp"
#include "model/network.hpp"
#include "model/observation.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace gashub {

/// Flows: `route, arcs, from, to, flow_bcm, unit_factor, confidence, free, source`, in the order of
/// the file. `arcs`: ids joined by `+`, one with a leading `-` counts against. A unit factor lies
/// in [0.5, 2]; a flow is at most three times what its arcs could ever carry in its days.
Result<std::vector<MeasuredFlow>> read_observed_flows(const std::filesystem::path& file,
                                                      const Network& network);
/// Prices: `node, from, to, price_eur_per_mwh, source`; `node` may name a hub.
Result<std::vector<MeasuredPrice>> read_observed_prices(const std::filesystem::path& file,
                                                        const Network& network);

/// The same from text; `name` stands for the file in faults.
Result<std::vector<MeasuredFlow>>
parse_observed_flows(const std::string& text, const std::string& name, const Network& network);
Result<std::vector<MeasuredPrice>>
parse_observed_prices(const std::string& text, const std::string& name, const Network& network);

} // namespace gashub
