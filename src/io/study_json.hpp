#pragma once
// Studies as JSON. A study may build on another by `extends`; parameters, cases, measures and
// tables merge by id, other lists are replaced. load_study is the front door: file -> parts -> the
// scenarios they name -> a checked study.

#include "io/input_file.hpp"
#include "study/study.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gashub {

struct ReadStudy {
    StudyParts parts; ///< merged; `extends` is empty
    Places places;
    std::vector<FileHash> files; ///< outermost first
};

/// Reads a file and what it extends; faults as those of scenarios.
Result<ReadStudy> read_study(const std::filesystem::path& path,
                             const std::vector<std::filesystem::path>& installed = {});
/// From text that extends nothing.
Result<ReadStudy> parse_study(std::string_view text, const std::string& file = {});
std::string write_study(const StudyParts& parts);

struct LoadedStudy {
    Study study;
    std::vector<FileHash> files; ///< the study's and all that it builds on
    Issues warnings;
    std::string sha256; ///< of everything the study's runs hang on: files, in words
};

/// A study by its file or id, with all scenarios and networks it names, which are paths from its
/// own folder or ids. Faults carry file and pointer; [unknown-scenario] where no scenario is called
/// so.
Result<LoadedStudy> load_study(const std::string& path_or_id);

/// True for the JSON of a study: it names a `kind` and no horizon.
bool is_study_file(const std::filesystem::path& path);

} // namespace gashub
