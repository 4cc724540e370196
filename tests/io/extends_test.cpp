// Scenarios that build on others: how they merge, which they may name, and whose place a fault
// names.

#include "io/good_files.hpp"
#include "io/load.hpp"
#include "io/scenario_json.hpp"
#include "support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

using namespace gashub;
using test::codes_of;

namespace {

/// A tree with the good network, the good scenario as scenarios/base.json, and what a test adds.
struct Tree {
    test::TemporaryFolder folder;
    Tree() {
        write("networks/network.json", test::good_network_text);
        write("scenarios/base.json",
              test::with(test::good_scenario_text, "network.json", "../networks/network.json"));
    }
    void write(const std::string& name, const std::string& text) const {
        test::write_text(folder / name, text);
    }
    std::string path(const std::string& name) const { return (folder / name).string(); }
    /// Writes a scenario that extends base.json and has the further keys.
    std::string child(const std::string& keys, const std::string& name = "child.json") const {
        write("scenarios/" + name,
              R"({"format": 1, "id": "child", "extends": "base.json")" + keys + "}");
        return path("scenarios/" + name);
    }
};

ScenarioParts read(const std::string& path) {
    const auto result = read_scenario(path);
    for (const Issue& issue : result.issues())
        UNSCOPED_INFO(to_string(issue));
    REQUIRE(result);
    return result->parts;
}

} // namespace

TEST_CASE("a child that adds nothing is its base under another id") {
    const Tree tree;
    ScenarioParts base = read(tree.path("scenarios/base.json")), child = read(tree.child(""));
    CHECK(child.id == "child");
    child.id = base.id;
    CHECK(child == base);
}

TEST_CASE("objects merge key by key, lists without ids are replaced") {
    const Tree tree;
    const ScenarioParts child = read(tree.child(
        R"(, "title": "Other", "price_level": {"factor": 2}, "horizon": {"end": "2021-07-01"}, "watch": ["field"],
           "set": {"demand.south.factor": 0.9, "series.brent": 80})"));
    CHECK(child.title.en == "Other");
    CHECK(child.question.en == "Who pays?");
    CHECK(child.price_level == PriceLevel{2022, 2});
    REQUIRE(child.horizon.size() == 1);
    CHECK(child.horizon[0].start == make_date(2021, 1, 1));
    CHECK(child.horizon[0].end == make_date(2021, 7, 1));
    CHECK(child.watch == std::vector<std::string>{"field"});
    CHECK(child.set == PathValues{{"arcs.pipe.tariff_eur_per_mwh", 3.0},
                                  {"demand.south.factor", 0.9},
                                  {"arcs.pipe.status", std::string("existing")},
                                  {"series.brent", 80.0}});
}

TEST_CASE("events, policies and levers merge by id; remove takes one away") {
    const Tree tree;
    const ScenarioParts base = read(tree.path("scenarios/base.json"));
    const ScenarioParts child = read(tree.child(
        R"(, "events": [{"id": "outage", "availability": 0}, {"id": "demand", "remove": true},
                        {"id": "cost", "kind": "outage", "arc": "lane"},
                        {"id": "new", "kind": "decommission", "arc": "lane"}],
             "policies": [{"id": "embargo", "remove": true}], "levers": [{"id": "lever", "max": 0.5}])"));
    REQUIRE(child.events.size() == base.events.size());
    CHECK(std::get<Outage>(child.events[0].body) == Outage{"pipe", "", "", "", 0});
    CHECK(child.events[0].from == make_date(2021, 2, 1));
    CHECK(child.events[3].id == "demand-2");
    CHECK(std::get<Outage>(child.events[7].body).arc == "lane");
    CHECK(child.events.back().id == "new");
    CHECK(child.policies.size() == base.policies.size() - 1);
    CHECK(child.policies[0].id == "quota");
    CHECK(child.levers[0].max == 0.5);
    CHECK(child.levers[0].path == base.levers[0].path);
}

TEST_CASE("a removal of nothing is a warning, an event of a new kind needs all of its keys") {
    const Tree tree;
    CHECK(codes_of(read_scenario(tree.child(R"(, "events": [{"id": "none", "remove": true}])"))
                       .issues()) == std::vector<std::string>{"nothing-to-remove at /events/0"});
    CHECK(codes_of(read_scenario(tree.child(R"(, "policies": [{"id": "tax", "kind": "quota"}])"))
                       .issues()) == std::vector<std::string>{"missing-key at /policies/0/origin",
                                                              "missing-key at /policies/0/region",
                                                              "missing-key at /policies/0/share"});
    CHECK(codes_of(read_scenario(tree.child(R"(, "events": [{"id": "other", "availability": 1}])"))
                       .issues()) == std::vector<std::string>{"missing-key at /events/0/kind"});
}

TEST_CASE("a parent's event outside of the child's horizon is no warning, its own is") {
    const Tree tree;
    const std::string late =
        R"({"id": "late", "kind": "outage", "arc": "pipe", "availability": 0.5, "from": "2021-08-01"})";
    const std::string horizon = R"(, "horizon": {"end": "2021-07-01"})";
    tree.child(R"(, "events": [)" + late + "]", "parent.json");
    tree.write("scenarios/child.json",
               R"({"format": 1, "id": "child", "extends": "parent.json")" + horizon + "}");
    const auto child = load_scenario(tree.path("scenarios/child.json"));
    REQUIRE(child);
    CHECK(codes_of(child->warnings).empty());
    const auto own = load_scenario(tree.child(horizon + R"(, "events": [)" + late + "]"));
    REQUIRE(own);
    const std::vector<std::string> codes = codes_of(own->warnings);
    CHECK(std::any_of(codes.begin(), codes.end(),
                      [](const std::string& code) { return code.rfind("never-met", 0) == 0; }));
}

TEST_CASE("two of one id in one file stay a double id") {
    const Tree tree;
    const std::string path =
        tree.child(R"(, "events": [{"id": "new", "kind": "outage", "arc": "pipe"},
                                                       {"id": "new", "kind": "outage", "arc": "lane"}])");
    const auto loaded = load_scenario(path);
    CHECK(codes_of(loaded.issues()) == std::vector<std::string>{"duplicate-id at /events/1/id"});
    CHECK(loaded.issues()[0].where.file == path);
}

