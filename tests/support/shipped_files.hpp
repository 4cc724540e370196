#pragma once
// The scenarios that come with the program.

#include "io/study_json.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace gashub {

/// Files of all scenarios under scenarios/, sorted; studies are none.
inline std::vector<std::filesystem::path> shipped_files() {
    std::vector<std::filesystem::path> files;
    const std::filesystem::path folder = std::string(GASHUB_SOURCE_DIR) + "/scenarios";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".json" &&
            entry.path().filename().string().find("schema") == std::string::npos &&
            !is_study_file(entry.path()))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace gashub
