#pragma once
// Rows as values: what analysis makes once, and io writes as CSV, SQLite or JSON without knowing
// what they mean. Column names are those of INTERFACES "Tables"; the first columns key the row.

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gashub {

enum class CellKind { text, number, integer };

struct Column {
    std::string_view name;
    CellKind kind = CellKind::number;
    bool is_key = false;
};

/// Empty, text, number or integer. Text is a view: into the table's own store or what `owner`
/// keeps.
using Cell = std::variant<std::monostate, std::string_view, double, std::int64_t>;

struct Table {
    std::string_view name; ///< flows, prices ...
    bool is_short = false; ///< one of the short ones that batch stores by default
    std::vector<Column> columns;
    std::vector<Cell> cells;                        ///< row by row
    std::shared_ptr<std::deque<std::string>> texts; ///< kept by copies too: cells point into it
    std::shared_ptr<const void> owner;

    std::size_t rows() const { return columns.empty() ? 0 : cells.size() / columns.size(); }
    const Cell& at(std::size_t row, std::size_t column) const {
        return cells[row * columns.size() + column];
    }
    /// Keeps `text` for the table's life.
    std::string_view keep(std::string text) {
        if (!texts)
            texts = std::make_shared<std::deque<std::string>>();
        return texts->emplace_back(std::move(text));
    }
};

} // namespace gashub
