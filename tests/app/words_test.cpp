// Turkish: no text of the application lacks its words, and their places for numbers agree.

#include "app/view_data/fault_words.hpp"
#include "app/view_data/words.hpp"
#include "io/country_names.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

using namespace gashub::app;

namespace {

std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// What stands between quotes in adjacent literals, from a place in a source on.
std::string literals_from(const std::string& source, std::size_t at) {
    std::string words;
    while (at < source.size() && source[at] == '"') {
        for (++at; at < source.size() && source[at] != '"'; ++at) {
            if (source[at] == '\\' && source[at + 1] == 'n') {
                words += '\n';
                ++at;
            } else {
                words += source[at];
            }
        }
        at = source.find_first_not_of(" \n", at + 1);
    }
    return words;
}

/// Texts that `tr`, `say` and `give_up` name in the sources.
std::set<std::string> texts_of_sources() {
    static const std::regex call(
        R"re((\btr\(|\bsay\(\s*[a-z_.()]+,|translate\(\s*"[a-z]+",|\bgive_up\(\s*answer,)\s*")re");
    std::set<std::string> texts;
    const std::filesystem::path root = std::filesystem::path(GASHUB_SOURCE_DIR) / "app";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp")
            continue;
        const std::string source = text_of_file(entry.path());
        for (std::sregex_iterator found(source.begin(), source.end(), call), end; found != end;
             ++found)
            texts.insert(literals_from(
                source, static_cast<std::size_t>(found->position() + found->length() - 1)));
    }
    return texts;
}

std::string marks_of(std::string_view words) {
    std::string marks;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i] == '%' &&
            (words[i + 1] == 'n' || (words[i + 1] >= '1' && words[i + 1] <= '9')))
            marks += words[i + 1];
    }
    std::sort(marks.begin(), marks.end());
    return marks;
}

} // namespace

TEST_CASE("every text of the application has its Turkish words") {
    const auto texts = texts_of_sources();
    CHECK(texts.size() > 400);
    for (const std::string& text : texts) {
        CAPTURE(text);
        CHECK(is_known(Language::turkish, text));
    }
}

TEST_CASE("Turkish words have the same places for numbers as the English ones") {
    for (const auto words : {turkish_window_words(), turkish_view_words(), turkish_figure_words(),
                             turkish_fault_words()}) {
        for (const Translation& entry : words) {
            CAPTURE(entry.english);
            CHECK(marks_of(entry.english) == marks_of(entry.other));
            CHECK_FALSE(entry.other.empty());
        }
    }
}

TEST_CASE("faults say in Turkish of what kind they are, and which name was meant") {
    for (const FaultKind& kind : fault_kinds()) {
        CAPTURE(kind.code);
        CHECK(is_known(Language::turkish, kind.words));
    }
    const gashub::Issue issue{.code = "unknown-node",
                              .where = {},
                              .message = "no node is called \"x\"",
                              .hint = "did you mean \"y\"?"};
    CHECK(fault_words(issue, Language::english) == issue.message);
    CHECK(hint_words(issue, Language::english) == issue.hint);
    CHECK(fault_words(issue, Language::turkish) == "böyle bir yer yok: no node is called \"x\"");
    CHECK(hint_words(issue, Language::turkish) == "\"y\" mi demek istediniz?");
}

TEST_CASE("every country has its Turkish name") {
    int countries = 0;
    for (char a = 'A'; a <= 'Z'; ++a)
        for (char b = 'A'; b <= 'Z'; ++b) {
            const std::string code{a, b}, name = gashub::country_name(code);
            if (name == code)
                continue;
            ++countries;
            CAPTURE(name);
            CHECK(is_known(Language::turkish, name));
        }
    CHECK(countries > 80);
}

TEST_CASE("an unknown text stays as it is, and parts fall into their places") {
    CHECK(say(Language::turkish, "no such text") == "no such text");
    CHECK(say(Language::english, "%2 before %1", {"a", "b"}) == "b before a");
}
