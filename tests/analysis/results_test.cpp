// What is read from an outcome: origins, welfare, rules, indicators, tables.

#include "analysis/indicators.hpp"
#include "analysis/rule_states.hpp"
#include "analysis/tables.hpp"
#include "analysis/welfare.hpp"
#include "market/clear.hpp"
#include "support/policies.hpp"
#include "support/random_network.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;

namespace {

Results results_of(NetworkParts parts, ScenarioParts scenario) {
    const Network network = checked(std::move(parts));
    auto outcome = std::make_shared<market::Outcome>(
        market::clear(network, checked(std::move(scenario), network)));
    INFO(outcome->reason);
    REQUIRE(outcome->status == market::Status::solved);
    return make_results(outcome);
}

} // namespace

TEST_CASE("gas that meets at a node leaves it with the mix of what came in") {
    const Results results = results_of(ascii_parts("east --20@1--> hub\n"
                                                   "north --20@1--> hub --20@1--> south\n"
                                                   "east gives 3 at 10 as RU\n"
                                                   "north gives 20 at 20 as NO\n"
                                                   "south wants 12 fixed\n"),
                                       one_year());
    const auto list = indicators(results);
    CHECK(find_indicator(list, "origin-share", "XX:RU").value() == Approx(0.25).margin(1e-6));
    CHECK(find_indicator(list, "origin-share", "XX:NO").value() == Approx(0.75).margin(1e-6));
    CHECK(find_indicator(list, "annual-flow", "hub-south").value() == Approx(12).margin(1e-5));
    CHECK(find_indicator(list, "hhi", "XX").value() == Approx(625 + 5625).margin(0.1));
}

TEST_CASE("on random networks mixes sum to one and production by origin is consumption, losses and "
          "stock change") {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        ScenarioParts scenario = year_by(Step::quarter);
        if (seed % 3 == 0)
            scenario.policies.push_back(embargo_on("RU", "BB"));
        const Results results = results_of(random_parts(seed), scenario);
        const market::Outcome& out = results.out();
        INFO("seed " << seed);
        double produced = 0, used = 0, lost = 0, stock = 0;
        for (int t = 0; t < out.periods(); ++t) {
            for (int p = 0; p < 4; ++p)
                produced += out.production(p, t);
            for (int m = 0; m < static_cast<int>(out.line().market_node.size()); ++m)
                for (int o = 0; o < results.mix.origin_count(); ++o)
                    used += results.mix.at_market(m, t, o);
            for (int a = 0; a < out.network().arc_count(); ++a) {
                lost += out.flow(a, t) * out.network().arc(a).loss_share;
                double parts = 0;
                for (int o = 0; o < results.mix.origin_count(); ++o)
                    parts += results.mix.on_arc(a, t, o);
                CHECK(std::abs(parts - out.flow(a, t)) < 1e-5 + 1e-5 * out.flow(a, t));
            }
            lost += out.injection(0, t) * 0.015;
            stock += out.injection(0, t) * 0.985 - out.withdrawal(0, t);
        }
        CHECK(std::abs(produced - used - lost - stock) < 1e-4);
    }
}

TEST_CASE("what an area lacks in its worst period is a share of what it wants there") {
    // From April to June half of the pipe is out: half of what is wanted then, an eighth of the
    // year.
    ScenarioParts scenario = year_by(Step::quarter);
    Event half;
    half.id = "half";
    half.from = make_date(2021, 4, 1);
    half.to = make_date(2021, 7, 1);
    half.body = Outage{"north-south", "", "", "", 0.5};
    scenario.events.push_back(half);
    const char* text = "north --20@1--> south\n"
                       "north gives 60 at 10\n"
                       "south wants 20 fixed\n";
    const auto list = indicators(results_of(ascii_parts(text), scenario));
    CHECK(find_indicator(list, "unserved", "XX").value() == Approx(10 * 91.0 / 365).margin(1e-3));
    CHECK(find_indicator(list, "worst-shortfall", "XX").value() == Approx(0.5).margin(1e-4));
    CHECK(find_indicator(list, "days-of-stock", "XX").value() == 0);
    const auto whole = indicators(results_of(ascii_parts(text), one_year()));
    CHECK(find_indicator(whole, "worst-shortfall", "XX").value() < 1e-6);
}

