#pragma once
// What pictures of an answer's tables share: titles, looks, rows that are numbers. Of this room
// only.

#include "study/reduction/answer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gashub {

/// Class of colour of a series.
std::string series_look(std::size_t number);

/// `text` with a capital at its beginning.
std::string titled(std::string text);

/// `name, unit`
std::string with_unit(const std::string& name, const std::string& unit);

/// What a column shows, of which rows: `Price in the city by north pipe`.
std::string column_by_row(const AnswerColumn& column, const std::string& rows);

/// A table's title, else what its rows are.
std::string heading_of(const AnswerTable& table);

/// The rows as numbers with their unit, where all are numbers of one unit and differ.
struct NumberedRows {
    std::vector<double> x;
    std::string unit;
};
std::optional<NumberedRows> numbered_rows(const AnswerTable& table);

/// Numbers of the values, the least value first.
std::vector<std::size_t> rising(const std::vector<double>& x);

} // namespace gashub
