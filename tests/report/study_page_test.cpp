// The pages of studies and batches: what stands in them, and, in a browser, how they look.

#include "analysis/results.hpp"
#include "io/base_map.hpp"
#include "io/study_json.hpp"
#include "io/table_columns.hpp"
#include "report/answer_text.hpp"
#include "report/browser.hpp"
#include "report/study_page.hpp"
#include "study/run_study.hpp"
#include "support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include <fmt/format.h>

using namespace gashub;
using gashub::test::TemporaryFolder, gashub::test::write_text;

namespace {

const std::string inputs = R"(
  {"id": "demand", "title": "demand of the city", "path": "demand.XC.factor", "source": "IEA, WEO 2025", "distribution": {"kind": "triangular", "low": 0.8, "mode": 1, "high": 1.2}},
  {"id": "ship", "title": "shipping", "unit": "EUR/MWh", "own_estimate": true, "path": "arcs.gulf-city.tariff_eur_per_mwh", "distribution": {"kind": "uniform", "low": 1, "high": 6}},
  {"id": "field", "title": "field of the east", "path": "production.east.factor", "own_estimate": true, "distribution": {"kind": "discrete", "values": [0.5, 1, 1.5]}})";

const std::string pipe = R"(
  {"id": "pipe", "title": "north pipe", "unit": "bcm/y", "path": "arcs.north-city.capacity_bcm_per_year", "values": [10, 20, 30, 36.5], "central": 30},)";

const std::string watch = R"(
 "watch": [{"id": "price", "indicator": "mean-price", "scope": "city", "title": "price in the city", "unit": "EUR/MWh"},
           {"id": "flow", "indicator": "annual-flow", "scope": "north-city", "title": "by the north pipe", "unit": "bcm"}])";

std::string grid() {
    return R"({"format": 1, "id": "grid", "kind": "grid", "base": "tutorial", "title": "Pipes & doors",
 "question": "What does the city pay when the <north> pipe grows?", "reading": "Look at the winter.",
 "sources": ["Teaching figures."], "leaves_out": "Storage rules.",
 "correlations": [{"between": ["demand", "ship"], "rank": 0.3}],
 "parameters": [)" +
           pipe + R"(
  {"id": "lng", "title": "LNG", "options": [
    {"id": "open", "title": "terminal open", "set": {}},
    {"id": "half", "title": "half of it", "set": {"arcs.city-terminal.capacity_bcm_per_year": 9}},
    {"id": "shut", "title": "terminal shut", "set": {"arcs.city-terminal.capacity_bcm_per_year": 0}}]},)" +
           inputs + "]," + watch + R"(,
 "tables": [{"id": "by-pipe", "title": "By pipe", "rows": "pipe"},
            {"id": "both", "title": "Price by pipe and LNG", "rows": "pipe", "across": "lng", "measures": ["price"]},
            {"id": "by-lng", "title": "By LNG", "rows": "lng", "picture": "bars"}]})";
}

std::string sample() {
    return R"({"format": 1, "id": "sample", "kind": "sample", "draws": 60, "base": "tutorial", "seed": 4,
 "question": "How dear may the city's gas become?",
 "parameters": [{"id": "pipe", "title": "pipe", "options": [
    {"id": "as-is", "title": "pipe as it is", "set": {}},
    {"id": "narrow", "title": "narrow pipe", "set": {"arcs.north-city.capacity_bcm_per_year": 20}}]},)" +
           inputs + "]," + watch + R"(, "condition": {"measure": "price", "above": 20}})";
}

std::string threshold() {
    return R"({"format": 1, "id": "turn", "kind": "threshold", "base": "tutorial",
 "question": "How wide must the pipe be for gas under 22?",
 "parameters": [{"id": "pipe", "title": "north pipe", "unit": "bcm/y", "path": "arcs.north-city.capacity_bcm_per_year", "values": [10, 40]},)" +
           inputs +
           R"(], "threshold": {"parameter": "pipe", "condition": {"measure": "price", "below": 22}},)" +
           watch + "}";
}

