// Lists of cases: which rows of a table a sentence names.

#include "study/small_study.hpp"

#include <catch2/catch.hpp>

using namespace gashub;
using namespace gashub::test;

namespace {

/// Cases with a pipe of 10 (the first), 5 and 20; by the pipe come 10, 5 and 15.
StudyParts list_parts() {
    StudyParts parts = small_parts(ListStudy{});
    const auto add = [&](const char* id, double pipe) {
        StudyCase one;
        one.id = id;
        one.title.en = id;
        one.set = {{"arcs.north-south.capacity_bcm_per_year", pipe}};
        parts.cases.push_back(one);
    };
    add("as-is", 10);
    add("narrow", 5);
    add("wide", 20);
    parts.watch.push_back(measure_of("home", "annual-production", "south"));
    TableSpec table;
    table.id = "volumes";
    table.rows = "measure";
    table.across = "case";
    table.measures = {"flow", "home"};
    parts.tables = {table};
    return parts;
}

std::string sentence_of(StudyParts parts, const std::string& text) {
    SentencePart sentence;
    sentence.text.en = text;
    parts.sentence = {sentence};
    return answer_of(made(std::move(parts))).sentence;
}

} // namespace

TEST_CASE("a sentence names the rows of a table that are above a bound in a case, largest first") {
    // by the pipe 10, 5, 15; of its own 5, 10, 0
    CHECK(sentence_of(list_parts(), "{volumes above 1}.") == "flow, home.");
    CHECK(sentence_of(list_parts(), "{volumes above 1@case=narrow}.") == "home, flow.");
    CHECK(sentence_of(list_parts(), "{volumes above 1@case=wide}.") == "flow.");
    CHECK(sentence_of(list_parts(), "{volumes above 16@case=wide}.") == "nobody.");
    CHECK(sentence_of(list_parts(), "{no-table above 1}.") == "{no-table above 1}.");
}
