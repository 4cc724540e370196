#include "io/json_reader.hpp"

#include <algorithm>

namespace gashub {
namespace {

std::string what_stands(const JsonValue& json) {
    if (const std::string* text = json.text())
        return quoted(*text);
    return std::string(json.noun());
}

} // namespace

void wrong_type(const JsonValue& json, std::string_view needed, Faults& faults) {
    faults.error("wrong-type", std::string(needed) + " is needed here, not " + what_stands(json));
}

void missing_key(std::string_view noun, std::string_view key, Faults& faults) {
    const Faults::Inside inside(faults, key);
    faults.error("missing-key", "the " + std::string(noun) + " needs the key " + quoted(key));
}

void read_value(const JsonValue& json, std::string& out, Faults& faults) {
    if (const std::string* text = json.text())
        out = *text;
    else
        wrong_type(json, "text", faults);
}

void read_value(const JsonValue& json, Text& out, Faults& faults) {
    if (const std::string* text = json.text()) {
        out = {*text, {}};
        return;
    }
    const JsonValue::Object* members = json.object();
    if (members == nullptr)
        return wrong_type(json, "text, or one by language,", faults);
    const std::vector<std::string> languages{"en", "tr"};
    for (const JsonMember& member : *members) {
        const Faults::Inside inside(faults, member.key);
        if (member.key == "en")
            read_value(member.value, out.en, faults);
        else if (member.key == "tr")
            read_value(member.value, out.tr, faults);
        else
            faults.error("unknown-key", quoted(member.key) + " is no language known here",
                         "one of: en, tr");
    }
}

void read_value(const JsonValue& json, double& out, Faults& faults) {
    if (const double* number = json.number())
        out = *number;
    else
        wrong_type(json, "a number", faults);
}

void read_value(const JsonValue& json, int& out, Faults& faults) {
    const double* number = json.number();
    if (number != nullptr && *number == std::floor(*number) && std::abs(*number) < 1e9)
        out = static_cast<int>(*number);
    else
        wrong_type(json, "a whole number", faults);
}

void read_value(const JsonValue& json, bool& out, Faults& faults) {
    if (const bool* truth = json.boolean())
        out = *truth;
    else
        wrong_type(json, "true or false", faults);
}

void read_value(const JsonValue& json, Date& out, Faults& faults) {
    const std::string* text = json.text();
    if (text == nullptr)
        return wrong_type(json, "a date in quotes", faults);
    if (const auto date = parse_date(*text))
        out = *date;
    else
        faults.error("bad-date", quoted(*text) + " is no date of the years 1900 to 2200",
                     "as in 2021-10-01");
}

void read_value(const JsonValue& json, Steps& out, Faults& faults) {
    out = {};
    if (const double* number = json.number()) {
        out.first = *number;
        return;
    }
    const JsonValue::List* list = json.list();
    if (list == nullptr)
        return wrong_type(json, "a number, or a list of dated values,", faults);
    if (list->empty())
        faults.error("missing-key", "a list of dated values needs at least one");
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Faults::Inside inside(faults, i);
        if (const double* number = (*list)[i].number(); number != nullptr && i == 0)
            out.first = *number;
        else
            read_value((*list)[i], out.later.emplace_back(), faults);
    }
}

void read_value(const JsonValue& json, PathValues& out, Faults& faults) {
    const JsonValue::Object* members = json.object();
    if (members == nullptr)
        return wrong_type(json, "an object of paths and values", faults);
    for (const auto& [path, value] : *members) {
        const Faults::Inside inside(faults, path);
        PathValue read;
        if (const double* number = value.number())
            read = *number;
        else if (const bool* truth = value.boolean())
            read = *truth;
        else if (const std::string* text = value.text())
            read = *text;
        else {
            wrong_type(value, "a number, text, true or false", faults);
            continue;
        }
        const auto same = std::find_if(out.begin(), out.end(), [&, key = &path](const auto& entry) {
            return entry.first == *key;
        });
        if (same == out.end())
            out.emplace_back(path, std::move(read));
        else
            same->second = std::move(read);
    }
}

void read_value(const JsonValue& json, std::vector<Horizon>& out, Faults& faults) {
    if (json.object() != nullptr) {
        const bool over = out.size() == 1;
        if (!over)
            out.assign(1, {});
        read_object(json, out.front(), faults, over ? Missing::is_fine : Missing::is_fault);
        return;
    }
    const JsonValue::List* list = json.list();
    if (list == nullptr)
        return wrong_type(json, "an object, or a list of pieces,", faults);
    out.assign(list->size(), {});
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Faults::Inside inside(faults, i);
        read_object((*list)[i], out[i], faults);
    }
}

bool is_schema(const JsonValue& root) {
    const JsonValue* schema = root.find("$schema");
    return schema != nullptr && schema->text() != nullptr &&
           schema->text()->rfind("https://json-schema.org/", 0) == 0;
}

Issue schema_fault(const std::string& file) {
    return {Severity::error,
            "is-schema",
            {file, {}},
            "this is a JSON Schema, not a file that it describes",
            "leave it out"};
}

std::size_t read_word(const JsonValue& json, const std::vector<std::string>& words,
                      Faults& faults) {
    const std::string* text = json.text();
    if (text == nullptr) {
        wrong_type(json, "a word", faults);
        return words.size();
    }
    const auto at = std::find(words.begin(), words.end(), *text);
    if (at == words.end()) {
        std::string all;
        for (const std::string& word : words)
            all += (all.empty() ? "one of: " : ", ") + word;
        faults.error("unknown-word", quoted(*text) + " is not known here", all);
    }
    return static_cast<std::size_t>(at - words.begin());
}

void check_unknown_keys(const JsonValue& json, std::string_view noun,
                        const std::vector<std::string>& known, Faults& faults) {
    for (const JsonMember& member : *json.object()) {
        if (std::find(known.begin(), known.end(), member.key) != known.end())
            continue;
        const Faults::Inside inside(faults, member.key);
        faults.error("unknown-key", "no " + std::string(noun) + " has a key " + quoted(member.key),
                     did_you_mean(member.key, known));
    }
}

} // namespace gashub
