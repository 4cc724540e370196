// `study` from outside: the answer, the store, shards, resume, and what it refuses.

#include "cli/program.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gashub;
using namespace gashub::test;

namespace {

const std::string grid = R"({"format": 1, "id": "g", "kind": "grid", "base": "tutorial",
 "question": "What does the city pay when the north pipe grows?",
 "parameters": [
  {"id": "pipe", "title": "north pipe", "unit": "bcm/y", "path": "arcs.north-city.capacity_bcm_per_year", "values": [20, 30, 36.5]},
  {"id": "demand", "path": "demand.XC.factor", "distribution": {"kind": "triangular", "low": 0.8, "mode": 1, "high": 1.2}}],
 "sentence": [{"text": "The city pays {price}, {price@pipe=20} with a pipe of 20."}],
 "watch": [{"id": "price", "indicator": "mean-price", "scope": "city", "title": "price in the city", "unit": "EUR/MWh"}]})";

const std::string search = R"({"format": 1, "id": "t", "kind": "threshold", "base": "tutorial",
 "parameters": [{"id": "pipe", "path": "arcs.north-city.capacity_bcm_per_year", "values": [20, 40]}],
 "threshold": {"parameter": "pipe", "condition": {"indicator": "mean-price", "scope": "city", "below": 22}},
 "watch": [{"id": "price", "indicator": "mean-price", "scope": "city"}]})";

struct Desk {
    TemporaryFolder folder;
    std::string file(const std::string& name, const std::string& text) const {
        write_text(folder / name, text);
        return (folder / name).string();
    }
    std::string at(const std::string& name) const { return (folder / name).string(); }
};

std::map<std::string, std::string> exported(const std::string& store) {
    const TemporaryFolder out;
    const Said said = call({"export", store, "-o", (out / "e").string()});
    INFO(said.err);
    REQUIRE(said.code == 0);
    return files_of(out / "e");
}

/// The tables of its runs: a merged store has no answer yet.
std::map<std::string, std::string> tables(const std::string& store) {
    std::map<std::string, std::string> files = exported(store);
    std::erase_if(files, [](const auto& file) { return file.first.starts_with("answer_"); });
    return files;
}

} // namespace

TEST_CASE("a study prints its answer, the same text as answer.txt, in at most 25 lines") {
    const Desk desk;
    const Said said = call({"study", desk.file("g.json", grid), "-o", desk.at("S")});
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK(said.out == read_text(desk.folder / "S/answer.txt"));
    CHECK(std::count(said.out.begin(), said.out.end(), '\n') <= 25);
    CHECK(said.out_has("What does the city pay when the north pipe grows?"));
    CHECK(said.out_has("The city pays 21.4, 35.1 with a pipe of 20."));
    CHECK(said.out_has("range of cases, no odds attach"));
    CHECK(said.out_has("Turns on: demand"));
    const Said json = call({"study", desk.at("g.json"), "-o", desk.at("S"), "--resume", "--json"});
    CHECK(json.out == read_text(desk.folder / "S/answer.json"));
}

TEST_CASE("threads, shards and a resumed study give the same bytes") {
    const Desk desk;
    const std::string file = desk.file("g.json", grid);
    REQUIRE(call({"study", file, "-o", desk.at("one"), "-j", "1"}).code == 0);
    REQUIRE(call({"study", file, "-o", desk.at("four"), "-j", "4"}).code == 0);
    const auto one = tables(desk.at("one"));
    CHECK(one.at("indicators.csv").size() > 500);
    CHECK(tables(desk.at("four")) == one);
    for (const char* shard : {"2/2", "1/2"})
        REQUIRE(call({"study", file, "-o", desk.at("S"), "--shard", shard}).code == 0);
    const Said merged = call(
        {"merge", desk.at("S/shard-1-of-2"), desk.at("S/shard-2-of-2"), "-o", desk.at("merged")});
    INFO(merged.err);
    REQUIRE(merged.code == 0);
    CHECK(tables(desk.at("merged")) == one);
    const Said answer = call({"study", file, "-o", desk.at("merged"), "--resume"});
    INFO(answer.err);
    CHECK(answer.code == 0);
    CHECK(answer.err_has("5 scenarios are there already"));
    CHECK(read_text(desk.folder / "merged/answer.txt") ==
          read_text(desk.folder / "one/answer.txt"));
    const auto all = exported(desk.at("one"));
    CHECK(exported(desk.at("merged")) == all);
    const std::string& by_pipe = all.at("answer_pipe.csv");
    INFO(by_pipe);
    CHECK(by_pipe.starts_with("id,title,price_eur_per_mwh\n"));
    CHECK(by_pipe.find("\n20,20 bcm/y,35.1") != std::string::npos);
}

