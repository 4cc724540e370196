// Results as IAMC rows: by hand on a small network, and laws that hold on any.

#include "analysis/tables.hpp"
#include "io/iamc.hpp"
#include "io/table_columns.hpp"
#include "support/random_network.hpp"
#include "support/solved_market.hpp"

#include <map>
#include <set>

using namespace gashub;
using namespace gashub::test;

namespace {

/// region, variable, year, subannual -> value, as `region/variable/year/subannual`.
struct Rows {
    std::map<std::string, double> values;
    std::set<std::string> units;
    Table table;

    explicit Rows(Table made) : table(std::move(made)) {
        const ColumnView region(table, "region"), variable(table, "variable"),
            subannual(table, "subannual"), value(table, "value"), unit(table, "unit");
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto year = std::get<std::int64_t>(table.at(row, 5));
            const std::string key = std::string(region.text(row)) + "/" +
                                    std::string(variable.text(row)) + "/" + std::to_string(year) +
                                    "/" + std::string(subannual.text(row));
            INFO(key);
            CHECK(values.emplace(key, value.number(row)).second);
            units.insert(std::string(unit.text(row)));
        }
    }
    double at(const std::string& key) const {
        INFO(key);
        REQUIRE(values.contains(key));
        return values.at(key);
    }
    bool has(const std::string& key) const { return values.contains(key); }
};

Rows rows_of(const Network& network, ScenarioParts parts) {
    const Scenario scenario = checked(std::move(parts), network);
    const auto outcome = std::make_shared<const market::Outcome>(market::clear(network, scenario));
    INFO(outcome->reason);
    REQUIRE(outcome->status == market::Status::solved);
    const std::vector<Table> tables = result_tables(make_results(outcome), scenario.parts().id);
    return Rows(iamc_table(network, scenario, tables, "gashub test"));
}

/// Russia sends 10 through Bulgaria, of which 4 stay there and a tenth of the rest is lost on the
/// way to Serbia.
Network transit() {
    NetworkParts parts = ascii_parts("ru --20@1--> bg\n"
                                     "bg --20@2/0.1--> rs\n"
                                     "ru gives 20 at 10 as RU\n"
                                     "bg wants 4 fixed\n"
                                     "rs wants 5.4 fixed\n");
    for (Node& node : parts.nodes)
        node.country = node.id == "ru" ? "RU" : node.id == "bg" ? "BG" : "RS";
    parts.regions.push_back({"balkans", {"Balkans", ""}, {"BG", "RS"}, {}, {}});
    parts.hubs.push_back({"bgh", {"Balkan Gas Hub", ""}, "bg", {}});
    return checked(parts);
}

constexpr double ej = 10.55 * 3.6e-3;

} // namespace

TEST_CASE("gross trade counts transit, net trade does not, and both are named apart") {
    const Rows rows = rows_of(transit(), one_year());
    const std::string gross = "Primary Energy|Gas|Volume/2021/Year";
    CHECK(rows.at("Bulgaria/Trade|Gross Import|" + gross) == Approx(10 * ej));
    CHECK(rows.at("Bulgaria/Trade|Gross Export|" + gross) == Approx(6 * ej));
    CHECK(rows.at("Bulgaria/Trade|" + gross) == Approx(-4 * ej));
    CHECK(rows.at("Serbia/Trade|Gross Import|" + gross) == Approx(5.4 * ej));
    CHECK(rows.at("Serbia/Trade|Gross Export|" + gross) == 0);
    CHECK(rows.at("Russia/Trade|" + gross) == Approx(10 * ej));
    // A region's border is not the sum of its countries'.
    CHECK(rows.at("Balkans/Trade|Gross Import|" + gross) == Approx(10 * ej));
    CHECK(rows.at("Balkans/Trade|Gross Export|" + gross) == 0);
    CHECK(rows.at("Balkans/Trade|Gross Import|Primary Energy|Gas|Volume [Origin]|Russia/2021/"
                  "Year") == Approx(10 * ej));
    CHECK_FALSE(rows.has("World/Trade|" + gross));
}

