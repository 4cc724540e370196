#include "app/view_data/json_place.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace gashub::app {

namespace {

/// `~1` and `~0` of a pointer's step as they stand in keys.
std::string plain_step(std::string_view step) {
    std::string plain;
    for (std::size_t i = 0; i < step.size(); ++i) {
        const bool is_escape = step[i] == '~' && i + 1 < step.size();
        plain += !is_escape ? step[i] : step[++i] == '1' ? '/' : '~';
    }
    return plain;
}

/// Walks over values without making anything of them; ends early where the text is broken.
class Walker {
  public:
    explicit Walker(std::string_view text) : text_(text) {}

    /// The span at a pointer, from the value that begins at `at` on.
    TextSpan find(std::size_t at, std::string_view pointer, TextSpan best) const {
        at = skip_blanks(at);
        if (pointer.size() < 2 || at >= text_.size() || (text_[at] != '{' && text_[at] != '['))
            return best;
        const std::size_t stop = std::min(pointer.find('/', 1), pointer.size());
        const std::string wanted = plain_step(pointer.substr(1, stop - 1));
        const bool is_object = text_[at] == '{';
        std::size_t index = 0;
        for (at = skip_blanks(at + 1); at < text_.size() && text_[at] != '}' && text_[at] != ']';
             ++index) {
            const std::size_t member = at;
            std::string key = std::to_string(index);
            if (is_object) {
                const std::size_t end = skip_value(at);
                key = text_.substr(at + 1, end > at + 2 ? end - at - 2 : 0);
                at = skip_blanks(end);
                at = skip_blanks(at < text_.size() && text_[at] == ':' ? at + 1 : at);
            }
            const std::size_t end = skip_value(at);
            if (key == wanted)
                return find(at, pointer.substr(stop), {member, end});
            if (end <= at)
                break;
            at = skip_blanks(end);
            at = skip_blanks(at < text_.size() && text_[at] == ',' ? at + 1 : at);
        }
        return best;
    }

  private:
    std::size_t skip_blanks(std::size_t at) const {
        while (at < text_.size() &&
               std::string_view(" \t\r\n").find(text_[at]) != std::string_view::npos)
            ++at;
        return at;
    }
    std::size_t skip_text(std::size_t at) const {
        for (++at; at < text_.size() && text_[at] != '"'; ++at)
            at += text_[at] == '\\' ? 1 : 0;
        return std::min(at + 1, text_.size());
    }
    /// The byte after the value.
    std::size_t skip_value(std::size_t at) const {
        if (at < text_.size() && text_[at] == '"')
            return skip_text(at);
        std::size_t depth = 0;
        for (; at < text_.size(); ++at) {
            const char sign = text_[at];
            if (sign == '"') {
                at = skip_text(at) - 1;
            } else if (sign == '{' || sign == '[') {
                ++depth;
            } else if (sign == '}' || sign == ']') {
                if (depth == 0)
                    return at;
                if (--depth == 0)
                    return at + 1;
            } else if (depth == 0 && (sign == ',' || sign == ':' || sign == '\n')) {
                return at;
            }
        }
        return at;
    }

    std::string_view text_;
};

} // namespace

TextSpan place_in_json(std::string_view text, std::string_view pointer) {
    return Walker(text).find(0, pointer, {0, text.size()});
}

TextSpan line_in_words(std::string_view text, std::string_view words) {
    constexpr std::string_view mark = "line ";
    std::size_t number = 0;
    if (!words.starts_with(mark))
        return {};
    std::from_chars(words.data() + mark.size(), words.data() + words.size(), number);
    std::size_t begin = 0;
    for (std::size_t line = 1; line < number && begin < text.size(); ++line)
        begin = std::min(text.find('\n', begin), text.size() - 1) + 1;
    return number == 0 ? TextSpan{}
                       : TextSpan{begin, std::min(text.find('\n', begin), text.size())};
}

} // namespace gashub::app
