// answer.json written and read: all of an answer comes back, and what is no answer is said to be
// none.

#include "io/answer_json.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace gashub;

namespace {

/// Something in every part.
Answer full_answer() {
    Answer a;
    a.study = "s";
    a.kind = "threshold";
    a.title = "A \"title\"";
    a.question = "What?";
    a.sentence = "That.";
    a.headline = {.title = "price",
                  .unit = "EUR/MWh",
                  .low = -1.5,
                  .central = 0.1,
                  .high = 1e9,
                  .spread = Spread::odds,
                  .decimals = 3};
    AnswerTable table{.id = "t",
                      .title = "Table",
                      .picture = "heat",
                      .is_detail = true,
                      .row_title = "rows",
                      .spread = Spread::cases,
                      .columns = {{"c", "column", "bcm", 2}, {"w", "who", "", 0}},
                      .rows = {}};
    AnswerCell number, words;
    number.value = 1 / 3.0;
    number.low = 0;
    number.holds = false;
    table.line = "cornered";
    words.words = "Gazprom 58 %";
    table.rows.push_back({"r", "Row", {number, words}, false});
    table.rows.push_back({"sum", "Sum", {{}, {}}, true});
    a.tables = {table};
    a.threshold = {.state = Turning::State::more_than_once,
                   .parameter = "pipe",
                   .unit = "bcm/y",
                   .condition = "price below 20",
                   .told = "LNG 20 to 21 EUR/MWh",
                   .low = 1,
                   .high = 2,
                   .from = 0,
                   .to = 9,
                   .brackets = {{1, 2}, {5, 6.5}},
                   .decimals = 4};
    a.swings = {{.id = "d",
                 .title = "demand",
                 .unit = "x",
                 .source = "IEA",
                 .own_estimate = true,
                 .at_low = 0.8,
                 .at_high = 1.2,
                 .headline_low = 3,
                 .headline_high = {}}};
    a.leaves_out = "trust";
    a.own_share = 0.25;
    a.next = "gashub explain x";
    a.reading = "look";
    a.sources = {"one", "two"};
    a.notes = {"n"};
    a.planned = 7;
    a.solved = 5;
    a.failed = 2;
    return a;
}

std::string code_of(const std::string& text) {
    const Result<Answer> answer = parse_answer(text, "answer.json");
    return answer ? "" : answer.issues().front().code;
}

} // namespace

TEST_CASE("an answer that was written and read is written as the same bytes") {
    const std::string text = answer_json(full_answer());
    const Result<Answer> read = parse_answer(text);
    REQUIRE(read);
    CHECK(answer_json(*read) == text);
    CHECK(read->tables[0].rows[0].cells[0].value == 1 / 3.0);
    CHECK(read->threshold.brackets.size() == 2);
    CHECK(read->threshold.told == "LNG 20 to 21 EUR/MWh");
    CHECK(read->tables[0].rows[1].is_total);
    CHECK(read->tables[0].line == "cornered");
    CHECK(read->tables[0].rows[0].cells[0].holds == false);
    CHECK_FALSE(read->tables[0].rows[0].cells[1].holds);
    const std::string empty = answer_json(Answer{});
    REQUIRE(parse_answer(empty));
    CHECK(answer_json(*parse_answer(empty)) == empty);
}

TEST_CASE("what is no answer is refused with its place") {
    const std::string text = answer_json(full_answer());
    const auto broken = [&](const std::string& from, const std::string& to) {
        std::string other = text;
        const std::size_t at = other.find(from);
        REQUIRE(at != std::string::npos);
        return code_of(other.replace(at, from.size(), to));
    };
    CHECK(code_of("{}") == "bad-answer");
    CHECK(code_of("[1]") == "bad-answer");
    CHECK(code_of(text.substr(0, text.size() / 2)) == "broken-json");
    CHECK(broken("\"range-of-cases\"", "\"perhaps\"") == "bad-answer");
    CHECK(broken("\"planned\": 7", "\"planned\": -7") == "bad-answer");
    CHECK(broken("\"planned\": 7", "\"planned\": \"7\"") == "bad-answer");
    CHECK(broken("\"words\": \"Gazprom 58 %\"", "\"words\": 58") == "bad-answer");
    CHECK(broken("\"columns\": [", "\"columns\": [{\"id\": \"more\"}, ") == "bad-answer");
    const Result<Answer> answer = parse_answer("{\"answer\": \"a\", \"notes\": [1]}", "f");
    REQUIRE_FALSE(answer);
    CHECK(answer.issues().front().where.pointer == "/notes/0");
}