std::string cases() {
    return R"({"format": 1, "id": "cases", "kind": "list", "base": "tutorial",
 "question": "What does a second pipe do?",
 "cases": [{"id": "as-is", "title": "as it is", "set": {}}, {"id": "second", "title": "with a second pipe", "scenario": "tutorial-second-pipe"},
           {"id": "no-lng", "title": "without LNG", "set": {"arcs.city-terminal.capacity_bcm_per_year": 0}}],)" +
           watch + "}";
}

std::string party() {
    const auto candidate = [](const std::string& id, const std::string& title,
                              const std::string& arc, double bcm, const std::string& more) {
        return fmt::format(R"({{"id": "{0}", "title": "{1}", "central_bcm": {3}, "arcs": ["{2}"],
   "out": {{"arcs.{2}.capacity_bcm_per_year": 0}}{4}}})",
                           id, title, arc, bcm, more);
    };
    return R"({"format": 1, "id": "party", "kind": "participation", "base": "tutorial", "node": "city",
 "question": "Who sells to the city?", "candidates": [)" +
           candidate("north", "North", "north-city", 15, "") + ", " +
           candidate("east", "East", "east-city", 5, R"(, "gate": 0.6)") + ", " +
           candidate("gulf", "Gulf by ship", "city-terminal", 2, R"(, "gate": 0.9)") + "]," +
           R"("watch": [{"id": "price", "indicator": "mean-price", "scope": "city", "title": "price in the city", "unit": "EUR/MWh"}]})";
}

/// A list whose numbers are shown on maps: Bulgaria's is the price in the city, Türkiye's nothing.
std::string maps() {
    return R"({"format": 1, "id": "maps", "kind": "list", "base": "tutorial",
 "question": "Where is gas dear?",
 "cases": [{"id": "as-is", "title": "as it is", "set": {}}, {"id": "second", "title": "with a second pipe", "scenario": "tutorial-second-pipe"}],
 "watch": [{"id": "bg", "indicator": "consumption", "scope": "BG", "unit": "EUR/MWh", "decimals": 1, "title": "Bulgaria", "plus": [{"indicator": "mean-price", "scope": "city"}]},
           {"id": "tr", "indicator": "consumption", "scope": "TR", "unit": "EUR/MWh", "decimals": 1, "title": "Türkiye"}],
 "tables": [{"id": "dear", "title": "Dear gas", "rows": "measure", "across": "case", "picture": "maps"}]})";
}

std::string losses() {
    return R"({"format": 1, "id": "s", "kind": "security", "base": "tutorial", "title": "Losses",
 "question": "What if a pipe is lost?", "least_mcm_per_day": 1, "pairs": 0,
 "areas": [{"id": "town", "title": "the city", "regions": ["XC"]}],
 "situations": [{"id": "day", "set": {"horizon.start": "2021-01-15", "horizon.end": "2021-01-16",
                 "horizon.step": "day"}, "demand": [{"region": "XC", "factor": 3}]}],
 "watch": [{"id": "n", "indicator": "n-1", "scope": "town", "unit": "share"}]})";
}

/// All that a page can hold of a study.
StudyReport report_of(const std::string& text) {
    const TemporaryFolder folder;
    write_text(folder / "study.json", text);
    const Result<LoadedStudy> loaded = load_study((folder / "study.json").string());
    for (const Issue& issue : loaded.issues())
        UNSCOPED_INFO(to_string(issue));
    REQUIRE(loaded);
    const StudyBase& base = loaded->study.bases().front();
    std::vector<NodePrices> prices;
    for (const int node : watched_nodes(base.network, base.scenario))
        if (prices.size() < 2)
            prices.push_back({base.network.node(node).id, {}});
    StudyReport report;
    const StudyEnd end =
        run_study(loaded->study, {.threads = 2, .program_version = "1"},
                  {.known = {},
                   .plan = {},
                   .keep =
                       [&](std::size_t, const Point& point, JobResult result) {
                           const Table& rows = table_of(result.tables, "prices");
                           const ColumnView period(rows, "period"), node(rows, "node"),
                               price(rows, "price_eur_per_mwh");
                           for (std::size_t row = 0; row < rows.rows(); ++row)
                               for (NodePrices& one : prices)
                                   if (node.text(row) == one.node)
                                       one.by_run[point.id][std::string(period.text(row))] =
                                           price.number(row);
                           if (report.stored.tables.empty())
                               report.stored.tables = result.tables;
                       },
                   .pause = {}});
    report.answer = reduce(loaded->study, end.runs);
    report.printed = answer_text(report.answer);
    report.manifest.id = report.answer.study;
    report.manifest.command = "study";
    report.manifest.program_version = "1";
    report.manifest.files = {{"study.json", "<0123>"}};
    report.source = StudyRuns{loaded->study, end.runs, std::move(prices)};
    report.land = shipped_base_map();
    return report;
}