TEST_CASE("a fault of the merged scenario names the file and the place that said it") {
    const Tree tree;
    const std::string base = tree.path("scenarios/base.json");
    const std::string path = tree.child(
        R"(, "events": [{"id": "commission", "remove": true}, {"id": "limit", "arcs": ["pip"]}],
                                            "horizon": {"end": "2020-01-01"}, "set": {"arcs.lan.loss_share": 0.1})");
    const auto loaded = load_scenario(path);
    REQUIRE(loaded.issues().size() == 3);
    CHECK(loaded.issues()[0].where == Place{path, "/set/arcs.lan.loss_share"});
    CHECK(loaded.issues()[1].where == Place{path, "/events/1/arcs/0"});
    CHECK(loaded.issues()[2].where == Place{path, "/horizon/end"});
    tree.write(
        "scenarios/base.json",
        test::with(test::with(test::good_scenario_text, "network.json", "../networks/network.json"),
                   R"("kind": "price-series", "series": "brent")",
                   R"("kind": "price-series", "series": "brant")"));
    const auto inherited =
        load_scenario(tree.child(R"(, "events": [{"id": "commission", "remove": true}])"));
    REQUIRE(inherited.issues().size() == 1);
    CHECK(inherited.issues()[0].where.pointer == "/events/9/series");
    CHECK(std::filesystem::equivalent(inherited.issues()[0].where.file, base));
}

TEST_CASE("files that extend each other in a circle are named") {
    const Tree tree;
    tree.write("scenarios/a.json", R"({"format": 1, "id": "a", "extends": "b.json"})");
    tree.write("scenarios/b.json", R"({"format": 1, "id": "b", "extends": "c.json"})");
    tree.write("scenarios/c.json", R"({"format": 1, "id": "c", "extends": "a.json"})");
    const auto result = read_scenario(tree.path("scenarios/a.json"));
    REQUIRE(codes_of(result.issues()) == std::vector<std::string>{"extends-cycle at /extends"});
    CHECK(result.issues()[0].message.find("a.json -> b.json -> c.json -> a.json") !=
          std::string::npos);
    tree.write("scenarios/self.json", R"({"format": 1, "id": "self", "extends": "self.json"})");
    CHECK(codes_of(read_scenario(tree.path("scenarios/self.json")).issues()) ==
          std::vector<std::string>{"extends-cycle at /extends"});
}

