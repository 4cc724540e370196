// SciGRID_gas: a made-up grid in its form, units and projections by hand, what is inferred and what
// is raw, and files with faults.

#include "io/good_files.hpp"
#include "io/import/projection.hpp"
#include "io/import/python_literal.hpp"
#include "io/import/scigrid.hpp"
#include "support/solved_market.hpp"

#include <cmath>
#include <numbers>
#include <random>

using namespace gashub;
using namespace gashub::test;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

const std::string head =
    "id;name;source_id;node_id;lat;long;country_code;comment;param;uncertainty;method;tags\n";

/// One row; parameters are those of a pipe.
std::string row(const std::string& id, const std::string& nodes, const std::string& lat,
                const std::string& lon, const std::string& countries, const std::string& parameters,
                const std::string& methods = "{}") {
    return id + ";Pipe " + id + ";['X_1'];" + nodes + ";" + lat + ";" + lon + ";" + countries +
           ";None;" + parameters + ";{};" + methods + ";{}\n";
}

const std::string segments =
    head +
    row("AA_1", "['N_1', 'N_2']", "[41.0, 41.5, 42.0]", "[28.0, 27.0, 26.0]", "['TR', 'BG']",
        "{'diameter_mm': 1000, 'is_bothDirection': 1.0, 'length_km': 200.0, "
        "'max_cap_M_m3_per_d': 10.0, 'operator_name': \"Bob's pipe\", 'start_year': 2001.0, "
        "'end_year': 2050}",
        "{'max_cap_M_m3_per_d': 'raw', 'start_year': 'raw', 'end_year': 'make_Attrib(const)'}") +
    row("AA_2", "['N_2', 'N_3']", "[42.0, 44.0]", "[26.0, 23.0]", "['BG', 'EL']",
        "{'diameter_mm': 1010, 'is_bothDirection': 0, 'length_km': 300.0, "
        "'max_cap_M_m3_per_d': None, 'start_year': 1990}",
        "{'start_year': 'Lasso'}");
const std::string productions =
    head + row("P_1", "['N_1']", "41.0", "28.0", "TR", "{'max_supply_M_m3_per_d': 20.0}",
               "{'max_supply_M_m3_per_d': 'raw'}");
const std::string consumers =
    head + row("C_1", "['N_3']", "44.0", "23.0", "GR", "{'mean_demand_M_m3_per_d': 3.0}") +
    row("C_2", "['N_3']", "44.0", "23.0", "GR", "{'mean_demand_M_m3_per_d': 1.0}");
const std::string storages =
    head + row("S_1", "['N_2']", "42.0", "26.0", "BG",
               "{'max_workingGas_M_m3': 500, 'max_cap_store2pipe_M_m3_per_d': 4, "
               "'max_cap_pipe2store_M_m3_per_d': None}");

const Files grid = {{"MADE_PipeSegments.csv", segments},
                    {"MADE_Productions.csv", productions},
                    {"MADE_Consumers.csv", consumers},
                    {"MADE_Storages.csv", storages}};

Imported imported(const Files& files, const ImportOptions& options = {}) {
    auto result = parse_scigrid(files, options);
    for (const Issue& issue : result.issues())
        UNSCOPED_INFO(to_string(issue));
    REQUIRE(result);
    return std::move(*result);
}

std::vector<std::string> faults_of(const Files& files, const ImportOptions& options = {}) {
    const auto result = parse_scigrid(files, options);
    CHECK_FALSE(result);
    std::vector<std::string> codes;
    for (const Issue& issue : result.issues())
        codes.push_back(issue.code);
    return codes;
}

/// EPSG:3857 of a place, as its definition has it.
std::pair<double, double> metres(double lat, double lon) {
    const double radius = 6378137, radian = std::numbers::pi / 180;
    return {radius * lon * radian,
            radius * std::log(std::tan(std::numbers::pi / 4 + lat * radian / 2))};
}

} // namespace

