// Tables of an answer as pictures and as rows, and the charts under them.

#include "report/answer_rows.hpp"
#include "report/chart_study.hpp"
#include "report/study_figures.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include <fmt/format.h>

using namespace gashub;

namespace {

bool has(const std::string& page, const std::string& text) {
    return page.find(text) != std::string::npos;
}

} // namespace

TEST_CASE("a table is drawn as it asks: columns of one unit together, totals left out") {
    AnswerTable table;
    table.id = "players";
    table.title = "Who holds the power";
    table.picture = "dumbbell";
    table.row_title = "player";
    table.columns = {
        {"before", "before", "%", 1}, {"after", "after", "%", 1}, {"gain", "gain", "bn EUR", 1}};
    const auto row = [](const char* title, double a, double b, double c, bool is_total) {
        AnswerCell before, after, gain;
        before.value = a, after.value = b, gain.value = c;
        return AnswerTable::Row{title, title, {before, after, gain}, is_total};
    };
    table.rows = {row("Russia", 31, 28, 4, false), row("Norway", 12, 15, 2, false),
                  row("sum", 43, 43, 7777, true)};
    const auto drawn = table_figures(table, false);
    REQUIRE(drawn.size() == 2);
    CHECK(has(drawn[0].svg, "Russia, after: 28.0 %"));
    CHECK_FALSE(has(drawn[0].svg, "bn EUR"));
    CHECK(has(drawn[1].svg, "Norway: 2.00 bn EUR"));
    CHECK_FALSE(has(drawn[1].svg, "7,777"));
    table.picture = "heat";
    const auto heat = table_figures(table, false);
    REQUIRE(heat.size() == 1);
    CHECK(has(heat[0].svg, "Norway, before: 12.0 %"));
    CHECK_FALSE(has(heat[0].svg, "gain"));
    table.picture = "stack"; // columns beside each other, a layer a row
    const PageFigure stack = table_figures(table, false).front();
    REQUIRE(stack.legend.size() == 2);
    CHECK(stack.legend[1].name == "Norway");
    CHECK(has(stack.svg, "after"));
    CHECK(has(stack.svg, "Norway"));
    CHECK_FALSE(has(stack.svg, "sum"));
    table.picture = "zone";
    CHECK(has(table_figures(table, false).front().svg, "before, Norway: 12.0 %"));
    table.picture.clear();
    for (AnswerColumn& column : table.columns)
        column.unit.clear();
    CHECK(table_figures(table, false).empty()); // numbers of unknown kinds
}

TEST_CASE("a strip is coloured by who leads, a map of numbers on both sides of zero by the sign") {
    AnswerTable table;
    table.title = "Who sets the price";
    table.picture = "strip";
    table.columns = {{"jan", "January", "", 1}, {"jul", "July", "", 1}};
    AnswerCell russian, lng;
    russian.words = "Gazprom 58 %, LNG 20 %";
    lng.words = "LNG 90 %";
    table.rows = {{"free", "free", {russian, lng}}, {"oil", "oil", {russian, russian}}};
    const auto strip = table_figures(table, false);
    REQUIRE(strip.size() == 1);
    REQUIRE(strip[0].legend.size() == 2);
    CHECK(strip[0].legend[0].name == "Gazprom");
    CHECK(has(strip[0].svg, "free, July: LNG 90 %"));
    table.picture = "heat";
    russian.words.clear(), lng.words.clear();
    russian.value = -2, lng.value = 4;
    table.rows = {{"free", "free", {russian, lng}}};
    const std::string heat = table_figures(table, false).front().svg;
    CHECK(has(heat, "class=\"n2\""));
    CHECK(has(heat, "class=\"p4\""));
}

