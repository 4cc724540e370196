// The committed schemas and tables are what the dictionary says today, and what is shipped fits the
// schemas. After a change of the dictionary GASHUB_REWRITE=1 writes them anew.

#include "io/dictionary_tables.hpp"
#include "io/json_schema.hpp"
#include "io/json_text.hpp"
#include "io/load.hpp"
#include "support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

using namespace gashub;

namespace {

const std::filesystem::path source = GASHUB_SOURCE_DIR;

/// The committed text is `wanted`; with GASHUB_REWRITE set it is made so.
void check_file(const std::filesystem::path& file, const std::string& wanted) {
    if (std::getenv("GASHUB_REWRITE") != nullptr)
        std::ofstream(file, std::ios::binary) << wanted;
    INFO(file.string() << " lags behind the dictionary; GASHUB_REWRITE=1 test_io writes it anew");
    CHECK((test::read_text(file) == wanted));
}

/// Runs the validator of python3-jsonschema on a file; its words, or "" where the file fits.
std::string misfit(const std::filesystem::path& schema, const std::filesystem::path& file) {
    const std::string script =
        "import json,sys,jsonschema;"
        "v=jsonschema.Draft202012Validator(json.load(open(sys.argv[1])));"
        "e=next(v.iter_errors(json.load(open(sys.argv[2]))),None);"
        "print('' if e is None else 'at '+str(list(e.absolute_path))+': '+e.message[:300],end='')";
    const test::TemporaryFolder folder;
    const std::string command = "python3 -c \"" + script + "\" '" + schema.string() + "' '" +
                                file.string() + "' > '" + (folder / "out").string() + "' 2>&1";
    const int status = std::system(command.c_str());
    const std::string words = test::read_text(folder / "out");
    return status == 0 ? words : "validator failed: " + words;
}

bool has_validator() {
    return std::system("python3 -c 'import jsonschema' 2>/dev/null") == 0;
}

} // namespace

TEST_CASE("the committed schemas are those of the dictionary") {
    check_file(source / "networks/network.schema.json", network_schema());
    check_file(source / "scenarios/scenario.schema.json", scenario_schema());
    check_file(source / "scenarios/study.schema.json", study_schema());
    CHECK(parse_json(study_schema()));
    CHECK(parse_json(network_schema()));
    CHECK(parse_json(scenario_schema()));
}

TEST_CASE("the tables of the READMEs are those of the dictionary") {
    for (const auto& [folder, tables] : {std::pair{"networks", network_tables_text()},
                                         std::pair{"scenarios", scenario_tables_text()},
                                         std::pair{"scenarios/questions", study_tables_text()}}) {
        const std::filesystem::path page = source / folder / "README.md";
        const std::string text = test::read_text(page);
        REQUIRE(text.find(tables_begin) != std::string::npos);
        REQUIRE(text.find(tables_end) != std::string::npos);
        check_file(page, with_tables(text, tables));
    }
}

TEST_CASE("a page without marks is left as it is") {
    CHECK(with_tables("no marks", "tables") == "no marks");
    CHECK(with_tables("a <!-- keys:begin -->old<!-- keys:end --> b", "new\n") ==
          "a <!-- keys:begin -->\nnew\n<!-- keys:end --> b");
}

TEST_CASE("all JSON that comes with the program fits its schema") {
    if (!has_validator()) {
        WARN("python3-jsonschema is missing: shipped files were not held against the schemas");
        return;
    }
    std::size_t files = 0;
    for (const Shipped& thing : list_shipped()) {
        if (std::filesystem::is_directory(thing.path))
            continue;
        const std::string folder = thing.kind == "network" ? "networks" : "scenarios";
        const auto schema = source / folder / (thing.kind + ".schema.json");
        INFO(thing.path.string());
        CHECK(misfit(schema, thing.path) == "");
        ++files;
    }
    CHECK(files >= 4);
}

TEST_CASE("the schemas refuse what the program refuses") {
    if (!has_validator())
        return;
    const test::TemporaryFolder folder;
    const auto refuses = [&](const std::string& schema, const std::string& text) {
        test::write_text(folder / "schema.json", schema);
        test::write_text(folder / "file.json", text);
        const std::string words = misfit(folder / "schema.json", folder / "file.json");
        return words.rfind("at ", 0) == 0;
    };
    const std::string head = R"({"format": 1, "id": "x", )";
    const std::string node = R"("nodes": [{"id": "n", "country": "TR", "lat": 1, "lon": 2}])";
    CHECK_FALSE(refuses(network_schema(), head + node + "}"));
    CHECK(refuses(network_schema(), head + node + R"(, "pipes": []})"));
    CHECK(refuses(network_schema(),
                  head + R"("nodes": [{"id": "N", "country": "TR", "lat": 1, "lon": 2}]})"));
    CHECK(refuses(network_schema(),
                  head + R"("nodes": [{"id": "n", "country": "TR", "lat": 91, "lon": 2}]})"));
    CHECK(refuses(network_schema(), head + R"("nodes": [{"id": "n", "lat": 1, "lon": 2}]})"));
    const std::string study = head + R"("base": "b", "kind": "grid", "parameters": [{"id": "p", )";
    CHECK_FALSE(refuses(study_schema(), study + R"("path": "a.b.c", "values": [1, 2]}]})"));
    CHECK(refuses(study_schema(), study + R"("path": "a.b.c", "value": [1, 2]}]})"));
    CHECK(refuses(study_schema(), head + R"("base": "b", "kind": "grip"})"));
    CHECK(refuses(study_schema(), head + R"("base": "b", "kind": "grid", "draws": 3})"));
    CHECK(refuses(study_schema(), head + R"("kind": "grid"})"));
    CHECK_FALSE(refuses(study_schema(), head + R"("extends": "s.json", "kind": "grid"})"));
    CHECK_FALSE(refuses(scenario_schema(),
                        head + R"("events": [{"id": "e", "kind": "outage", "arc": "a"}]})"));
    CHECK(refuses(scenario_schema(),
                  head + R"("events": [{"id": "e", "kind": "outrage", "arc": "a"}]})"));
    CHECK(refuses(scenario_schema(), head + R"("events": [{"id": "e", "availability": 0}]})"));
    CHECK_FALSE(
        refuses(scenario_schema(),
                head + R"("extends": "b.json", "events": [{"id": "e", "availability": 0}]})"));
    CHECK(refuses(scenario_schema(),
                  head + R"("extends": "b.json", "events": [{"id": "e", "availability": 2}]})"));
}
