// What a reader says of files that are JSON but no network or scenario: each fault with its place.

#include "io/good_files.hpp"
#include "io/json_text.hpp"
#include "io/network_json.hpp"
#include "io/scenario_json.hpp"
#include "support/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace gashub;
using test::codes_of;
using test::with;

namespace {

struct Case {
    std::string what, by, expected;
};

const std::vector<Case> network_cases = {
    {R"("id": "small", )", "", "missing-key at /id"},
    {R"("format": 1, )", "", "missing-key at /format"},
    {R"("node": "city", "sectors")", R"("sectors")", "missing-key at /markets/0/node"},
    {R"("kind": "steps", )", "", "missing-key at /sites/0/cost/kind"},
    {R"("kind": "steps", )", R"("kind": "step", )", "unknown-kind at /sites/0/cost/kind"},
    {R"("kind": "steps", )", R"("kind": 3, )", "wrong-type at /sites/0/cost/kind"},
    {R"("kind": "oil")", R"("kind": "oill")",
     "unknown-kind at /contracts/0/price/parts/1/parts/0/kind"},
    {R"("slope": 0.11)", R"("slop": 0.11)",
     "missing-key at /contracts/0/price/parts/1/parts/0/slope, "
     "unknown-key at /contracts/0/price/parts/1/parts/0/slop"},
    {R"("loss_share": 0.01)", R"("loss_shar": 0.01)", "unknown-key at /pipelines/0/loss_shar"},
    {R"("loss_share": 0.01)", R"("loss_share": "0.01")", "wrong-type at /pipelines/0/loss_share"},
    {R"("loss_share": 0.01)", R"("loss_share": null)", "wrong-type at /pipelines/0/loss_share"},
    {R"("status": "existing")", R"("status": "built")", "unknown-word at /pipelines/0/status"},
    {R"("kind": "linear", "elasticity")", R"("kind": "isoelastic", "elasticity")",
     "unknown-word at /markets/0/sectors/0/kind"},
    {R"("commissioned": "2010")", R"("commissioned": 2010)",
     "wrong-type at /pipelines/0/commissioned"},
    {R"("commissioned": "2010")", R"("commissioned": "spring")",
     "bad-date at /pipelines/0/commissioned"},
    {R"("reference_year": 2021)", R"("reference_year": 2021.5)",
     "wrong-type at /markets/0/sectors/0/reference_year"},
    {R"("protected": true)", R"("protected": 1)", "wrong-type at /markets/0/sectors/0/protected"},
    {R"("name": "South")", R"("name": {"en": "South", "fr": "Sud"})",
     "unknown-key at /regions/0/name/fr"},
    {R"("hubs": [{"id": "city-hub", "node": "city"}])",
     R"("hubs": {"id": "city-hub", "node": "city"})", "wrong-type at /hubs"},
    {R"({"id": "city-hub", "node": "city"})", R"("city-hub")", "wrong-type at /hubs/0"},
    {R"("opening_mix": {"NO": 1})", R"("opening_mix": [1])",
     "wrong-type at /storages/0/opening_mix"},
    {R"([5, {"from": "2021-07-01", "value": 10}])", R"([5, 10])",
     "wrong-type at /pipelines/0/capacity_bcm_per_year/1"},
    {R"([5, {"from": "2021-07-01", "value": 10}])", R"([])",
     "missing-key at /pipelines/0/capacity_bcm_per_year"},
};

const std::vector<Case> scenario_cases = {
    {R"("kind": "outage")", R"("kind": "outtage")", "unknown-kind at /events/0/kind"},
    {R"("kind": "outage", )", "", "missing-key at /events/0/kind"},
    {R"("id": "outage", )", "", "missing-key at /events/0/id"},
    {R"("availability": 0.5)", R"("avail": 0.5)", "unknown-key at /events/0/avail"},
    {R"("start": "2021-01-01", )", "", "missing-key at /horizon/start"},
    {R"("step": "month")", R"("step": "moon")", "unknown-word at /horizon/step"},
    {R"("demand.south.factor": 1.1)", R"("demand.south.factor": [1.1])",
     "wrong-type at /set/demand.south.factor"},
    {R"("events": [)", R"("event": [], "events": [)", "unknown-key at /event"},
    {R"("fill": 0.8, )", "", "missing-key at /policies/2/fill"},
    {R"("each": "region")", R"("each": "town")", "unknown-word at /policies/2/each"},
    {R"("sources": ["invented"])", R"("sources": "invented")", "wrong-type at /sources"},
    {R"("price_level": {"year": 2022, )", R"("price_level": {)",
     "missing-key at /price_level/year"},
};

std::string joined(const std::vector<std::string>& codes) {
    std::string out;
    for (const std::string& code : codes)
        out += (out.empty() ? "" : ", ") + code;
    return out;
}

} // namespace

TEST_CASE("the good files are read without a word") {
    const auto network = parse_network(test::good_network_text);
    CHECK(codes_of(network.issues()) == std::vector<std::string>{});
    REQUIRE(network);
    CHECK(network->parts.pipelines[0].capacity_bcm_per_year ==
          Steps{5, {{make_date(2021, 7, 1), 10}}});
    CHECK(network->parts.markets[0].sectors[0].is_protected);
    CHECK(network->parts.nodes[0].provenance.figures.at("lat").confidence == Confidence::low);
    const auto checked = make_network(network->parts);
    CHECK(codes_of(checked.issues()) == std::vector<std::string>{});
    REQUIRE(checked);
    const auto scenario = parse_scenario(test::good_scenario_text);
    CHECK(codes_of(scenario.issues()) == std::vector<std::string>{});
    REQUIRE(scenario);
    CHECK(codes_of(make_scenario(scenario->parts, *checked).issues()) ==
          std::vector<std::string>{});
}

