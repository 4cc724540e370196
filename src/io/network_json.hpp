#pragma once
// Networks as JSON: one file, or a folder of files by subject that are read as one.

#include "io/input_file.hpp"
#include "io/json_text.hpp"
#include "model/network.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gashub {

struct ReadNetwork {
    NetworkParts parts;
    Places places;               ///< of the parts in their files
    std::vector<FileHash> files; ///< in the order of their names
};

/// Reads a file or all *.json of a folder (schemas left out). All faults of all files at once.
Result<ReadNetwork> read_network(const std::filesystem::path& path);

/// The same, but what could be read is handed over beside its faults, so that checks can go on.
ReadNetwork read_network_parts(const std::filesystem::path& path, Issues& issues);

/// A network that stands inside another file, at `pointer` of it; the one hash is that of its text.
ReadNetwork read_network_inside(const std::filesystem::path& file, const std::string& pointer,
                                JsonValue network, Issues& issues);

/// As read_network, from text; `file` goes into the places of faults.
Result<ReadNetwork> parse_network(std::string_view text, const std::string& file = {});

/// One file: a collection's objects stand one a line, keys at their default are left out. Reading
/// it gives equal parts.
std::string write_network(const NetworkParts& parts);

} // namespace gashub
