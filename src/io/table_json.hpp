#pragma once
// Tables as JSON: an array of objects, one row a line, the same numbers as in CSV and SQLite.

#include "analysis/table.hpp"
#include "io/json_writer.hpp"
#include "io/output_file.hpp"

#include <filesystem>

namespace gashub {

/// The rows of `table` as one array value; empty cells are left out of their object.
void write_rows(JsonWriter& json, const Table& table);

/// `table` as `folder`/NAME.json, put in place by the commit of what is returned. Throws
/// WriteFailure.
OutputFile prepare_table_json(const Table& table, const std::filesystem::path& folder);
/// The same, committed.
void write_table_json(const Table& table, const std::filesystem::path& folder);

} // namespace gashub