bool has(const std::string& page, const std::string& text) {
    return page.find(text) != std::string::npos;
}

bool has_note(const test::Seen& seen, const std::string& note) {
    return std::find(seen.notes.begin(), seen.notes.end(), note) != seen.notes.end();
}

/// The headings of all charts.
std::vector<std::string> charts_of(const std::string& page) {
    std::vector<std::string> titles;
    for (std::size_t at = page.find("<figure"); at != std::string::npos;
         at = page.find("<figure", at + 1)) {
        const std::size_t begin = page.find("<h3>", at) + 4;
        titles.push_back(page.substr(begin, page.find("</h3>", begin) - begin));
    }
    return titles;
}

bool any_has(const std::vector<std::string>& list, const std::string& text) {
    return std::any_of(list.begin(), list.end(),
                       [&](const std::string& one) { return has(one, text); });
}

const std::filesystem::path pictures =
    std::filesystem::path(GASHUB_BINARY_DIR) / "pictures" / "report";

/// Opens the page of a study at desk and phone, and has its pictures taken.
void check_in_browser(const std::string& name, const std::string& text, int least) {
    if (!test::has_browser()) {
        WARN("chromium is not installed, the page was not opened: apt-get install chromium");
        return;
    }
    const std::string page = study_page(report_of(text));
    for (const test::Screen& screen : {test::Screen{}, test::Screen{390, 844, true}}) {
        const test::Seen seen = test::look_at(page, screen);
        INFO(name << " at a width of " << screen.width);
        CHECK(seen.errors == std::vector<std::string>{});
        CHECK(seen.overlaps == std::vector<std::string>{});
        CHECK(seen.empty == std::vector<std::string>{});
        CHECK(seen.drawings >= least);
        CHECK(has_note(seen, fmt::format("width {0} of {0}", screen.width)));
        CHECK(has_note(seen, screen.is_dark ? "theme dark" : "theme light"));
        CHECK(has_note(seen, "sorted true"));
        CHECK(has_note(seen, "results sorted true"));
    }
    test::photograph(page, {1120, 4200, false}, pictures / ("study-" + name + "-light.png"));
    test::photograph(page, {390, 7000, true}, pictures / ("study-" + name + "-phone.png"));
    test::photograph(page, {}, pictures / ("study-" + name + "-print.pdf"));
    CHECK(std::filesystem::file_size(pictures / ("study-" + name + "-print.pdf")) > 20000);
}

} // namespace

TEST_CASE("a grid's page holds the nine parts, inputs with ranges and sources, charts and tables") {
    const StudyReport report = report_of(grid());
    const std::string page = study_page(report);
    CHECK(has(page, "What does the city pay when the &lt;north&gt; pipe grows?"));
    CHECK(has(page, report.answer.sentence));
    CHECK(has(page, "range of cases, no odds attach"));
    CHECK(has(page, "Turns on: "));
    CHECK(has(page, "What the model leaves out: Storage rules."));
    CHECK(has(page, "% of the inputs that decide"));
    CHECK(has(page, "gashub explain tutorial --node city"));
    CHECK(has(page, "triangular, 0.8 to 1.2, likeliest 1"));
    CHECK(has(page, "IEA, WEO 2025"));
    CHECK(has(page, "one of 0.5, 1, 1.5"));
    CHECK(has(page, "demand of the city and shipping move together: rank correlation 0.3"));
    CHECK(has(page, "10, 20, 30, 36.5"));
    CHECK(has(page, "Invented for teaching; no country is meant"));
    CHECK(has(page, "SHA-256 &lt;0123&gt;"));
    for (const char* table : {"answer_by_pipe", "answer_both", "every_run", "figures"})
        CHECK(has(page, fmt::format("data-name=\"{}.csv\"", table)));
    const std::vector<std::string> charts = charts_of(page);
    for (const char* chart : {"Price in the city by north pipe", "Price by pipe and LNG",
                              "What the answer turns on", "Price of City by period"})
        CHECK(any_has(charts, chart));
    CHECK_FALSE(has(page, "http://"));
    CHECK_FALSE(has(page, "src=\""));
}

