#include "io/json_text.hpp"

#include "base/text.hpp"
#include "io/json_writer.hpp"
#include "model/faults.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gashub {
namespace {

/// `line 3, column 7` of a byte; columns count signs, not bytes.
std::string line_and_column(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t newline = before.rfind('\n');
    const std::string_view on_line =
        newline == std::string_view::npos ? before : before.substr(newline + 1);
    const auto column = 1 + std::count_if(on_line.begin(), on_line.end(), [](char c) {
                            return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
                        });
    return fmt::format("line {}, column {}", line, column);
}

/// Length of the UTF-8 sign at `at`, or 0 if there is none (overlong, surrogate, cut, above
/// U+10FFFF).
std::size_t utf8_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t k) -> unsigned {
        return at + k < text.size() ? static_cast<unsigned char>(text[at + k]) : 0u;
    };
    const auto follows = [&](std::size_t k, unsigned low = 0x80, unsigned high = 0xbf) {
        return byte(k) >= low && byte(k) <= high;
    };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return follows(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const unsigned low = first == 0xe0 ? 0xa0 : 0x80, high = first == 0xed ? 0x9f : 0xbf;
        return follows(1, low, high) && follows(2) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const unsigned low = first == 0xf0 ? 0x90 : 0x80, high = first == 0xf4 ? 0x8f : 0xbf;
        return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

bool is_word_sign(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '.' || c == '_';
}

/// True for a word that is a JSON value as it stands: a number, true, false, null.
bool is_whole(std::string_view word) {
    if (word == "true" || word == "false" || word == "null")
        return true;
    const std::string_view digits = word.substr(!word.empty() && word[0] == '-' ? 1 : 0);
    if (digits.empty() || digits[0] < '0' || digits[0] > '9' || digits.back() == '.' ||
        (digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9'))
        return false;
    double number = 0;
    const auto [stop, failed] = std::from_chars(word.data(), word.data() + word.size(), number);
    return failed == std::errc{} && stop == word.data() + word.size();
}

/// True for a number whose digits before the exponent are all 0.
bool is_nought(std::string_view digits) {
    return digits.substr(0, digits.find_first_of("eE")).find_first_of("123456789") ==
           std::string_view::npos;
}

/// Takes the parser's events, keeps the limits, builds the tree. Returns false to stop the parser.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
  public:
    TreeBuilder(std::string_view text, const std::string& file) : text_(text), file_(file) {}

    bool null() override { return put(std::monostate{}); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(static_cast<double>(value)); }
    bool number_unsigned(number_unsigned_t value) override {
        return put(static_cast<double>(value));
    }
    bool number_float(number_float_t value, const string_t& digits) override {
        if (!std::isfinite(value))
            return fault("not-finite", "a number is too large");
        if (!put(value))
            return false;
        if (value == 0 && !is_nought(digits))
            fault("too-small", gashub::quoted(digits) + " is too small to be told from 0",
                  "write 0, or look at the exponent");
        return true;
    }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(JsonValue::Object{}); }
    bool start_array(std::size_t) override { return open(JsonValue::List{}); }
    bool key(string_t& name) override {
        std::get<JsonValue::Object>(open_.back()->content).push_back({std::move(name), {}});
        return true;
    }
    bool end_object() override {
        find_double_keys();
        open_.pop_back();
        return true;
    }
    bool end_array() override {
        open_.pop_back();
        return true;
    }
    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::json::exception& error) override {
        return explain(position, error);
    }

    Issues issues;
    JsonValue root;

  private:
    std::string_view text_;
    const std::string& file_;
    std::vector<JsonValue*> open_; ///< objects and lists around the place now
    std::size_t values_ = 0;

    bool put(decltype(JsonValue::content) content) {
        JsonValue* place = new_place();
        if (place == nullptr)
            return false;
        place->content = std::move(content);
        return true;
    }
    bool open(decltype(JsonValue::content) content) {
        if (open_.size() >= most_depth)
            return fault("depth-limit",
                         fmt::format("brackets stand more than {} deep", most_depth));
        JsonValue* place = new_place();
        if (place == nullptr)
            return false;
        place->content = std::move(content);
        open_.push_back(place);
        return true;
    }
    JsonValue* new_place() {
        if (++values_ > most_values) {
            fault("too-many-values", fmt::format("there are more than {} values", most_values));
            return nullptr;
        }
        if (open_.empty())
            return &root;
        if (auto* list = std::get_if<JsonValue::List>(&open_.back()->content))
            return &list->emplace_back();
        return &std::get<JsonValue::Object>(open_.back()->content).back().value;
    }
    std::string pointer() const {
        std::string out;
        for (const JsonValue* around : open_) {
            if (const auto* list = around->list())
                out += "/" + std::to_string(list->empty() ? 0 : list->size() - 1);
            else if (!around->object()->empty())
                out += pointer_step(around->object()->back().key);
        }
        return out;
    }
    bool fault(std::string code, std::string message, std::string hint = {}) {
        issues.push_back({Severity::error,
                          std::move(code),
                          {file_, pointer()},
                          std::move(message),
                          std::move(hint)});
        return false;
    }
    void find_double_keys() {
        const JsonValue::Object& members = *open_.back()->object();
        std::vector<std::string_view> keys;
        keys.reserve(members.size());
        for (const JsonMember& member : members)
            keys.push_back(member.key);
        std::sort(keys.begin(), keys.end());
        std::string around = pointer();
        if (!members.empty())
            around.resize(around.size() - pointer_step(members.back().key).size());
        for (auto at = std::adjacent_find(keys.begin(), keys.end());
             at != keys.end() && issues.size() < 100; at = std::adjacent_find(at, keys.end())) {
            issues.push_back({Severity::error,
                              "duplicate-key",
                              {file_, around + pointer_step(*at)},
                              "key " + quoted(*at) + " stands twice in one object",
                              "one of the two must go"});
            at = std::find_if(at, keys.end(), [&](std::string_view key) { return key != *at; });
        }
    }
    bool explain(std::size_t position, const nlohmann::json::exception& error) {
        constexpr int number_overflow = 406;
        if (std::string_view(error.what()).find("control character") != std::string_view::npos)
            return fault("broken-json",
                         line_and_column(text_, position - 1) +
                             ": a line break or another control sign stands inside of quotes",
                         "close the quotes, or write \\n for a line break");
        // The parser stopped behind the sign that it could not take; the word of it may begin
        // before.
        std::size_t from = std::min(position, text_.size() + 1);
        from -= std::min<std::size_t>(from, 1);
        const auto is_word = [&](std::size_t at) {
            return at < text_.size() && is_word_sign(text_[at]);
        };
        const auto begin_of = [&](std::size_t at) {
            while (at > 0 && is_word(at - 1))
                --at;
            return at;
        };
        if (is_word(from)) {
            from = begin_of(from);
        } else if (from > 0 && from < text_.size() && is_word(from - 1)) {
            const std::size_t begin = begin_of(from);
            if (!is_whole(text_.substr(begin, from - begin)))
                from = begin;
        }
        std::size_t to = from;
        while (is_word(to))
            ++to;
        std::string word(text_.substr(from, std::min<std::size_t>(to - from, 100)));
        const std::string place = line_and_column(text_, from);
        std::string small = word;
        std::transform(small.begin(), small.end(), small.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        const std::string bare = small.substr(
            small.find_first_not_of("+-") == std::string::npos ? 0 : small.find_first_not_of("+-"));
        if (error.id == number_overflow || bare == "nan" || bare == "inf" || bare == "infinity")
            return fault("not-finite",
                         place + ": " + gashub::quoted(word) + " is no finite number");
        const bool after_comma =
            from >= 2 && text_[from - 1] == ',' && text_[from - 2] >= '0' && text_[from - 2] <= '9';
        const bool begins_as_number =
            !word.empty() && (bare.empty() || (bare[0] >= '0' && bare[0] <= '9') || bare[0] == '.');
        if (begins_as_number && (!is_whole(word) || after_comma))
            return fault("bad-number",
                         place + ": " + gashub::quoted(word) + " is no number as JSON writes them",
                         "digits with a dot for decimals, no leading zero or +");
        if (position > text_.size() || to >= text_.size())
            return fault("broken-json",
                         line_and_column(text_, text_.size()) + ": the text ends too early",
                         "a closing bracket or quote is missing");
        const std::string_view shown = to > from ? text_.substr(from, to - from)
                                                 : text_.substr(from, utf8_length(text_, from));
        return fault("broken-json", place + ": " + gashub::quoted(shown) + " does not belong here",
                     "a comma, colon, quote or bracket before it may be missing or too much");
    }
};

Issues refused(const std::string& file, std::string code, std::string message,
               std::string hint = {}) {
    return {{Severity::error, std::move(code), {file, {}}, std::move(message), std::move(hint)}};
}

} // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
    if (const Object* members = object())
        for (const JsonMember& member : *members)
            if (member.key == key)
                return &member.value;
    return nullptr;
}

