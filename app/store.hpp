#pragma once
// Scenario files in and out. A file saved here is an ordinary scenario with one more key,
// `session`, which the command line reads and leaves alone.

#include "model/scenario.hpp"

#include <QString>

#include <filesystem>
#include <string>
#include <vector>

namespace gashub::app {

struct OpenedFile {
    Network network;
    Scenario scenario;
    std::filesystem::path network_path;
    std::string session; ///< JSON text; empty in a file that no application wrote
};

/// Folders with the networks and scenarios that come with the program: beside it when installed,
/// then where it was built from.
std::vector<std::filesystem::path> installed_folders();

/// Reads a scenario, what it extends and its network; all faults at once, with their places.
Result<OpenedFile> open_file(const std::filesystem::path& path);

/// Writes a scenario with its session (JSON text), aside and renamed. Where the file could not name
/// the network from its place, a copy of the network is written beside it. Gives what went wrong in
/// words, or an empty text.
QString save_file(const std::filesystem::path& path, const OpenedFile& content);

} // namespace gashub::app
