#pragma once
// Scenarios as JSON. A file may build on another by `extends`: objects merge key by key; events,
// policies, conduct and levers by id, where `"remove": true` takes one away; other lists are
// replaced.

#include "io/network_json.hpp"
#include "model/scenario.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gashub {

struct ReadScenario {
    ScenarioParts parts; ///< merged; `extends` is empty
    Places places;       ///< of the parts in their files
    std::string session; ///< JSON text of the app's own key, of the outermost file; empty if none
    std::filesystem::path
        network; ///< where the network is, from `network` of the file that names or carries it
    std::optional<JsonValue> own_network; ///< where that file carries it: an object at `network`
    std::vector<FileHash> files;          ///< outermost first
};

/// Reads a file and what it extends. Faults, beside those of JSON and keys: [extends-cycle] with
/// the files of the circle, [extends-depth], [outside-tree] for a path that leaves the file's tree
/// (the nearest folder above that holds `networks` or `scenarios`, else its own; or one of
/// `installed`): such a file is not opened.
Result<ReadScenario> read_scenario(const std::filesystem::path& path,
                                   const std::vector<std::filesystem::path>& installed = {});

/// The same, but what could be read is handed over beside its faults, so that checks can go on.
ReadScenario read_scenario_parts(const std::filesystem::path& path,
                                 const std::vector<std::filesystem::path>& installed,
                                 Issues& issues);

/// Of a scenario's located faults those that are no inheritance: an event of a parent beyond the
/// child's horizon is no mistake of the child.
Issues without_inherited(Issues issues, const std::filesystem::path& own);

/// The network that a scenario names or carries, as read_network_parts.
ReadNetwork read_network_of(const ReadScenario& scenario, Issues& issues);

/// From text that extends nothing; `file` goes into the places of faults.
Result<ReadScenario> parse_scenario(std::string_view text, const std::string& file = {});

/// One file; events, policies, conduct and levers stand one a line, keys at their default are left
/// out. Reading it gives equal parts. `session` is JSON text or empty. With `own_network` the file
/// carries that network in place of a name of one.
std::string write_scenario(const ScenarioParts& parts, std::string_view session = {},
                           const NetworkParts* own_network = nullptr);

} // namespace gashub
