#include "analysis/backtest.hpp"

#include "analysis/spans.hpp"
#include "market/clear.hpp"
#include "support/ascii_network.hpp"

#include <catch2/catch.hpp>

using namespace gashub;
using namespace gashub::test;

namespace {

constexpr int year = 2021;

/// North's gas reaches south over two pipes, 6 and 4 bcm a year, and south has 2 of its own.
const Network& network() {
    static const Network it = ascii_network("north --6@1--> south\n"
                                            "north --20@2--> south\n"
                                            "north gives 30 at 10 as RU\n"
                                            "south gives 2 at 5 as NO\n"
                                            "south wants 12 fixed\n");
    return it;
}

market::Outcome cleared(Step step = Step::year) {
    market::Outcome outcome = market::clear(network(), checked(year_by(step), network()));
    REQUIRE(outcome.status == market::Status::solved);
    return outcome;
}

MeasuredFlow flow(const std::string& arc, double bcm, Date from = make_date(year, 1, 1),
                  Date to = make_date(year + 1, 1, 1)) {
    return {.route = arc,
            .arcs = {{network().find_arc(arc), 1}},
            .from = from,
            .to = to,
            .published_bcm = bcm,
            .confidence = Confidence::high,
            .source = "made up"};
}

MeasuredPrice price(double value, Date from, Date to) {
    return {network().find_node("south"), from, to, value, "made up"};
}

} // namespace

TEST_CASE("errors by route: the mean over those of high confidence, free ones apart") {
    BacktestData data;
    data.flows = {flow("north-south", 5.5), flow("north-south-2", 6)};
    data.flows[0].is_free = false;
    MeasuredFlow unsure = flow("north-south", 0);
    unsure.route = "unsure";
    unsure.confidence = Confidence::medium;
    data.flows.push_back(unsure);
    const Backtest test = backtest(cleared(), data);
    REQUIRE(test.routes.size() == 3);
    CHECK(test.routes[0].error_bcm() == Approx(0.5).margin(1e-4));
    CHECK(test.routes[1].error_bcm() == Approx(-2).margin(1e-4));
    CHECK(test.all.routes == 2);
    CHECK(test.all.mean_absolute_error_bcm == Approx(1.25).margin(1e-4));
    CHECK(test.free.routes == 1);
    CHECK(test.free.mean_absolute_error_bcm == Approx(2).margin(1e-4));
    CHECK(test.large == 2);
    CHECK(test.large_within == 1); // 6 is within 10 % of 5.5, 4 is not of 6
    CHECK_FALSE(test.all.ratio());
}

TEST_CASE("a unit factor turns what was published into bcm of the model") {
    BacktestData data;
    data.flows = {flow("north-south", 4), flow("north-south-2", 4)};
    data.flows[0].unit_factor = 1.5;
    const Backtest test = backtest(cleared(), data);
    CHECK(test.routes[0].observed_bcm == 6);
    CHECK(test.all.mean_absolute_error_bcm == Approx(0).margin(1e-4));
    CHECK(test.unit_factors == std::map<double, int>{{1, 1}, {1.5, 1}});
}

TEST_CASE("the naive forecast stands beside the model over the same routes") {
    // Moved by -3 and by +2 from the calibration year; the model has the first sign right, and no
    // move at all of the second, which counts as wrong.
    BacktestData data;
    data.flows = {flow("north-south", 5), flow("north-south-2", 6)};
    MeasuredFlow small = flow("north-south", 6);
    small.route = "new";
    data.flows.push_back(small);
    const Date from = make_date(2019, 1, 1), to = make_date(2020, 1, 1);
    data.naive_flows = {flow("north-south", 8, from, to), flow("north-south-2", 4, from, to)};
    const Backtest test = backtest(cleared(), data);
    REQUIRE(test.routes[0].naive_bcm);
    CHECK(*test.routes[0].naive_bcm == 8);
    CHECK_FALSE(test.routes[2].naive_bcm);
    CHECK(test.all.routes == 3);
    CHECK(test.all.routes_with_naive == 2);
    CHECK(test.all.naive_error_bcm == Approx(2.5));
    CHECK(test.all.error_beside_naive_bcm == Approx(1.5).margin(1e-4));
    REQUIRE(test.all.ratio());
    CHECK(*test.all.ratio() == Approx(0.6).margin(1e-4));
    CHECK(test.all.moved == 2);
    CHECK(test.all.signs_right == 1);
}

TEST_CASE("months are compared by their days, and with months of the calibration year") {
    BacktestData data;
    for (int month = 1; month <= 12; ++month) {
        const Date from = make_date(year, month, 1);
        data.flows.push_back(flow("north-south", 0.6, from, add_months(from, 1)));
        data.naive_flows.push_back(
            flow("north-south", 0.5, add_months(from, -12), add_months(from, -11)));
    }
    const Backtest test = backtest(cleared(), data); // one period of a year, cut by days
    REQUIRE(test.routes.size() == 1);
    CHECK(test.routes[0].rows == 12);
    CHECK(test.routes[0].model_bcm == Approx(6).margin(1e-4));
    CHECK(test.routes[0].observed_bcm == Approx(7.2));
    REQUIRE(test.routes[0].naive_bcm);
    CHECK(*test.routes[0].naive_bcm == Approx(6));
    CHECK(test.months == 12);
    // 0.6 less 6 x days / 365, on the mean over the months.
    CHECK(test.monthly_error_bcm == Approx(0.1).margin(1e-4));
}

