// Studies from their value to their answer, on a market whose numbers are known.

#include "study/measure.hpp"
#include "study/small_study.hpp"

#include <catch2/catch.hpp>

#include <stop_token>

using namespace gashub;
using namespace gashub::test;

namespace {

std::optional<double> number(const Ran& run, const char* name, const char* scope) {
    return run.values.find(name, scope);
}

} // namespace

TEST_CASE("a grid runs every combination once and each has the price of its own pipe and demand") {
    StudyParts parts = small_parts(GridStudy{});
    Parameter demand;
    demand.id = "demand";
    demand.path = "demand.XX.factor";
    demand.values = {1, 2};
    parts.parameters = {pipe_of({10, 20, 40}), demand};
    const std::vector<Ran> runs = runs_of(made(parts), {.threads = 2});
    REQUIRE(runs.size() == 6);
    std::set<std::string> ids;
    for (const Ran& run : runs) {
        ids.insert(run.point.id);
        const double pipe = run.point.find("pipe")->number;
        const double wanted = 15 * run.point.find("demand")->number;
        INFO(run.point.id);
        REQUIRE(run.is_solved());
        CHECK(*number(run, "mean-price", "south") == Approx(pipe < wanted ? 30 : 6).margin(1e-3));
        CHECK(*number(run, "annual-flow", "north-south") ==
              Approx(std::min(pipe, wanted)).margin(1e-3));
    }
    CHECK(ids.size() == 6);
}

TEST_CASE("any number of threads gives the same runs, and shards together are all of them") {
    StudyParts parts = small_parts(GridStudy{});
    parts.parameters = {pipe_of({2, 4, 6, 8, 10, 20, 30}), demand_drawn(0.5, 1, 2)};
    const Study study = made(parts);
    const std::vector<Ran> one = runs_of(study, {.threads = 1});
    const std::vector<Ran> four = runs_of(study, {.threads = 4});
    REQUIRE(one.size() == 9);
    REQUIRE(four.size() == one.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(one[i].point == four[i].point);
        CHECK(one[i].values == four[i].values);
    }
    std::set<std::string> sharded;
    std::size_t count = 0;
    for (std::size_t shard = 1; shard <= 3; ++shard)
        for (const Ran& run : runs_of(study, {.shard = shard, .of = 3})) {
            sharded.insert(run.point.id);
            ++count;
        }
    CHECK(count == one.size());
    CHECK(sharded.size() == one.size());
}

TEST_CASE("what is known is not run again and gives the same answer") {
    StudyParts parts = small_parts(GridStudy{});
    parts.parameters = {pipe_of({5, 10, 20})};
    const Study study = made(parts);
    std::map<std::string, JobResult> kept;
    const StudyEnd first = run_study(study, {},
                                     {.known = {},
                                      .plan = {},
                                      .keep = [&](std::size_t, const Point& point,
                                                  JobResult r) { kept[point.id] = std::move(r); },
                                      .pause = {}});
    REQUIRE(kept.size() == 3);
    std::size_t cleared = 0;
    const StudyEnd second =
        run_study(study, {},
                  {.known = [&](std::size_t, const std::string& id) -> std::optional<KeptRun> {
                       if (id.find("20") != std::string::npos)
                           return std::nullopt;
                       return KeptRun{kept[id].status, kept[id].reason, kept[id].tables};
                   },
                   .plan = {},
                   .keep = [&](std::size_t, const Point&, const JobResult&) { ++cleared; },
                   .pause = {}});
    CHECK(cleared == 1);
    REQUIRE(second.runs.size() == first.runs.size());
    for (std::size_t i = 0; i < first.runs.size(); ++i)
        CHECK(first.runs[i].values == second.runs[i].values);
}

TEST_CASE("a stop before the first run leaves a study interrupted and without runs") {
    StudyParts parts = small_parts(GridStudy{});
    parts.parameters = {pipe_of({5, 10})};
    std::stop_source source;
    source.request_stop();
    const StudyEnd end = run_study(made(parts), {.stop = source.get_token()}, {});
    CHECK(end.is_interrupted);
    CHECK(end.runs.empty());
}

