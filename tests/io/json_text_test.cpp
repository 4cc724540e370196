// What is JSON and what is not, and that the limits hold.

#include "io/good_files.hpp"
#include "io/json_text.hpp"

#include <catch2/catch.hpp>

using namespace gashub;
using test::codes_of;

namespace {

Issue only_fault(const std::string& text) {
    const Result<JsonValue> json = parse_json(text, "file.json");
    INFO(text.substr(0, 100));
    REQUIRE_FALSE(json);
    REQUIRE(json.issues().size() == 1);
    CHECK(json.issues()[0].where.file == "file.json");
    return json.issues()[0];
}

} // namespace

TEST_CASE("values keep their kinds, objects the order of their keys") {
    const Result<JsonValue> json =
        parse_json(R"({"z": 1.5, "a": [true, null, "ü\u00fc"], "m": {}})");
    REQUIRE(json);
    const JsonValue::Object& members = *json->object();
    REQUIRE(members.size() == 3);
    CHECK(members[0].key == "z");
    CHECK(members[1].key == "a");
    CHECK(*json->find("z")->number() == 1.5);
    CHECK(*(*json->find("a")->list())[0].boolean());
    CHECK((*json->find("a")->list())[1].noun() == "null");
    CHECK(*(*json->find("a")->list())[2].text() == "üü");
    CHECK(json->find("m")->object()->empty());
    CHECK(to_json(*json) == R"({"z": 1.5, "a": [true, null, "üü"], "m": {}})");
}

TEST_CASE("what is no JSON is refused with line and column") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", "line 1, column 1"},
        {"{", "line 1, column 2"},
        {"{\n \"a\": 1,\n}", "line 3, column 1"},
        {"{\"a\" 1}", "line 1, column 6"},
        {"[1 2]", "line 1, column 4"},
        {"[1,, 2]", "line 1, column 4"},
        {"{'a': 1}", "line 1, column 2"},
        {"[tru]", "line 1, column 2"},
        {"{} {}", "line 1, column 4"},
        {"[1] // note", "line 1, column 5"},
        {"[\"ü\", x]", "line 1, column 7"},
    };
    for (const auto& [text, place] : cases) {
        const Issue issue = only_fault(text);
        CHECK(issue.code == "broken-json");
        CHECK(issue.message.substr(0, place.size()) == place);
    }
}

TEST_CASE("numbers that JSON does not know are named as such") {
    for (const char* word :
         {"NaN", "nan", "Infinity", "-Infinity", "inf", "-inf", "1e999", "-1e400"}) {
        const Issue issue = only_fault("{\"a\": [1, " + std::string(word) + "]}");
        CHECK(issue.code == "not-finite");
        CHECK(issue.message.find("\"" + std::string(word) + "\"") != std::string::npos);
    }
    for (const char* word : {"0x10", "01", "+1", ".5", "1.", "1e", "00", "-01", "1_000", "1.2.3"})
        CHECK(only_fault("[1, " + std::string(word) + "]").code == "bad-number");
    CHECK(only_fault("{\"a\": 1,5}").code == "bad-number");
    CHECK(*parse_json("-0")->number() == 0);
    CHECK(*parse_json("-0.00e-400")->number() == 0);
    CHECK(*parse_json("1e-300")->number() == 1e-300);
    CHECK(*parse_json("12345678901234567890")->number() == 12345678901234567890.0);
    CHECK(*parse_json("1.7976931348623157e308")->number() == 1.7976931348623157e308);
}

TEST_CASE("numbers that would be read as 0 and are not 0 are all named") {
    const Result<JsonValue> json =
        parse_json(R"({"a": [1e-400, 0.0e5, -2.5E-999], "b": 0.1e-330})");
    CHECK_FALSE(json);
    CHECK(codes_of(json.issues()) ==
          std::vector<std::string>{"too-small at /a/0", "too-small at /a/2", "too-small at /b"});
}

