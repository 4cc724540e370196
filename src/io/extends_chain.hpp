#pragma once
// A file and what it extends, and what that extends, opened and parsed: scenarios and studies
// alike.

#include "io/input_file.hpp"
#include "io/json_text.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gashub {

inline constexpr std::size_t most_extends = 16;

struct OpenedFile {
    std::filesystem::path path;
    JsonValue root;
};

/// The file and all that it extends, outermost first; stops at the first that can not be opened.
/// `hashes` and `issues` grow: [extends-cycle], [extends-depth], those of files, trees and JSON.
std::vector<OpenedFile> open_chain(const std::filesystem::path& path,
                                   const std::vector<std::filesystem::path>& installed,
                                   std::vector<FileHash>& hashes, Issues& issues);

/// Text that is not empty at a key of an object; null if there is none.
const std::string* text_at(const JsonValue& root, std::string_view key);

} // namespace gashub
