#pragma once
// The front door of io: a path, or the id of something that comes with the program, becomes a
// checked network and scenario. All faults at once, each with file and pointer.

#include "io/input_file.hpp"
#include "io/json_text.hpp"
#include "model/path.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gashub {

struct Loaded {
    Network network;
    Scenario scenario;
    std::vector<FileHash> files; ///< all that were read: the scenario, what it extends, its network
    std::size_t scenario_files = 0; ///< so many of the first are the scenario and what it extends
    Issues warnings;
    std::string session; ///< JSON text that the app keeps in a scenario; empty if none

    /// Digests of the network's files and of the scenario's, one each.
    std::string network_sha256() const;
    std::string scenario_sha256() const;
};

/// Networks that were read already, by path, with what was said of them.
struct KnownNetworks {
    struct Known {
        Result<Network> network;
        std::vector<FileHash> files;
    };
    std::map<std::filesystem::path, Known> by_path;
};

/// A scenario with its network, `sets` laid on last (faults of these name the file `--set`).
/// Whoever reads many scenarios gives `known`: a network's file is then read once.
Result<Loaded> load_scenario(const std::string& path_or_id, const PathValues& sets = {},
                             KnownNetworks* known = nullptr);

/// A network by its file, its folder or its id; warnings beside the value. `files` gets what was
/// read.
Result<Network> load_network(const std::string& path_or_id, std::vector<FileHash>* files = nullptr);

/// Where a scenario, a study and a network are: the path itself if it is there, else the file of
/// the id (`growth`, or `eu/growth`) among what comes with the program. Faults: [no-such-file],
/// [unknown-scenario], [unknown-study], [unknown-network] with the nearest id.
Result<std::filesystem::path> find_scenario(const std::string& path_or_id);
Result<std::filesystem::path> find_study(const std::string& path_or_id);
Result<std::filesystem::path> find_network(const std::string& path_or_id);

/// True for the JSON of a study: it says a `kind`, and no horizon.
bool is_study(const JsonValue& root);

/// Something that comes with the program.
struct Shipped {
    std::string id;
    std::string kind; ///< network, scenario, study
    Text title, question;
    std::filesystem::path path;
    std::string folder; ///< "eu" of scenarios/eu/growth.json; empty at the top
};

/// All of it: networks, scenarios, studies, each by folder and id.
std::vector<Shipped> list_shipped();

/// Folders that hold `networks` and `scenarios`, best first: of the environment's GASHUB_DATA_DIR
/// (if set, no other), share/gashub beside the program's folder, the folder it was built from,
/// where it was to be installed.
std::vector<std::filesystem::path> data_folders();

} // namespace gashub