TEST_CASE("use, extraction and prices are those of the tables") {
    const Rows rows = rows_of(transit(), one_year());
    CHECK(rows.at("World/Primary Energy|Gas/2021/Year") == Approx(9.4 * ej));
    CHECK(rows.at("Russia/Resource|Extraction|Gas/2021/Year") == Approx(10 * ej));
    CHECK(rows.at("Bulgaria/Price|Primary Energy|Gas/2021/Year") == Approx(11).epsilon(1e-5));
    const double serbia = rows.at("Serbia/Price|Primary Energy|Gas/2021/Year");
    CHECK(serbia == Approx(13 / 0.9).epsilon(1e-4));
    CHECK(rows.at("Balkans/Price|Primary Energy|Gas/2021/Year") ==
          Approx((4 * 11 + 5.4 * serbia) / 9.4).epsilon(1e-5));
    CHECK(rows.at("Bulgaria|Balkan Gas Hub/Price|Primary Energy|Gas/2021/Year") ==
          Approx(11).epsilon(1e-5));
    CHECK(rows.units == std::set<std::string>{"EJ/yr", "EUR_2021/MWh"});
}

TEST_CASE("a month is a rate a year, and the days' mean of the months is the year") {
    ScenarioParts months = one_year();
    months.horizon[0].step = Step::month;
    const Rows rows = rows_of(transit(), months);
    const std::string use = "Bulgaria/Primary Energy|Gas/2021/";
    double sum = 0;
    const char* names[] = {"January", "February", "March",     "April",   "May",      "June",
                           "July",    "August",   "September", "October", "November", "December"};
    for (int month = 1; month <= 12; ++month)
        sum += rows.at(use + names[month - 1]) * days_in_month(2021, month) / 365;
    CHECK(sum == Approx(rows.at(use + "Year")));
    CHECK(rows.at(use + "Year") == Approx(4 * ej));
    CHECK(rows.at(use + "January") == Approx(4 * ej));
}

TEST_CASE("a gas year stands as such where no calendar year is whole, and money has its year") {
    ScenarioParts parts = one_year();
    parts.horizon[0] = {make_date(2030, 10, 1), make_date(2031, 10, 1), Step::quarter};
    parts.price_level = PriceLevel{2025, 1.2};
    const Rows rows = rows_of(transit(), parts);
    CHECK(rows.at("Bulgaria/Primary Energy|Gas/2030/Gas Year") == Approx(4 * ej));
    CHECK(rows.has("Bulgaria/Primary Energy|Gas/2030/Q4"));
    CHECK(rows.has("Bulgaria/Primary Energy|Gas/2031/Q1"));
    CHECK_FALSE(rows.has("Bulgaria/Primary Energy|Gas/2030/Year"));
    CHECK(rows.units.contains("EUR_2025/MWh"));
}

TEST_CASE("no cell is empty, and every region's balance closes, on random networks") {
    for (unsigned seed = 1; seed <= 8; ++seed) {
        INFO("seed " << seed);
        NetworkParts parts = random_parts(seed);
        for (Arc& arc : parts.pipelines)
            arc.loss_share = 0;
        for (Storage& storage : parts.storages)
            storage.injection_fuel_share = 0;
        ScenarioParts months = one_year();
        months.horizon[0].step = Step::quarter;
        const Rows rows = rows_of(checked(parts), months);
        REQUIRE(rows.table.rows() > 0);
        for (const Cell& cell : rows.table.cells) {
            CHECK_FALSE(std::holds_alternative<std::monostate>(cell));
            if (const auto* text = std::get_if<std::string_view>(&cell))
                CHECK_FALSE(text->empty());
        }
        for (const char* region : {"AA", "BB", "CC", "World"})
            for (const char* when : {"Year", "Q1", "Q2", "Q3", "Q4"}) {
                const auto value = [&](const std::string& variable) {
                    const auto at =
                        rows.values.find(std::string(region) + "/" + variable + "/2021/" + when);
                    return at == rows.values.end() ? 0 : at->second;
                };
                INFO(region << " " << when);
                const double in = value("Resource|Extraction|Gas") +
                                  value("Trade|Gross Import|Primary Energy|Gas|Volume") +
                                  value("Storage|Gas|Withdrawal"),
                             out = value("Primary Energy|Gas") +
                                   value("Trade|Gross Export|Primary Energy|Gas|Volume") +
                                   value("Storage|Gas|Injection");
                CHECK(in == Approx(out).margin(1e-5));
            }
    }
}
