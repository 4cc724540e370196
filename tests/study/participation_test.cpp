// Who joins a hub, on markets solved in the head: gas of the east costs 12 at the hub and that of
// the west 21, each 5 a year; the far field's costs 51. Home gas stands beside them.

#include "base/annuity.hpp"
#include "study/reduction/route.hpp"
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

namespace {

/// The east's pipe is not there: 100 MEUR a bcm a year build it, for ten years at a tenth.
StudyBase base_to_build() {
    NetworkParts parts = hub_base("30", "15").network.parts();
    for (Arc& arc : parts.pipelines)
        if (arc.id == "east-hub") {
            arc.capacity_bcm_per_year = Steps{0, {}};
            arc.expandable = Expansion{5, 100, 10, 0.1, 0, {}};
        }
    StudyBase base;
    base.network = checked(std::move(parts));
    base.scenario = checked(one_year(), base.network);
    return base;
}

StudyParts building_parts() {
    StudyParts parts = party_parts();
    auto& kind = std::get<ParticipationStudy>(parts.kind);
    kind.candidates[0].route = {"east-hub"};
    kind.candidates[0].elsewhere = {"home", ""};
    kind.candidates[0].out = {{"arcs.east-hub.expandable.maximum_bcm_per_year", 0.0}};
    return parts;
}

} // namespace

TEST_CASE(
    "who must build its way needs what it costs at its owner's rate, and is told what it earns") {
    const Answer answer = answer_of(made(building_parts(), base_to_build()));
    const double owed = annuity(0.1, 10) * 100 / 10.55; // EUR/MWh
    const double entry = *cell(answer, "east", "entry").value;
    CHECK(entry == Approx(12 + owed).margin(0.11));
    CHECK(cell(answer, "east", "verdict").words == "joins");
    CHECK(*cell(answer, "east", "route").value == Approx(0.5)); // bn EUR
    const double rate = *cell(answer, "east", "rate").value / 100;
    CHECK(annuity(rate, 10) * 500 ==
          Approx(annuity(0.1, 10) * 500 + (30 - entry) * 5 * 10.55).epsilon(1e-3));
    CHECK(cell(answer, "west", "rate").words == "-");
    CHECK(cell(answer, "east", "elsewhere").words == "10.0 home");
    CHECK(*cell(answer, "west", "elsewhere").value == Approx(20).margin(1e-3)); // what it costs
}

TEST_CASE("what a way earns at a lower price is a lower rate, down to none") {
    const Route route{5, 500, 0, annuity(0.1, 10) * 500, 10};
    CHECK(*rate_of(route, 0, 10.55) == Approx(0.1).epsilon(1e-6));
    CHECK(*rate_of(route, 1, 10.55) > 0.1);
    CHECK(*rate_of(route, -0.5, 10.55) < 0.1);
    CHECK(!rate_of(route, -2, 10.55));
}

TEST_CASE("volumes are told for each year, entry prices looked for in the one that is named") {
    StudyParts parts = party_parts();
    Parameter year;
    year.id = "year";
    year.path = "demand.XX.factor";
    year.values = {1, 2};
    year.central = 1;
    parts.parameters = {year};
    parts.watch.push_back(measure_of("used", "consumption", "XX"));
    auto& kind = std::get<ParticipationStudy>(parts.kind);
    kind.years = "year";
    kind.at = {{"year", PathValue(2.0)}};
    kind.beside = {"used"};
    kind.candidates[0].central_at = {{"1", 2.0}};
    const Study study = made(parts, hub_base("30", "4"));
    const std::vector<Ran> runs = runs_of(study);
    for (const Ran& run : runs)
        if (run.point.find("given-price") != nullptr)
            CHECK(run.point.find("year")->number == 2);
    const Answer answer = reduce(study, runs);
    CHECK(*cell(answer, "east", "central-1").value == 2);
    CHECK(*cell(answer, "east", "central-2").value == 5);
    CHECK(*cell(answer, "sum", "central-1").value == 12);
    CHECK(*cell(answer, "west", "with-all-1").value == Approx(0).margin(1e-3)); // 4 wanted
    CHECK(*cell(answer, "west", "with-all-2").value == Approx(3).margin(1e-3)); // 8 wanted
    CHECK(cell(answer, "west", "verdict").words == "joins");
    CHECK(*cell(answer, "used", "with-all-1").value == Approx(4).margin(1e-3));
    CHECK(*cell(answer, "used", "with-all-2").value == Approx(8).margin(1e-3));
}

TEST_CASE("of a candidate's origin it is told what is burnt behind the hub, and how much it could "
          "sell at least and at most") {
    StudyBase base = hub_base("30", "3");
    NetworkParts network = base.network.parts();
    for (Node& node : network.nodes)
        node.country = node.id == "hub" ? "HH" : node.id == "east" ? "EE" : "WW";
    network.nodes.push_back(network.nodes.front());
    network.nodes.back().id = "away";
    network.nodes.back().country = "AA";
    network.pipelines.push_back(network.pipelines.front());
    Arc& exit = network.pipelines.back();
    exit.id = "hub-away";
    exit.from = "hub";
    exit.to = "away";
    exit.capacity_bcm_per_year = Steps{1, {}};
    network.markets.push_back(network.markets.front());
    network.markets.back().id = "away";
    network.markets.back().node = "away";
    for (Site& site : network.sites)
        site.origin =
            network.nodes[static_cast<std::size_t>(base.network.find_node(site.node))].country;
    base.network = checked(network);
    base.scenario = checked(one_year(), base.network);
    StudyParts parts = party_parts();
    auto& kind = std::get<ParticipationStudy>(parts.kind);
    kind.beyond = "AA";
    kind.candidates[0].low_bcm = 2;
    kind.candidates[0].high_bcm = 9;
    const Answer answer = answer_of(made(parts, base));
    CHECK(*cell(answer, "east", "beyond").value == Approx(100 * 1 / 4.0).margin(0.1));
    CHECK_FALSE(cell(answer, "far", "beyond").value); // none of it is burnt anywhere
    CHECK(cell(answer, "east", "central").low == 2.0);
    CHECK(cell(answer, "east", "central").high == 9.0);
    CHECK_FALSE(cell(answer, "west", "central").low);
    base.network = checked([&] {
        network.pipelines.back().capacity_bcm_per_year = Steps{0, {}};
        return network;
    }());
    base.scenario = checked(one_year(), base.network);
    CHECK(*cell(answer_of(made(parts, base)), "east", "beyond").value == Approx(0).margin(0.1));
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
    CHECK(codes([](Kind& k) { k.years = "year"; }).contains("unknown-parameter"));
    CHECK(codes([](Kind& k) { k.at = {{"year", PathValue(1.0)}}; }).contains("unknown-parameter"));
    CHECK(codes([](Kind& k) { k.beside = {"flaw"}; }).contains("unknown-measure"));
    CHECK(codes([](Kind& k) { k.beyond = "ZZ"; }).contains("unknown-region"));
    CHECK(codes([](Kind& k) { k.candidates[0].low_bcm = 6; }).contains("bad-candidate"));
    CHECK(codes([](Kind& k) { k.candidates[0].high_bcm = 4; }).contains("bad-candidate"));
    CHECK(codes([](Kind& k) {
              k.candidates[0].central_at = {{"2035", 1.0}};
          }).contains("unknown-option"));
    CHECK(codes([](Kind& k) { k.candidates[0].route = {"no-arc"}; }).contains("unknown-arc"));
    CHECK(codes([](Kind& k) { k.candidates[0].route = {"east-hub"}; }).contains("bad-candidate"));
}