TEST_CASE("each fault of a network file is named with its pointer, and alone") {
    for (const Case& fault : network_cases) {
        const auto network =
            parse_network(with(test::good_network_text, fault.what, fault.by), "n.json");
        CHECK_FALSE(network);
        CHECK(joined(codes_of(network.issues())) == fault.expected);
        for (const Issue& issue : network.issues())
            CHECK(issue.where.file == "n.json");
    }
}

TEST_CASE("a network cut into a folder of parts, one for each key, has the same faults") {
    for (const Case& fault : network_cases) {
        const auto whole = parse_json(with(test::good_network_text, fault.what, fault.by));
        REQUIRE(whole);
        const test::TemporaryFolder folder;
        char name = 'a';
        for (const JsonMember& member : *whole->object()) {
            JsonValue part;
            part.content = JsonValue::Object{member};
            test::write_text(folder / (std::string(1, name++) + ".json"), to_json(part));
        }
        const auto network = read_network(folder.path());
        CHECK_FALSE(network);
        CHECK(joined(codes_of(network.issues())) == fault.expected);
    }
}

TEST_CASE("each fault of a scenario file is named with its pointer, and alone") {
    for (const Case& fault : scenario_cases) {
        const auto scenario =
            parse_scenario(with(test::good_scenario_text, fault.what, fault.by), "s.json");
        CHECK_FALSE(scenario);
        CHECK(joined(codes_of(scenario.issues())) == fault.expected);
    }
}

TEST_CASE("an unknown key or kind comes with the nearest known one") {
    const auto key = parse_network(
        with(test::good_network_text, R"("loss_share": 0.01)", R"("loss_shar": 0.01)"));
    CHECK(key.issues().at(0).hint == "did you mean \"loss_share\"?");
    const auto kind =
        parse_scenario(with(test::good_scenario_text, R"("kind": "quota")", R"("kind": "quotta")"));
    CHECK(kind.issues().at(0).hint == "did you mean \"quota\"?");
    const auto far = parse_scenario(
        with(test::good_scenario_text, R"("kind": "quota")", R"("kind": "something-else")"));
    CHECK(far.issues().at(0).hint ==
          "one of: embargo, quota, storage-obligation, demand-reduction, tax, relabel, price-cap, "
          "seller-price-cap, reserve-price, regulated-price, open-transit, mark-up");
}

TEST_CASE("what is no object is no network and no scenario") {
    for (const char* text : {"[]", "1", "null", "\"network\"", "true"}) {
        CHECK(codes_of(parse_network(text).issues()).front() == "wrong-type at ");
        CHECK(codes_of(parse_scenario(text).issues()).front() == "wrong-type at ");
    }
}

TEST_CASE("a folder of parts reads as one network, and faults name the part") {
    const test::TemporaryFolder folder;
    const auto write = [&](const std::string& name, const std::string& text) {
        test::write_text(folder / name, text);
    };
    write(
        "a.json",
        R"({"format": 1, "id": "parts", "nodes": [{"id": "one", "country": "NO", "lat": 1, "lon": 2}]})");
    write("b.json", R"({"format": 1, "nodes": [{"id": "two", "country": "NO", "lat": 1, "lon": 2}],
        "pipelines": [{"id": "pipe", "from": "one", "to": "two", "capacity_bcm_per_year": 1}]})");
    write("network.schema.json", "{}");
    write("notes.txt", "no JSON");
    const auto read = read_network(folder.path());
    REQUIRE(read);
    CHECK(read->parts.id == "parts");
    REQUIRE(read->parts.nodes.size() == 2);
    CHECK(read->parts.nodes[1].id == "two");
    CHECK(read->files.size() == 2);
    CHECK(read->places.find("/nodes/1/id") == Place{(folder / "b.json").string(), "/nodes/0/id"});
    CHECK(read->places.find("/pipelines/0") == Place{(folder / "b.json").string(), "/pipelines/0"});

    write("c.json", R"({"id": "other", "sites": [{"id": 7}]})");
    const auto broken = read_network(folder.path());
    CHECK(
        joined(codes_of(broken.issues())) ==
        "wrong-type at /sites/0/id, missing-key at /sites/0/node, missing-key at /sites/0/origin, "
        "missing-key at /sites/0/capacity_bcm_per_year, missing-key at /sites/0/cost, "
        "duplicate-key at /id");
    CHECK(broken.issues()[0].where.file == (folder / "c.json").string());
}

TEST_CASE("an empty folder and a missing file are named") {
    const test::TemporaryFolder folder;
    CHECK(codes_of(read_network(folder.path()).issues()) ==
          std::vector<std::string>{"no-such-file at "});
    CHECK(codes_of(read_network(folder / "none.json").issues()) ==
          std::vector<std::string>{"no-such-file at "});
    CHECK(codes_of(read_scenario(folder / "none.json").issues()) ==
          std::vector<std::string>{"no-such-file at "});
}
