// Who joins a hub, on markets solved in the head: gas of the east costs 12 at the hub and that of
// the west 21, each 5 a year; the far field's costs 51. Home gas stands beside them.

#include "study/small_study.hpp"

#include <catch2/catch.hpp>

using namespace gashub;
using namespace gashub::test;

namespace {

StudyBase hub_base(const std::string& home, const std::string& wanted) {
    StudyBase base;
    base.network = ascii_network("east --5@2--> hub\n"
                                 "west --5@1--> hub\n"
                                 "far --5@1--> hub\n"
                                 "east gives 60 at 10\n"
                                 "west gives 60 at 20\n"
                                 "far gives 60 at 50\n"
                                 "hub gives 60 at " +
                                 home +
                                 "\n"
                                 "hub wants " +
                                 wanted + " at 20\n");
    base.scenario = checked(one_year(), base.network);
    return base;
}

Candidate candidate_of(const std::string& from) {
    Candidate candidate;
    candidate.id = from;
    candidate.central_bcm = 5;
    candidate.arcs = {from + "-hub"};
    candidate.out = {{"arcs." + from + "-hub.capacity_bcm_per_year", 0.0}};
    return candidate;
}

StudyParts party_parts() {
    ParticipationStudy kind;
    kind.candidates = {candidate_of("east"), candidate_of("west"), candidate_of("far")};
    kind.node = "hub";
    kind.high = 45;
    StudyParts parts = small_parts(std::move(kind));
    parts.watch = {measure_of("price", "mean-price", "hub")};
    return parts;
}

const AnswerCell& cell(const Answer& answer, const std::string& row, const std::string& column) {
    const AnswerTable& table = answer.tables.front();
    for (const AnswerTable::Row& each : table.rows)
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            if (each.id == row && table.columns[c].id == column)
                return each.cells[c];
    FAIL("no cell " << row << " " << column);
    return table.rows.front().cells.front();
}

} // namespace

TEST_CASE("a candidate needs its cost and its way, found to a tenth, whatever the others do") {
    for (const char* home : {"8", "30"}) {
        const Answer answer = answer_of(made(party_parts(), hub_base(home, "15")));
        INFO("home gas at " << home);
        CHECK(*cell(answer, "east", "entry").value == Approx(12).margin(0.11));
        CHECK(*cell(answer, "west", "entry").value == Approx(21).margin(0.11));
        CHECK_FALSE(cell(answer, "far", "entry").value);
        CHECK(cell(answer, "far", "entry").words == "over 45");
    }
}

TEST_CASE("where home gas is dear all but the far field join, where it is cheap nobody does") {
    const Answer dear = answer_of(made(party_parts(), hub_base("30", "15")));
    CHECK(cell(dear, "east", "verdict").words == "joins");
    CHECK(cell(dear, "west", "verdict").words == "joins");
    CHECK(cell(dear, "far", "verdict").words == "never (to 45)");
    CHECK(*cell(dear, "east", "with-all").value == Approx(5).margin(1e-3));
    CHECK(*cell(dear, "sum", "with-all").value == Approx(10).margin(1e-3));
    CHECK(*cell(dear, "east", "pays-all").value == Approx(30).margin(1e-3));
    const Answer cheap = answer_of(made(party_parts(), hub_base("8", "15")));
    CHECK(cell(cheap, "east", "verdict").words.starts_with("above 12."));
    CHECK(cell(cheap, "west", "verdict").words.starts_with("above 21."));
    CHECK(*cell(cheap, "sum", "with-all").value == Approx(0).margin(1e-3));
    CHECK(*cell(cheap, "east", "pays-alone").value == Approx(8).margin(1e-3));
}

TEST_CASE("a candidate whom others push below its entry price comes only alone") {
    const Answer answer = answer_of(made(party_parts(), hub_base("30", "4")));
    CHECK(cell(answer, "east", "verdict").words == "joins");
    CHECK(cell(answer, "west", "verdict").words == "only alone");
    CHECK(*cell(answer, "west", "pays-alone").value == Approx(21).margin(1e-3));
    CHECK(*cell(answer, "west", "pays-all").value == Approx(12).margin(1e-3));
}

