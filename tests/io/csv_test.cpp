#include "io/csv.hpp"
#include "io/table_json.hpp"
#include "support/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

using namespace gashub;

namespace {

Table sample() {
    Table table;
    table.name = "prices";
    table.columns = {{"node", CellKind::text, true},
                     {"price_eur_per_mwh", CellKind::number},
                     {"count", CellKind::integer}};
    table.cells = {std::string_view("ttf"),
                   0.1,
                   std::int64_t{7},
                   std::string_view("a, \"b\"\nc"),
                   -0.0,
                   std::int64_t{-1},
                   std::string_view("Malko\xC3\xA7lar"),
                   1e-300,
                   {}};
    return table;
}

} // namespace

TEST_CASE("CSV quotes what must be quoted and writes the shortest exact number") {
    const test::TemporaryFolder folder;
    write_csv(sample(), folder.path());
    CHECK(test::read_text(folder / "prices.csv") == "node,price_eur_per_mwh,count\n"
                                                    "ttf,0.1,7\n"
                                                    "\"a, \"\"b\"\"\nc\",0,-1\n"
                                                    "Malko\xC3\xA7lar,1e-300,\n");
}

TEST_CASE("what CSV writes is read back the same, to the last bit and to a megabyte of text") {
    const test::TemporaryFolder folder;
    Table table;
    table.name = "numbers";
    table.columns = {{"id", CellKind::text, true}, {"value", CellKind::number}};
    std::vector<double> values = {1.0 / 3, 2.5e-308, 1.7976931348623157e308, 123456789.123456789,
                                  -1e-5};
    for (int i = 0; i < 1000; ++i)
        values.push_back(std::sin(i) * std::pow(10, i % 30));
    for (const double value : values) {
        table.cells.emplace_back(
            table.keep(std::string(3000, 'x') + ",\"" + std::to_string(value)));
        table.cells.emplace_back(value);
    }
    write_csv(table, folder.path());
    const Result<Table> back = read_csv(folder / "numbers.csv");
    REQUIRE(back);
    CHECK(back->name == "numbers");
    REQUIRE(back->rows() == values.size());
    for (std::size_t row = 0; row < values.size(); ++row) {
        CHECK(std::get<std::string_view>(back->at(row, 0)) ==
              std::get<std::string_view>(table.at(row, 0)));
        CHECK(std::get<double>(back->at(row, 1)) == values[row]);
    }
}

TEST_CASE("CSV with CRLF, a byte order mark and no last line end is read") {
    const Result<Table> table = parse_csv("\xEF\xBB\xBFid,value\r\n\"a\r\nb\",1.5\r\nc,", "x.csv");
    REQUIRE(table);
    CHECK(table->columns[0].name == "id");
    REQUIRE(table->rows() == 2);
    CHECK(std::get<std::string_view>(table->at(0, 0)) == "a\r\nb");
    CHECK(std::get<double>(table->at(0, 1)) == 1.5);
    CHECK(std::holds_alternative<std::monostate>(table->at(1, 1)));
}

TEST_CASE("CSV that is none is a fault with its line") {
    const auto fault_of = [](const std::string& text) {
        const Result<Table> table = parse_csv(text, "x.csv");
        REQUIRE_FALSE(table);
        CHECK(table.issues().at(0).code == "bad-csv");
        return table.issues().at(0).where.pointer;
    };
    CHECK(fault_of("") == "line 1");
    CHECK(fault_of("a,b\n1,2\n3\n") == "line 3");
    CHECK(fault_of("a,b\n1,\"2\n") == "line 3");
    CHECK(fault_of("a,b\n1,2\"2\n") == "line 2");
    CHECK(fault_of("a,b\n\"1\"x,2\n") == "line 2");
    const Result<Table> none = read_csv("/nowhere/at/all.csv");
    REQUIRE_FALSE(none);
    CHECK(none.issues().at(0).code == "no-file");
}

TEST_CASE("JSON rows hold the same numbers, leave empty cells out and escape text") {
    const test::TemporaryFolder folder;
    write_table_json(sample(), folder.path());
    const auto rows = nlohmann::json::parse(test::read_text(folder / "prices.json"));
    REQUIRE(rows.size() == 3);
    CHECK(rows[0]["price_eur_per_mwh"] == 0.1);
    CHECK(rows[1]["node"] == "a, \"b\"\nc");
    CHECK(rows[2]["price_eur_per_mwh"] == 1e-300);
    CHECK_FALSE(rows[2].contains("count"));
}

TEST_CASE("the JSON writer gives JSON whatever it is given") {
    JsonWriter json;
    json.begin_object().member("a\"b", "line\nbell\x07 bad\xff\xC3(").member("n", std::nan(""));
    json.member("i", std::numeric_limits<double>::infinity())
        .member("yes", true)
        .member("k", 42)
        .key("empty")
        .begin_array()
        .end_array();
    json.key("deep")
        .begin_object()
        .key("deeper")
        .begin_array()
        .value(1)
        .value(2)
        .end_array()
        .end_object();
    json.end_object();
    const auto read = nlohmann::json::parse(json.text());
    CHECK(read["a\"b"] == "line\nbell\x07 bad\xEF\xBF\xBD\xEF\xBF\xBD(");
    CHECK(read["n"].is_null());
    CHECK(read["i"].is_null());
    CHECK(read["yes"] == true);
    CHECK(read["k"] == 42);
    CHECK(read["deep"]["deeper"] == nlohmann::json({1, 2}));
}