TEST_CASE("settings that go alone and not together are a failed run with a reason, others stand") {
    StudyParts parts = small_parts(GridStudy{});
    Parameter start, end;
    start.id = "start";
    start.options = {{"early", {}, {{"horizon.start", std::string("2021-01-01")}}, {}},
                     {"late", {}, {{"horizon.start", std::string("2021-07-01")}}, {}}};
    end.id = "end";
    end.options = {{"early", {}, {{"horizon.end", std::string("2021-04-01")}}, {}},
                   {"late", {}, {{"horizon.end", std::string("2022-01-01")}}, {}}};
    parts.parameters = {start, end};
    const Study study = made(parts);
    const std::vector<Ran> runs = runs_of(study);
    REQUIRE(runs.size() == 4);
    for (const Ran& run : runs) {
        const bool is_reversed =
            run.point.find("start")->value == "late" && run.point.find("end")->value == "early";
        INFO(run.point.id << ": " << run.reason);
        CHECK(run.is_solved() == !is_reversed);
        CHECK(run.reason.empty() == !is_reversed);
    }
    const Answer answer = reduce(study, runs);
    CHECK(answer.solved == 3);
    CHECK(answer.failed == 1);
    CHECK_FALSE(answer.notes.empty());
}

TEST_CASE("a threshold is found within its tolerance, at the demand that the pipe must carry") {
    const Answer answer = answer_of(made(search_parts(0, 40, cheap())));
    REQUIRE(answer.threshold.state == Turning::State::found);
    CHECK(*answer.threshold.low < 15.0001);
    CHECK(*answer.threshold.high > 14.9999);
    CHECK(*answer.threshold.high - *answer.threshold.low <= 0.1 + 1e-9);
}

TEST_CASE("a condition that turns nowhere is said to hold nowhere or everywhere") {
    CHECK(answer_of(made(search_parts(1, 14, cheap()))).threshold.state == Turning::State::never);
    CHECK(answer_of(made(search_parts(16, 40, cheap()))).threshold.state == Turning::State::always);
}

TEST_CASE("a condition that turns twice is said to, with both places") {
    Condition half_full;
    half_full.measure = "flow";
    half_full.above = 5;
    half_full.below = 10;
    StudyParts parts = search_parts(0, 40, half_full);
    parts.threshold->points = 9; // every 5
    parts.threshold->low = 1;    // no point on a turn: 1, 5.875 ...
    const Turning turning = answer_of(made(parts)).threshold;
    REQUIRE(turning.state == Turning::State::more_than_once);
    REQUIRE(turning.brackets.size() == 2);
    CHECK(turning.brackets[0].first <= 5.001);
    CHECK(turning.brackets[0].second >= 4.999);
    CHECK(turning.brackets[1].first <= 10.001);
    CHECK(turning.brackets[1].second >= 9.999);
}

TEST_CASE("the sentence is made from numbers: another cost gives another sentence") {
    StudyParts parts = small_parts(GridStudy{});
    parts.parameters = {pipe_of({10, 20, 40})};
    SentencePart dear, other;
    Condition above;
    above.measure = "price";
    above.above = 10;
    dear.when = {above};
    dear.text = {"Dear at {price}, {price@pipe=10} with a thin pipe.", {}};
    other.text = {"Cheap at {price}, from {price.low} to {price.high}; pipe {pipe}, first of "
                  "{least price by pipe}.",
                  {}};
    parts.sentence = {dear, other};
    CHECK(answer_of(made(parts)).sentence ==
          "Cheap at 6.0, from 6.0 to 30.0; pipe 20, first of 20.");
    CHECK(answer_of(made(parts, small_base("19"))).sentence ==
          "Dear at 20.0, 30.0 with a thin pipe.");
}

TEST_CASE("an answer names the input that moves the headline, and how much of it is own estimate") {
    StudyParts parts = small_parts(GridStudy{});
    Parameter cost;
    cost.id = "cost";
    cost.path = "arcs.north-south.tariff_eur_per_mwh";
    cost.distribution = Distribution{Uniform{1, 3}};
    cost.own_estimate = true;
    parts.parameters = {pipe_of({10, 20, 30}), demand_drawn(0.9, 1, 2), cost};
    const Answer answer = answer_of(made(parts));
    REQUIRE(answer.swings.size() == 2);
    CHECK(answer.swings[0].id == "demand"); // 30 of demand do not fit into 20: 6 -> 30
    CHECK(answer.swings[0].width() == Approx(24).margin(1e-3));
    CHECK(answer.swings[1].width() == Approx(2).margin(1e-3));
    REQUIRE(answer.own_share);
    CHECK(*answer.own_share == 0); // the cost swings less than a tenth of the demand
    CHECK(answer.headline.spread == Spread::cases);
}