TEST_CASE("files may extend each other 16 deep") {
    const Tree tree;
    tree.write("scenarios/0.json", R"({"format": 1, "id": "zero"})");
    for (int i = 1; i <= 17; ++i)
        tree.write("scenarios/" + std::to_string(i) + ".json",
                   R"({"format": 1, "id": "n", "extends": ")" + std::to_string(i - 1) +
                       R"(.json"})");
    CHECK(read_scenario(tree.path("scenarios/16.json")));
    CHECK(codes_of(read_scenario(tree.path("scenarios/17.json")).issues()) ==
          std::vector<std::string>{"extends-depth at /extends"});
}

TEST_CASE(
    "what a file names stays inside its tree, and the content of a refused file is never shown") {
    const Tree tree;
    const test::TemporaryFolder outside;
    test::write_text(outside / "secret.json", "password: hunter2");
    std::filesystem::create_symlink(outside / "secret.json", tree.folder / "scenarios/link.json");
    const std::string secret = (outside / "secret.json").string();
    for (const std::string& named :
         {secret, std::string("../../../../../../../../etc/passwd"), std::string("/etc/passwd"),
          std::string("link.json"),
          "../../" + outside.path().filename().string() + "/secret.json"}) {
        for (const char* key : {"extends", "network"}) {
            tree.write("scenarios/x.json", std::string(R"({"format": 1, "id": "x", ")") + key +
                                               "\": \"" + named + "\"}");
            const auto result = read_scenario(tree.path("scenarios/x.json"));
            CHECK(codes_of(result.issues()) ==
                  std::vector<std::string>{"outside-tree at /" + std::string(key)});
            for (const Issue& issue : result.issues())
                CHECK(to_string(issue).find("hunter2") == std::string::npos);
        }
    }
}

TEST_CASE("files of an installed folder may be named from outside of it") {
    const Tree tree;
    const test::TemporaryFolder own;
    const auto relative =
        std::filesystem::relative(tree.folder / "scenarios/base.json", own.path()).string();
    test::write_text(own / "mine.json",
                     R"({"format": 1, "id": "mine", "extends": ")" + relative + "\"}");
    CHECK(codes_of(read_scenario(own / "mine.json").issues()) ==
          std::vector<std::string>{"outside-tree at /extends"});
    CHECK(read_scenario(own / "mine.json", {tree.folder.path()}));
    for (const std::string& named :
         {std::string("base"), (tree.folder / "scenarios/base.json").string()}) {
        test::write_text(own / "mine.json",
                         R"({"format": 1, "id": "mine", "extends": ")" + named + "\"}");
        CHECK_FALSE(read_scenario(own / "mine.json"));
        const auto mine = read_scenario(own / "mine.json", {tree.folder.path()});
        REQUIRE(mine);
        CHECK(mine->parts.events.size() == 10);
    }
    test::write_text(own / "mine.json", R"({"format": 1, "id": "mine", "network": "network"})");
    CHECK(read_scenario(own / "mine.json", {tree.folder.path()})->network ==
          tree.folder / "networks/network.json");
}

TEST_CASE("only regular files are read") {
    const Tree tree;
    REQUIRE(::mkfifo((tree.folder / "scenarios/pipe.json").c_str(), 0600) == 0);
    std::filesystem::create_directory(tree.folder / "scenarios/folder.json");
    CHECK(codes_of(read_scenario(tree.path("scenarios/pipe.json")).issues()) ==
          std::vector<std::string>{"not-a-file at "});
    CHECK(codes_of(read_scenario(tree.path("scenarios/folder.json")).issues()) ==
          std::vector<std::string>{"not-a-file at "});
    std::filesystem::create_symlink("loop.json", tree.folder / "scenarios/loop.json");
    CHECK(codes_of(read_scenario(tree.path("scenarios/loop.json")).issues()) ==
          std::vector<std::string>{"unreadable at "});
    CHECK(codes_of(read_scenario("/dev/zero").issues()) ==
          std::vector<std::string>{"not-a-file at "});
    tree.write("scenarios/x.json", R"({"format": 1, "id": "x", "extends": "none.json"})");
    CHECK(codes_of(read_scenario(tree.path("scenarios/x.json")).issues()) ==
          std::vector<std::string>{"no-such-file at /extends"});
}

TEST_CASE("a sparse file of more than 64 MiB is refused before it is read") {
    const Tree tree;
    tree.write("scenarios/big.json", "{}");
    std::filesystem::resize_file(tree.folder / "scenarios/big.json", (std::size_t{64} << 20) + 1);
    CHECK(codes_of(read_scenario(tree.path("scenarios/big.json")).issues()) ==
          std::vector<std::string>{"file-too-large at "});
}
