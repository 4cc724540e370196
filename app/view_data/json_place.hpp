#pragma once
// Where a JSON pointer stands in a text, so that a fault's place can be shown.

#include <cstddef>
#include <string_view>

namespace gashub::app {

/// Bytes of a text.
struct TextSpan {
    std::size_t begin = 0, end = 0;
    bool operator==(const TextSpan&) const = default;
};

/// The value at a pointer, with its key where it has one; of the deepest step that is there. The
/// whole text for an empty pointer, and for a text that is no JSON as far as it goes.
TextSpan place_in_json(std::string_view text, std::string_view pointer);

/// The line that words such as `line 3, column 7: ...` name; nothing (an empty span at 0) without.
TextSpan line_in_words(std::string_view text, std::string_view words);

} // namespace gashub::app
