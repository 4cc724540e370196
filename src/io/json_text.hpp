#pragma once
// JSON text -> a tree of values that keeps the order of keys, with limits that hold before anything
// big is built. Nothing else of the readers sees characters; faults of the text carry line and
// column.

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace gashub {

class JsonWriter; // io/json_writer.hpp
struct JsonMember;

/// One value. Numbers are doubles; an object's members stand in the order of the text, keys unique.
struct JsonValue {
    using List = std::vector<JsonValue>;
    using Object = std::vector<JsonMember>;
    std::variant<std::monostate, bool, double, std::string, List, Object> content;

    const bool* boolean() const { return std::get_if<bool>(&content); }
    const double* number() const { return std::get_if<double>(&content); }
    const std::string* text() const { return std::get_if<std::string>(&content); }
    const List* list() const { return std::get_if<List>(&content); }
    const Object* object() const { return std::get_if<Object>(&content); }
    /// The member of a key, or null where there is none or this is no object.
    const JsonValue* find(std::string_view key) const;
    /// What it is, for messages: `a number`, `null` ...
    std::string_view noun() const;
};
struct JsonMember {
    std::string key;
    JsonValue value;
};

inline constexpr std::size_t most_bytes = std::size_t{64} << 20;
inline constexpr std::size_t most_depth = 64;
inline constexpr std::size_t most_values = 2'000'000; ///< of one text, all levels together

/// The tree, or faults: [file-too-large], [bad-utf8], [depth-limit], [too-many-values],
/// [duplicate-key] and [too-small] (all of them), [not-finite], [bad-number], [broken-json]. `file`
/// goes into their places.
Result<JsonValue> parse_json(std::string_view text, const std::string& file = {});

/// Place of the first byte of `text` that is no UTF-8; npos where all of it is.
std::size_t find_bad_utf8(std::string_view text);

/// Writes a value, keys in their order; as text, on one line.
void write_json(const JsonValue& value, JsonWriter& out);
std::string to_json(const JsonValue& value);

} // namespace gashub
