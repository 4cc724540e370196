// The front door: paths and ids, values laid on last, everything that comes with the program.

#include "io/good_files.hpp"
#include "io/load.hpp"
#include "support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace gashub;
using test::codes_of;

namespace {

/// A data folder of its own, named by the environment while it lives.
struct DataFolder {
    test::TemporaryFolder folder;
    DataFolder() {
        test::write_text(folder / "networks/network.json", test::good_network_text);
        test::write_text(
            folder / "scenarios/small-year.json",
            test::with(test::good_scenario_text, "network.json", "../networks/network.json"));
        test::write_text(
            folder / "scenarios/studies/price.json",
            R"({"format": 1, "id": "price", "kind": "grid", "question": "How dear?"})");
        ::setenv("GASHUB_DATA_DIR", folder.path().c_str(), 1);
    }
    ~DataFolder() { ::unsetenv("GASHUB_DATA_DIR"); }
};

} // namespace

TEST_CASE("a scenario is loaded by its path or its id, with the digests of all files") {
    const DataFolder data;
    const auto by_path = load_scenario((data.folder / "scenarios/small-year.json").string());
    const auto by_id = load_scenario("small-year");
    REQUIRE(by_path);
    REQUIRE(by_id);
    CHECK(by_path->scenario == by_id->scenario);
    CHECK(by_path->network == by_id->network);
    REQUIRE(by_id->files.size() == 2);
    CHECK(by_id->files[1].sha256 == sha256(test::good_network_text));
    CHECK(load_network("network"));
}

TEST_CASE("a known network is not read again, and says the same") {
    const DataFolder data;
    KnownNetworks known;
    const auto first = load_scenario("small-year", {}, &known);
    REQUIRE(first);
    test::write_text(data.folder / "networks/network.json", "{");
    CHECK_FALSE(load_scenario("small-year"));
    const auto second = load_scenario("small-year", {}, &known);
    REQUIRE(second);
    CHECK(second->network == first->network);
    CHECK(second->scenario == first->scenario);
    CHECK(second->files.size() == 2);
    CHECK(second->files[1].sha256 == first->files[1].sha256);
    CHECK_FALSE(load_scenario("small-year", {{"arcs.no-such.loss_share", 0.1}}, &known));
}

