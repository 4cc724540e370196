#pragma once
// A table read by the names of its columns.

#include "analysis/table.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace gashub {

/// The table called `name`, or null.
const Table* find_table(std::span<const Table> tables, std::string_view name);
/// Likewise, or a table without columns and rows.
const Table& table_of(std::span<const Table> tables, std::string_view name);

/// One column of a table, whose life it must not outlast. A column that is not there is empty in
/// every row.
class ColumnView {
  public:
    ColumnView(const Table& table, std::string_view name);
    bool is_there() const { return column_.has_value(); }
    /// "" where the cell is no text.
    std::string_view text(std::size_t row) const;
    /// 0 where the cell is no number.
    double number(std::size_t row) const;
    bool is_empty(std::size_t row) const;

  private:
    const Table& table_;
    std::optional<std::size_t> column_;
};

} // namespace gashub
