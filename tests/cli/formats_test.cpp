// What the program writes for other programs: results as IAMC rows and as a map, from a run, from
// its folder and from a store.

#include "cli/program.hpp"
#include "io/csv.hpp"
#include "io/json_text.hpp"
#include "io/load.hpp"
#include "io/scenario_json.hpp"
#include "io/table_columns.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <sstream>

using namespace gashub;
using namespace gashub::test;

namespace {

Table csv_at(const std::filesystem::path& file) {
    Result<Table> table = read_csv(file);
    INFO(file.string());
    REQUIRE(table);
    return std::move(*table);
}

/// Lines of a text that hold `,word,`.
std::set<std::string> lines_with(const std::string& text, const std::string& word) {
    std::set<std::string> found;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (line.find("," + word + ",") != std::string::npos)
            found.insert(line);
    return found;
}

} // namespace

TEST_CASE("a scenario that carries its network runs alone in its folder, with the same numbers") {
    const TemporaryFolder folder;
    const auto loaded = load_scenario("tutorial");
    REQUIRE(loaded);
    write_text(folder / "mailed.json",
               write_scenario(loaded->scenario.parts(), {}, &loaded->network.parts()));
    const Surroundings there{.folder = folder.path(), .environment = {}, .out = ""};
    const Said alone = call({"run", "mailed.json", "--json"}, there);
    CHECK(alone.code == 0);
    const Said named = call({"run", "tutorial", "--json"});
    const Result<JsonValue> a = parse_json(alone.out), b = parse_json(named.out);
    REQUIRE(a);
    REQUIRE(b);
    for (const char* key : {"objective_meur", "prices"}) {
        INFO(key);
        REQUIRE(a->find(key) != nullptr);
        CHECK(to_json(*a->find(key)) == to_json(*b->find(key)));
    }
    CHECK(call({"validate", "mailed.json"}, there).code == 0);
    // The run's own record finds the inputs again.
    REQUIRE(call({"run", "mailed.json", "-o", "out"}, there).code == 0);
    CHECK(call({"report", "out", "-o", "page.html"}, there).code == 0);
}

TEST_CASE("run writes IAMC rows with a unit in each and a map that carries the flows") {
    const TemporaryFolder folder;
    REQUIRE(
        call({"run", "base-2021", "-o", (folder / "out").string(), "--format", "csv,iamc,geojson"})
            .code == 0);
    const Table rows = csv_at(folder / "out" / "iamc.csv");
    const ColumnView region(rows, "region"), variable(rows, "variable"), unit(rows, "unit"),
        subannual(rows, "subannual"), value(rows, "value");
    double world = 0, turkiye = 0;
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        REQUIRE_FALSE(unit.text(row).empty());
        if (variable.text(row) != "Primary Energy|Gas" || subannual.text(row) != "Year")
            continue;
        if (region.text(row) == "World")
            world = value.number(row);
        if (region.text(row) == "Türkiye")
            turkiye = value.number(row);
    }
    // The same sums from the table of consumption, 1 bcm = 10.55 TWh.
    const Table consumption = csv_at(folder / "out" / "consumption.csv");
    const ColumnView node(consumption, "node"), used(consumption, "consumption_bcm");
    double all = 0, at_home = 0;
    for (std::size_t row = 0; row < consumption.rows(); ++row) {
        all += used.number(row);
        if (node.text(row).starts_with("tr-"))
            at_home += used.number(row);
    }
    CHECK(world == Approx(all * 10.55 * 3.6e-3));
    CHECK(turkiye == Approx(at_home * 10.55 * 3.6e-3));

    const Result<JsonValue> map = parse_json(read_text(folder / "out" / "map.geojson"));
    REQUIRE(map);
    const Table flows = csv_at(folder / "out" / "flows.csv");
    const ColumnView arc(flows, "arc"), flow(flows, "flow_bcm");
    double on_map = 0, in_table = 0, priced = 0;
    for (std::size_t row = 0; row < flows.rows(); ++row)
        in_table += flow.number(row);
    for (const JsonValue& feature : *map->find("features")->list()) {
        const JsonValue* properties = feature.find("properties");
        if (const JsonValue* sum = properties->find("flow_bcm"))
            on_map += *sum->number();
        priced += properties->find("mean_price_eur_per_mwh") != nullptr;
    }
    CHECK(on_map == Approx(in_table));
    CHECK(priced > 100);

    SECTION("its folder gives the same bytes again") {
        REQUIRE(call({"export", (folder / "out").string(), "-o", (folder / "again").string(),
                      "--format", "iamc,geojson"})
                    .code == 0);
        for (const char* name : {"iamc.csv", "map.geojson"})
            CHECK(read_text(folder / "again" / name) == read_text(folder / "out" / name));
    }
}

TEST_CASE("a store's runs stand in one IAMC file, each as its own run writes it") {
    const TemporaryFolder folder;
    make_many(folder.path(), 3);
    Words batch{"batch", "-o", (folder / "S").string(), "--tables", "all"};
    for (const std::string& scenario : many(folder.path()))
        batch.push_back(scenario);
    REQUIRE(call(batch).code == 0);
    REQUIRE(
        call({"export", (folder / "S").string(), "-o", (folder / "e").string(), "--format", "iamc"})
            .code == 0);
    const std::string all = read_text(folder / "e" / "iamc.csv");
    std::size_t count = 0;
    for (const std::string& scenario : many(folder.path())) {
        const std::string id = std::filesystem::path(scenario).stem().string();
        INFO(id);
        REQUIRE(call({"run", scenario, "-o", (folder / id).string(), "--format", "iamc"}).code ==
                0);
        const auto own = lines_with(read_text(folder / id / "iamc.csv"), id);
        CHECK(own.size() > 20);
        CHECK(lines_with(all, id) == own);
        count += own.size();
    }
    CHECK(static_cast<std::size_t>(std::count(all.begin(), all.end(), '\n')) == count + 1);

    // A network that is not the one that was cleared would give wrong countries and units.
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path()))
        if (entry.path().extension() == ".json" &&
            entry.path().parent_path().filename() == "networks")
            write_text(entry.path(), read_text(entry.path()) + " ");
    const Said stale = call(
        {"export", (folder / "S").string(), "-o", (folder / "f").string(), "--format", "iamc"});
    CHECK(stale.code == 2);
    CHECK(stale.err_has("[no-inputs]"));
    CHECK_FALSE(std::filesystem::exists(folder / "f" / "iamc.csv"));
}

