// The man pages name what the programs take, and nothing that they do not.

#include "house/shell.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>
#include <set>
#include <string>

using namespace gashub::house;

namespace {

const std::filesystem::path root = GASHUB_SOURCE_DIR;

/// First groups of all matches.
std::set<std::string> found(const std::string& text, const char* pattern) {
    std::set<std::string> words;
    const std::regex expression(pattern);
    for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end;
         ++match)
        words.insert((*match)[1]);
    return words;
}

/// A page without its changes of letters and the backslashes before its hyphens.
std::string page(const char* path) {
    std::string text = std::regex_replace(read_file(root / path), std::regex(R"(\\f[A-Z])"), "");
    std::erase(text, '\\');
    return text;
}

bool holds(const std::set<std::string>& all, const std::set<std::string>& some) {
    return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

} // namespace

TEST_CASE("the page of gashub names every command and no option that is not there") {
    const std::string text = page("src/cli/gashub.1");
    const std::string source = read_file(root / "src/cli/arguments.cpp");
    const auto commands = found(source, R"re(command\(\s*"([a-z]+)")re");
    CHECK(commands.size() >= 17);
    CHECK(found(text, R"(\n\.B ([a-z]+) )") == commands);
    const auto options = found(source, R"re((--[a-z-]+)")re");
    CHECK(options.size() > 20);
    auto known = options;
    for (const auto& option : found(source, R"((--[a-z-]+))"))
        known.insert(option);
    CHECK(holds(known, found(text, R"((--[a-z][a-z-]+))")));
    const auto everywhere =
        found(source.substr(source.find("void add_everywhere"),
                            source.find("void add_answers") - source.find("void add_everywhere")),
              R"((--[a-z-]+))");
    CHECK(everywhere.size() == 6);
    CHECK(holds(found(text, R"((--[a-z][a-z-]+))"), everywhere));
}

TEST_CASE("the page of gashub-app names every option and no other") {
    const std::string source = read_file(root / "app/main.cpp");
    auto options =
        found(source, "QCommandLineOption [a-z]+\\{\\s*QStringLiteral\\(\"([a-z]+)\"\\)");
    for (const auto& option :
         found(source, "QStringLiteral\\(\"[a-z]\"\\), QStringLiteral\\(\"([a-z]+)\"\\)"))
        options.insert(option);
    options.insert({"help", "version"});
    CHECK(options.size() >= 10);
    CHECK(found(page("app/data/gashub-app.1"), R"(--([a-z]+))") == options);
}
