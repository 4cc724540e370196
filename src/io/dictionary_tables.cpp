#include "io/dictionary_tables.hpp"

#include "io/dictionary_doc.hpp"
#include "io/number_text.hpp"

#include <cmath>

namespace gashub {
namespace {

std::string number(double value) {
    std::string text;
    append_number(text, value);
    return text;
}

std::string range_of(const KeyDoc& key) {
    if (std::isfinite(key.least) && std::isfinite(key.most))
        return key.least == key.most ? " " + number(key.least)
                                     : " " + number(key.least) + " to " + number(key.most);
    if (std::isfinite(key.least))
        return " from " + number(key.least);
    return std::isfinite(key.most) ? " up to " + number(key.most) : "";
}

std::string words_of(const KeyDoc& key, const TypeDoc& type) {
    switch (type.shape) {
    case Shape::text:
        if (!key.refers_to.empty())
            return "id of `" + key.refers_to + "`";
        return key.name == "id" ? "id" : "text";
    case Shape::text_by_language:
        return "text, or by language";
    case Shape::number:
        return "number" + range_of(key);
    case Shape::whole:
        return "whole number" + range_of(key);
    case Shape::truth:
        return "true or false";
    case Shape::date:
        return "date";
    case Shape::steps:
        return "number" + range_of(key) + ", or dated values";
    case Shape::word: {
        std::string words;
        for (const std::string& word : type.words)
            words += (words.empty() ? "" : ", ") + word;
        return words;
    }
    case Shape::list:
        return "list: " + words_of(key, type.inner[0]);
    case Shape::map:
        return "object: " + words_of(key, type.inner[0]);
    case Shape::object:
        return type.object;
    case Shape::one_or_list:
        return type.object + ", or a list of such";
    case Shape::path_values:
        return "object: number, text, true or false";
    }
    return {};
}

std::string cell(const std::string& text) {
    std::string out;
    for (char c : text)
        out += c == '|' ? "\\|" : std::string(1, c);
    return out;
}

void add_table(std::string& out, const std::vector<KeyDoc>& keys) {
    if (keys.empty()) {
        out += "\nNo further keys.\n";
        return;
    }
    out += "\n| key | what | unit | meaning |\n| --- | --- | --- | --- |\n";
    for (const KeyDoc& key : keys) {
        const std::string name = "`" + key.name + "`";
        out += "| " + (key.required ? "**" + name + "**" : name) + " | " +
               cell(words_of(key, key.type)) + (key.usual.empty() ? "" : "; default " + key.usual) +
               " | " + cell(key.unit) + " | " + cell(key.meaning) + " |\n";
    }
}

std::string tables_of(const std::vector<ObjectDoc>& objects) {
    std::string out =
        "Required keys are bold. A date is `2021-10-05`, `2021-10` or `2021`. Text by language is "
        "`{\"en\": \"Gas\", \"tr\": \"Gaz\"}`.\n";
    for (const ObjectDoc& object : objects) {
        out += "\n### " + object.name + "\n";
        if (!object.keys.empty() || object.kinds.empty())
            add_table(out, object.keys);
        for (const KindDoc& kind : object.kinds) {
            out += "\n`kind`: **" + kind.kind + "**\n";
            add_table(out, kind.keys);
        }
    }
    return out;
}

} // namespace

std::string network_tables_text() {
    return tables_of(describe_network()) +
           "\nDated values are a list, `[5, {\"from\": \"2021-07-01\", \"value\": 10}]`: the bare "
           "number "
           "holds until the first day; without it, nothing does (0).\n";
}
std::string scenario_tables_text() {
    return tables_of(describe_scenario()) +
           "\nThe app keeps its window in one more key, `session`, which all others leave alone.\n";
}

std::string study_tables_text() {
    return tables_of(describe_study());
}

std::string with_tables(std::string_view page, std::string_view tables) {
    const std::size_t begin = page.find(tables_begin), end = page.find(tables_end);
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin)
        return std::string(page);
    std::string out(page.substr(0, begin + tables_begin.size()));
    out += "\n";
    out += tables;
    out += page.substr(end);
    return out;
}

} // namespace gashub