TEST_CASE("a study's runs are exported with what each of them changed") {
    const TemporaryFolder folder;
    write_text(folder / "g.json", R"({"format": 1, "id": "g", "kind": "grid", "base": "tutorial",
        "question": "What does the city pay when the north pipe grows?",
        "parameters": [{"id": "pipe", "path": "arcs.north-city.capacity_bcm_per_year", "values": [20, 30]},
                       {"id": "level", "path": "price_level.factor", "values": [1, 1.5]}],
        "watch": [{"id": "price", "indicator": "mean-price", "scope": "city"}]})");
    const Said ran = call(
        {"study", (folder / "g.json").string(), "-o", (folder / "S").string(), "--tables", "all"});
    INFO(ran.err);
    REQUIRE(ran.code == 0);
    REQUIRE(call({"export", (folder / "S").string(), "-o", (folder / "e").string(), "--format",
                  "csv,iamc"})
                .code == 0);
    std::map<std::string, std::map<std::string, double>> changes;
    const Table parameters = csv_at(folder / "e" / "parameters.csv");
    const ColumnView scenario(parameters, "scenario"), path(parameters, "path"),
        value(parameters, "value");
    for (std::size_t row = 0; row < parameters.rows(); ++row)
        changes[std::string(scenario.text(row))][std::string(path.text(row))] = value.number(row);
    REQUIRE(changes.size() == 4);
    const std::string all = read_text(folder / "e" / "iamc.csv");
    for (const auto& [id, of_run] : changes) {
        INFO(id);
        Words run{"run", "tutorial", "-o", (folder / id).string(), "--format", "iamc"};
        for (const auto& [what, number] : of_run)
            run.insert(run.end(),
                       {"--set", (what == "pipe" ? "arcs.north-city.capacity_bcm_per_year="
                                                 : "price_level.factor=") +
                                     std::to_string(number)});
        REQUIRE(call(run).code == 0);
        std::set<std::string> own;
        for (std::string line : lines_with(read_text(folder / id / "iamc.csv"), "tutorial"))
            own.insert(line.replace(line.find(",tutorial,"), 10, "," + id + ","));
        CHECK(own.size() > 20);
        CHECK(lines_with(all, id) == own);
    }
}

TEST_CASE("export says what a store can not be turned into") {
    const TemporaryFolder folder;
    make_many(folder.path(), 1);
    REQUIRE(call({"batch", many(folder.path())[0], "-o", (folder / "S").string()}).code == 0);
    for (const char* format : {"geojson", "sqlite"}) {
        const Said said = call(
            {"export", (folder / "S").string(), "-o", (folder / "e").string(), "--format", format});
        CHECK(said.code == 2);
        CHECK(said.err_has("[bad-arguments]"));
    }
}

TEST_CASE("a network goes to PyPSA and comes back as one that validates and routes the same") {
    const TemporaryFolder folder;
    const std::string out = (folder / "p").string(), back = (folder / "Back Again.json").string();
    const Said nowhere = call({"convert", "tutorial", "--to", "pypsa"});
    CHECK(nowhere.code == 2);
    CHECK(nowhere.err_has("[bad-arguments]"));
    REQUIRE(call({"convert", "tutorial", "--to", "pypsa", "-o", out}).code == 0);
    const Said said = call({"import", "pypsa", out, "-o", back});
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK(said.err_has("6 nodes, 6 arcs, 3 sites, 2 markets, 1 storage"));
    CHECK(call({"validate", back}).code == 0);
    for (const std::string& network : {std::string("tutorial"), back}) {
        INFO(network);
        CHECK(call({"routes", network, "--from", "north", "--to", "city"})
                  .out_has("1. 2.00 EUR/MWh of tariffs, 100.0 % arrives, narrowest 36.5 bcm/year"));
    }
}

TEST_CASE("import refuses with the fault's code and writes nothing") {
    const TemporaryFolder folder;
    write_text(folder / "a.net", "<network><nodes></network>");
    write_text(folder / "a_PipeSegments.csv", "id;name\n1;x\n");
    const std::string out = (folder / "out.json").string();
    const auto refused = [&](Words words, const std::string& code) {
        words.insert(words.end(), {"-o", out});
        const Said said = call(words);
        INFO(said.err);
        CHECK(said.code == 2);
        CHECK(said.err_has("[" + code + "]"));
        CHECK_FALSE(std::filesystem::exists(out));
    };
    refused({"import", "gaslib", (folder / "a.net").string()}, "broken-xml");
    refused({"import", "gaslib", (folder / "none.net").string()}, "no-such-file");
    refused({"import", "scigrid", (folder / "a_PipeSegments.csv").string()}, "missing-column");
    refused({"import", "pypsa", folder.path().string()}, "no-buses");
    refused({"import", "pypsa", "a", "b"}, "bad-arguments");
    refused({"import", "shapefile", "a"}, "bad-arguments");
    refused({"import", "gaslib", "a", "--m3-at", "20"}, "bad-arguments");
}
