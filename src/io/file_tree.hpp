#pragma once
// Which files a file may name: those of its own tree and those installed with the program.

#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace gashub {

/// The nearest folder above `file` that holds `networks` or `scenarios`, else the file's own
/// folder.
std::filesystem::path tree_of(const std::filesystem::path& file);

/// What `named` (a path from `file`'s folder) means, on disk. Faults, at `pointer` of
/// `file`: [outside-tree] if it is absolute or leaves the tree and all of `installed`; nothing of
/// such a file is read. [no-such-file].
Result<std::filesystem::path> resolve_named(const std::filesystem::path& file,
                                            const std::string& named, const std::string& pointer,
                                            const std::vector<std::filesystem::path>& installed);

} // namespace gashub