TEST_CASE("a year stands for its months where a file has both") {
    BacktestData data;
    data.flows = {flow("north-south", 1, make_date(year, 3, 1), make_date(year, 4, 1)),
                  flow("north-south", 6)};
    const Backtest test = backtest(cleared(), data);
    REQUIRE(test.routes.size() == 1);
    CHECK(test.routes[0].observed_bcm == 6);
    CHECK(test.routes[0].rows == 1);
    CHECK(test.months == 1);
    CHECK(test.left_out.empty());
}

TEST_CASE("rows that the horizon does not cover are counted and left out") {
    BacktestData data;
    data.flows = {flow("north-south", 6),
                  flow("north-south", 6, make_date(2020, 10, 1), make_date(2021, 10, 1)),
                  flow("north-south-2", 6, make_date(2019, 1, 1), make_date(2020, 1, 1))};
    data.prices = {price(12, make_date(2022, 1, 1), make_date(2023, 1, 1))};
    const Backtest test = backtest(cleared(), data);
    CHECK(test.routes.size() == 1);
    CHECK(test.prices.empty());
    REQUIRE(test.left_out.size() == 3);
    CHECK(test.left_out[0].why == WhyLeftOut::partly);
    CHECK(test.left_out[1].why == WhyLeftOut::outside);
    CHECK(test.left_out[1].what == "north-south-2");
    CHECK(test.left_out[2].what == "south");
}

TEST_CASE("prices are means over days, their months are ranked beside those observed") {
    const market::Outcome outcome = cleared(Step::month);
    BacktestData data;
    data.prices = {price(24, make_date(year, 1, 1), make_date(year + 1, 1, 1))};
    for (int month = 1; month <= 12; ++month) {
        const Date from = make_date(year, month, 1);
        const double model = outcome.price(network().find_node("south"), month - 1);
        data.prices.push_back(price(2 * model + 0.01 * month, from, add_months(from, 1)));
    }
    const Backtest test = backtest(outcome, data);
    REQUIRE(test.prices.size() == 1);
    CHECK(test.prices[0].observed_eur_per_mwh == 24);
    CHECK(test.prices[0].model_eur_per_mwh == Approx(12).margin(0.05));
    REQUIRE(test.paths.size() == 1);
    CHECK(test.paths[0].months.size() == 12);
    CHECK(test.paths[0].rank_correlation <= 1);

    data.prices.erase(data.prices.begin());
    for (MeasuredPrice& row : data.prices) // the order of the model's months turned round
        row.eur_per_mwh = -outcome.price(network().find_node("south"), row.from.month() - 1);
    CHECK(backtest(outcome, data).paths[0].rank_correlation == Approx(-1));
}

TEST_CASE("what enters a country is told by origin; the difference is one of volumes") {
    NetworkParts parts = network().parts();
    parts.nodes[static_cast<std::size_t>(network().find_node("north"))].country = "RU";
    parts.nodes[static_cast<std::size_t>(network().find_node("south"))].country = "TR";
    const Network abroad = checked(parts);
    const market::Outcome outcome = market::clear(abroad, checked(one_year(), abroad));
    REQUIRE(outcome.status == market::Status::solved);
    BacktestData data;
    data.flows = {flow("north-south", 5), flow("north-south-2", 4.5)};
    const Backtest test = backtest(outcome, data);
    REQUIRE(test.entries.size() == 1);
    CHECK(test.entries[0].country == "TR");
    CHECK(test.entries[0].origin == "RU");
    CHECK(test.entries[0].observed_bcm == Approx(9.5));
    CHECK(test.entries[0].model_bcm == Approx(10).margin(1e-4));
}

TEST_CASE("adders at their bound are named") {
    NetworkParts parts = network().parts();
    parts.pipelines[0].adder = Adder{1.5, year};
    parts.pipelines[1].adder = Adder{3, year};
    const Network with = checked(parts);
    const market::Outcome outcome = market::clear(with, checked(one_year(), with));
    const Backtest test = backtest(outcome, {});
    CHECK(test.adders == 2);
    REQUIRE(test.bound_adders.size() == 1);
    CHECK(with.arc(test.bound_adders[0].arc).id == "north-south-2");
}

TEST_CASE("of spans that share days the longest is taken") {
    struct Row {
        Date from, to;
    };
    const std::vector<Row> rows = {{make_date(2021, 1, 1), make_date(2021, 2, 1)},
                                   {make_date(2021, 1, 15), make_date(2021, 4, 1)},
                                   {make_date(2021, 4, 1), make_date(2021, 5, 1)}};
    const auto taken = longest_apart(std::vector<const Row*>{&rows[0], &rows[1], &rows[2]});
    REQUIRE(taken.size() == 2);
    CHECK(taken[0] == &rows[1]);
    CHECK(taken[1] == &rows[2]);
}