TEST_CASE("a SciGRID_gas grid becomes a network that clears") {
    const Imported read = imported(grid);
    const NetworkParts& parts = read.parts;
    REQUIRE(parts.nodes.size() == 3);
    CHECK(parts.nodes[0].lat == 41);
    CHECK(parts.nodes[1].lon == 26);
    CHECK(parts.nodes[2].country == "GR");
    REQUIRE(parts.pipelines.size() == 3);
    // 10 million m3 a day are 3.65 bcm a year.
    CHECK(parts.pipelines[0].capacity_bcm_per_year->first == Approx(3.65));
    CHECK(parts.pipelines[1].id == "aa-1-back");
    CHECK(parts.pipelines[1].from == parts.pipelines[0].to);
    CHECK(parts.pipelines[0].tariff_eur_per_mwh == Approx(0.2));
    // The second has no capacity: that of the pipes of its width.
    CHECK(parts.pipelines[2].capacity_bcm_per_year->first == Approx(3.65));
    CHECK(parts.pipelines[0].provenance.confidence == Confidence::medium);
    CHECK(parts.pipelines[2].provenance.confidence == Confidence::low);
    // Only raw years count.
    CHECK(parts.pipelines[0].commissioned == make_date(2001, 1, 1));
    CHECK_FALSE(parts.pipelines[0].decommissioned);
    CHECK_FALSE(parts.pipelines[2].commissioned);
    CHECK(parts.markets[0].sectors[0].reference_bcm_per_year == Approx(1.46));
    CHECK(parts.storages[0].working_volume_bcm.first == Approx(0.5));
    CHECK(parts.storages[0].injection_bcm_per_year.first == Approx(1.46));
    CHECK(parts.sites[0].origin == "TR");
    const market::Outcome outcome = solved(parts, year_by(Step::quarter));
    CHECK(flow(outcome, "aa-2", 0) == Approx(1.46 * 90 / 365).epsilon(1e-3));
}

TEST_CASE("commas part fields as well as semicolons do, and normal cubic metres are less dense") {
    Files files = grid;
    files[1].second = "id,name,node_id,lat,long,country_code,param,method\n"
                      "P_1,Field,\"['N_1']\",41.0,28.0,TR,\"{'max_supply_M_m3_per_d': 20.0}\",{}\n";
    CHECK(imported(files).parts.sites[0].capacity_bcm_per_year.first == Approx(7.3));
    ImportOptions normal;
    normal.cubic_metres_at = 0;
    CHECK(imported(files, normal).parts.sites[0].capacity_bcm_per_year.first ==
          Approx(7.3 * 288.15 / 273.15));
    CHECK(imported(files, normal).parts.storages[0].working_volume_bcm.first ==
          Approx(0.5 * 288.15 / 273.15));
}

TEST_CASE("metres of web maps are known by their size, or named") {
    const auto [x1, y1] = metres(41, 28);
    const auto [x2, y2] = metres(60, -5);
    const std::string text = head + row("A", "['N_1', 'N_2']",
                                        "[" + std::to_string(y1) + ", " + std::to_string(y2) + "]",
                                        "[" + std::to_string(x1) + ", " + std::to_string(x2) + "]",
                                        "['TR', 'GB']", "{'max_cap_M_m3_per_d': 1}");
    for (const char* projection : {"", "EPSG:3857"}) {
        ImportOptions options;
        options.projection = projection;
        const Imported read = imported({{"x_PipeSegments.csv", text}}, options);
        CHECK(read.parts.nodes[0].lat == Approx(41).epsilon(1e-9));
        CHECK(read.parts.nodes[0].lon == Approx(28).epsilon(1e-9));
        CHECK(read.parts.nodes[1].lat == Approx(60).epsilon(1e-9));
        CHECK(read.parts.nodes[1].lon == Approx(-5).epsilon(1e-9));
    }
    ImportOptions degrees;
    degrees.projection = "EPSG:4326";
    CHECK(faults_of({{"x_PipeSegments.csv", text}}, degrees) ==
          std::vector<std::string>{"bad-coordinate"});
    degrees.projection = "EPSG:31467";
    CHECK(faults_of(grid, degrees) == std::vector<std::string>{"unknown-projection"});
    // One wrong number among degrees is no projection.
    CHECK(faults_of({{"x_PipeSegments.csv", with(segments, "44.0", "440.0")}}) ==
          std::vector<std::string>{"bad-coordinate"});
}

