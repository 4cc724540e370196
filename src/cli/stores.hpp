#pragma once
// Stores as a person names them: one folder, or a folder of shards.

#include "io/sqlite_store.hpp"

#include <filesystem>
#include <vector>

namespace gashub::cli {

/// The store in `folder`, or else those of its shards, by name. Faults of each that can not be
/// opened.
Result<std::vector<StoreReader>> open_stores(const std::filesystem::path& folder);

/// What of a batch is where, over all given stores of it.
struct Coverage {
    std::vector<std::string> done, failed, missing; ///< ids in order
    std::vector<std::string> twice;                 ///< ids that more than one store holds
};
Coverage coverage(std::span<const StoreReader> stores);

} // namespace gashub::cli
