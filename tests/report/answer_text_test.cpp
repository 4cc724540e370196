// The text of an answer: all numbers in it are those of the value, and it fits 25 lines of 110.

#include "report/answer_text.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using namespace gashub;

namespace {

Answer answer() {
    Answer answer;
    answer.question = "What does the city pay?";
    answer.sentence = "The city pays 21.4 EUR/MWh.";
    answer.headline = {.title = "price",
                       .unit = "EUR/MWh",
                       .low = 17.04,
                       .central = 21.4,
                       .high = 35.1,
                       .spread = Spread::cases,
                       .decimals = 1};
    AnswerTable table;
    table.id = "pipe";
    table.row_title = "north pipe";
    table.columns = {{"price", "price in the city", "EUR/MWh", 1}, {"bill", "bill", "EUR m", 0}};
    for (int i = 0; i < 3; ++i) {
        AnswerTable::Row row{std::to_string(i), "pipe " + std::to_string(i), {{}, {}}};
        row.cells[0].value = 10.25 * i;
        row.cells[0].low = 1;
        row.cells[0].high = 40;
        row.cells[1].value = 12345.6 * i;
        table.rows.push_back(row);
    }
    answer.tables = {table};
    answer.planned = answer.solved = 3;
    return answer;
}

bool has(const Answer& answer, const std::string& words) {
    const std::string text = answer_text(answer);
    INFO(text);
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("another number in the answer is another number in the text") {
    Answer a = answer();
    CHECK(has(a, "price: 17.0 - 21.4 - 35.1 EUR/MWh (range of cases, no odds attach)"));
    CHECK(has(a, "24,691"));
    CHECK(has(a, "20.5 [1.0, 40.0]"));
    a.headline.central = 22.6;
    a.tables[0].rows[2].cells[1].value = -2500;
    CHECK(has(a, "price: 17.0 - 22.6 - 35.1"));
    CHECK(has(a, "-2,500"));
    CHECK_FALSE(has(a, "24,691"));
}

TEST_CASE("a range that its digits do not show is none") {
    Answer a = answer();
    a.tables[0].rows[2].cells[0].low = 20.48;
    a.tables[0].rows[2].cells[0].high = 20.52;
    CHECK(has(a, "20.5  "));
    CHECK_FALSE(has(a, "20.5 [20.5, 20.5]"));
}

TEST_CASE("odds are called odds, cases cases, and a single number neither") {
    Answer a = answer();
    a.headline.spread = Spread::odds;
    CHECK(has(a, "(odds: 10, 50 and 90 % of futures)"));
    CHECK_FALSE(has(a, "range of cases"));
    a.headline.low.reset();
    CHECK(has(a, "price: 21.4 EUR/MWh\n"));
    CHECK_FALSE(has(a, "odds"));
}

TEST_CASE("a threshold is said as a bracket, as nowhere, as everywhere or as several") {
    Answer a = answer();
    Turning& t = a.threshold;
    t.parameter = "the pipe";
    t.unit = "bcm/y";
    t.condition = "price below 22";
    t.from = 0;
    t.to = 40;
    t.decimals = 2;
    t.state = Turning::State::found;
    t.low = 29.53;
    t.high = 29.69;
    CHECK(has(a, "Turns: price below 22 between 29.53 and 29.69 bcm/y of the pipe."));
    t.state = Turning::State::never;
    CHECK(has(a, "nowhere holds"));
    t.state = Turning::State::always;
    CHECK(has(a, "holds everywhere"));
    t.state = Turning::State::more_than_once;
    t.brackets = {{1, 2}, {5, 6}};
    CHECK(has(a, "more than once: price below 22 at 1.00-2.00, 5.00-6.00 bcm/y"));
}

TEST_CASE("three inputs at most are named, the widest first, none that pulls nothing") {
    Answer a = answer();
    for (const double width : {9.0, 5.0, 2.0, 1.0}) {
        InputSwing swing;
        swing.title = "input " + std::to_string(static_cast<int>(width));
        swing.headline_low = 20;
        swing.headline_high = 20 + width;
        a.swings.push_back(swing);
    }
    CHECK(has(a, "input 2"));
    CHECK_FALSE(has(a, "input 1"));
    a.swings[1].headline_high = 20.01;
    CHECK(has(a, "input 9"));
    CHECK_FALSE(has(a, "input 5"));
}

TEST_CASE("a table that is too wide gives up the ranges of its last columns before any word") {
    Answer a = answer();
    AnswerTable& table = a.tables[0];
    table.columns.resize(6, {"price", "price in the other city", "EUR/MWh", 1});
    for (AnswerTable::Row& row : table.rows)
        row.cells.resize(6, row.cells[0]);
    CHECK(has(a, "20.5 [1.0, 40.0]"));
    table.columns.resize(8, table.columns[0]);
    for (AnswerTable::Row& row : table.rows)
        row.cells.resize(8, row.cells[0]);
    CHECK(has(a, "pipe 2  20.5 [1.0, 40.0]  ")); // whole, and the last ones without a range
    CHECK_FALSE(has(a, "20.5 [1.0, 40.0]\n"));
    CHECK_FALSE(has(a, ".."));
}

TEST_CASE("in a table that is too wide words are cut, numbers never") {
    Answer a = answer();
    AnswerTable& table = a.tables[0];
    for (int c = 0; c < 5; ++c)
        table.columns.push_back({"f" + std::to_string(c), "a measure", "EUR/MWh", 1});
    table.columns.push_back({"cut", "cut that binds", "", 0});
    for (AnswerTable::Row& row : table.rows) {
        row.title = "A pipeline with a name that goes on and on";
        for (int c = 0; c < 5; ++c) {
            row.cells.push_back({});
            row.cells.back().words = "153.5 -> 154." + std::to_string(c);
        }
        row.cells.push_back({});
        row.cells.back().words = "a-border-point-with-a-long-id";
    }
    for (int c = 0; c < 5; ++c)
        CHECK(has(a, "153.5→154." + std::to_string(c)));
    CHECK_FALSE(has(a, "A pipeline with a name that goes on and on"));
    CHECK_FALSE(has(a, "a-border-point-with-a-long-id"));
    CHECK(has(a, "A pipelin"));
}

TEST_CASE("columns stand closer before a word is cut") {
    Answer a = answer();
    AnswerTable& table = a.tables[0];
    table.rows[1].title = "Azerbaijan";
    while (table.columns.size() < 11) {
        table.columns.push_back({"who", "who it is", "", 0});
        for (AnswerTable::Row& row : table.rows) {
            row.cells.push_back({});
            row.cells.back().words = "of words";
        }
    }
    CHECK(has(a, "Azerbaijan")); // 97 signs and eleven gaps: too wide by 9
    CHECK(has(a, " of words of words\n"));
    CHECK_FALSE(has(a, ".."));
    table.columns.pop_back();
    for (AnswerTable::Row& row : table.rows)
        row.cells.pop_back();
    CHECK(has(a, "  of words  of words\n"));
}

TEST_CASE("however much there is to say, 25 lines of 110 signs hold it") {
    Answer a = answer();
    std::string much;
    for (int i = 0; i < 200; ++i)
        much += "Thrace\u0131 sells gas ";
    a.question = a.sentence = a.leaves_out = much;
    a.notes = {much};
    a.tables[0].columns[0].title = much.substr(0, 60);
    a.tables[0].rows.resize(60, a.tables[0].rows[0]);
    a.tables.push_back(a.tables[0]);
    for (AnswerTable& table : a.tables)
        for (AnswerTable::Row& row : table.rows)
            row.title = much.substr(0, 200);
    const std::string text = answer_text(a);
    INFO(text);
    CHECK(std::count(text.begin(), text.end(), '\n') <= 25);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        CHECK(std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xc0) != 0x80; }) <=
              110);
    CHECK(text.find("3 of 3 runs solved") != std::string::npos);
}
