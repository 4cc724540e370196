#include "analysis/tables.hpp"
#include "cli/program.hpp"
#include "io/csv.hpp"
#include "io/json_text.hpp"
#include "io/result_folder.hpp"
#include "io/sqlite_store.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <sstream>

using namespace gashub;
using namespace gashub::test;
namespace fs = std::filesystem;

namespace {

JsonValue json_of(const std::string& text) {
    Result<JsonValue> value = parse_json(text);
    INFO(text.substr(0, 400));
    REQUIRE(value);
    return std::move(*value);
}

double number_at(const JsonValue& object, const char* key) {
    const JsonValue* value = object.find(key);
    REQUIRE(value != nullptr);
    REQUIRE(value->number() != nullptr);
    return *value->number();
}

std::string text_at(const JsonValue& object, const char* key) {
    const JsonValue* value = object.find(key);
    REQUIRE(value != nullptr);
    REQUIRE(value->text() != nullptr);
    return *value->text();
}

std::size_t signs(const std::string& line) {
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

/// A cell as JSON and CSV would show it, to compare them all.
std::string cell_text(const Cell& cell) {
    if (const auto* text = std::get_if<std::string_view>(&cell))
        return std::string(*text);
    std::ostringstream out;
    out.precision(17);
    if (const auto* number = std::get_if<double>(&cell))
        out << *number;
    else if (const auto* integer = std::get_if<std::int64_t>(&cell))
        out << *integer;
    return out.str();
}

} // namespace

TEST_CASE("list tells a question's title and question, and its name whole") {
    const Said said = call({"list", "studies"});
    CHECK(said.code == 0);
    CHECK(said.out_has("questions/who-sets-the-price"));
    CHECK(said.out_has("Who sets the hub's price: Who sets the price at the hub in Thrace"));
    CHECK_FALSE(said.out_has(".. "));
}

TEST_CASE("run answers on stdout within one screen, for everything that comes with the program") {
    const Said list = call({"list", "scenarios", "--json"});
    REQUIRE(list.code == 0);
    const JsonValue items = json_of(list.out);
    REQUIRE(items.find("items")->list()->size() >= 5);
    for (const JsonValue& item : *items.find("items")->list()) {
        const std::string id = text_at(item, "id");
        INFO(id);
        const Said said = call({"run", id});
        CHECK(said.code == 0);
        CHECK(said.err.empty());
        CHECK(said.out_has(id + ": "));
        CHECK(said.out_has("EUR/MWh"));
        CHECK(said.out_has("Next: gashub explain " + id));
        std::istringstream lines(said.out);
        std::string line;
        int count = 0;
        for (; std::getline(lines, line); ++count) {
            INFO(line);
            CHECK(signs(line) <= 100);
            CHECK(line.find('\x1b') == std::string::npos);
        }
        CHECK(count <= 40);
    }
}

TEST_CASE("CSV, JSON and SQLite hold the same numbers to the last digit") {
    const TemporaryFolder folder;
    const Said said = call({"run", "tutorial", "-o", (folder / "out").string(), "--format",
                            "csv,json,sqlite,geojson"});
    REQUIRE(said.code == 0);
    const Result<std::vector<Table>> tables = read_results(folder / "out");
    REQUIRE(tables);
    CHECK(tables->size() == empty_tables().size());
    const Result<StoreReader> store = StoreReader::open(folder / "out");
    REQUIRE(store);
    CHECK(store->check().empty());
    std::size_t cells = 0;
    for (const Table& csv : *tables) {
        INFO(csv.name);
        const Table sql = store->read(csv.name);
        const JsonValue json =
            json_of(read_text(folder / "out" / (std::string(csv.name) + ".json")));
        REQUIRE(sql.rows() == csv.rows());
        REQUIRE(json.list()->size() == csv.rows());
        for (std::size_t row = 0; row < csv.rows(); ++row)
            for (std::size_t column = 0; column < csv.columns.size(); ++column) {
                const std::string name(csv.columns[column].name),
                    shown = cell_text(csv.at(row, column));
                CHECK(cell_text(sql.at(row, column)) == shown);
                const JsonValue* member = (*json.list())[row].find(name);
                CHECK((member != nullptr || shown.empty()));
                if (member && member->number())
                    CHECK(cell_text(Cell(*member->number())) == shown);
                else if (member)
                    CHECK(*member->text() == shown);
                ++cells;
            }
    }
    CHECK(cells > 500);
    CHECK(json_of(read_text(folder / "out" / "map.geojson")).find("features")->list()->size() ==
          12);
}

TEST_CASE(
    "the tables have the columns that are promised, and the manifest says what they come from") {
    const TemporaryFolder folder;
    REQUIRE(
        call({"run", "tutorial", "-o", (folder / "out").string(), "--set", "demand.XC.factor=0.9"})
            .code == 0);
    for (const Table& promised : empty_tables()) {
        INFO(promised.name);
        const Result<Table> table =
            read_csv(folder / "out" / (std::string(promised.name) + ".csv"));
        REQUIRE(table);
        for (std::size_t column = 0; column < promised.columns.size(); ++column)
            CHECK(table->columns.at(column).name == promised.columns[column].name);
    }
    CHECK(read_text(folder / "out" / "parameters.csv") ==
          "scenario,path,value\ntutorial,demand.XC.factor,0.9\n");
    const JsonValue manifest = json_of(read_text(folder / "out" / "manifest.json"));
    CHECK(text_at(manifest, "status") == "solved");
    CHECK(manifest.find("files")->list()->size() == 2);
    CHECK(text_at(manifest.find("files")->list()->front(), "sha256").size() == 64);
    CHECK(number_at(*manifest.find("certificate"), "primal_residual") < 1e-6);
    CHECK(text_at(manifest.find("options")->list()->front(), "value") == "demand.XC.factor=0.9");
    CHECK(number_at(*manifest.find("rows"), "prices") == 12);
}

TEST_CASE("with --json an answer is one object with the numbers of the tables") {
    const TemporaryFolder folder;
    const Said said = call({"run", "tutorial", "--json", "-o", (folder / "out").string()});
    REQUIRE(said.code == 0);
    const JsonValue answer = json_of(said.out);
    const Result<Table> indicators = read_csv(folder / "out" / "indicators.csv");
    REQUIRE(indicators);
    int compared = 0;
    for (const JsonValue& card : *answer.find("prices")->list())
        for (std::size_t row = 0; row < indicators->rows(); ++row)
            if (cell_text(indicators->at(row, 1)) == "mean-price" &&
                cell_text(indicators->at(row, 2)) == text_at(card, "node")) {
                CHECK(std::get<double>(indicators->at(row, 3)) ==
                      number_at(card, "mean_eur_per_mwh"));
                ++compared;
            }
    CHECK(compared == 3);
}

TEST_CASE("units and currency change the words, not the files") {
    const TemporaryFolder folder;
    REQUIRE(call({"run", "base-2021", "-o", (folder / "a").string()}).code == 0);
    const Said said = call(
        {"run", "base-2021", "--units", "gwh", "--currency", "usd", "-o", (folder / "b").string()});
    REQUIRE(said.code == 0);
    CHECK(said.out_has("USD/MWh"));
    CHECK(said.out_has("GWh"));
    CHECK_FALSE(said.out_has("EUR/MWh"));
    CHECK(read_text(folder / "a" / "flows.csv") == read_text(folder / "b" / "flows.csv"));
    const Said none = call({"run", "tutorial", "--currency", "usd"});
    CHECK(none.code == 2);
    CHECK(none.err_has("[no-rate]"));
}

TEST_CASE("locale, time zone, home, umask and the folder's name change no byte") {
    const TemporaryFolder folder;
    const std::map<std::string, std::string> odd = {{"LC_ALL", "de_DE.UTF-8"},
                                                    {"LANG", "tr_TR.UTF-8"},
                                                    {"TZ", "Asia/Tokyo"},
                                                    {"HOME", "/nowhere"}};
    REQUIRE(call({"run", "tutorial", "-o", (folder / "a").string()}).code == 0);
    REQUIRE(call({"run", "tutorial", "-o", (folder / "ğ ü").string()},
                 {.folder = "/", .environment = odd, .out = "", .umask = 077})
                .code == 0);
    auto a = files_of(folder / "a"), b = files_of(folder / "ğ ü");
    a.erase("runs.csv"); // holds the seconds
    b.erase("runs.csv");
    CHECK(a.size() == 13);
    CHECK(a == b);
}

TEST_CASE("bad input: all faults at once, exit 2, nothing solved and nothing written") {
    const TemporaryFolder folder;
    write_text(
        folder / "bad.json",
        R"({"format": 1, "id": "bad", "network": "none.json", "horizn": {}, "events": [{"id": "x", "kind": "outge"}]})");
    const Said said =
        call({"run", (folder / "bad.json").string(), "-o", (folder / "out").string()});
    CHECK(said.code == 2);
    CHECK(said.out.empty());
    CHECK(said.err_has("[unknown-key]"));
    CHECK(said.err_has("[unknown-kind]"));
    CHECK(said.err_has("did you mean \"horizon\"?"));
    CHECK_FALSE(fs::exists(folder / "out"));
    const Said json = call({"validate", "--json", (folder / "bad.json").string(), "tutorial"});
    CHECK(json.code == 2);
    const JsonValue files = json_of(json.out);
    CHECK_FALSE(*files.find("valid")->boolean());
    CHECK(files.find("files")->list()->at(0).find("issues")->list()->size() >= 2);
    CHECK(*files.find("files")->list()->at(1).find("valid")->boolean());
}

TEST_CASE("what is not solved is not shown as an answer") {
    const TemporaryFolder folder;
    const Said said =
        call({"run", "base-2021", "--time-limit", "1e-9", "-o", (folder / "out").string()});
    CHECK(said.code == 3);
    CHECK(said.out.empty());
    CHECK(said.err_has("not solved"));
    CHECK(fs::is_empty(folder / "out"));
}

TEST_CASE("wrong words get exit 2, a sentence and the nearest name") {
    struct Case {
        Words words;
        std::string hint;
    };
    const std::vector<Case> cases = {
        {{"rnu", "tutorial"}, "did you mean \"run\"?"},
        {{"run", "tutorial", "--sett", "a=1"}, "did you mean \"--set\"?"},
        {{"batch", "tutorial", "-o", "x", "--resum"}, "did you mean \"--resume\"?"},
        {{"run"}, "gashub run --help"},
        {{"run", "tutorial", "tutorial"}, "gashub run --help"},
        {{"batch", "tutorial", "-o", "x", "-j", "0"}, "[bad-arguments]"},
        {{"batch", "tutorial", "-o", "x", "-j", "1000000000"}, "[bad-arguments]"},
        {{"batch", "tutorial", "-o", "x", "-j", "two"}, "[bad-arguments]"},
        {{"batch", "tutorial", "-o", "x", "--shard", "5/3"}, "2/7"},
        {{"batch", "tutorial", "-o", "x", "--shard", "0/3"}, "2/7"},
        {{"run", "tutoral"}, "did you mean \"tutorial\"?"},
        {{"run", "scenarios/tutoral.json"}, "did you mean \"tutorial\"?"},
        {{"run", "-"}, "[unknown-scenario]"},
        {{"run", ""}, "["},
        {{"run", "/dev/zero"}, "[not-a-file]"},
        {{"run", "tutorial", "--set", "arcs.north-cty.capacity_bcm_per_year=1"}, "did you mean"},
        {{"run", "tutorial", "--set", "nothing"}, "[bad-set]"},
        {{"run", "tutorial", "--format", "xlsx"}, "[bad-arguments]"},
        {{"run", "tutorial", "--units", "therms"}, "[bad-arguments]"},
        {{"explain", "tutorial", "--node", "citty"}, "did you mean \"city\"?"},
        {{"explain", "tutorial", "--node", "city", "--period", "1999"}, "[unknown-period]"},
        {{"explain", "tutorial", "--node", "city", "--period", "soon"}, "[unknown-period]"},
        {{"routes", "tutorial", "--from", "nrth", "--to", "city"}, "did you mean \"north\"?"},
        {{"routes", "tutorial", "--from", "city", "--to", "city"}, "[bad-arguments]"},
        {{"list", "networs"}, "did you mean \"networks\"?"},
        {{"status", "/nowhere"}, "[no-store]"},
        {{"export", "/nowhere", "-o", "x"}, "[no-results]"},
        {{"convert", "tutorial", "--to", "dwg"}, "[bad-arguments]"},
        {{"convert", "tutorial", "--to", "csv"}, "[bad-arguments]"},
    };
    const TemporaryFolder folder;
    for (const Case& wrong : cases) {
        const Said said =
            call(wrong.words, {.folder = folder.path(), .environment = {}, .out = ""});
        INFO("gashub " << wrong.words[0] << " ... said: " << said.err);
        CHECK(said.code == 2);
        CHECK(said.out.empty());
        CHECK(said.err_has(wrong.hint));
        CHECK(fs::is_empty(folder.path()));
    }
    CHECK(call({}).code == 2);
    CHECK(call({"--help"}).code == 0);
    CHECK(call({"batch", "--help"}).out_has("--resume"));
    CHECK(call({"--version"}).out_has("gashub "));
}

TEST_CASE("a full device and a reader that goes away end with a sentence or in silence") {
    const Said full =
        call({"run", "tutorial"}, {.folder = "", .environment = {}, .out = "/dev/full"});
    CHECK(full.code == 1);
    CHECK(full.err_has("No space left on device"));
    const Said help = call({"--help"}, {.folder = "", .environment = {}, .out = "/dev/full"});
    CHECK(help.code == 1);
    const Said head =
        shell("\"$GASHUB\" convert eurasia --to geojson | head -1; exit ${PIPESTATUS:-0}");
    CHECK(head.out == "{\n");
    CHECK(head.err.empty());
}

TEST_CASE("a place that takes no files is refused before anything is solved") {
    const Said said = call({"run", "tutorial", "-o", "/proc/gashub-out"});
    CHECK(said.code == 2);
    CHECK(said.out.empty());
    CHECK(said.err_has("can not write /proc/gashub-out"));
    const TemporaryFolder folder;
    write_text(folder / "file", "x");
    CHECK(call({"run", "tutorial", "-o", (folder / "file").string()}).code == 2);
    CHECK(call({"run", "tutorial", "--log", "/proc/x/y"}).code == 2);
    CHECK(read_text(folder / "file") == "x");
}

TEST_CASE("a limit on file sizes is named, and the old tables stay") {
    const TemporaryFolder folder;
    const std::string out = (folder / "out").string();
    REQUIRE(call({"run", "base-2021", "-o", out}).code == 0);
    const auto before = files_of(out);
    const Said said = call({"run", "base-2021", "-o", out, "--set", "demand.eu.factor=0.8"},
                           {.folder = "", .environment = {}, .out = "", .file_size_limit = 200000});
    CHECK(said.code == 1);
    CHECK(said.signal == 0);
    CHECK(said.err_has("can not write"));
    CHECK(files_of(out) == before);
}

TEST_CASE("explain: the terms add up to the price, in words and in JSON") {
    for (const char* period : {"2021-07", "2021-10-15"}) {
        const Said said =
            call({"explain", "tutorial", "--node", "city", "--period", period, "--json"});
        REQUIRE(said.code == 0);
        const JsonValue answer = json_of(said.out);
        const double price = number_at(answer, "price_eur_per_mwh");
        for (const char* list : {"terms", "supply_terms"}) {
            double sum = 0;
            for (const JsonValue& term : *answer.find(list)->list())
                sum += number_at(term, "eur_per_mwh");
            CHECK(std::abs(sum - price) < 0.01);
        }
        CHECK(text_at(*answer.find("set_by"), "kind") == "supply");
        double shares = 0;
        for (const JsonValue& one : *answer.find("answers")->list())
            shares += number_at(one, "share");
        CHECK(shares == Approx(1).margin(1e-3));
    }
    const Said words = call({"explain", "tutorial", "--node", "city-hub", "--period", "2021-10"});
    CHECK(words.out_has("20.00 EUR/MWh"));
    CHECK(words.out_has("Set by the field east-site") ==
          call({"explain", "tutorial", "--node", "city", "--period", "2021-10", "--json"})
              .out_has("\"id\": \"east-site\", \"share\""));
}

TEST_CASE("compare takes scenarios, folders and stores, and finds the same differences") {
    const TemporaryFolder folder;
    const std::string a = (folder / "a").string(), b = (folder / "b").string(),
                      s = (folder / "s").string();
    REQUIRE(call({"run", "tutorial", "-o", a}).code == 0);
    REQUIRE(call({"run", "tutorial-second-pipe", "-o", b}).code == 0);
    REQUIRE(call({"batch", "tutorial", "tutorial-second-pipe", "-o", s}).code == 0);
    const auto differences = [](const Words& words) {
        const Said said = call(words);
        REQUIRE(said.code == 0);
        std::map<std::string, double> found;
        const JsonValue answer = json_of(said.out);
        for (const JsonValue& d : *answer.find("differences")->list())
            found[text_at(d, "indicator") + " " + text_at(d, "scope")] =
                number_at(d, "b") - number_at(d, "a");
        return found;
    };
    const auto cleared = differences({"compare", "tutorial", "tutorial-second-pipe", "--json"});
    CHECK(cleared.size() > 5);
    CHECK(differences({"compare", a, b, "--json"}) == cleared);
    CHECK(differences({"compare", s + ":tutorial", s + ":tutorial-second-pipe", "--json"}) ==
          cleared);
    CHECK(call({"compare", s, s}).err_has("[which-scenario]"));
    CHECK(call({"compare", "tutorial", "tutorial"}).out_has("Nothing differs"));
    CHECK(call({"compare", a, b, "--by", "node,arc"}).out_has("What changed, by arc"));
}

TEST_CASE("routes names the way, its narrowest pipe and the cut; a way that is not there is said") {
    const Said said = call({"routes", "tutorial", "--from", "north", "--to", "city", "--json"});
    REQUIRE(said.code == 0);
    const JsonValue answer = json_of(said.out);
    REQUIRE(answer.find("routes")->list()->size() == 1);
    CHECK(text_at(answer.find("routes")->list()->front(), "bottleneck_arc") == "north-city");
    CHECK(number_at(answer, "cut_bcm_per_year") == 36.5);
    CHECK(call({"routes", "tutorial", "--from", "city", "--to", "north"}).code == 3);
}

TEST_CASE("new makes a folder that runs, is valid, and is never written over") {
    const TemporaryFolder folder;
    const std::string place = (folder / "mine").string();
    REQUIRE(call({"new", place}).code == 0);
    const Said valid = call(
        {"validate", "networks/my-network.json", "scenarios/base.json", "scenarios/outage.json"},
        {.folder = place, .environment = {}, .out = ""});
    CHECK(valid.code == 0);
    CHECK_FALSE(valid.out_has("warning"));
    CHECK(call({"run", "scenarios/outage.json"}, {.folder = place, .environment = {}, .out = ""})
              .code == 0);
    write_text(folder / "mine" / "scenarios" / "base.json", "my work");
    const Said again = call({"new", place});
    CHECK(again.code == 2);
    CHECK(again.err_has("[file-exists]"));
    CHECK(read_text(folder / "mine" / "scenarios" / "base.json") == "my work");
}

TEST_CASE("convert writes what other programs read") {
    const TemporaryFolder folder;
    const Said graphml = call({"convert", "tutorial", "--to", "graphml"});
    CHECK(graphml.code == 0);
    CHECK(graphml.out_has("<edge id=\"north-city\" source=\"north\" target=\"city\">"));
    REQUIRE(call({"convert", "tutorial", "--to", "csv", "-o", (folder / "t").string()}).code == 0);
    CHECK(read_csv(folder / "t" / "nodes.csv")->rows() == 6);
    CHECK(read_csv(folder / "t" / "arcs.csv")->rows() == 6);
    const JsonValue map = json_of(call({"convert", "eurasia", "--to", "geojson"}).out);
    CHECK(text_at(map, "type") == "FeatureCollection");
    CHECK(map.find("features")->list()->size() > 500);
}
