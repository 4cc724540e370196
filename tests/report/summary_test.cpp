#include "analysis/tables.hpp"
#include "io/country_names.hpp"
#include "io/load.hpp"
#include "io/table_columns.hpp"
#include "market/clear.hpp"
#include "report/names.hpp"
#include "report/summary_text.hpp"
#include "study/run_record.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <sstream>

using namespace gashub;

namespace {

struct Run {
    Loaded loaded;
    std::vector<Table> tables;
};

/// The tutorial, cleared: networks/README.md solves it by hand.
Run tutorial(const PathValues& sets = {}) {
    Result<Loaded> loaded = load_scenario("tutorial", sets);
    REQUIRE(loaded);
    const auto outcome =
        std::make_shared<const market::Outcome>(market::clear(loaded->network, loaded->scenario));
    REQUIRE(outcome->status == market::Status::solved);
    JobResult result = job_result({.scenario = "tutorial",
                                   .program_version = "1",
                                   .network_sha256 = "",
                                   .scenario_sha256 = "",
                                   .calibrated_on = {},
                                   .parameters = sets},
                                  outcome, TableChoice::all);
    return {std::move(*loaded), std::move(result.tables)};
}

Summary summary_of(const Run& run) {
    return make_summary(run.loaded.network, run.loaded.scenario, run.tables);
}

bool has(const std::vector<Surprise>& found, const std::string& code) {
    return std::any_of(found.begin(), found.end(),
                       [&](const Surprise& s) { return s.code == code; });
}

std::size_t signs(const std::string& line) {
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

void check_fits_a_screen(const std::string& text) {
    std::istringstream lines(text);
    std::string line;
    int count = 0;
    for (; std::getline(lines, line); ++count) {
        INFO(line);
        CHECK(signs(line) <= 100);
        CHECK(std::none_of(line.begin(), line.end(),
                           [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
    }
    CHECK(count <= 40);
}

} // namespace

TEST_CASE("the summary of the tutorial says what its hand solution says") {
    const Summary s = summary_of(tutorial());
    REQUIRE(s.prices.size() == 3);
    CHECK(s.prices[0].node == "city");
    CHECK(s.prices[0].mean == Approx(17));
    CHECK(s.prices[0].low == Approx(14));
    CHECK(s.prices[0].high == Approx(20));
    CHECK(s.prices[0].high_period == "2021-10");
    CHECK_FALSE(s.prices[0].january);
    REQUIRE(s.flows.size() == 3);
    CHECK(s.flows[0].arc == "north-city");
    CHECK(s.flows[0].volume == Approx(18.4));
    CHECK(s.flows[0].volume == Approx(s.flows[0].capacity));
    CHECK(s.flows[0].origin_share == Approx(1));
    REQUIRE_FALSE(s.binding.empty());
    CHECK(s.binding[0].id == "north-city");
    CHECK(s.binding[0].periods == 2);
    CHECK(s.binding[0].mean_price == Approx(9));
    CHECK(s.binding[0].highest_price == Approx(12));
    CHECK(s.unserved == Approx(0).margin(1e-6));
    CHECK_FALSE(has(s.surprises, "unserved"));
}

TEST_CASE("by days the ends of a price stand apart") {
    const Run run = tutorial({{"horizon.start", std::string("2021-01-01")},
                              {"horizon.end", std::string("2021-02-01")},
                              {"horizon.step", std::string("day")}});
    const std::string text =
        summary_text(summary_of(run), {}, {.quantities = {}, .colour = false, .next = ""});
    INFO(text);
    check_fits_a_screen(text);
    CHECK(text.find("(2021-01-01)  ") != std::string::npos);
    for (std::size_t at = text.find(')'); at != std::string::npos; at = text.find(')', at + 1))
        CHECK_FALSE(
            (at + 1 < text.size() && std::isdigit(static_cast<unsigned char>(text[at + 1]))));
}

TEST_CASE("demand that no gas can reach is told first") {
    const Summary s = summary_of(tutorial({{"demand.XC.factor", 3.0}}));
    CHECK(s.unserved > 1);
    REQUIRE(has(s.surprises, "unserved"));
    CHECK(s.surprises.front().code == "unserved");
    CHECK(s.surprises.front().sentence.find("City") != std::string::npos);
}

TEST_CASE("shares of an area add up, largest first") {
    const Summary s = summary_of(tutorial());
    REQUIRE_FALSE(s.areas.empty());
    CHECK(s.areas[0].area == "XC");
    double sum = 0, before = 1;
    for (const auto& origin : s.areas[0].origins) {
        CHECK(origin.share <= before);
        before = origin.share;
        sum += origin.share;
    }
    CHECK(sum == Approx(1));
}

TEST_CASE("surprises are found where they are and only there") {
    const Run run = tutorial();
    const Network& network = run.loaded.network;
    const auto surprises = [&](const Table& table) {
        std::vector<Table> tables;
        tables.push_back({});
        tables[0].name = table.name;
        tables[0].columns = table.columns;
        tables[0].cells = table.cells;
        return find_surprises(network, run.loaded.scenario, tables);
    };
    Table flows;
    flows.name = "flows";
    flows.columns = {{"period", CellKind::text},
                     {"arc", CellKind::text},
                     {"from", CellKind::text},
                     {"to", CellKind::text},
                     {"kind", CellKind::text},
                     {"flow_bcm"},
                     {"capacity_bcm"}};
    const auto row = [&](const char* period, const char* arc, const char* from, const char* to,
                         double flow) {
        for (const char* text : {period, arc, from, to, "pipeline"})
            flows.cells.emplace_back(std::string_view(text));
        flows.cells.emplace_back(flow);
        flows.cells.emplace_back(10.0);
    };
    row("2021-07-01", "north-city", "north", "city", 5);
    row("2021-10-01", "north-city", "north", "city", 4);
    CHECK(surprises(flows).empty());
    row("2021-07-01", "east-city", "east", "city", 0);
    CHECK(has(surprises(flows), "idle"));
    CHECK_FALSE(has(surprises(flows), "turned"));
    row("2021-10-01", "north-city", "city", "north", 6);
    CHECK(has(surprises(flows), "turned"));

    Table storage;
    storage.name = "storage";
    storage.columns = {
        {"site", CellKind::text}, {"injection_bcm"}, {"withdrawal_bcm"}, {"level_bcm"}};
    storage.cells = {std::string_view("city-cavern"), 0.5, 0.0, 1.5,
                     std::string_view("city-cavern"), 0.0, 0.6, 0.9};
    CHECK_FALSE(has(surprises(storage), "stores")); // began with 1.0, ends with 0.9
    storage.cells[7] = 0.5;
    CHECK(has(surprises(storage), "stores"));

    Table rules;
    rules.name = "rules";
    rules.columns = {{"rule", CellKind::text},
                     {"id", CellKind::text},
                     {"state", CellKind::text},
                     {"value"},
                     {"bound"}};
    rules.cells = {std::string_view("take-or-pay"), std::string_view("c"),
                   std::string_view("binding"), 1.0, 1.0};
    CHECK(surprises(rules).empty());
    rules.cells[2] = std::string_view("broken");
    REQUIRE(has(surprises(rules), "broken"));
    CHECK(surprises(rules)[0].sentence.find("c (take-or-pay)") != std::string::npos);

    Table prices;
    prices.name = "prices";
    prices.columns = {{"node", CellKind::text}, {"basis", CellKind::text}};
    prices.cells = {std::string_view("gulf-port"), std::string_view("no-trade"),
                    std::string_view("gulf-port"), std::string_view("transit")};
    CHECK(surprises(prices).empty());
    prices.cells.resize(2);
    CHECK(has(surprises(prices), "no-trade"));
}

TEST_CASE("the screen holds 40 lines of 100 signs, whatever the names are") {
    Summary s = summary_of(tutorial());
    check_fits_a_screen(summary_text(
        s, {}, {.quantities = {}, .colour = false, .next = "gashub explain tutorial"}));
    std::string dreadful = "Yılan\x1b[31m\t";
    for (int i = 0; i < 60; ++i)
        dreadful += "Şğ ";
    s.title = s.question = dreadful;
    s.prices.resize(6, s.prices[0]);
    s.areas.resize(2, s.areas[0]);
    s.flows.resize(8, s.flows[0]);
    s.binding.resize(6, s.binding[0]);
    s.surprises.assign(9, {"x", dreadful});
    for (auto& card : s.prices)
        card.name = card.set_by = dreadful;
    for (auto& flow : s.flows)
        flow.name = flow.origin = dreadful;
    for (auto& line : s.binding)
        line.name = line.kind = dreadful;
    for (auto& area : s.areas)
        area.name = area.origins[0].name = dreadful;
    check_fits_a_screen(summary_text(s, {}, {.quantities = {}, .colour = false, .next = dreadful}));
}

TEST_CASE("the words and the JSON of a summary carry the same numbers") {
    const Summary s = summary_of(tutorial());
    JsonWriter json;
    json.begin_object();
    write_summary(json, s);
    json.end_object();
    CHECK(json.text().find("\"mean_eur_per_mwh\": 1") != std::string::npos);
    const std::string words = summary_text(s, {}, {});
    CHECK(words.find("17.00") != std::string::npos);
    CHECK(words.find("18.4") != std::string::npos);
    CHECK(words.find("2 of 2") != std::string::npos);
    CHECK(words.find("\x1b") == std::string::npos);
    CHECK(summary_text(s, {}, {.quantities = {}, .colour = true, .next = ""}).find("\x1b[1m") !=
          std::string::npos);
}

TEST_CASE("units at the rim: 1 bcm is 10,550 GWh or 1,000 mcm, dollars by the network's own rate") {
    CHECK(Quantities{}.volume_text(18.4) == "18.4");
    CHECK(Quantities{.volume = VolumeUnit::gwh}.volume_text(1) == "10,550");
    CHECK(Quantities{.volume = VolumeUnit::mcm}.volume_text(1234.5) == "1,234,500");
    CHECK(Quantities{.volume = VolumeUnit::mcm}.volume_text(-1.5) == "-1,500");
    CHECK(Quantities{}.volume_text(1e-9) == "0.0");
    CHECK(Quantities{}.volume_text(0.028) == "0.028");
    CHECK(Quantities{.currency = Currency::usd, .usd_per_eur = 1.2}.price_text(10) == "12.00");
    CHECK(Quantities{}.price_text(-0.001) == "0.00");
    const Result<Loaded> base = load_scenario("base-2021");
    REQUIRE(base);
    const std::optional<double> rate = usd_per_eur(base->network, base->scenario);
    REQUIRE(rate);
    CHECK(*rate == Approx(1.18).margin(0.03)); // mean of 2021
    const Result<Loaded> small = load_scenario("tutorial");
    REQUIRE(small);
    CHECK_FALSE(usd_per_eur(small->network, small->scenario));
}

TEST_CASE("what a reader is told has a name, whatever kind of thing it is") {
    const Result<Loaded> loaded = load_scenario("tutorial");
    REQUIRE(loaded);
    const Network& network = loaded->network;
    CHECK(thing_name(network, "north-city") == "North pipe");
    CHECK(thing_name(network, "north-site") == "north-site"); // it has none
    CHECK(thing_name(network, "city.industry") == "City, industry");
    CHECK(thing_name(network, "city-cavern") == "stores of City cavern");
    CHECK(thing_name(network, "gulf-port") == "Gulf port");
    CHECK(thing_name(network, "nothing") == "nothing");
    CHECK(thing_name(network, "") == "");
}

TEST_CASE("what a policy forbids stands first among what binds") {
    const Result<Loaded> loaded = load_scenario("embargo-2021");
    REQUIRE(loaded);
    const auto outcome =
        std::make_shared<const market::Outcome>(market::clear(loaded->network, loaded->scenario));
    REQUIRE(outcome->status == market::Status::solved);
    const JobResult result = job_result({.scenario = "e",
                                         .program_version = "1",
                                         .network_sha256 = "",
                                         .scenario_sha256 = "",
                                         .calibrated_on = {},
                                         .parameters = {}},
                                        outcome, TableChoice::all);
    const Summary s = make_summary(loaded->network, loaded->scenario, result.tables);
    REQUIRE(s.binding.size() > 1);
    CHECK(s.binding[0].kind == "embargo");
    const auto& origins = s.areas.at(0).origins;
    const auto russia = std::find_if(origins.begin(), origins.end(),
                                     [](const auto& o) { return o.origin == "RU"; });
    REQUIRE(russia != origins.end()); // named although there is none
    CHECK(russia->share < 1e-6);
    CHECK(summary_text(s, {}, {}).find("Russia 0 %") != std::string::npos);
}

TEST_CASE("countries have names, other codes stay") {
    CHECK(country_name("RU") == "Russia");
    CHECK(country_name("AE") == "United Arab Emirates");
    CHECK(country_name("ZA") == "South Africa");
    CHECK(country_name("XN") == "XN");
    CHECK(country_name("") == "");
}
