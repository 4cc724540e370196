#pragma once
// Scenario files in and out. A file saved here is an ordinary scenario with one more key,
// `session`, which the command line reads and leaves alone.

#include "model/scenario.hpp"

#include <QString>

#include <filesystem>
#include <optional>
#include <string>

namespace gashub::app {

struct OpenedFile {
    Network network;
    Scenario scenario;
    std::filesystem::path network_path;
    std::string session = {};          ///< JSON text; empty in a file that no application wrote
    std::filesystem::path parent = {}; ///< the file that this one extends; empty if none
    std::string network_sha256 = {};
};

/// Reads a scenario, what it extends and its network; all faults at once, with their places.
Result<OpenedFile> open_file(const std::filesystem::path& path);

/// The scenario of another file on the same network, to hold `opened` against; nothing if it can
/// not be had or stands on another network.
std::optional<Scenario> open_beside(const std::filesystem::path& path, const OpenedFile& opened);

/// A scenario's name where it comes with the program (`hub-2021`), else empty; and back.
std::string installed_id(const std::filesystem::path& scenario);
std::filesystem::path installed_scenario(const std::string& id);

/// Writes a scenario with its session (JSON text), aside and renamed. Where the file could not name
/// the network from its place, a copy of the network is written beside it. Gives what went wrong in
/// words, or an empty text.
QString save_file(const std::filesystem::path& path, const OpenedFile& content);

} // namespace gashub::app
