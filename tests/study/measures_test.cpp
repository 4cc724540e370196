// What tables and measures of a study read of its runs, and runs that follow others.

#include "study/measure.hpp"
#include "study/small_study.hpp"

#include <catch2/catch.hpp>

using namespace gashub;
using namespace gashub::test;

namespace {

/// A grid of pipes beside which each is cut to a share of what it carried.
StudyParts cut_parts() {
    StudyParts parts = small_parts(GridStudy{});
    Parameter share;
    share.id = "share";
    share.values = {1};
    share.targets = {{.path = "arcs.north-south.capacity_bcm_per_year", .of = "flow"}};
    parts.parameters = {pipe_of({10, 20, 40}), share, demand_drawn(0.8, 1, 1.2)};
    Measure cut = measure_of("cut", "annual-flow", "north-south");
    cut.first.at = {{"share", PathValue(0.8)}};
    parts.watch.push_back(cut);
    return parts;
}

/// A grid of pipes and of demand as it is and doubled.
StudyParts with_demand(std::vector<double> pipes) {
    StudyParts parts = small_parts(GridStudy{});
    Parameter demand;
    demand.id = "demand";
    demand.path = "demand.XX.factor";
    demand.values = {1, 2};
    demand.central = 1;
    parts.parameters = {pipe_of(std::move(pipes)), demand};
    return parts;
}

} // namespace

TEST_CASE("a run can be cut to a share of what another gave: it is made once that one has run") {
    const Study study = made(cut_parts());
    CHECK(is_search(study)); // a shard could not know what to follow
    check_threads_change_nothing(study);
    const Answer answer = answer_of(study);
    CHECK(answer.planned == 3 + 3 + 2); // no one reads a cut where an input is swung
    CHECK(answer.failed == 0);
    for (const auto& [pipe, carried] : {std::pair("10", 10.0), {"20", 15.0}, {"40", 15.0}}) {
        CHECK(*cell(answer, "pipe", pipe, "flow").value == Approx(carried).margin(1e-3));
        CHECK(*cell(answer, "pipe", pipe, "cut").value == Approx(0.8 * carried).margin(1e-3));
    }
    StudyParts headed = cut_parts();
    headed.headline = "cut";
    CHECK(answer_of(made(headed)).planned == 3 + 3 + 2 + 2);
}

TEST_CASE("what follows a run without an answer is never made") {
    const Study study = made(cut_parts());
    std::vector<Ran> runs = runs_of(study);
    std::erase_if(runs, [](const Ran& run) { return run.point.role == PointRole::beside; });
    CHECK(next_round(study, runs).size() == 3);
    runs.front().status = RunStatus::not_solved;
    CHECK(next_round(study, runs).size() == 2);
}

TEST_CASE("a table has a column a match: what each month's price comes from, named") {
    StudyParts parts = small_parts(GridStudy{});
    parts.parameters = {pipe_of({10, 20})};
    Measure by_origin = measure_of("by-origin", "import", "XX:*");
    Measure largest = measure_of("largest", "import", "*:*");
    largest.largest = 1;
    parts.watch.push_back(by_origin);
    parts.watch.push_back(largest);
    TableSpec volumes, names;
    volumes.id = "volumes";
    volumes.measures = {"by-origin"};
    names.id = "names";
    names.measures = {"largest"};
    for (TableSpec* table : {&volumes, &names}) {
        table->rows = "pipe";
        table->across = "match";
        parts.tables.push_back(*table);
    }
    const Answer plain = answer_of(made(parts));
    double sum = 0;
    for (const AnswerColumn& column : table_called(plain, "volumes").columns)
        sum += *cell(plain, "volumes", "20", column.id).value;
    CHECK(sum == Approx(15).margin(1e-3));
    const std::string origin = table_called(plain, "volumes").columns.front().id;
    CHECK(cell(plain, "names", "20", "XX").words.starts_with(origin));
    for (Measure& measure : parts.watch)
        measure.names[origin] = {"the north", ""};
    CHECK(cell(answer_of(made(parts)), "names", "20", "XX").words.starts_with("the north 100"));
    const auto broken = [&](const auto& change) {
        StudyParts other = parts;
        change(other.tables.front());
        return gashub::test::codes_of(other) == std::set<std::string>{"bad-table"};
    };
    CHECK(broken([](TableSpec& t) { t.measures = {"price"}; }));
    CHECK(broken([](TableSpec& t) { t.measures = {"by-origin", "largest"}; }));
}

