#pragma once
// JSON as it is written, value after value, without a tree in between. Numbers in their shortest
// exact form, NaN and infinities as null, text escaped; invalid UTF-8 becomes U+FFFD.

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace gashub {

class JsonWriter {
  public:
    /// With `lines`, members and elements down to that depth stand on lines of their own.
    explicit JsonWriter(int lines = 1) : lines_(lines) {}
    /// From here on.
    void set_lines(int lines) { lines_ = lines; }

    JsonWriter& begin_object() { return begin('{'); }
    JsonWriter& end_object() { return end('}'); }
    JsonWriter& begin_array() { return begin('['); }
    JsonWriter& end_array() { return end(']'); }
    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(double number);
    JsonWriter& value(std::integral auto number) {
        return integer(static_cast<std::int64_t>(number));
    }
    JsonWriter& value(bool truth);
    JsonWriter& null();
    template <class T>
    JsonWriter& member(std::string_view name, const T& content) {
        return key(name).value(content);
    }

    const std::string& text() const { return text_; }
    /// Hands over what is written so far and goes on empty: for long outputs.
    std::string take();

  private:
    JsonWriter& begin(char sign);
    JsonWriter& end(char sign);
    JsonWriter& integer(std::int64_t number);
    void separate();
    void new_line();

    std::string text_;
    int lines_;
    int depth_ = 0;
    bool is_first_ = true, after_key_ = false;
};

/// Appends `text` in double quotes, escaped.
void append_json_text(std::string& out, std::string_view text);

} // namespace gashub
