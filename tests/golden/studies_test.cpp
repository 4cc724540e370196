// The studies that come with the program: each is read without a fault, takes its inputs from
// uncertain-2030 where it looks forward, and the smallest is run to its answer.

#include "io/study_json.hpp"
#include "report/answer_text.hpp"
#include "study/design/design.hpp"
#include "study/distributions.hpp"
#include "study/reduction/reduce.hpp"
#include "study/run_study.hpp"
#include "support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

using namespace gashub;

namespace {

const std::string folder = std::string(GASHUB_SOURCE_DIR) + "/scenarios/questions/";

std::vector<std::string> shipped_ids() {
    std::vector<std::string> ids;
    for (const auto& file : std::filesystem::directory_iterator(folder))
        if (file.path().extension() == ".json")
            ids.push_back(file.path().stem().string());
    std::sort(ids.begin(), ids.end());
    return ids;
}

LoadedStudy loaded(const std::string& id) {
    auto study = load_study(folder + id + ".json");
    for (const Issue& issue : study.issues())
        UNSCOPED_INFO(to_string(issue));
    REQUIRE(study);
    return *std::move(study);
}

std::size_t lines_in(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

TEST_CASE("every question that comes with the program is read without fault or warning") {
    const std::vector<std::string> ids = shipped_ids();
    REQUIRE(ids.size() >= 1);
    for (const std::string& id : ids) {
        INFO(id);
        const LoadedStudy study = loaded(id);
        for (const Issue& issue : study.warnings)
            UNSCOPED_INFO(to_string(issue));
        CHECK(study.warnings.empty());
        const StudyParts& parts = study.study.parts();
        CHECK(parts.id == id);
        for (const Text* text :
             {&parts.title, &parts.question, &parts.reading, &parts.leaves_out}) {
            CHECK(!text->en.empty());
            CHECK(!text->tr.empty());
        }
        CHECK(!parts.sources.empty());
        CHECK(parts.question.en.back() == '?');
        // Every market's price that is named stands beside January's; a sum of prices is none.
        for (const Measure& measure : parts.watch)
            if (measure.first.indicator == "mean-price" && measure.plus.empty() &&
                !measure.is_hidden)
                CHECK(
                    std::any_of(parts.watch.begin(), parts.watch.end(), [&](const Measure& other) {
                        return other.first.indicator == "january-price" &&
                               other.first.scope == measure.first.scope;
                    }));
    }
}

TEST_CASE("the page of the questions names them all") {
    const std::string page = gashub::test::read_text(folder + "README.md");
    REQUIRE(!page.empty());
    for (const std::string& id : shipped_ids()) {
        INFO(id);
        const std::string question = loaded(id).study.parts().question.en;
        CHECK(page.find("| `" + id + "` | " + question) != std::string::npos);
    }
}

TEST_CASE(
    "every uncertain input of a question says where its range comes from, or that it is own") {
    for (const std::string& id : shipped_ids()) {
        const LoadedStudy study = loaded(id);
        for (const Parameter& input : study.study.parts().parameters) {
            INFO(id << " " << input.id);
            if (!input.distribution)
                continue;
            CHECK(!input.source.empty());
            CHECK(low_end(*input.distribution) < high_end(*input.distribution));
        }
    }
}

TEST_CASE("a few futures of 2030 are solved and answered on a page") {
    StudyParts parts = loaded("uncertain-2030").study.parts();
    std::get<SampleStudy>(parts.kind).draws = 6;
    const Result<Study> study = make_study(parts, loaded("uncertain-2030").study.bases());
    REQUIRE(study);
    const StudyEnd end = run_study(*study, {.threads = 2}, {});
    for (const Ran& run : end.runs) {
        INFO(run.point.id << " " << run.reason);
        CHECK(run.is_solved());
    }
    const Answer answer = reduce(*study, end.runs);
    CHECK(answer.headline.spread == Spread::odds);
    REQUIRE(answer.headline.central);
    CHECK(*answer.headline.central > 10);
    CHECK(*answer.headline.central < 40);
    // American plants set the price, so their fuel moves it most.
    REQUIRE(answer.swings.size() >= 10);
    CHECK(answer.swings.front().id == "henry-hub");
    const std::string text = answer_text(answer);
    INFO(text);
    CHECK(lines_in(text) <= answer_lines);
    CHECK(text.find("(no value)") == std::string::npos);
    CHECK(text.find("Turns on: Henry Hub") != std::string::npos);
}

TEST_CASE("Russian shares of 2021 come near those reported, and the ban leaves none in the EU") {
    const LoadedStudy from = loaded("how-dependent");
    const StudyEnd end = run_study(from.study, {.threads = 2}, {});
    const Answer answer = reduce(from.study, end.runs);
    CHECK(answer.failed == 0);
    const auto table = std::find_if(answer.tables.begin(), answer.tables.end(),
                                    [](const AnswerTable& t) { return t.id == "by-molecule"; });
    REQUIRE(table != answer.tables.end());
    REQUIRE(table->columns.size() == 6); // 2021, 2025, 2030, without the ban, 2020, reported
    const auto cell = [&](const std::string& row, std::size_t column) {
        for (const AnswerTable::Row& r : table->rows)
            if (r.id == row)
                return r.cells.at(column).value.value_or(-1);
        return -1.0;
    };
    for (const char* row : {"molecule-eu", "molecule-tr", "molecule-sk"})
        CHECK(cell(row, 0) == Approx(cell(row, 5)).margin(5));
    CHECK(cell("molecule-eu", 1) < cell("molecule-eu", 0) / 2);
    CHECK(cell("molecule-eu", 2) == Approx(0).margin(0.5));
    CHECK(cell("molecule-eu", 3) > 20);
    const std::string text = answer_text(answer);
    INFO(text);
    CHECK(lines_in(text) <= answer_lines);
    CHECK(text.find("(no value)") == std::string::npos);
}

TEST_CASE("every outage on the coldest day and in a cold month is solved") {
    const LoadedStudy from = loaded("how-safe");
    const StudyEnd end = run_study(from.study, {.threads = 2}, {});
    REQUIRE(end.runs.size() > 200);
    for (const Ran& run : end.runs) {
        INFO(run.point.id << " " << run.reason);
        CHECK(run.is_solved());
    }
}