TEST_CASE("a study's page follows the numbers of the answer") {
    StudyReport report = report_of(grid());
    report.answer.headline.central = 7654.3;
    report.answer.tables[0].rows[0].cells[0].value = 4321.9;
    report.answer.swings[0].headline_high = 1234.5;
    const std::string page = study_page(report);
    CHECK(has(page, "7,654.3"));
    CHECK(has(page, "4,322"));
    CHECK(has(page, "1,234"));
}

TEST_CASE("without its inputs a study's page has the answer, its charts and tables, and says why") {
    StudyReport report = report_of(grid());
    report.source.reset();
    report.no_source = "study.json has changed";
    const std::string page = study_page(report);
    CHECK(has(page, "study.json has changed"));
    CHECK(has(page, report.answer.sentence));
    CHECK(any_has(charts_of(page), "What the answer turns on"));
    CHECK(has(page, "IEA, WEO 2025"));
    CHECK_FALSE(has(page, "every_run"));
}

TEST_CASE("each kind of study has the charts that show its answer") {
    const auto charts = [](const std::string& text) {
        return charts_of(study_page(report_of(text)));
    };
    const auto drawn = charts(sample());
    CHECK(any_has(drawn, "Share of futures below x: price in the city"));
    CHECK(any_has(drawn, "What the answer turns on"));
    CHECK(any_has(drawn, "Price of City by period"));
    CHECK(any_has(drawn, "Rank correlation"));
    const auto turned = charts(threshold());
    CHECK(any_has(turned, "Price in the city by north pipe"));
    const auto named = charts(cases());
    CHECK(any_has(named, "Price in the city"));
    CHECK(any_has(named, "Price of City by period"));
    const auto joined = charts(party());
    CHECK(any_has(joined, "Entry prices, cheapest first"));
    CHECK(any_has(joined, "Who comes, at what price"));
}

TEST_CASE("a tornado's bars end where the runs at low and high end end") {
    Answer answer;
    answer.headline = {.title = "price", .unit = "EUR/MWh", .low = {}, .central = 20, .high = {}};
    InputSwing swing;
    swing.title = "demand";
    swing.at_low = 0.8;
    swing.at_high = 1.2;
    swing.headline_low = 12.5;
    swing.headline_high = 31.25;
    answer.swings = {swing};
    const auto figure = tornado_figure(answer, 20);
    REQUIRE(figure);
    CHECK(has(figure->svg, "demand at 0.8: 12.5 EUR/MWh"));
    CHECK(has(figure->svg, "demand at 1.2: 31.2 EUR/MWh"));
    CHECK(has(figure->svg, "central: 20.0 EUR/MWh"));
    CHECK_FALSE(tornado_figure(Answer{}, 20));
}

TEST_CASE("a threshold's picture marks where the condition turns, and its bound") {
    const StudyReport report = report_of(threshold());
    REQUIRE(report.answer.threshold.state == Turning::State::found);
    const auto with_runs = turning_figure(*report.source, report.answer);
    const auto alone = threshold_figure(report.answer);
    REQUIRE(with_runs);
    REQUIRE(alone);
    for (const auto& figure : {with_runs, alone}) {
        CHECK(has(figure->svg, "turns here: 29."));
        CHECK(has(figure->caption, "price in the city below 22"));
    }
    CHECK(has(with_runs->svg, "bound: 22.0 EUR/MWh"));
    StudyReport never = report;
    never.answer.threshold = {};
    CHECK_FALSE(turning_figure(*never.source, never.answer));
    CHECK_FALSE(threshold_figure(never.answer));
}