TEST_CASE("a heat map has all its numbers, in smaller letters where columns are many, and a line "
          "around what holds") {
    AnswerTable table;
    table.title = "Who is left";
    table.picture = "heat";
    table.row_title = "a row title of more than its share";
    table.line = "cornered";
    table.rows = {{"a", "first", {}, false}, {"b", "second", {}, false}};
    for (int c = 0; c < 12; ++c) {
        table.columns.push_back({fmt::format("m{}", c), fmt::format("{}", c + 1), "ratio", 2});
        for (std::size_t r = 0; r < 2; ++r)
            table.rows[r].cells.push_back(of_value(1.25 + 0.01 * c + static_cast<double>(r) / 2));
    }
    std::string heat = table_figures(table, false).front().svg;
    for (int c = 0; c < 12; ++c)
        for (std::size_t r = 0; r < 2; ++r)
            CHECK(has(heat,
                      fmt::format(">{:.2f}</text>", 1.25 + 0.01 * c + static_cast<double>(r) / 2)));
    CHECK(has(heat, "tiny onheat"));
    CHECK_FALSE(has(heat, "outline"));
    CHECK(has(table_figures(table, false).front().caption, "Nowhere: cornered"));
    table.rows[0].cells[3].holds = true;
    const PageFigure one = table_figures(table, false).front();
    CHECK(has(one.svg, "class=\"outline\""));
    CHECK(has(one.caption, "In the line: cornered"));
    const auto strokes = [](const std::string& svg) {
        const std::size_t end = svg.find("class=\"outline\""), begin = svg.rfind("<path", end);
        return std::count(svg.begin() + static_cast<std::ptrdiff_t>(begin),
                          svg.begin() + static_cast<std::ptrdiff_t>(end), 'M');
    };
    CHECK(strokes(one.svg) == 4);
    table.rows[0].cells[4].holds = true; // beside it: no line between the two
    CHECK(strokes(table_figures(table, false).front().svg) == 6);
}

TEST_CASE("where two axes meet their numbers stand apart") {
    PlaneChart chart{.title = "demand", .unit = "EUR/MWh", .x_title = "bcm"};
    chart.lines = {{"price", "s1", {{150, 17.1}, {418, 24.1}}}};
    const std::string svg = plane_chart_svg(chart);
    const auto height_of = [&](const std::string& number) {
        const std::size_t end = svg.find(">" + number + "</text>"), at = svg.rfind(" y=\"", end);
        REQUIRE(end != std::string::npos);
        return std::stod(svg.substr(at + 4));
    };
    CHECK(height_of("100") - height_of("16") > 14.5); // a letter is 13 high, its box 15 or so
    CHECK(height_of("100") == height_of("500"));
}

TEST_CASE("tables of an answer are rows with units in the names of their columns") {
    AnswerTable table;
    table.id = "by-door";
    table.columns = {
        {"price", "price", "EUR/MWh", 1}, {"who", "who", "", 1}, {"", "use", "bcm/y", 1}};
    AnswerCell price, who;
    price.value = 20;
    price.low = 10;
    price.high = 30;
    who.words = "Gazprom 58 %";
    table.rows = {{"open", "Open", {price, who, {}}}};
    const Table rows = answer_rows(table);
    CHECK(rows.name == "answer_by_door");
    std::vector<std::string> names;
    for (const Column& column : rows.columns)
        names.emplace_back(column.name);
    CHECK(names == std::vector<std::string>{"id", "title", "price_eur_per_mwh",
                                            "price_low_eur_per_mwh", "price_high_eur_per_mwh",
                                            "who", "who_words", "use_bcm_per_year"});
    CHECK(std::get<double>(rows.at(0, 3)) == 10);
    CHECK(std::get<std::string_view>(rows.at(0, 6)) == "Gazprom 58 %");
}

TEST_CASE("a bound stands inside its chart, however far from the curves") {
    PlaneChart chart{.title = "pays for", .unit = "% of futures", .x_title = "bn EUR"};
    chart.lines = {{"open", "s1", {{0.1, 0}, {2, 100}}}};
    chart.spans = {{"the condition's bound", "s3", 8.5, 8.5}};
    const std::string svg = plane_chart_svg(chart);
    const std::size_t end = svg.find("class=\"level\"");
    REQUIRE(end != std::string::npos);
    const double bound = std::stod(svg.substr(svg.rfind("d=\"M", end) + 4));
    const std::size_t last = svg.rfind('L');
    REQUIRE(last != std::string::npos);
    CHECK(bound > std::stod(svg.substr(last + 1)) + 50);
    CHECK(bound <= 480);
}
