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
    std::filesystem::path network_path; ///< empty for a network of no file of its own
    std::string session = {};           ///< JSON text; empty in a file that no application wrote
    std::filesystem::path parent = {};  ///< the file that this one extends; empty if none
    std::string network_sha256 = {};
};

/// Reads a scenario, what it extends and its network; all faults at once, with their places. With
/// `network`, the text of one, that stands in place of what the file names.
Result<OpenedFile> open_file(const std::filesystem::path& path, const std::string& network = {});

/// The scenario of another file on the same network, to hold `opened` against; nothing if it can
/// not be had or stands on another network.
std::optional<Scenario> open_beside(const std::filesystem::path& path, const OpenedFile& opened);

/// A scenario's name where it comes with the program (`hub-2021`), else empty; and back.
std::string installed_id(const std::filesystem::path& scenario);
std::filesystem::path installed_scenario(const std::string& id);

/// True for the file of a network that comes with the program: any copy of the program has it.
bool is_installed_network(const std::filesystem::path& network);

/// Writes a scenario with its session (JSON text), aside and renamed. It names a network that comes
/// with the program and carries any other, so that it can be mailed alone. Gives what went wrong in
/// words, or an empty text.
QString save_file(const std::filesystem::path& path, const OpenedFile& content);

} // namespace gashub::app