TEST_CASE("a table counts the cases of a row in which the condition holds") {
    StudyParts parts = small_parts(GridStudy{});
    Parameter demand;
    demand.id = "demand";
    demand.path = "demand.XX.factor";
    demand.values = {1, 2, 3};
    demand.central = 1;
    parts.parameters = {pipe_of({10, 20, 40}), demand};
    parts.condition = cheap(); // the pipe carries all: 15, 30 or 45 are wanted
    TableSpec table;
    table.id = "by-pipe";
    table.rows = "pipe";
    table.counts = {"cheap in", ""};
    parts.tables = {table};
    const Answer answer = answer_of(made(parts));
    CHECK(cell(answer, "by-pipe", "10", "counts").words == "0 of 3");
    CHECK(cell(answer, "by-pipe", "20", "counts").words == "1 of 3");
    CHECK(cell(answer, "by-pipe", "40", "counts").words == "2 of 3");
    CHECK(table_called(answer, "by-pipe").columns.back().title == "cheap in");
    parts.condition.reset();
    CHECK(gashub::test::codes_of(parts) == std::set<std::string>{"bad-table"});
}

TEST_CASE("a measure is read in all cases, beside the centre, or there alone") {
    StudyParts parts = with_demand({10, 40});
    parts.parameters[0].central = 10;
    Measure held = measure_of("held", "mean-price", "south");
    held.first.at = {{"pipe", PathValue(100.0)}};
    parts.watch.push_back(held);
    for (const auto& [where, beside, read] :
         {std::tuple(ReadIn::all, 2, 4), {ReadIn::one_off, 2, 3}, {ReadIn::central, 1, 1}}) {
        parts.watch.back().read_in = where;
        const Study study = made(parts);
        const std::vector<Ran> runs = runs_of(study);
        CHECK(runs.size() == static_cast<std::size_t>(4 + beside));
        const RunIndex index(study, runs);
        const Measure& measure = *study.find_measure("held");
        CHECK(std::count_if(runs.begin(), runs.end(), [&](const Ran& run) {
                  return run.point.role == PointRole::grid && value_of(measure, run, index);
              }) == read);
    }
}

TEST_CASE("`one` is a number that every run has, and the first of several is that of the first") {
    StudyParts parts = small_parts(GridStudy{});
    parts.parameters = {pipe_of({20})};
    Measure sum = measure_of("sum", "mean-price", "south");
    sum.plus = {{"one", "", 4, {}}};
    Measure share = measure_of("share", "annual-flow", "north-south");
    share.over = {{"one", "", 20, {}}};
    Measure first = measure_of("first", "annual-production", "*");
    first.matches = Matches::first;
    Measure all = measure_of("all", "annual-production", "*");
    for (const Measure& measure : {sum, share, first, all})
        parts.watch.push_back(measure);
    const Answer answer = answer_of(made(parts));
    CHECK(*cell(answer, "pipe", "20", "sum").value == Approx(10).margin(1e-3));
    CHECK(*cell(answer, "pipe", "20", "share").value == Approx(0.75).margin(1e-3));
    CHECK(*cell(answer, "pipe", "20", "first").value == Approx(15).margin(1e-3)); // the north
    CHECK(answer.notes.empty());
    CHECK(step_of("a:b:c", 1) == "b");
    CHECK(step_of("a:b", 2).empty());
    CHECK(star_step("a:*:c") == 1);
}

TEST_CASE("where a condition turns another number is told at both ends") {
    StudyParts parts = search_parts(5, 25, cheap());
    parts.threshold->told_by = "flow";
    const Answer answer = answer_of(made(parts));
    REQUIRE(answer.threshold.state == Turning::State::found);
    CHECK(answer.threshold.told.starts_with("flow 14.9 to 15.0"));
    parts.threshold->told_by = "flaw";
    CHECK(gashub::test::codes_of(parts) == std::set<std::string>{"unknown-measure"});
}