TEST_CASE("a batch's page shows how scenarios differ") {
    StoredTables stored;
    Table runs, indicators;
    runs.name = "runs";
    runs.columns = {{"scenario", CellKind::text, true}, {"status", CellKind::text, false}};
    runs.cells = {std::string_view("a"), std::string_view("solved"), std::string_view("b"),
                  std::string_view("failed")};
    indicators.name = "indicators";
    indicators.columns = {{"scenario", CellKind::text, true},
                          {"name", CellKind::text, true},
                          {"scope", CellKind::text, true},
                          {"value", CellKind::number, false},
                          {"unit", CellKind::text, false}};
    for (const auto& [scenario, value] : {std::pair("a", 12.0), {"b", 31.0}}) {
        indicators.cells.insert(indicators.cells.end(),
                                {std::string_view(scenario), std::string_view("mean-price"),
                                 std::string_view("city"), value, std::string_view("EUR/MWh")});
    }
    stored.tables = {runs, indicators};
    stored.left_out = {"prices: 999 rows"};
    const std::string page = batch_page(std::nullopt, stored);
    CHECK(has(page, "of 2 solved"));
    CHECK(any_has(charts_of(page), "Mean price: city"));
    CHECK(has(page, "31.0"));
    CHECK(has(page, "prices: 999 rows"));
}

TEST_CASE("maps colour the countries of a table by its numbers, one map a case") {
    StudyReport report = report_of(maps());
    std::string page = study_page(report);
    CHECK(any_has(charts_of(page), "Dear gas"));
    const auto drawn = [&](const std::string& look, const std::string& tip) {
        const std::size_t at = page.find("<title>" + tip + "</title>");
        const std::size_t group = page.rfind("<g class=\"", at);
        return at != std::string::npos && page.compare(group + 10, look.size(), look) == 0;
    };
    // 14 and 20 in half-years of the tutorial, 14 and 16 with the second pipe (networks/README.md)
    CHECK(drawn("h8", "Bulgaria, as it is: 17.0 EUR/MWh"));
    CHECK(drawn("h7", "Bulgaria, with a second pipe: 15.0 EUR/MWh"));
    CHECK(drawn("h0", "Türkiye, as it is: 0.0 EUR/MWh"));
    // another number, another colour
    for (AnswerTable& table : report.answer.tables)
        if (table.id == "dear")
            table.rows[0].cells[1].value = 3;
    page = study_page(report);
    CHECK(drawn("h1", "Bulgaria, with a second pipe: 3.0 EUR/MWh"));
    // without the study the numbers stand on a grid
    report.source.reset();
    CHECK(any_has(charts_of(study_page(report)), "Dear gas"));
}

TEST_CASE("the page of a security study maps what is lost and what then holds back") {
    StudyReport report = report_of(losses());
    const std::string page = study_page(report);
    CHECK(any_has(charts_of(page), "Without North pipe: the ways that then hold back"));
    for (const char* tip : {"North pipe: lost", "Gulf liquefaction plant: 40.0 mcm/d",
                            "stores of City cavern: 40.0 mcm/d"}) // 14.6 bcm a year; its rate
        CHECK(has(page, fmt::format("<title>{}</title>", tip)));
    for (Ran& run : report.source->runs) // no cut, no map
        run.values = {};
    CHECK_FALSE(any_has(charts_of(study_page(report)), "hold back"));
}

TEST_CASE("in a browser the page of maps has no fault, its charts are drawn, no text overlaps") {
    check_in_browser("maps", maps(), 1);
}

TEST_CASE("in a browser the page of a grid has no fault, its charts are drawn, no text overlaps") {
    check_in_browser("grid", grid(), 6);
}

TEST_CASE(
    "in a browser the page of a sample has no fault, its charts are drawn, no text overlaps") {
    check_in_browser("sample", sample(), 5);
}

TEST_CASE(
    "in a browser the page of a search has no fault, its charts are drawn, no text overlaps") {
    check_in_browser("turn", threshold(), 3);
}

TEST_CASE("in a browser the page of a list has no fault, its charts are drawn, no text overlaps") {
    check_in_browser("cases", cases(), 3);
}

TEST_CASE("in a browser the page of a party has no fault, its charts are drawn, no text overlaps") {
    check_in_browser("party", party(), 3);
}

TEST_CASE("in a browser the page of losses has no fault, its map is drawn, no text overlaps") {
    check_in_browser("losses", losses(), 3);
}