TEST_CASE("a drawing is laid into ten degrees about the middle") {
    const auto places = to_degrees({{0, 0}, {200, 100}, {100, 50}}, Projection::drawn, "x");
    REQUIRE(places);
    CHECK((*places)[0].x == Approx(-5));
    CHECK((*places)[0].y == Approx(-2.5));
    CHECK((*places)[2].x == Approx(0).margin(1e-12));
    const auto point = to_degrees({{7, 7}}, Projection::drawn, "x");
    REQUIRE(point);
    CHECK((*point)[0].x == 0);
}

TEST_CASE("Python literals are read as what they are") {
    const auto value = parse_python_literal(
        "{'a': [1, 2.5, -3e2], \"b's\": None, 'c': (True, False), 'd': 'it\\'s', 'e': nan,}");
    REQUIRE(value);
    CHECK(*(*value->find("a")->list())[2].number() == -300);
    CHECK(std::holds_alternative<std::monostate>(value->find("b's")->content));
    CHECK(*(*value->find("c")->list())[0].boolean());
    CHECK(*value->find("d")->text() == "it's");
    CHECK(parse_python_literal("[]"));
    for (const char* broken : {"", "{", "{'a'}", "{'a': }", "[1 2]", "'open", "{1: 2}", "[1]]",
                               "abc", "{'a': 1", "1e999", "\"\\"})
        CHECK_FALSE(parse_python_literal(broken));
    CHECK_FALSE(parse_python_literal(std::string(100000, '[')));
}

TEST_CASE("each fault of SciGRID_gas files is named by its code") {
    using Codes = std::vector<std::string>;
    const auto broken = [](const std::string& what, const std::string& by) {
        return faults_of({{"a_PipeSegments.csv", with(segments, what, by)}});
    };
    CHECK(broken("node_id;lat", "node_id;latitude") == Codes{"missing-column"});
    CHECK(broken("{'diameter_mm': 1000,", "{'diameter_mm' 1000,") == Codes{"bad-literal"});
    CHECK(broken("[41.0, 41.5, 42.0]", "41 degrees") == Codes{"bad-literal"});
    CHECK(broken("['N_1', 'N_2']", "['N_1']") == Codes{"bad-segment"});
    CHECK(broken("[28.0, 27.0, 26.0]", "[28.0, 26.0]") == Codes{"bad-segment"});
    CHECK(broken("10.0", "-10.0") == Codes{"bad-number"});
    CHECK(broken("AA_1;Pipe", "AA_1;x;Pipe") == Codes{"bad-csv"});
    CHECK(broken("'max_cap_M_m3_per_d': 10.0", "'max_cap': 10.0") == Codes{"missing-key"});
    CHECK(faults_of({}) == Codes{"no-network"});
    CHECK(faults_of({grid[1]}) == Codes{"no-network"});
    CHECK(faults_of({{"pipes.csv", segments}}) == Codes{"unknown-file"});
    CHECK(faults_of({grid[0], grid[0]}) == Codes{"two-files"});
    CHECK(faults_of({{"a_PipeSegments.csv", ""}}) == Codes{"bad-csv"});
    CHECK(faults_of({grid[0],
                     {"a_Productions.csv", with(productions, "max_supply_M_m3_per_d': 20.0",
                                                "max_supply': 20.0")}}) == Codes{"missing-key"});
    CHECK(faults_of(
              {grid[0], {"a_Storages.csv", with(storages, "'max_workingGas_M_m3': 500, ", "")}}) ==
          Codes{"missing-key"});
}

TEST_CASE("SciGRID_gas files with any bytes changed never bring down the reader") {
    std::mt19937 generator(11);
    const std::string signs = "'\"[]{}();:,.-0123456789eN \n\xc3\xff";
    int sound = 0;
    for (int round = 0; round < 500; ++round) {
        Files files = grid;
        std::string& text = files[generator() % files.size()].second;
        for (unsigned k = 1 + generator() % 4; k > 0; --k) {
            const std::size_t at = generator() % text.size();
            if (generator() % 3 == 0)
                text.erase(at, 1 + generator() % 6);
            else
                text[at] = signs[generator() % signs.size()];
        }
        const auto result = parse_scigrid(files);
        CHECK((result || !result.issues().empty()));
        if (result)
            sound += static_cast<bool>(make_network(result->parts));
    }
    CHECK(sound > 20);
}
