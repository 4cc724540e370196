// Good files with each key deleted, or its value replaced by what it is not: the end is a value or
// faults with code and place, never an exception, and no fault without a code.

#include "io/good_files.hpp"
#include "io/json_text.hpp"
#include "io/network_json.hpp"
#include "io/scenario_json.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <set>

using namespace gashub;

namespace {

/// Every text that differs from `root` in one member or element.
void mutate(const JsonValue& root, const std::function<void(const std::string&)>& give) {
    JsonValue copy = root;
    std::vector<JsonValue> others(8);
    others[1].content = std::string();
    others[2].content = JsonValue::List{};
    others[3].content = JsonValue::Object{};
    others[4].content = true;
    others[5].content = -1.0;
    others[6].content = 0.0;
    others[7].content = 1e308;
    const std::function<void(JsonValue&)> walk = [&](JsonValue& value) {
        const auto try_all = [&](JsonValue& inner) {
            const JsonValue kept = inner;
            for (const JsonValue& other : others) {
                inner = other;
                give(to_json(copy));
            }
            inner.content = JsonValue::List{kept};
            give(to_json(copy));
            inner.content = JsonValue::Object{{"inner", kept}};
            give(to_json(copy));
            inner.content = std::string("x");
            give(to_json(copy));
            inner = kept;
        };
        if (auto* members = std::get_if<JsonValue::Object>(&value.content)) {
            for (std::size_t i = 0; i < members->size(); ++i) {
                try_all((*members)[i].value);
                walk((*members)[i].value);
                const JsonValue::Object kept = *members;
                members->erase(members->begin() + static_cast<std::ptrdiff_t>(i));
                give(to_json(copy));
                *members = kept;
            }
        } else if (auto* list = std::get_if<JsonValue::List>(&value.content)) {
            for (JsonValue& element : *list) {
                try_all(element);
                walk(element);
            }
        }
    };
    walk(copy);
}

struct Tally {
    std::size_t tried = 0, sound = 0;
    std::set<std::string> codes;
    void note(const Issues& issues, bool is_value) {
        ++tried;
        sound += is_value ? 1 : 0;
        if (!is_value && !has_errors(issues))
            FAIL("neither value nor fault");
        for (const Issue& issue : issues) {
            codes.insert(issue.code);
            if (issue.code.empty() || issue.message.empty())
                FAIL("a fault without code or words");
        }
    }
};

} // namespace

TEST_CASE("a network with one thing changed is a network or has named faults") {
    const JsonValue root = *parse_json(test::good_network_text);
    Tally tally;
    mutate(root, [&](const std::string& text) {
        const auto read = parse_network(text);
        if (!read)
            return tally.note(read.issues(), false);
        const auto network = make_network(read->parts);
        tally.note(network.issues(), static_cast<bool>(network));
    });
    CHECK(tally.tried > 3000);
    CHECK(tally.sound < tally.tried / 2);
    for (const char* code : {"wrong-type", "missing-key", "unknown-key", "unknown-kind",
                             "out-of-range", "unknown-node", "bad-date", "unknown-word"})
        CHECK(tally.codes.count(code) == 1);
}

TEST_CASE("a scenario with one thing changed is a scenario or has named faults") {
    const Network network = *make_network(parse_network(test::good_network_text)->parts);
    const JsonValue root = *parse_json(test::good_scenario_text);
    Tally tally;
    mutate(root, [&](const std::string& text) {
        const auto read = parse_scenario(text);
        if (!read)
            return tally.note(read.issues(), false);
        const auto scenario = make_scenario(read->parts, network);
        tally.note(scenario.issues(), static_cast<bool>(scenario));
    });
    CHECK(tally.tried > 1500);
    CHECK(tally.sound < tally.tried / 2);
    for (const char* code : {"wrong-type", "missing-key", "unknown-key", "unknown-kind",
                             "out-of-range", "event-on-nothing", "no-effect", "unknown-path"})
        CHECK(tally.codes.count(code) == 1);
}