std::string_view JsonValue::noun() const {
    constexpr std::string_view nouns[] = {"null", "true or false", "a number",
                                          "text", "a list",        "an object"};
    return nouns[content.index()];
}

std::size_t find_bad_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_length(text, at);
        if (length == 0)
            return at;
        at += length;
    }
    return std::string_view::npos;
}

Result<JsonValue> parse_json(std::string_view text, const std::string& file) {
    if (text.size() > most_bytes)
        return refused(file, "file-too-large",
                       fmt::format("{} bytes are more than {} MiB", text.size(), most_bytes >> 20));
    if (text.substr(0, 2) == "\xff\xfe" || text.substr(0, 2) == "\xfe\xff")
        return refused(file, "bad-utf8", "the text is UTF-16", "save it as UTF-8");
    Issues warnings;
    if (text.substr(0, 3) == "\xef\xbb\xbf") {
        warnings.push_back({Severity::warning,
                            "byte-order-mark",
                            {file, {}},
                            "a byte order mark stands before the text",
                            "save it as UTF-8 without one"});
        text.remove_prefix(3);
    }
    if (const std::size_t at = find_bad_utf8(text); at != std::string_view::npos)
        return refused(file, "bad-utf8", line_and_column(text, at) + ": a byte here is no UTF-8",
                       "save it as UTF-8");
    TreeBuilder builder(text, file);
    const bool whole = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    if (!whole || !builder.issues.empty())
        return std::move(builder.issues);
    return {std::move(builder.root), std::move(warnings)};
}

void write_json(const JsonValue& value, JsonWriter& out) {
    if (const auto* list = value.list()) {
        out.begin_array();
        for (const JsonValue& element : *list)
            write_json(element, out);
        out.end_array();
    } else if (const auto* object = value.object()) {
        out.begin_object();
        for (const JsonMember& member : *object) {
            out.key(member.key);
            write_json(member.value, out);
        }
        out.end_object();
    } else if (const std::string* text = value.text()) {
        out.value(*text);
    } else if (const double* number = value.number()) {
        out.value(*number);
    } else if (const bool* boolean = value.boolean()) {
        out.value(*boolean);
    } else {
        out.null();
    }
}

std::string to_json(const JsonValue& value) {
    JsonWriter out(0);
    write_json(value, out);
    std::string text = out.take();
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

} // namespace gashub
