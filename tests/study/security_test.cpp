// Losses on a land that is counted on fingers: a pipe of 30 and one of 20 from B, one of 40 from C,
// a field of 10 of its own; it wants 60 a year whatever the price. A hard day asks for 80.

#include "study/distributions.hpp"
#include "study/small_study.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;

namespace {

constexpr double mcm_a_day = 1000.0 / 365;

StudyBase land() {
    NetworkParts parts = ascii_parts("b --30@1--> a\n"
                                     "b --20@1--> a\n"
                                     "c --40@1--> a\n"
                                     "a gives 10 at 5\n"
                                     "b gives 100 at 6\n"
                                     "c gives 100 at 7\n"
                                     "a stores 5 in 5 out 8\n"
                                     "a wants 60 fixed\n");
    for (Node& node : parts.nodes)
        node.country = node.id == "a" ? "AA" : node.id == "b" ? "BB" : "CC";
    parts.markets[0].sectors[0].lost_load_eur_per_mwh = 500;
    StudyBase base;
    base.network = checked(std::move(parts));
    base.scenario = checked(one_year(), base.network);
    return base;
}

StudyParts land_parts() {
    SecurityStudy kind;
    kind.areas = {{.id = "land", .title = {"the land", {}}, .regions = {"AA"}, .saved_share = 0.1}};
    Situation day;
    day.id = "hard-day";
    day.set = {
        {"horizon.start", "2021-01-15"}, {"horizon.end", "2021-01-16"}, {"horizon.step", "day"}};
    day.demand = {{.region = "AA", .mcm_per_day = 80 * mcm_a_day, .factor = {}, .source = {}}};
    day.storage_fill = 0;
    day.storage_value_eur_per_mwh = 20;
    kind.situations = {day};
    kind.pairs = 2;
    StudyParts parts = small_parts(std::move(kind));
    parts.watch = {measure_of("n-1", "n-1", "land")};
    return parts;
}

SecurityStudy& kind_of(StudyParts& parts) {
    return std::get<SecurityStudy>(parts.kind);
}

} // namespace

TEST_CASE("N-1 of a hard day is what can enter without the largest way over what is wanted") {
    const Answer answer = answer_of(made(land_parts(), land()));
    // 30 + 20 + 40 + 10 = 100, stores are empty and give their full rate of 8 at any level: 108
    CHECK(*answer.headline.central == Approx(68.0 / 80).epsilon(1e-6));
    CHECK(*cell(answer, "areas", "n-1", "land").value == Approx(100 * 68.0 / 80).epsilon(1e-6));
    CHECK(*cell(answer, "areas", "n-1-demand-side", "land").value ==
          Approx(100 * 68.0 / 72).epsilon(1e-6));
    CHECK(*cell(answer, "areas", "peak-demand", "land").value ==
          Approx(80 * mcm_a_day).epsilon(1e-6));
    // what enters by each border: (50, 40) of 90
    CHECK(*cell(answer, "areas", "route-diversification", "land").value ==
          Approx(100 * (50.0 * 50 + 40.0 * 40) / (90.0 * 90)).epsilon(1e-6));
}

TEST_CASE("a loss that capacity can not make good is short by the difference, worst first") {
    const Answer answer = answer_of(made(land_parts(), land()));
    // stores are empty: 100 can be had; without c-a 60 of 80, without b-a 70, without b-a-2 80
    CHECK(*cell(answer, "all-hard-day", "c-a", "not-served-land").value ==
          Approx(20 * mcm_a_day).margin(1e-3));
    CHECK(*cell(answer, "all-hard-day", "b-a", "not-served-land").value ==
          Approx(10 * mcm_a_day).margin(1e-3));
    CHECK(*cell(answer, "all-hard-day", "b-a-2", "not-served-land").value ==
          Approx(0).margin(1e-3));
    CHECK(*cell(answer, "all-hard-day", "c-a", "price-land").value == Approx(500).epsilon(1e-3));
    CHECK(*cell(answer, "all-hard-day", "c-a", "fall-land").value ==
          Approx(20 * mcm_a_day).margin(1e-2));
    const AnswerTable& losses = answer.tables.front(); // in short
    CHECK(*cell(answer, "losses", "c-a", "not-served").value ==
          Approx(20 * mcm_a_day).margin(1e-3));
    REQUIRE(losses.rows.size() >= 3);
    CHECK(losses.rows[0].id == "c-a");
    CHECK(losses.rows[1].id == "b-a");
    // the two worst together: 30 of 80 are left
    CHECK(*cell(answer, "all-hard-day", "c-a+b-a", "not-served-land").value ==
          Approx(50 * mcm_a_day).margin(1e-3));
    CHECK(cell(answer, "all-hard-day", "c-a", "cut").words.find("b-a") != std::string::npos);
    CHECK(cell(answer, "all-hard-day", "b-a-2", "cut").words == "-"); // the grid could serve all
}

TEST_CASE("a common cause takes its elements away together, and N-1 can count it as one") {
    StudyParts parts = land_parts();
    kind_of(parts).common_causes = {{.id = "b-side", .title = {}, .elements = {"b-a", "b-a-2"}}};
    const Answer answer = answer_of(made(parts, land()));
    CHECK(*cell(answer, "all-hard-day", "b-side", "not-served-land").value ==
          Approx(30 * mcm_a_day).margin(1e-3));
    CHECK(*cell(answer, "all-hard-day", "b-side", "n-1-land").value ==
          Approx(100 * 58.0 / 80).epsilon(1e-6));
    CHECK(*cell(answer, "areas", "n-1-common-cause", "land").value ==
          Approx(100 * 58.0 / 80).epsilon(1e-6));
    CHECK(*cell(answer, "areas", "cause-share-b-side", "land").value ==
          Approx(100 * 50.0 / 108).epsilon(1e-6));
}

