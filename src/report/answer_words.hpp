#pragma once
// Parts of a study's answer in words, the same on the terminal and on a page.

#include "study/reduction/answer.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gashub {

/// `1,234.5`, or `-` where there is none.
std::string number_or_dash(const std::optional<double>& value, int decimals);

/// What low and high mean: `range of cases, no odds attach`, `odds: 10, 50 and 90 % of futures`;
/// "" for none.
std::string_view spread_words(Spread spread);

/// `price: 17.0 - 21.4 - 35.1 EUR/MWh (range of cases, no odds attach)`; "" without a number.
std::string headline_words(const Figure& head);

/// A cell's words, or its number with the range beside it, where its digits show one: `20.5 [1.0,
/// 40.0]`.
std::string cell_words(const AnswerCell& cell, int decimals, bool with_range = true);

/// Digits of a cell: its column's, or by its number where the column has no measure of its own.
int decimals_in(const AnswerTable& table, std::size_t row, std::size_t column);

/// One sentence on where the condition turns; "" where nothing was asked.
std::string threshold_words(const Turning& turning);

/// The three inputs with the widest pull on the headline, of those whose pull its digits can show:
/// `Turns on: demand (0.8 -> 1.2: 18.0 -> 27.3); ...`; "" without one.
std::string swings_words(const Answer& answer);

} // namespace gashub