TEST_CASE("a fault's pointer names the value that was being read") {
    CHECK(only_fault(R"({"a": [1, {"b/c": NaN}]})").where.pointer == "/a/1/b~1c");
    CHECK(only_fault(R"({"a": {"~": tru}})").where.pointer == "/a/~0");
}

TEST_CASE("text that is no UTF-8 is refused, a byte order mark is a warning") {
    for (const char* bytes : {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82",
                              "\xf8\x88\x80\x80\x80"}) {
        const Issue issue = only_fault("[\n\"" + std::string(bytes) + "\"]");
        CHECK(issue.code == "bad-utf8");
        CHECK(issue.message.find("line 2, column 2") == 0);
    }
    CHECK(only_fault(std::string("\xff\xfe{\0}\0", 6)).code == "bad-utf8");
    CHECK(only_fault("[\"\\ud800\"]").code == "broken-json");
    const Result<JsonValue> json = parse_json("\xef\xbb\xbf[1]");
    REQUIRE(json);
    CHECK(codes_of(json.issues()) == std::vector<std::string>{"byte-order-mark at "});
}

TEST_CASE("control signs in a text are refused, escaped ones are not") {
    CHECK(only_fault("[\"a\nb\"]").code == "broken-json");
    CHECK(only_fault(std::string("[\"a\0b\"]", 7)).code == "broken-json");
    CHECK(parse_json("[\"a\\u0000b\"]"));
    CHECK(parse_json("[\r\n1\r\n]\r\n"));
}

TEST_CASE("all double keys of all objects are named") {
    const Result<JsonValue> json = parse_json(
        R"({"a": 1, "b": {"c": 1, "d": 2, "c": 3}, "a": 2, "l": [{"x/y": 1, "x/y": 2, "x/y": 3}]})");
    CHECK_FALSE(json);
    CHECK(codes_of(json.issues()) == std::vector<std::string>{"duplicate-key at /b/c",
                                                              "duplicate-key at /l/0/x~1y",
                                                              "duplicate-key at /a"});
}

TEST_CASE("brackets may stand 64 deep and no deeper, however many there are") {
    const auto nest = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    CHECK(parse_json(nest(64)));
    CHECK(only_fault(nest(65)).code == "depth-limit");
    CHECK(only_fault(std::string(1'000'000, '[')).code == "depth-limit");
    std::string objects;
    for (int i = 0; i < 100'000; ++i)
        objects += "{\"a\":";
    CHECK(only_fault(objects).code == "depth-limit");
}

TEST_CASE("a text of more than 64 MiB or 2,000,000 values is refused") {
    CHECK(only_fault(std::string((std::size_t{64} << 20) + 1, ' ')).code == "file-too-large");
    std::string many = "[0";
    for (int i = 0; i < 2'000'000; ++i)
        many += ",0";
    CHECK(only_fault(many + "]").code == "too-many-values");
}

TEST_CASE("an object of 100,000 keys is checked for double ones in no time") {
    std::string text = "{";
    for (int i = 0; i < 100'000; ++i)
        text += "\"k" + std::to_string(i) + "\": 0, ";
    CHECK(parse_json(text + "\"last\": 0}"));
    CHECK(only_fault(text + "\"k7\": 0}").code == "duplicate-key");
}

TEST_CASE("a network cut after any byte is broken JSON, never something else") {
    const std::string& text = test::good_network_text;
    for (std::size_t length = 0; length < text.size(); ++length) {
        const Result<JsonValue> json = parse_json(text.substr(0, length));
        REQUIRE_FALSE(json);
        REQUIRE(json.issues().size() == 1);
        const std::string& code = json.issues()[0].code;
        if (code != "broken-json" && code != "bad-utf8" && code != "bad-number")
            FAIL(code << " after " << length);
        REQUIRE(json.issues()[0].message.find("line ") == 0);
    }
    CHECK(parse_json(text));
}
