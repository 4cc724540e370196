// Lists of cases: what stands beside a table by measures, which rows a sentence names, and what
// explains a row that is far from what is reported.

#include "study/small_study.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

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
    GivenColumn given;
    given.unit = "bcm";
    given.source = "made up";
    given.values = {{"flow", 11.0}, {"home", std::string("little")}};
    table.given = {given};
    parts.tables = {table};
    return parts;
}

std::string sentence_of(StudyParts parts, const std::string& text) {
    SentencePart sentence;
    sentence.text.en = text;
    parts.sentence = {sentence};
    return answer_of(made(std::move(parts))).sentence;
}

bool has_note(const Answer& answer, const std::string& words) {
    return std::any_of(answer.notes.begin(), answer.notes.end(), [&](const std::string& note) {
        return note.find(words) != std::string::npos;
    });
}

} // namespace

TEST_CASE("given columns hold numbers or words, columns beside hold measures of the first case") {
    StudyParts parts = list_parts();
    BesideColumn beside;
    beside.measures = {{"flow", std::string("price")}};
    parts.tables[0].beside = {beside};
    const Answer answer = answer_of(made(parts));
    CHECK(*cell(answer, "volumes", "flow", "given").value == Approx(11));
    CHECK(cell(answer, "volumes", "home", "given").words == "little");
    CHECK(*cell(answer, "volumes", "flow", "beside").value == Approx(30).margin(1e-3));
    CHECK_FALSE(cell(answer, "volumes", "home", "beside").value);
}

TEST_CASE("a sentence names the rows of a table that are above a bound in a case, largest first") {
    // by the pipe 10, 5, 15; of its own 5, 10, 0
    CHECK(sentence_of(list_parts(), "{volumes above 1}.") == "flow, home.");
    CHECK(sentence_of(list_parts(), "{volumes above 1@case=narrow}.") == "home, flow.");
    CHECK(sentence_of(list_parts(), "{volumes above 1@case=wide}.") == "flow.");
    CHECK(sentence_of(list_parts(), "{volumes above 16@case=wide}.") == "nobody.");
    CHECK(sentence_of(list_parts(), "{no-table above 1}.") == "{no-table above 1}.");
}

TEST_CASE("a gap to what is reported is explained by the way of counting that comes nearest") {
    StudyParts parts = list_parts();
    // 10 in the model; 16 reported; counted with a wide pipe 15, with what is of its own 5
    Measure wide = measure_of("wide-flow", "annual-flow", "north-south");
    wide.title.en = "a wide pipe";
    wide.first.at = {{"case", std::string("wide")}};
    parts.watch.push_back(wide);
    parts.tables[0].given[0].values = {{"flow", 16.0}, {"home", 6.0}};
    parts.tables[0].gap_over = 2;
    GapSpec flow, home;
    flow.row = "flow";
    flow.counts = {"home", "wide-flow"};
    flow.note.en = "Made up.";
    home.row = "home";
    parts.tables[0].gaps = {flow, home};
    const Answer answer = answer_of(made(parts));
    CHECK(cell(answer, "volumes-gaps", "flow", "count").words == "a wide pipe");
    CHECK(*cell(answer, "volumes-gaps", "flow", "gap").value == Approx(-6).margin(1e-3));
    CHECK(*cell(answer, "volumes-gaps", "flow", "left").value == Approx(-1).margin(1e-3));
    CHECK(has_note(answer, "gaps over 2: flow -6; 1 of 1 close by another way of counting."));
    CHECK(has_note(answer, "Counted as a wide pipe: 15, which leaves -1. Made up."));
    // 5 of its own is near 6: no gap
    CHECK_FALSE(has_note(answer, "home:"));

    // Other figures, another explanation: no count is nearer to 8.5 than the 10 of the model.
    parts.tables[0].given[0].values = {{"flow", 8.5}};
    parts.tables[0].gap_over = 1;
    const Answer other = answer_of(made(parts));
    CHECK(has_note(other, "No other way of counting comes nearer. Made up."));
    parts.tables[0].gap_over = 2;
    CHECK(answer_of(made(parts)).notes.empty());
}

TEST_CASE("faults of columns beside and of gaps are named") {
    StudyParts parts = list_parts();
    BesideColumn beside;
    beside.measures = {{"flow", std::string("prize")}};
    parts.tables[0].beside = {beside};
    CHECK(codes_of(parts) == std::set<std::string>{"unknown-measure"});
    parts = list_parts();
    GapSpec gap;
    gap.row = "flow";
    gap.counts = {"nothing"};
    parts.tables[0].gaps = {gap};
    CHECK(codes_of(parts) == std::set<std::string>{"unknown-measure"});
    parts.tables[0].gaps[0].counts.clear();
    parts.tables[0].given.clear();
    CHECK(codes_of(parts) == std::set<std::string>{"bad-table"});
}