TEST_CASE("odds of a gate stand beside the volumes and change none of them") {
    StudyParts parts = party_parts();
    const Answer plain = answer_of(made(parts, hub_base("30", "15")));
    std::get<ParticipationStudy>(parts.kind).candidates[0].gate = 0.2;
    const Answer gated = answer_of(made(parts, hub_base("30", "15")));
    CHECK(*cell(gated, "sum", "with-all").value == *cell(plain, "sum", "with-all").value);
    CHECK(*cell(gated, "sum-gated", "with-all").value == Approx(0.2 * 5 + 5).margin(1e-3));
    CHECK(*cell(plain, "sum-gated", "with-all").value == Approx(10).margin(1e-3));
}

TEST_CASE(
    "each combination of the axes has its parties, the entry search runs in the central one") {
    StudyParts parts = party_parts();
    Parameter home;
    home.id = "wanted";
    home.path = "demand.XX.factor";
    home.values = {1, 2};
    home.central = 1;
    parts.parameters = {home};
    const Study study = made(parts, hub_base("30", "4"));
    const std::vector<Ran> runs = runs_of(study, {.threads = 2});
    std::size_t parties = 0;
    std::set<std::string> ids;
    for (const Ran& run : runs) {
        ids.insert(run.point.id);
        if (run.point.find("given-price") == nullptr)
            ++parties;
        else
            CHECK(run.point.find("wanted")->number == 1);
    }
    CHECK(parties == 2 * (2 + 2 * 3));
    CHECK(ids.size() == runs.size());
    const Answer answer = reduce(study, runs);
    CHECK(cell(answer, "west", "verdict").words == "only alone");
    CHECK(*cell(answer, "west", "with-all").high ==
          Approx(3).margin(1e-3)); // 8 wanted, 5 from east
}

TEST_CASE("the same runs for any number of threads, and a search can not be sharded") {
    const Study study = made(party_parts(), hub_base("30", "15"));
    CHECK(is_search(study));
    check_threads_change_nothing(study);
}

TEST_CASE("the sentence names who joins: dearer home gas gives another sentence") {
    StudyParts parts = party_parts();
    SentencePart part;
    part.text = {"{joining} of {candidates} join: {joins}; never: {never}; {sum} bcm.", {}};
    parts.sentence = {part};
    CHECK(answer_of(made(parts, hub_base("30", "15"))).sentence ==
          "2 of 3 join: east, west; never: far; 10.0 bcm.");
    CHECK(answer_of(made(parts, hub_base("8", "15"))).sentence ==
          "0 of 3 join: nobody; never: far; 0.0 bcm.");
}

TEST_CASE("candidates that are none are faults, each with its code") {
    const auto codes = [](const auto& change) {
        StudyParts parts = party_parts();
        change(std::get<ParticipationStudy>(parts.kind));
        std::set<std::string> found;
        const Result<Study> study = make_study(std::move(parts), {hub_base("30", "15")});
        for (const Issue& issue : study.issues())
            found.insert(issue.code);
        return found;
    };
    using Kind = ParticipationStudy;
    CHECK(codes([](Kind&) {}).empty());
    CHECK(codes([](Kind& k) { k.candidates.clear(); }).contains("empty-design"));
    CHECK(codes([](Kind& k) { k.candidates[0].central_bcm = 0; }).contains("bad-candidate"));
    CHECK(codes([](Kind& k) { k.candidates[0].arcs.clear(); }).contains("missing-key"));
    CHECK(codes([](Kind& k) { k.candidates[0].arcs = {"none"}; }).contains("unknown-arc"));
    CHECK(codes([](Kind& k) { k.candidates[0].sites = {"none"}; }).contains("unknown-site"));
    CHECK(codes([](Kind& k) { k.candidates[1].id = "east"; }).contains("duplicate-id"));
    CHECK(codes([](Kind& k) {
              k.candidates[0].out = {{"arcs.no.tariff_eur_per_mwh", 1.0}};
          }).contains("unknown-path"));
    CHECK(codes([](Kind& k) { k.node = "nowhere"; }).contains("unknown-node"));
    CHECK(codes([](Kind& k) { k.node.clear(); }).contains("missing-key")); // the base has no hub
    CHECK(codes([](Kind& k) { k.low = 50; }).contains("bad-threshold"));
}
