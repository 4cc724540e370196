// Worth of a project, by sums that can be done on paper.

#include "analysis/projects.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;

namespace {

/// 100 spent in 2020; 10 a year of opex from 2021 for three years; rate 10 %, valued in 2020.
ProjectTerms small_pipe() {
    return {.capex_meur = {{2020, 100}},
            .opex_meur_per_year = 10,
            .first_year = 2021,
            .life_years = 3,
            .discount_rate = 0.1,
            .valued_in = 2020};
}

} // namespace

TEST_CASE("a constant surplus is worth its annuity less what was spent") {
    const auto flow = cash_flow(small_pipe(), {{2021, 60}});
    CHECK(flow == std::map<int, double>{{2020, -100}, {2021, 50}, {2022, 50}, {2023, 50}});
    // 50 / 1.1 + 50 / 1.21 + 50 / 1.331 - 100
    CHECK(present_value(flow, 0.1, 2020) == Approx(24.342600).margin(1e-5));
    CHECK(present_value(flow, 0.1, 2022) == Approx(24.342600 * 1.21).margin(1e-5));
    const auto rates = internal_rates(flow);
    REQUIRE(rates.size() == 1);
    CHECK(rates[0] == Approx(0.2337519).margin(1e-6));
    CHECK(payback_years(small_pipe(), {{2021, 60}}).value() == Approx(2));
}

TEST_CASE("years between the stated ones lie on a straight line, those outside on the nearest") {
    ProjectTerms terms = small_pipe();
    terms.life_years = 6;
    const auto all = over_life(terms, {{2022, 10}, {2024, 30}});
    CHECK(all == std::map<int, double>{
                     {2021, 10}, {2022, 10}, {2023, 20}, {2024, 30}, {2025, 30}, {2026, 30}});
}

TEST_CASE("a project that never earns more than it costs to run has no rate and no payback") {
    const auto flow = cash_flow(small_pipe(), {{2021, 5}});
    CHECK(internal_rates(flow).empty());
    CHECK_FALSE(payback_years(small_pipe(), {{2021, 5}}));
    CHECK_FALSE(break_even_factor(small_pipe(), {{2021, 0}}));
}

TEST_CASE("a flow that turns twice has two internal rates") {
    // -100, +230, -132: worth nothing at 10 % and at 20 %
    const auto rates = internal_rates({{2020, -100}, {2021, 230}, {2022, -132}});
    REQUIRE(rates.size() == 2);
    CHECK(rates[0] == Approx(0.1).margin(1e-9));
    CHECK(rates[1] == Approx(0.2).margin(1e-9));
}

TEST_CASE("payback waits until what is earned back stays earned") {
    ProjectTerms terms = small_pipe();
    terms.opex_meur_per_year = 0;
    terms.capex_meur = {{2020, 100}, {2022, 100}};
    // -100, +120 (back at 10 months), -100 + 120 - ..., then 2023
    CHECK(payback_years(terms, {{2021, 90}}).value() == Approx(2 + 20.0 / 90));
}

TEST_CASE("at its break-even tariff a pipe is worth nothing") {
    const ProjectTerms terms = small_pipe();
    const std::map<int, double> volume = {{2021, 2}, {2023, 4}};
    const double tariff = break_even_tariff(terms, volume, 10.55).value();
    std::map<int, double> earned;
    for (const auto& [year, bcm] : volume)
        earned[year] = bcm * 10.55 * tariff;
    CHECK(present_value(cash_flow(terms, earned), 0.1, 2020) == Approx(0).margin(1e-9));
    CHECK_FALSE(break_even_tariff(terms, {{2021, 0}}, 10.55));
    const double factor = break_even_factor(terms, {{2021, 60}}).value();
    CHECK(present_value(cash_flow(terms, {{2021, 60 * factor}}), 0.1, 2020) ==
          Approx(0).margin(1e-9));
}

TEST_CASE("odds carry Wilson's interval, which stays within 0 and 1") {
    // Wilson's interval of 8 in 10: 0.4902 to 0.9433 (Agresti and Coull 1998 give the formula)
    const Odds odds = odds_of(8, 10);
    CHECK(odds.share == Approx(0.8));
    CHECK(odds.low == Approx(0.4901625).margin(1e-6));
    CHECK(odds.high == Approx(0.9433178).margin(1e-6));
    CHECK(odds_of(0, 10).low == 0);
    CHECK(odds_of(0, 10).high == Approx(0.2775328).margin(1e-6));
    CHECK(odds_of(10, 10).high == 1);
    CHECK(odds_of(0, 0).high == 1);
}

TEST_CASE("a tornado puts the input that turns the result most on top") {
    std::vector<DrawnInput> inputs = {{"idle", {}}, {"strong", {}}, {"against", {}}};
    std::vector<double> results;
    for (int i = 0; i < 100; ++i) {
        inputs[0].value.push_back((i * 37) % 100);
        inputs[1].value.push_back(i);
        inputs[2].value.push_back((i * 61) % 100);
        results.push_back(10 * inputs[1].value.back() - 3 * inputs[2].value.back());
    }
    const auto bars = tornado(inputs, results);
    REQUIRE(bars.size() == 3);
    CHECK(bars[0].input == "strong");
    CHECK(bars[0].high > bars[0].low);
    CHECK(bars[1].input == "against");
    CHECK(bars[1].high < bars[1].low);
    CHECK(tornado(inputs, {}).empty());
}

TEST_CASE("terms that can not be are named") {
    CHECK(fault_of(small_pipe()).empty());
    const auto broken = [](auto change) {
        ProjectTerms terms = small_pipe();
        change(terms);
        return !fault_of(terms).empty();
    };
    CHECK(broken([](ProjectTerms& t) { t.capex_meur.clear(); }));
    CHECK(broken([](ProjectTerms& t) { t.capex_meur = {{2020, -1}, {2021, 5}}; }));
    CHECK(broken([](ProjectTerms& t) { t.opex_meur_per_year = -1; }));
    CHECK(broken([](ProjectTerms& t) { t.life_years = 0; }));
    CHECK(broken([](ProjectTerms& t) { t.discount_rate = -1; }));
    CHECK(broken([](ProjectTerms& t) { t.discount_rate = std::nan(""); }));
}
