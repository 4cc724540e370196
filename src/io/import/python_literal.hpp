#pragma once
// Cells that hold a Python literal, as SciGRID_gas writes them: dictionaries, lists and tuples of
// numbers, strings, True, False and None, as the tree that JSON texts become.

#include "io/json_text.hpp"

#include <optional>
#include <string_view>

namespace gashub {

/// The value, None as null; nothing where the text is no such literal, or stands deeper than 64
/// levels. `nan` and `inf` are null. Of a key that stands twice the last holds.
std::optional<JsonValue> parse_python_literal(std::string_view text);

} // namespace gashub
