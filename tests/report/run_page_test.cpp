// The page of a run: what stands in it, and, in a browser, how it looks.

#include "analysis/tables.hpp"
#include "io/table_columns.hpp"
#include "market/clear.hpp"
#include "report/browser.hpp"
#include "report/figure_sources.hpp"
#include "report/run_page.hpp"
#include "study/run_record.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include <fmt/format.h>

using namespace gashub;

namespace {

/// All that a page can hold of a scenario that comes with the program.
RunReport report_of(const std::string& id, const std::string& node, int period, int solves) {
    Result<Loaded> loaded = load_scenario(id);
    REQUIRE(loaded);
    const market::Prepared prepared(loaded->network);
    const auto outcome =
        std::make_shared<const market::Outcome>(market::clear(prepared, loaded->scenario, {}));
    REQUIRE(outcome->status == market::Status::solved);
    RunReport report;
    report.tables = job_result({.scenario = id,
                                .program_version = "1",
                                .network_sha256 = "",
                                .scenario_sha256 = "",
                                .calibrated_on = {},
                                .parameters = {}},
                               outcome, TableChoice::all)
                        .tables;
    report.manifest.id = id;
    report.manifest.program_version = "1";
    report.manifest.files = {{"network.json", "<0123>"}};
    report.land = shipped_base_map();
    const int place = loaded->network.find_node(node);
    report.explanations.push_back(Explainer(*outcome).explain(place, period));
    if (solves > 0)
        report.order =
            merit_order(prepared, loaded->scenario, *outcome, place, period,
                        {.stop = {}, .time_limit_seconds = 0, .keep_factor = false}, solves);
    report.assumptions = assumptions_that_matter(make_results(outcome));
    report.inputs = std::move(*loaded);
    return report;
}

bool has(const std::string& page, const std::string& text) {
    return page.find(text) != std::string::npos;
}

bool has_note(const test::Seen& seen, const std::string& note) {
    return std::find(seen.notes.begin(), seen.notes.end(), note) != seen.notes.end();
}

const std::filesystem::path pictures =
    std::filesystem::path(GASHUB_BINARY_DIR) / "pictures" / "report";

} // namespace

TEST_CASE("a run's page holds question, answer, charts, tables, sources and digests") {
    const std::string page = run_page(report_of("tutorial", "city", 1, 8));
    CHECK(has(page, "Why is gas in the city dearer in winter"));
    CHECK(has(page, "City: 17.00 EUR/MWh on the mean from 2021-07-01 to 2021-12-31"));
    for (const char* chart :
         {"Where gas flows", "Prices", "Largest flows over borders", "Whose gas countries use",
          "Gas that comes to City", "Gas in store", "Import bills",
          "What the price at City is made of", "Merit order at City"})
        CHECK(has(page, std::string("<h3>") + chart));
    for (const char* table : {"flows", "prices", "storage", "welfare", "figures"})
        CHECK(has(page, std::string("data-name=\"") + table + ".csv\""));
    CHECK(has(page, "Invented for teaching; no country is meant"));
    CHECK(has(page, "SHA-256 &lt;0123&gt;"));
    CHECK_FALSE(has(page, "http://"));
    CHECK_FALSE(has(page, "src=\""));
}

TEST_CASE("a run's page follows the numbers, not a text") {
    RunReport report = report_of("tutorial", "city", 1, 0);
    for (Table& table : report.tables)
        if (table.name == "indicators") {
            const ColumnView name(table, "name"), scope(table, "scope");
            for (std::size_t row = 0; row < table.rows(); ++row)
                if (name.text(row) == "mean-price" && scope.text(row) == "city")
                    table.cells[row * table.columns.size() + 3] = 23.5;
        }
    CHECK(has(run_page(report), "City: 23.50 EUR/MWh on the mean"));
}

TEST_CASE("a run whose inputs are gone still has its tables, and says why the rest is missing") {
    RunReport report = report_of("tutorial", "city", 1, 0);
    report.inputs.reset();
    report.no_inputs = "networks/tutorial.json has changed";
    const std::string page = run_page(report);
    CHECK(has(page, "networks/tutorial.json has changed"));
    CHECK(has(page, "data-name=\"flows.csv\""));
    CHECK_FALSE(has(page, "<svg"));
}

TEST_CASE("words of a file can not break out of the page") {
    RunReport report = report_of("tutorial", "city", 1, 0);
    report.manifest.options = {{"set", "</pre><script>alert(1)</script>"}};
    const std::string page = run_page(report);
    CHECK_FALSE(has(page, "<script>alert"));
    CHECK(has(page, "&lt;script&gt;alert"));
}

TEST_CASE("every figure that a network states has a row with its source") {
    const Result<Network> network = load_network("tutorial");
    REQUIRE(network);
    const Table figures = figure_sources(*network);
    const ColumnView id(figures, "id"), figure(figures, "figure"), value(figures, "value"),
        source(figures, "source"), unit(figures, "unit");
    int without_source = 0, pipes = 0;
    for (std::size_t row = 0; row < figures.rows(); ++row) {
        without_source += source.text(row).empty();
        if (id.text(row) == "east-city" && figure.text(row) == "capacity_bcm_per_year") {
            CHECK(value.text(row) == "21.9");
            CHECK(unit.text(row) == "bcm a year");
            ++pipes;
        }
        if (id.text(row) == "city" && figure.text(row) == "sectors.industry.elasticity") {
            CHECK(value.text(row) == "-0.5");
            ++pipes;
        }
        if (id.text(row) == "gulf-site" && figure.text(row) == "cost.eur_per_mwh") {
            CHECK(value.text(row) == "12");
            ++pipes;
        }
    }
    CHECK(pipes == 3);
    CHECK(without_source == 0);
    CHECK(figures_by_source(figures).at("teaching") == static_cast<int>(figures.rows()));
}

TEST_CASE("in a browser a run's page has no fault, each chart is drawn and no text overlaps") {
    if (!test::has_browser()) {
        WARN("chromium is not installed, the page was not opened: apt-get install chromium");
        return;
    }
    const bool is_flagship = GENERATE(false, true);
    const std::string name = is_flagship ? "base-2021" : "tutorial";
    const std::string page = run_page(is_flagship ? report_of("base-2021", "tr-thrace", 0, 4)
                                                  : report_of("tutorial", "city", 1, 8));
    for (const test::Screen& screen : {test::Screen{}, test::Screen{390, 844, true}}) {
        const test::Seen seen = test::look_at(page, screen);
        INFO(name << " at a width of " << screen.width);
        CHECK(seen.errors == std::vector<std::string>{});
        CHECK(seen.overlaps == std::vector<std::string>{});
        CHECK(seen.empty == std::vector<std::string>{});
        CHECK(seen.drawings >= 10);
        CHECK(has_note(seen, fmt::format("width {0} of {0}", screen.width)));
        CHECK(has_note(seen, screen.is_dark ? "theme dark" : "theme light"));
        CHECK(has_note(seen, "legend 1 to 0"));
        CHECK(has_note(seen, "map use"));
        CHECK(has_note(seen, "sorted true"));
    }
    test::photograph(page, {1120, 5200, false}, pictures / (name + "-light.png"));
    if (is_flagship) {
        test::photograph(page, {1120, 5200, true}, pictures / (name + "-dark.png"));
        test::photograph(page, {390, 8000, false}, pictures / (name + "-phone.png"));
        test::photograph(page, {}, pictures / (name + "-print.pdf"));
        CHECK(std::filesystem::file_size(pictures / (name + "-print.pdf")) > 20000);
    }
}