TEST_CASE("dependence on an origin is the share of demand that all other gas can not meet") {
    StudyParts parts = land_parts();
    kind_of(parts).origins = {"c", "b"};
    const Answer answer = answer_of(made(parts, land()));
    // without C 68 of 80 (stores give their rate on the grid), without B 58
    CHECK(*cell(answer, "areas", "source-dependence-c", "land").value ==
          Approx(100 * 12.0 / 80).epsilon(1e-4));
    CHECK(*cell(answer, "areas", "source-dependence-b", "land").value ==
          Approx(100 * 22.0 / 80).epsilon(1e-4));
}

TEST_CASE("fuller stores make good what an empty one can not") {
    StudyParts parts = land_parts();
    kind_of(parts).situations[0].storage_fill = 1;
    const Answer answer = answer_of(made(parts, land()));
    CHECK(*cell(answer, "all-hard-day", "c-a", "not-served-land").value ==
          Approx(12 * mcm_a_day).margin(1e-3));
}

TEST_CASE("what the axes change is shown from the first case to the central one") {
    StudyParts parts = land_parts();
    Parameter pipe;
    pipe.id = "pipe";
    pipe.path = "arcs.c-a.capacity_bcm_per_year";
    pipe.values = {40, 60};
    pipe.central = 60;
    parts.parameters = {pipe};
    const Answer answer = answer_of(made(parts, land()));
    CHECK(cell(answer, "all-hard-day", "b-a", "not-served-land").words == "27.4 -> 0.0");
    CHECK(*answer.headline.low == Approx(68.0 / 80).epsilon(1e-6));
    CHECK(*answer.headline.high == Approx(68.0 / 80).epsilon(1e-6)); // the wide pipe is the largest
}

TEST_CASE("demand and stores of a situation may be uncertain: N-1 swings with them") {
    StudyParts parts = land_parts();
    Parameter demand;
    demand.id = "peak";
    demand.path = "study.demand";
    demand.distribution = Distribution{Triangular{0.9, 1, 1.2}};
    parts.parameters = {demand};
    parts.parameters[0].targets = {};
    const Answer answer = answer_of(made(parts, land()));
    REQUIRE(answer.swings.size() == 1);
    const double low = low_end(*demand.distribution), high = high_end(*demand.distribution);
    CHECK(*answer.swings[0].headline_low == Approx(68.0 / (80 * low)).epsilon(1e-6));
    CHECK(*answer.swings[0].headline_high == Approx(68.0 / (80 * high)).epsilon(1e-6));
}

TEST_CASE("the same losses for any number of threads, and none in shards") {
    const Study study = made(land_parts(), land());
    CHECK(is_search(study));
    check_threads_change_nothing(study);
}

TEST_CASE("the sentence of security is made of its numbers") {
    StudyParts parts = land_parts();
    SentencePart part;
    part.text = {"Without {worst land} {short-worst land} mcm/d are missing, without {pair land} "
                 "{short-pair land}; N-1 {n-1 land} %.",
                 {}};
    parts.sentence = {part};
    CHECK(answer_of(made(parts, land())).sentence ==
          "Without c-a 54.8 mcm/d are missing, without c-a + b-a 137.0; N-1 85 %.");
}

TEST_CASE("studies of security that ask for nothing that is there are faults, each with its code") {
    const auto codes = [](const auto& change) {
        StudyParts parts = land_parts();
        change(parts);
        std::set<std::string> found;
        const Result<Study> study = make_study(std::move(parts), {land()});
        for (const Issue& issue : study.issues())
            found.insert(issue.code);
        return found;
    };
    CHECK(codes([](StudyParts&) {}).empty());
    CHECK(codes([](StudyParts& p) { kind_of(p).areas.clear(); }).contains("empty-design"));
    CHECK(codes([](StudyParts& p) { kind_of(p).situations.clear(); }).contains("empty-design"));
    CHECK(codes([](StudyParts& p) {
              kind_of(p).areas[0].regions = {"ZZ"};
          }).contains("unknown-region"));
    CHECK(codes([](StudyParts& p) { kind_of(p).elements = {"none"}; }).contains("unknown-element"));
    CHECK(codes([](StudyParts& p) {
              kind_of(p).common_causes = {{.id = "c-a", .title = {}, .elements = {"b-a"}}};
          }).contains("duplicate-id"));
    CHECK(codes([](StudyParts& p) {
              kind_of(p).situations[0].demand[0].factor = 2;
          }).contains("bad-situation"));
    CHECK(codes([](StudyParts& p) {
              kind_of(p).situations[0].set = {{"arcs.none.capacity_bcm_per_year", 1.0}};
          }).contains("unknown-path"));
    CHECK(codes([](StudyParts& p) {
              Parameter other;
              other.path = "study.nothing";
              other.values = {1, 2};
              p.parameters = {other};
          }).contains("unknown-path"));
    CHECK(codes([](StudyParts& p) {
              Parameter other;
              other.id = "out";
              other.path = "arcs.c-a.capacity_bcm_per_year";
              other.values = {1, 2};
              p.parameters = {other};
          }).contains("bad-parameter"));
}