TEST_CASE("SHA-256 is that of FIPS 180-4") {
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("an unknown id or path comes with the nearest known one") {
    const DataFolder data;
    const auto id = load_scenario("smal-year");
    REQUIRE(codes_of(id.issues()) == std::vector<std::string>{"unknown-scenario at "});
    CHECK(id.issues()[0].hint == "did you mean \"small-year\"?");
    CHECK(codes_of(load_network("netwrk").issues()) ==
          std::vector<std::string>{"unknown-network at "});
    CHECK(codes_of(load_scenario("scenarios/none.json").issues()) ==
          std::vector<std::string>{"no-such-file at "});
}

TEST_CASE("values are laid on last, and their faults name --set") {
    const DataFolder data;
    const auto loaded = load_scenario(
        "small-year", {{"events.outage.availability", 0.1}, {"arcs.lane.loss_share", 0.02}});
    REQUIRE(loaded);
    CHECK(std::get<Outage>(loaded->scenario.parts().events[0].body).availability == 0.1);
    const auto wrong = load_scenario(
        "small-year", {{"arcs.lan.loss_share", 0.02}, {"events.outage.availability", 7.0}});
    REQUIRE(wrong.issues().size() == 2);
    CHECK(wrong.issues()[0].where == Place{"--set", "arcs.lan.loss_share"});
    CHECK(wrong.issues()[0].code == "unknown-path");
    CHECK(wrong.issues()[1].code == "out-of-range");
    const auto broken = load_scenario("small-year", {{"storages.store.start_bcm", 3.0}});
    CHECK(codes_of(broken.issues()) ==
          std::vector<std::string>{"contradiction at /storages/0/start_bcm"});
}

TEST_CASE("a network's faults and warnings come through a scenario with the network's file") {
    const DataFolder data;
    const std::string network = (data.folder / "networks/network.json").string();
    test::write_text(network,
                     test::with(test::good_network_text, R"("from": "field", "to": "city")",
                                R"("from": "field", "to": "citty")"));
    const auto broken = load_scenario("small-year");
    REQUIRE(codes_of(broken.issues()) ==
            std::vector<std::string>{"unknown-node at /pipelines/0/to"});
    CHECK(std::filesystem::equivalent(broken.issues()[0].where.file, network));
}

TEST_CASE("faults of keys, of meaning and of the network come at once, none twice") {
    const DataFolder data;
    const std::string scenario = (data.folder / "scenarios/small-year.json").string();
    std::string text = test::read_text(scenario);
    text = test::with(text, R"("availability": 0.5)", R"("availabilty": 0.5)");
    text = test::with(text, R"("kind": "quota")", R"("kind": "quotum")");
    text = test::with(text, R"("region": "south", "date")", R"("region": "sout", "date")");
    text = test::with(text, R"("arcs": ["pipe"])", R"("arcs": [7])");
    test::write_text(scenario, text);
    CHECK(codes_of(load_scenario("small-year").issues()) ==
          std::vector<std::string>{
              "unknown-key at /events/0/availabilty", "wrong-type at /events/6/arcs/0",
              "unknown-kind at /policies/1/kind", "unknown-region at /policies/2/region"});
    test::write_text(
        data.folder / "networks/network.json",
        test::with(test::with(test::good_network_text, R"("loss_share": 0.01)", R"("loss": 0.01)"),
                   R"("profile": "flat", "cost")", R"("profile": "falt", "cost")"));
    const Issues issues = load_scenario("small-year").issues();
    REQUIRE(issues.size() == 5);
    CHECK(codes_of({issues[3], issues[4]}) ==
          std::vector<std::string>{"unknown-key at /pipelines/0/loss",
                                   "unknown-profile at /sites/0/profile"});
}

TEST_CASE("a schema among the files is told apart") {
    const DataFolder data;
    test::write_text(data.folder / "s.json",
                     R"({"$schema": "https://json-schema.org/draft/2020-12/schema"})");
    CHECK(codes_of(load_scenario((data.folder / "s.json").string()).issues()) ==
          std::vector<std::string>{"is-schema at "});
    CHECK(codes_of(load_network((data.folder / "s.json").string()).issues()) ==
          std::vector<std::string>{"is-schema at "});
}

TEST_CASE("a scenario without a network says so") {
    const DataFolder data;
    test::write_text(data.folder / "scenarios/lost.json", R"({"format": 1, "id": "lost"})");
    CHECK(codes_of(load_scenario("lost").issues()) ==
          std::vector<std::string>{"missing-key at /network"});
}

TEST_CASE("the list holds networks, scenarios and studies with their questions") {
    const DataFolder data;
    const std::vector<Shipped> all = list_shipped();
    REQUIRE(all.size() == 3);
    CHECK(all[0].kind == "network");
    CHECK(all[0].id == "small");
    CHECK(all[0].title.tr == "Küçük");
    CHECK(all[1].kind == "scenario");
    CHECK(all[1].question.en == "Who pays?");
    CHECK(all[2].kind == "study");
    CHECK(all[2].question.en == "How dear?");
}

TEST_CASE("everything that comes with the program loads, its id is its file's name") {
    std::size_t files = 0;
    for (const Shipped& thing : list_shipped()) {
        INFO(thing.path.string());
        CHECK(thing.path.stem() == thing.id);
        CHECK_FALSE(thing.question.en.empty());
        if (thing.kind == "study")
            continue;
        const Issues issues = thing.kind == "network" ? load_network(thing.path.string()).issues()
                                                      : load_scenario(thing.path.string()).issues();
        for (const Issue& issue : issues)
            UNSCOPED_INFO(to_string(issue));
        CHECK_FALSE(has_errors(issues));
        ++files;
    }
    CHECK(files >= 4);
}

TEST_CASE("a scenario in a folder is found by its id and by folder and id") {
    const auto by_id = find_scenario("go-big");
    const auto by_folder = find_scenario("hub/go-big");
    REQUIRE(by_id);
    REQUIRE(by_folder);
    CHECK(*by_id == *by_folder);
    // Two files of one name: the folder tells them apart, the id alone is the one on top.
    CHECK(find_scenario("risk/black-sea")->parent_path().filename() == "risk");
    CHECK(find_scenario("black-sea")->parent_path().filename() == "scenarios");
    CHECK_FALSE(find_scenario("price/go-big"));
}