TEST_CASE("a sample's headline is odds, and its odds are the share of the futures") {
    StudyParts parts = small_parts(SampleStudy{.draws = 200});
    Parameter demand = demand_drawn(0, 0, 0);
    demand.distribution = Distribution{Uniform{0.5, 1.5}}; // 12 fits below 0.8
    parts.parameters = {demand};
    parts.condition = cheap();
    StudyBase base = small_base();
    base.scenario = *with_values(base.scenario, base.network,
                                 {{"arcs.north-south.capacity_bcm_per_year", 12.0}});
    SentencePart said;
    said.text = {"{odds} from {odds.low} to {odds.high}", {}};
    parts.sentence = {said};
    const Answer answer = answer_of(made(parts, base));
    CHECK(answer.headline.spread == Spread::odds);
    CHECK(*answer.headline.low == Approx(6).margin(1e-3));
    CHECK(*answer.headline.high == Approx(30).margin(1e-3));
    CHECK(answer.sentence == "30 % from 24 % to 37 %");
    CHECK(table_called(answer, "tornado").rows.size() == 1);
}

TEST_CASE("policies are held against the same futures, each with odds of its own") {
    StudyParts parts = small_parts(SampleStudy{.draws = 100});
    Parameter demand = demand_drawn(0, 0, 0);
    demand.distribution = Distribution{Uniform{0.5, 1.5}}; // 7.5 to 22.5
    Parameter pipe;
    pipe.id = "pipe";
    for (const double width : {5.0, 15.0, 30.0})
        pipe.options.push_back({std::to_string(static_cast<int>(width)),
                                {},
                                {{"arcs.north-south.capacity_bcm_per_year", width}},
                                {}});
    Parameter one_choice = pipe_of({1}); // tells no policy from another
    one_choice.id = "tariff";
    one_choice.path = "arcs.north-south.tariff_eur_per_mwh";
    parts.parameters = {pipe, one_choice, demand};
    parts.condition = cheap();
    SentencePart said;
    said.text = {"{headline@pipe=5}, {odds@pipe=5}, {odds@pipe=15}, {odds@pipe=30}", {}};
    parts.sentence = {said};
    const Answer answer = answer_of(made(parts));
    CHECK(answer.sentence == "30.0, 0 %, 50 %, 100 %");
    const AnswerTable& table = table_called(answer, "quantiles");
    REQUIRE(table.columns.size() == 3);
    CHECK(table.columns[1].title == "15");
    CHECK(table.rows.back().id == "odds");
    CHECK(table.rows.back().title == "odds of being below 20, %");
    CHECK(*table.rows.back().cells[1].value == Approx(50));
    CHECK(*table.rows.back().cells[1].low > 35);
    CHECK(*table.rows.back().cells[1].high < 65);
}

TEST_CASE("a measure is held against another run of the study, which is run if it is not there") {
    StudyParts parts = small_parts(GridStudy{});
    parts.parameters = {pipe_of({10, 20})};
    Measure gain = measure_of("gain", "mean-price", "south");
    gain.first.factor = -1;
    MeasureTerm without;
    without.indicator = "mean-price";
    without.scope = "south";
    without.at = {{"pipe", PathValue(0.0)}};
    gain.plus = {without};
    parts.watch.push_back(gain);
    const std::vector<Ran> runs = runs_of(made(parts));
    CHECK(runs.size() == 3); // the two of the grid and the one without a pipe
    const Answer answer = answer_of(made(parts));
    const AnswerTable& table = table_called(answer, "pipe");
    REQUIRE(table.rows.size() == 2);
    CHECK(*table.rows[0].cells[2].value == Approx(0).margin(1e-3));
    CHECK(*table.rows[1].cells[2].value == Approx(24).margin(1e-3));
}