TEST_CASE("a store of another study is not mixed, nor of the same one changed") {
    const Desk desk;
    const std::string file = desk.file("g.json", grid);
    REQUIRE(call({"study", file, "-o", desk.at("S")}).code == 0);
    std::string changed = grid;
    changed.replace(changed.find("36.5"), 4, "37.5");
    desk.file("g.json", changed);
    for (const Words& more : {Words{}, Words{"--resume"}}) {
        Words words = {"study", file, "-o", desk.at("S")};
        words.insert(words.end(), more.begin(), more.end());
        const Said said = call(words);
        CHECK(said.code == 2);
        CHECK(said.err_has(more.empty() ? "--resume" : "another"));
    }
}

TEST_CASE("a search is not sharded, a huge grid asks first, an unknown study is named") {
    const Desk desk;
    const Said shard =
        call({"study", desk.file("t.json", search), "-o", desk.at("S"), "--shard", "1/2"});
    CHECK(shard.code == 2);
    CHECK(shard.err_has("[search-in-shards]"));
    std::string values = "0.5";
    for (int i = 1; i < 1100; ++i)
        values += ", " + std::to_string(0.5 + i * 1e-4);
    const std::string huge = R"({"format": 1, "id": "h", "kind": "grid", "base": "tutorial",
     "watch": [{"indicator": "mean-price", "scope": "city"}], "parameters": [
     {"id": "a", "path": "demand.XC.factor", "values": [)" +
                             values + R"(]}, {"id": "b", "path": "demand.XN.factor", "values": [)" +
                             values + "]}]}";
    const Said many = call({"study", desk.file("h.json", huge), "-o", desk.at("H")});
    CHECK(many.code == 2);
    CHECK(many.err_has("[very-large-study]"));
    CHECK(many.err_has("1.21e+06 scenarios, about"));
    CHECK((many.err_has(" minutes on ") || many.err_has(" hours on ")));
    CHECK(many.err_has("--yes"));
    const Said unknown = call({"study", "who-sets-the-prise", "-o", desk.at("U")});
    CHECK(unknown.code == 2);
    CHECK_FALSE(std::filesystem::exists(desk.at("U")));
}

TEST_CASE("a search's rounds go on where they were stopped, and end in the same bracket") {
    const Desk desk;
    const std::string file = desk.file("t.json", search);
    const Said first = call({"study", file, "-o", desk.at("S")});
    REQUIRE(first.code == 0);
    const Said again = call({"study", file, "-o", desk.at("S"), "--resume"});
    CHECK(again.code == 0);
    CHECK(again.out == first.out);
    CHECK(again.out_has("Turns: price below 22"));
    CHECK(again.err_has("are there already"));
}

TEST_CASE("validate takes studies") {
    const Desk desk;
    CHECK(call({"validate", desk.file("g.json", grid)}).code == 0);
    std::string broken = grid;
    broken.replace(broken.find("\"mode\": 1"), 9, "\"mode\": 9");
    const Said said = call({"validate", desk.file("b.json", broken)});
    CHECK(said.code == 2);
    CHECK((said.out_has("[bad-distribution]") || said.err_has("[bad-distribution]")));
}
