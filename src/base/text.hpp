#pragma once
// Small words about words: the nearest known name for a hint, quoting for a terminal, valid ids.

#include <span>
#include <string>
#include <string_view>

namespace gashub {

/// The known name nearest to `name` by edit distance, or "" if none is near (distance over a third
/// of the length, at least 2). Ties: the first in order.
std::string nearest_name(std::string_view name, std::span<const std::string> known);

/// `did you mean "x"?` for the nearest known name, or "" where none is near.
std::string did_you_mean(std::string_view name, std::span<const std::string> known);

/// Text in double quotes, control characters and quotes escaped, cut at 80 signs: safe on a
/// terminal.
std::string quoted(std::string_view text);

/// True for 1 to 64 signs of [a-z0-9-].
bool is_valid_id(std::string_view id);

} // namespace gashub
