#pragma once
// Which files a file may name: those of its own tree and those installed with the program.

#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gashub {

/// The nearest folder above `file` that holds `networks` or `scenarios`, else the file's own
/// folder.
std::filesystem::path tree_of(const std::filesystem::path& file);

/// What `named` means, on disk: a path from `file`'s folder, or the bare id of a file in `kind`
/// (`networks`, `scenarios`) of an installed folder. Faults, at `pointer` of `file`: [outside-tree]
/// if it leaves the tree and all of `installed`, or is absolute and no installed file; nothing of
/// such a file is read. [no-such-file].
Result<std::filesystem::path> resolve_named(const std::filesystem::path& file,
                                            const std::string& named, const std::string& pointer,
                                            std::string_view kind,
                                            const std::vector<std::filesystem::path>& installed);

} // namespace gashub
