#pragma once
// What writer and reader of a store must agree on. Of this room only.

#include "analysis/table.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace gashub::store {

inline constexpr std::string_view file_name = "store.sqlite";
inline constexpr std::int64_t application_id = 0x67617368; ///< "gash", in the header of the file
inline constexpr std::int64_t format = 1;

/// Name of the table that holds the rows of table `name`.
inline std::string rows_table(std::string_view name) {
    return std::string(name) + "_rows";
}

/// A cell as it comes back from the file: no -0, nothing for NaN, numbers of a text-free column as
/// doubles or integers by the column's kind.
Cell as_stored(const Cell& cell, CellKind kind);

/// Checksum of one scenario's rows in one table, row after row (FNV-1a over kinds and bytes). The
/// checksum of a scenario is the sum over its tables, so their order does not matter; a table
/// without rows counts 0.
class RowsSum {
  public:
    explicit RowsSum(std::string_view table);
    void add(const Cell& stored);
    std::uint64_t value() const { return has_cells_ ? sum_ : 0; }

  private:
    void add_bytes(const void* bytes, std::size_t count);
    std::uint64_t sum_ = 14695981039346656037u;
    bool has_cells_ = false;
};

} // namespace gashub::store
