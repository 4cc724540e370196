#pragma once
// What results were made from: networks and scenarios found again by the files that a manifest
// names, for commands that need more than the tables.

#include "analysis/table.hpp"
#include "io/input_file.hpp"
#include "io/load.hpp"
#include "io/manifest.hpp"
#include "study/study.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gashub::cli {

/// The first of `files` that is not as the manifest has it; "" if all are.
std::string changed_file(const Manifest& manifest, std::span<const FileHash> files);

/// Network and scenario that a run's manifest names, if their files are what they were; else
/// nothing, and why in words.
std::optional<Loaded> inputs_of(const Manifest& manifest, std::string& why_not);

/// The inputs of any run of a store, whose scenarios its manifest names one by one or by a study.
class StoreInputs {
  public:
    explicit StoreInputs(const Manifest& manifest);

    struct Input {
        Network network;
        Scenario scenario;
    };
    /// By the run's rows of `runs` and `parameters`. Fault [no-inputs] where no file has the digest
    /// that the run was made from.
    Result<Input> find(const Table& runs, const Table& parameters) const;

  private:
    struct Source {
        Input input;
        std::string network_sha256, scenario_sha256;
    };
    /// The run of the study that made these choices.
    Result<Input> find_point(const Table& parameters) const;

    std::vector<Source> sources_;
    std::optional<Study> study_;
};

} // namespace gashub::cli
