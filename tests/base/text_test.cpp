// Words about words: hints, quotes, ids, and the line that a fault prints.

#include "base/issue.hpp"
#include "base/text.hpp"

#include <catch2/catch.hpp>

using namespace gashub;

TEST_CASE("the nearest known name is found, a far one is not") {
    const std::vector<std::string> known{"tr-thrace", "tr-anatolia", "de-north"};
    CHECK(nearest_name("tr-trhace", known) == "tr-thrace");
    CHECK(nearest_name("trthrace", known) == "tr-thrace");
    CHECK(nearest_name("norway", known).empty());
    CHECK(nearest_name("", known).empty());
    CHECK(nearest_name(std::string(1000, 'x'), known).empty());
    CHECK(did_you_mean("de-nort", known) == "did you mean \"de-north\"?");
    CHECK(did_you_mean("norway", known).empty());
}

TEST_CASE("of two names equally near the first is taken") {
    const std::vector<std::string> known{"aab", "aac"};
    CHECK(nearest_name("aad", known) == "aab");
}

TEST_CASE("quoted text can not move a terminal's cursor") {
    CHECK(quoted("a\x1b[2Jb") == "\"a\\x1b[2Jb\"");
    CHECK(quoted("say \"no\" \\") == "\"say \\\"no\\\" \\\\\"");
    CHECK(quoted(std::string(200, 'x')) == "\"" + std::string(80, 'x') + "...\"");
}

TEST_CASE("ids are 1 to 64 signs of small letters, digits and hyphens") {
    CHECK(is_valid_id("turkstream-3-4"));
    CHECK(is_valid_id(std::string(64, 'a')));
    for (const char* id : {"", "Turk", "a b", "a_b", "a.b", "\xc3\xbc"})
        CHECK_FALSE(is_valid_id(id));
    CHECK_FALSE(is_valid_id(std::string(65, 'a')));
}

TEST_CASE("a fault says file, place, words, hint and code in one line") {
    const Issue issue{Severity::error,
                      "unknown-node",
                      {"eurasia.json", "/pipelines/17/to"},
                      "no node is called \"x\"",
                      "did you mean \"y\"?"};
    CHECK(to_string(issue) == "eurasia.json: /pipelines/17/to: no node is called \"x\" (did you "
                              "mean \"y\"?) [unknown-node]");
    CHECK(to_string(Issue{Severity::warning, "never-met", {}, "it binds nothing", {}}) ==
          "warning: it binds nothing [never-met]");
    CHECK(has_errors({issue}));
    CHECK_FALSE(has_errors({Issue{Severity::warning, "never-met", {}, {}, {}}}));
}
