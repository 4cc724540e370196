#include "io/import/python_literal.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace gashub {
namespace {

class Parser {
  public:
    explicit Parser(std::string_view text) : text_(text) {}

    std::optional<JsonValue> whole() {
        auto parsed = value(0);
        skip_blanks();
        return parsed && at_ == text_.size() ? std::move(parsed) : std::nullopt;
    }

  private:
    void skip_blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' ||
                                      text_[at_] == '\n' || text_[at_] == '\r'))
            ++at_;
    }
    bool takes(char sign) {
        skip_blanks();
        if (at_ >= text_.size() || text_[at_] != sign)
            return false;
        ++at_;
        return true;
    }

    std::optional<JsonValue> value(std::size_t depth) {
        skip_blanks();
        if (at_ >= text_.size() || depth > most_depth)
            return std::nullopt;
        switch (text_[at_]) {
        case '{':
            return dictionary(depth);
        case '[':
            return list(']', depth);
        case '(':
            return list(')', depth);
        case '\'':
        case '"':
            return string();
        default:
            return word();
        }
    }

    std::optional<JsonValue> dictionary(std::size_t depth) {
        ++at_;
        JsonValue::Object members;
        while (!takes('}')) {
            if (!members.empty() && !takes(','))
                return std::nullopt;
            if (takes('}'))
                break; // a comma may stand behind the last
            auto key = value(depth + 1);
            if (!key || !key->text() || !takes(':'))
                return std::nullopt;
            auto content = value(depth + 1);
            if (!content)
                return std::nullopt;
            bool is_known = false;
            for (JsonMember& member : members)
                if (member.key == *key->text()) {
                    member.value = std::move(*content);
                    is_known = true;
                    break;
                }
            if (!is_known)
                members.push_back({*key->text(), std::move(*content)});
        }
        return JsonValue{std::move(members)};
    }

    std::optional<JsonValue> list(char end, std::size_t depth) {
        ++at_;
        JsonValue::List values;
        while (!takes(end)) {
            if (!values.empty() && !takes(','))
                return std::nullopt;
            if (takes(end))
                break;
            auto element = value(depth + 1);
            if (!element)
                return std::nullopt;
            values.push_back(std::move(*element));
        }
        return JsonValue{std::move(values)};
    }

    std::optional<JsonValue> string() {
        const char quote = text_[at_++];
        std::string out;
        for (; at_ < text_.size() && text_[at_] != quote; ++at_) {
            if (text_[at_] == '\\' && ++at_ >= text_.size())
                return std::nullopt;
            out += text_[at_];
        }
        if (at_ >= text_.size())
            return std::nullopt;
        ++at_;
        return JsonValue{std::move(out)};
    }

    std::optional<JsonValue> word() {
        const std::size_t end =
            std::min(text_.find_first_of(",:]})({[ \t\r\n'\"", at_), text_.size());
        const std::string_view read = text_.substr(at_, end - at_);
        at_ = end;
        if (read == "None" || read == "nan" || read == "inf" || read == "-inf")
            return JsonValue{};
        if (read == "True" || read == "False")
            return JsonValue{read == "True"};
        double number = 0;
        const auto [stop, error] = std::from_chars(read.data(), read.data() + read.size(), number);
        if (read.empty() || error != std::errc() || stop != read.data() + read.size() ||
            !std::isfinite(number))
            return std::nullopt;
        return JsonValue{number};
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

} // namespace

std::optional<JsonValue> parse_python_literal(std::string_view text) {
    return Parser(text).whole();
}

} // namespace gashub
