#pragma once
// manifest.json: what a folder of results was made from and how far it can be trusted. Nothing in
// it changes from one run to the next unless the inputs do.

#include "base/result.hpp"
#include "io/output_file.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gashub {

/// Written with the way to it from the manifest's folder too, so that it is found from elsewhere.
struct ManifestFile {
    std::string path, sha256;
    bool operator==(const ManifestFile&) const = default;
};

/// Residuals of the worst result in the folder, as the certificate found them.
struct ManifestCertificate {
    double primal_residual = 0, dual_residual = 0, gap = 0, outer_residual_eur_per_mwh = 0;
    bool holds = false;
    bool operator==(const ManifestCertificate&) const = default;
};

struct Manifest {
    std::string program_version, command;
    std::string id;     ///< of the scenario; of a batch: its fingerprint
    std::string status; ///< solved, not-solved; of a batch: complete, incomplete
    std::vector<ManifestFile> files;
    std::vector<std::pair<std::string, std::string>> options; ///< as given: `set`, `time-limit` ...
    std::optional<ManifestCertificate> certificate;
    std::map<std::string, std::size_t> rows; ///< table -> rows written
    std::optional<std::size_t> scenarios, failed;
};

/// `folder`/manifest.json, written and not yet committed. Throws WriteFailure.
OutputFile prepare_manifest(const Manifest& manifest, const std::filesystem::path& folder);

/// The same, committed.
void write_manifest(const Manifest& manifest, const std::filesystem::path& folder);

/// What `folder`/manifest.json says; keys that are not there stay empty. Faults: those of read_file
/// and parse_json, and [bad-manifest] where it is no manifest.
Result<Manifest> read_manifest(const std::filesystem::path& folder);

} // namespace gashub