TEST_CASE("matches may be held to bounds and counted, conditions of other measures be counted") {
    StudyParts parts = small_parts(GridStudy{});
    parts.parameters = {pipe_of({10, 20})}; // 10 and 5, or 15 and nothing
    Measure sites = measure_of("sites", "annual-production", "*");
    sites.matches = Matches::count;
    sites.match_above = 7;
    Measure small = measure_of("small", "annual-production", "*");
    small.match_below = 7;
    Measure met = measure_of("met", "one", "");
    met.holds = {cheap(), {"flow", "", "", 12, {}}};
    for (const Measure& measure : {sites, small, met})
        parts.watch.push_back(measure);
    const Answer answer = answer_of(made(parts));
    CHECK(*cell(answer, "pipe", "10", "sites").value == 1);
    CHECK(*cell(answer, "pipe", "10", "small").value == Approx(5).margin(1e-3));
    CHECK(*cell(answer, "pipe", "20", "small").value == Approx(0).margin(1e-3));
    CHECK(*cell(answer, "pipe", "10", "met").value == 0);
    CHECK(*cell(answer, "pipe", "20", "met").value == 2);
    parts.watch[2].match_above = 100; // of prices too: none above is a count of none
    parts.watch[2].first = {"mean-price", "*", 1, {}};
    CHECK(*cell(answer_of(made(parts)), "pipe", "10", "sites").value == 0);
    const auto codes = [&](const auto& change) {
        StudyParts other = parts;
        change(other.watch.back());
        return gashub::test::codes_of(other);
    };
    CHECK(codes([](Measure& m) { m.holds[0].measure = "met"; }) ==
          std::set<std::string>{"bad-measure"});
    CHECK(codes([](Measure& m) { m.holds[0].measure = "nobody"; }) ==
          std::set<std::string>{"unknown-measure"});
    CHECK(codes([](Measure& m) { m.holds[0].below.reset(); }) ==
          std::set<std::string>{"bad-condition"});
    CHECK(codes([](Measure& m) { m.match_above = 5, m.match_below = 4; }) ==
          std::set<std::string>{"bad-measure"});
    CHECK(codes([](Measure& m) { m.first.indicator = "mean-pric"; }) ==
          std::set<std::string>{"unknown-indicator"});
    CHECK(codes([](Measure& m) {
              m.over = {{"bil", "", 1, {}}};
          }) == std::set<std::string>{"unknown-indicator"});
    CHECK(codes([](Measure& m) { m.over = {{"bill", "", 1, {}}}; }).empty());
}

TEST_CASE("a table may mark where the condition holds, and have rows of words in a given column") {
    StudyParts parts = with_demand({10, 20});
    parts.condition = cheap();
    TableSpec map, card;
    map.id = "map";
    map.rows = "pipe";
    map.across = "demand";
    map.measures = {"flow"};
    map.line = {"gas is cheap", ""};
    card.id = "card";
    card.rows = "measure";
    card.across = "pipe";
    card.words = {{"trust", {"trust", ""}}};
    card.given = {{{"asked for", ""},
                   "",
                   "a test",
                   {{"price", PathValue("under 20")}, {"trust", PathValue("not modelled")}}}};
    parts.tables = {map, card};
    const Answer answer = answer_of(made(parts));
    CHECK(table_called(answer, "map").line == "gas is cheap");
    CHECK(cell(answer, "map", "20", "1").holds == true);
    CHECK(cell(answer, "map", "20", "2").holds == false);
    CHECK(cell(answer, "map", "10", "1").holds == false);
    const AnswerTable& told = table_called(answer, "card");
    REQUIRE(told.rows.size() == 3);
    CHECK(told.rows.back().title == "trust");
    CHECK(told.rows.back().cells.back().words == "not modelled");
    CHECK_FALSE(told.rows.back().cells.front().value);
    CHECK(told.rows.front().cells.back().words == "under 20");
    const auto broken = [&](const auto& change) {
        StudyParts other = parts;
        change(other);
        return gashub::test::codes_of(other) == std::set<std::string>{"bad-table"};
    };
    CHECK(broken([](StudyParts& p) { p.tables[1].given.clear(); }));
    CHECK(broken([](StudyParts& p) { p.condition.reset(); }));
    CHECK(broken([](StudyParts& p) { p.tables[1].line = {"cheap", ""}; }));
}
