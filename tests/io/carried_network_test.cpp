// Scenario files that carry their network: one file to mail.

#include "io/good_files.hpp"
#include "io/json_text.hpp"
#include "io/load.hpp"
#include "io/scenario_json.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace gashub;
using test::codes_of;

namespace {

/// The good scenario with the good network in place of its name; `broken` in place of a word of it.
std::string carrying(const std::string& what = "x", const std::string& by = "x") {
    const std::string network =
        what == by ? test::good_network_text : test::with(test::good_network_text, what, by);
    return test::with(test::good_scenario_text, "\"network.json\"", network);
}

} // namespace

TEST_CASE("a scenario that carries its network needs no other file") {
    const test::TemporaryFolder pair, alone;
    test::write_text(pair / "network.json", test::good_network_text);
    test::write_text(pair / "scenario.json", test::good_scenario_text);
    test::write_text(alone / "one.json", carrying());
    const auto two = load_scenario((pair / "scenario.json").string());
    const auto one = load_scenario((alone / "one.json").string());
    for (const Issue& issue : one.issues())
        UNSCOPED_INFO(to_string(issue));
    REQUIRE(two);
    REQUIRE(one);
    CHECK(one->network == two->network);
    ScenarioParts named = two->scenario.parts();
    named.network.clear();
    CHECK(one->scenario.parts() == named);
    REQUIRE(one->files.size() == 2);
    CHECK(one->files[1].path == (alone / "one.json").string() + "#/network");
    CHECK(one->network_sha256() == sha256(to_json(*parse_json(test::good_network_text))));
}

TEST_CASE("what is written with its network reads back equal, an object a line") {
    const auto scenario = parse_scenario(test::good_scenario_text);
    const auto network = parse_network(test::good_network_text);
    REQUIRE(scenario);
    REQUIRE(network);
    const std::string text = write_scenario(scenario->parts, R"({"kept": 1})", &network->parts);
    const test::TemporaryFolder folder;
    test::write_text(folder / "one.json", text);
    Issues issues;
    const ReadScenario read = read_scenario_parts(folder / "one.json", {}, issues);
    const ReadNetwork again = read_network_of(read, issues);
    CHECK(issues.empty());
    CHECK(again.parts == network->parts);
    CHECK(read.session.find("kept") != std::string::npos);
    ScenarioParts nameless = scenario->parts;
    nameless.network.clear();
    CHECK(read.parts == nameless);
    CHECK(text.find("\n      {\"id\": \"pipe\"") != std::string::npos);
}

TEST_CASE("faults of a carried network are at their place in the scenario's file") {
    const test::TemporaryFolder folder;
    const std::string file = (folder / "one.json").string();
    test::write_text(folder / "one.json",
                     carrying("\"field\", \"to\": \"city\"", "\"field\", \"to\": \"citty\""));
    const auto unknown = load_scenario(file);
    CHECK_FALSE(unknown);
    REQUIRE_FALSE(unknown.issues().empty());
    CHECK(unknown.issues().front().where == Place{file, "/network/pipelines/0/to"});
    test::write_text(folder / "one.json",
                     carrying(R"("id": "pipe", "from")", R"("id": "pipe", "form")"));
    const auto codes = codes_of(load_scenario(file).issues());
    CHECK(std::find(codes.begin(), codes.end(), "unknown-key at /network/pipelines/0/form") !=
          codes.end());
}

TEST_CASE("a child goes by the network that its base carries, or by its own") {
    const test::TemporaryFolder folder;
    test::write_text(folder / "base.json", carrying());
    test::write_text(folder / "child.json",
                     R"({"format": 1, "id": "child", "extends": "base.json"})");
    const auto child = load_scenario((folder / "child.json").string());
    REQUIRE(child);
    CHECK(child->network.parts().id == "small");
    test::write_text(folder / "other.json",
                     test::with(test::good_network_text, "\"small\"", "\"other\""));
    test::write_text(
        folder / "named.json",
        R"({"format": 1, "id": "named", "extends": "base.json", "network": "other.json"})");
    const auto named = load_scenario((folder / "named.json").string());
    REQUIRE(named);
    CHECK(named->network.parts().id == "other");
}

TEST_CASE("two files that carry different networks of one name keep their own") {
    const test::TemporaryFolder folder;
    test::write_text(folder / "a.json", carrying());
    test::write_text(folder / "b.json", carrying(R"("loss_share": 0.01)", R"("loss_share": 0.02)"));
    KnownNetworks known;
    const auto a = load_scenario((folder / "a.json").string(), {}, &known);
    const auto b = load_scenario((folder / "b.json").string(), {}, &known);
    REQUIRE(a);
    REQUIRE(b);
    CHECK_FALSE(a->network == b->network);
}