TEST_CASE("the price of an area is that of its markets, weighted by what they use") {
    NetworkParts parts = ascii_parts("field --40@0--> north\n"
                                     "north --40@10--> south\n"
                                     "field gives 40 at 20\n"
                                     "north wants 9 fixed\n"
                                     "south wants 3 fixed\n");
    const auto year = indicators(results_of(parts, one_year()));
    CHECK(find_indicator(year, "mean-area-price", "XX").value() ==
          Approx((9 * 20 + 3 * 30) / 12.0).margin(1e-4));
    CHECK_FALSE(find_indicator(year, "january-area-price", "XX")); // no month of its own
    const auto months = indicators(results_of(parts, year_by(Step::month)));
    CHECK(find_indicator(months, "january-area-price", "XX").value() == Approx(22.5).margin(1e-4));
}

TEST_CASE("days of stock are what is in store at the start over what is wanted a day") {
    // 1.2 bcm for a want of 24 a year, served or not
    const auto list =
        indicators(results_of(ascii_parts("south gives 12 at 10\n"
                                          "south stores 4 in 1 out 20 start 1.2 end 0\n"
                                          "south wants 24 fixed\n"),
                              one_year()));
    CHECK(find_indicator(list, "days-of-stock", "XX").value() ==
          Approx(1.2 / 24 * 365).margin(1e-2));
}

TEST_CASE("an embargoed origin has no share in the banning region") {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        ScenarioParts scenario = one_year();
        scenario.policies.push_back(embargo_on("RU", "BB"));
        const Results results = results_of(random_parts(seed), scenario);
        INFO("seed " << seed);
        CHECK(find_indicator(indicators(results), "origin-share", "BB:RU").value_or(0) < 1e-5);
    }
}

TEST_CASE("welfare rows of all agents add up to the objective") {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        ScenarioParts scenario = year_by(Step::quarter);
        if (seed % 2 == 0) {
            Policy tax;
            tax.id = "levy";
            tax.body = Tax{TaxOn::consumption, "AA", "", 3, {}};
            scenario.policies.push_back(tax);
        }
        if (seed % 3 == 0)
            scenario.policies.push_back(embargo_on("RU", "BB"));
        const Results results = results_of(random_parts(seed), scenario);
        double sum = 0;
        for (const WelfareRow& row : welfare(results.out()))
            sum += row.value_meur;
        INFO("seed " << seed);
        CHECK(sum == Approx(results.out().objective_meur).epsilon(1e-6));
    }
}

TEST_CASE("an embargo's price is what the banned gas would gain by entering") {
    NetworkParts parts = ascii_parts("east --20@1--> south\n"
                                     "north --20@1--> south\n"
                                     "east --20@0--> home\n"
                                     "east gives 20 at 10 as RU\n"
                                     "north gives 20 at 20 as NO\n"
                                     "home wants 2 fixed\n"
                                     "south wants 8 fixed\n");
    for (Node& node : parts.nodes)
        if (node.id == "south")
            node.country = "SS";
    ScenarioParts scenario = one_year();
    scenario.policies.push_back(embargo_on("RU", "SS"));
    const Results results = results_of(std::move(parts), scenario);
    const auto rows = rule_states(results.out());
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].state == RuleState::binding);
    CHECK(rows[0].price_eur_per_mwh == Approx(21 - 1 - 10).margin(1e-2));
}

TEST_CASE("every table has rows of its own width and keys that are unique and in order") {
    const Results results = results_of(random_parts(5), year_by(Step::quarter));
    for (const Table& table : result_tables(results, "five")) {
        INFO(table.name);
        REQUIRE(table.cells.size() % table.columns.size() == 0);
        for (std::size_t row = 1; row < table.rows(); ++row) {
            bool less = false, equal = true;
            for (std::size_t c = 0; c < table.columns.size() && equal; ++c)
                if (table.columns[c].is_key) {
                    less = table.at(row - 1, c) < table.at(row, c);
                    equal = table.at(row - 1, c) == table.at(row, c);
                }
            INFO("row " << row);
            CHECK((less && !equal));
        }
    }
}

TEST_CASE("tables outlive the results they were made from") {
    std::vector<Table> tables;
    {
        const Results results = results_of(random_parts(7), one_year());
        tables = result_tables(results, "seven");
    }
    REQUIRE(tables[0].rows() > 0);
    CHECK(std::get<std::string_view>(tables[0].at(0, 0)) == "seven");
    CHECK(std::get<std::string_view>(tables[0].at(0, 1)) == "2021-01-01");
}
