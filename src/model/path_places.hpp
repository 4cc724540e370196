#pragma once
// Where paths lead: into a scenario, into its network, or to one of the short forms that last the
// whole horizon. Used by path.cpp and by the scenario's own checks.

#include "model/path.hpp"

#include "model/faults.hpp"

#include <string_view>
#include <vector>

namespace gashub {

std::vector<std::string_view> split_path(std::string_view path);

/// True for paths that change the scenario itself.
bool is_scenario_path(std::string_view path);

/// Lays one value on: a scenario path changes `parts`, any other is checked against the network and
/// kept in `parts.set`, where a later value replaces an earlier one. Faults: [unknown-path],
/// [wrong-type], ranges.
void apply_value(ScenarioParts& parts, const Network& network, const std::string& path,
                 const PathValue& value, Faults& faults);

/// [unknown-path] unless the path names something of the scenario or the network.
void check_path(const ScenarioParts& parts, const Network& network, std::string_view path,
                Faults& faults);

/// Full paths one step under the last dot of `prefix`; inner ones end in a dot.
std::vector<std::string> paths_under(const ScenarioParts& parts, const Network& network,
                                     std::string_view prefix);

/// What stands at a path of the scenario's parts (without `set`) or the network, on a day.
std::optional<PathValue> value_of_parts(const ScenarioParts& parts, const Network& network,
                                        std::string_view path, Date date);

/// Lays a network path on a copy of the network's parts. Demands a path that apply_value took.
void lay_on_parts(NetworkParts& parts, const Network& network, std::string_view path,
                  const PathValue& value, Faults& faults);

} // namespace gashub
