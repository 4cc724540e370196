// Studies as files: what is read, how they build on one another, and where a fault is said to be.

#include "io/study_json.hpp"
#include "support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gashub;

namespace {

const std::string inputs = R"({"format": 1, "id": "inputs", "kind": "sample", "draws": 10,
 "base": "tutorial", "watch": [{"indicator": "mean-price", "scope": "city"}],
 "parameters": [
  {"id": "demand", "path": "demand.XC.factor", "distribution": {"kind": "uniform", "low": 0.8, "high": 1.2}},
  {"id": "ships", "path": "arcs.gulf-city.tariff_eur_per_mwh", "distribution": {"kind": "uniform", "low": 1, "high": 4}}]})";

struct Tree {
    test::TemporaryFolder folder;
    std::string write(const std::string& name, const std::string& text) const {
        test::write_text(folder / "scenarios" / name, text);
        return (folder / "scenarios" / name).string();
    }
};

/// The one fault of a study in words.
std::string fault(const std::string& file) {
    const Result<LoadedStudy> study = load_study(file);
    if (study)
        return "no fault";
    return study.issues().size() == 1
               ? study.issues().front().where.pointer + " " + study.issues().front().code
               : std::to_string(study.issues().size()) + " faults";
}

std::string with(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

} // namespace

TEST_CASE("a study takes over the inputs of the one that it extends, and takes some away") {
    const Tree tree;
    tree.write("inputs.json", inputs);
    const Result<LoadedStudy> study = load_study(tree.write("grid.json", R"({"format": 1,
     "id": "grid", "extends": "inputs.json", "kind": "grid", "parameters": [
      {"id": "ships", "remove": true}, {"id": "demand", "unit": "x"},
      {"id": "pipe", "path": "arcs.north-city.capacity_bcm_per_year", "values": [20, 40]}]})"));
    for (const Issue& issue : study.issues())
        FAIL_CHECK(to_string(issue));
    REQUIRE(study);
    const StudyParts& parts = study->study.parts();
    CHECK(std::holds_alternative<GridStudy>(parts.kind));
    REQUIRE(parts.parameters.size() == 2);
    CHECK(parts.parameters[0].id == "demand");
    CHECK(parts.parameters[0].unit == "x");
    CHECK(std::get<Uniform>(parts.parameters[0].distribution->body).low == 0.8);
    CHECK(parts.parameters[1].id == "pipe");
    CHECK(parts.watch.size() == 1);
    CHECK(study->files.size() == 4); // both studies, the scenario, its network
}

TEST_CASE("a study that is written and read again is the same study") {
    const Result<ReadStudy> first = parse_study(inputs);
    REQUIRE(first);
    const Result<ReadStudy> second = parse_study(write_study(first->parts));
    for (const Issue& issue : second.issues())
        FAIL_CHECK(to_string(issue));
    REQUIRE(second);
    CHECK(first->parts == second->parts);
}

TEST_CASE("a fault of a study is said at its place in the file that has it") {
    const Tree tree;
    const auto broken = [&](const std::string& what, const std::string& by) {
        return fault(tree.write("broken.json", with(inputs, what, by)));
    };
    CHECK(fault(tree.write("good.json", inputs)) == "no fault");
    CHECK(broken("\"draws\"", "\"draw\"") != "no fault");
    CHECK(broken("\"low\": 0.8", "\"low\": 1.8") == "/parameters/0/distribution bad-distribution");
    CHECK(broken("demand.XC.factor", "demand.XQ.factor") == "/parameters/0 unknown-path");
    CHECK(broken("\"tutorial\"", "\"tutoriel\"") == "/base unknown-scenario");
    CHECK(broken("\"kind\": \"sample\"", "\"kind\": \"samples\"") != "no fault");
    CHECK(broken("\"watch\": [{\"indicator\"", "\"watch\": [{\"indicater\"") != "no fault");
    tree.write("inputs.json", with(inputs, "\"high\": 4", "\"high\": 0"));
    const Result<LoadedStudy> child = load_study(tree.write(
        "child.json", R"({"format": 1, "id": "child", "extends": "inputs.json", "seed": 2})"));
    REQUIRE_FALSE(child);
    REQUIRE(child.issues().size() == 1);
    CHECK(child.issues().front().where.file.find("inputs.json") != std::string::npos);
    CHECK(child.issues().front().where.pointer == "/parameters/1/distribution");
}

TEST_CASE("the digest of a study is another when any file that it hangs on is") {
    const Tree tree;
    tree.write("inputs.json", inputs);
    const std::string child = tree.write(
        "child.json", R"({"format": 1, "id": "child", "extends": "inputs.json", "seed": 2})");
    const std::string before = load_study(child)->sha256;
    tree.write("inputs.json", with(inputs, "\"low\": 0.8", "\"low\": 0.85"));
    CHECK(load_study(child)->sha256 != before);
}