TEST_CASE("each fault of a study has its own code") {
    const StudyParts good = [] {
        StudyParts parts = small_parts(GridStudy{});
        parts.parameters = {pipe_of({10, 20}), demand_drawn(0.9, 1, 1.1)};
        return parts;
    }();
    REQUIRE(gashub::test::codes_of(good).empty());
    const auto code = [&](const auto& break_it) {
        StudyParts parts = good;
        break_it(parts);
        const std::set<std::string> codes = gashub::test::codes_of(std::move(parts));
        return codes.size() == 1 ? *codes.begin() : std::to_string(codes.size()) + " codes";
    };
    const auto distribution = [](DistributionBody body) {
        return [body](StudyParts& parts) { parts.parameters[1].distribution->body = body; };
    };
    CHECK(code(distribution(Triangular{1, 3, 2})) == "bad-distribution");
    CHECK(code(distribution(Uniform{2, 2})) == "bad-distribution");
    CHECK(code(distribution(Normal{1, 0})) == "bad-distribution");
    CHECK(code(distribution(Lognormal{-1, 1})) == "bad-distribution");
    CHECK(code(distribution(Discrete{{1, 2}, {0, 0}})) == "bad-distribution");
    CHECK(code([](StudyParts& p) {
              p.correlations = {{{"demand", "pipe"}, 0.5}};
          }) == "bad-correlation");
    CHECK(code([](StudyParts& p) {
              p.correlations = {{{"demand", "supply"}, 0.5}};
          }) == "unknown-parameter");
    CHECK(code([](StudyParts& p) {
              p.parameters[0].path = "arcs.north-sout.capacity_bcm_per_year";
          }) == "unknown-path");
    CHECK(code([](StudyParts& p) { p.parameters[0].values = {-1, 2}; }) == "negative-capacity");
    CHECK(code([](StudyParts& p) { p.parameters[1].distribution.reset(); }) == "missing-key");
    CHECK(code([](StudyParts& p) { p.parameters[0].central = 15; }) == "unknown-option");
    CHECK(code([](StudyParts& p) { p.parameters[0].values = {10, 20, 10}; }) == "bad-parameter");
    CHECK(code([](StudyParts& p) { p.headline = "prise"; }) == "unknown-measure");
    CHECK(code([](StudyParts& p) { p.parameters.erase(p.parameters.begin()); }) == "empty-design");
    CHECK(code([](StudyParts& p) {
              p.condition = cheap();
              p.condition->above = 20;
          }) == "bad-condition");
    CHECK(code([](StudyParts& p) { p.kind = ThresholdStudy{}; }) == "missing-key");
    const auto following = [](double value, const char* measure, const char* path) {
        return [=](StudyParts& p) {
            Parameter share;
            share.id = "share";
            share.values = {value, 1};
            if (value == 1)
                share.values = {1};
            share.targets = {{.path = path, .of = measure}};
            p.parameters.push_back(share);
        };
    };
    const char* path = "arcs.north-south.capacity_bcm_per_year";
    CHECK(code(following(1, "flaw", path)) == "unknown-measure");
    CHECK(code(following(0.5, "flow", path)) == "bad-parameter");
    CHECK(code(following(1, "flow", "arcs.*.capacity_bcm_per_year")) == "bad-parameter");
    CHECK(code(following(1, "flow", "arcs.nowhere.capacity_bcm_per_year")) == "unknown-path");
    CHECK(code([](StudyParts& p) {
              p.threshold = ThresholdSpec{};
              p.threshold->parameter = "pipe";
          }) == "bad-threshold");
    CHECK(code([](StudyParts& p) {
              TableSpec table;
              table.id = "t";
              table.rows = "demand";
              p.tables = {table};
          }) == "bad-table");
}

TEST_CASE("correlations that no numbers can have are refused") {
    StudyParts parts = small_parts(SampleStudy{.draws = 10});
    for (const char* id : {"a", "b", "c"}) {
        Parameter input = demand_drawn(0.9, 1, 1.1);
        input.id = id;
        parts.parameters.push_back(input);
    }
    parts.correlations = {{{"a", "b"}, 0.9}, {{"b", "c"}, 0.9}, {{"a", "c"}, -0.9}};
    CHECK(gashub::test::codes_of(parts) == std::set<std::string>{"bad-correlation"});
    parts.correlations[2].rank = 0.7;
    CHECK(gashub::test::codes_of(parts).empty());
    parts.correlations.push_back({{"b", "a"}, 0.9});
    CHECK(gashub::test::codes_of(parts) == std::set<std::string>{"bad-correlation"});
}
