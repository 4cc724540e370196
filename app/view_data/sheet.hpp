#pragma once
// A table of plain values: the twin of a figure. What the screen shows as a table, a screen reader
// reads, the clipboard takes and a CSV file holds is this one value, so they can not disagree.

#include "app/view_data/format.hpp"

#include <string>
#include <variant>
#include <vector>

namespace gashub::app {

struct Sheet {
    struct Column {
        std::string title; ///< in the reader's language, with the unit
        int decimals = -1; ///< of its numbers; -1: a column of words
        bool operator==(const Column&) const = default;
    };
    /// Nothing, words or a number.
    using Cell = std::variant<std::monostate, std::string, double>;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    bool operator==(const Sheet&) const = default;
};

/// A cell as a reader sees it; empty where nothing is known.
std::string cell_text(const Sheet& sheet, std::size_t row, std::size_t column, Locale language);

/// Rows by lines, cells by tabs, with the header: what a spreadsheet takes from the clipboard.
/// Numbers with a dot, in full.
std::string to_tab_separated(const Sheet& sheet);
/// The same as CSV (RFC 4180).
std::string to_csv(const Sheet& sheet);

} // namespace gashub::app
