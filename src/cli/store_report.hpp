#pragma once
// Pages of stores: what `report` reads of a study or a batch.

#include "base/issue.hpp"
#include "cli/commands/commands.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace gashub::cli {

/// The page of the store in `folder`; nothing if there are faults, all shown: those of StoreReader,
/// [store-is-shard], [store-unfinished], [no-answer], those of read_manifest and read_answer.
std::optional<std::string> store_page(Call& call, const std::filesystem::path& folder);

/// Why there can be no page of a folder without a store: [no-such-folder], [not-a-folder],
/// [store-in-shards], [no-results]. None where it holds the tables of a run.
Issues no_page_of(const std::filesystem::path& folder);

} // namespace gashub::cli
