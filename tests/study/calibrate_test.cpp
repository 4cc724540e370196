#include "study/calibrate.hpp"

#include "market/clear.hpp"
#include "study/circles.hpp"
#include "support/random_network.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;

namespace {

MeasuredFlow year_of(const Network& network, const std::string& arc, double bcm) {
    return {.route = arc,
            .arcs = {{network.find_arc(arc), 1}},
            .from = make_date(2021, 1, 1),
            .to = make_date(2022, 1, 1),
            .published_bcm = bcm,
            .confidence = Confidence::high,
            .source = "made up"};
}

Calibration calibrated(const Network& network, const BacktestData& data,
                       const CalibrateOptions& options = {}, Step step = Step::year) {
    Calibration out = calibrate(network, checked(year_by(step), network), data, options);
    INFO(out.reason);
    REQUIRE(out.status == market::Status::solved);
    return out;
}

double adder_of(const Network& network, const std::string& arc) {
    const auto& adder = network.arc(network.find_arc(arc)).adder;
    return adder ? adder->eur_per_mwh : 0;
}

/// Two pipes side by side, tariffs 1 and `dear`; each costs 0.02 EUR/MWh more a bcm that it
/// carries.
Network two_pipes(double dear) {
    return ascii_network("rise 0.4\n"
                         "north --20@1--> south\n"
                         "north --20@" +
                         std::to_string(dear) +
                         "--> south\n"
                         "north gives 30 at 10\n"
                         "south wants 10 fixed\n");
}

} // namespace

TEST_CASE("the adder of one of two pipes is the difference of their costs at the observed flows") {
    // 4 and 6 bcm: 1 + 0.02 x 4 = 2 + 0.02 x 6 + adder -> adder = -1.04.
    const Network network = two_pipes(2);
    const Calibration c = calibrated(network, {.flows = {year_of(network, "north-south-2", 6)},
                                               .naive_flows = {},
                                               .prices = {},
                                               .naive_prices = {}});
    CHECK(adder_of(*c.network, "north-south-2") == Approx(-1.04).margin(0.002));
    CHECK(adder_of(*c.network, "north-south") == 0);
    REQUIRE(c.routes.size() == 1);
    CHECK(c.routes[0].state == RouteState::met);
    CHECK(c.routes[0].before_bcm == Approx(0).margin(1e-4));
    CHECK(c.routes[0].after_bcm == Approx(6).margin(0.05));
    CHECK(c.after.all.mean_absolute_error_bcm < 0.05);
    CHECK(c.before.all.mean_absolute_error_bcm == Approx(6).margin(1e-4));
    CHECK(c.network->parts().calibrated_on == 2021);
}

TEST_CASE("an adder that would have to be larger stands at its bound and says so") {
    // 1 + 0.02 x = 4.1 - 3 + 0.02 (10 - x) -> x = 7.5: the second pipe carries 2.5 of the 6.
    const Network network = two_pipes(4.1);
    const BacktestData data{.flows = {year_of(network, "north-south-2", 6)},
                            .naive_flows = {},
                            .prices = {},
                            .naive_prices = {}};
    const Calibration c = calibrated(network, data);
    CHECK(c.routes[0].state == RouteState::at_bound);
    CHECK(c.routes[0].adder_eur_per_mwh == -3);
    CHECK(c.routes[0].after_bcm == Approx(2.5).margin(0.01));
    CHECK(
        calibrated(network, data,
                   {.bound_eur_per_mwh = 4, .half_life_years = {}, .demand_region = {}, .stop = {}})
            .routes[0]
            .state == RouteState::met);
}

TEST_CASE("where the bound moves nothing, the route is left without an adder") {
    const Network network = two_pipes(9);
    const Calibration c = calibrated(network, {.flows = {year_of(network, "north-south-2", 6)},
                                               .naive_flows = {},
                                               .prices = {},
                                               .naive_prices = {}});
    CHECK(c.routes[0].state == RouteState::held);
    CHECK(c.routes[0].adder_eur_per_mwh == 0);
    CHECK(c.after.adders == 0);
}

TEST_CASE("a place with a single source is left alone, a second one ends that") {
    const std::string one = "north --20@1--> south\n"
                            "north gives 30 at 10\n"
                            "south wants 10 at 15 linear -0.3\n";
    for (const bool has_second : {false, true}) {
        INFO(has_second);
        const Network network = ascii_network(has_second ? one + "south gives 5 at 12\n" : one);
        const Calibration c = calibrated(network, {.flows = {year_of(network, "north-south", 7)},
                                                   .naive_flows = {},
                                                   .prices = {},
                                                   .naive_prices = {}});
        CHECK((c.routes[0].state == RouteState::single_source) == !has_second);
        CHECK((adder_of(*c.network, "north-south") != 0) == has_second);
    }
}

TEST_CASE("arcs that count for a route share its adder, one that counts against takes minus it") {
    const Network network = ascii_network("rise 0.4\n"
                                          "north --20@1--> south\n"
                                          "north --20@2--> mid --20@1--> south\n"
                                          "south --20@1--> mid\n"
                                          "north gives 30 at 10\n"
                                          "mid wants 2 fixed\n"
                                          "south wants 10 fixed\n");
    MeasuredFlow net = year_of(network, "mid-south", 3);
    net.arcs.push_back({network.find_arc("south-mid"), -1});
    const Calibration c =
        calibrated(network, {.flows = {net}, .naive_flows = {}, .prices = {}, .naive_prices = {}});
    const double adder = adder_of(*c.network, "mid-south");
    CHECK(adder < -0.5);
    CHECK(adder_of(*c.network, "south-mid") == -adder);
    CHECK(c.routes[0].after_bcm == Approx(3).margin(0.05));
}

TEST_CASE("no adders make gas go round: flows both ways at once are not bought") {
    // 5 bcm each way between west and east is no market's doing; the tariffs of a round sum to 2.
    const Network network = ascii_network("west --20@1--> east\n"
                                          "east --20@1--> west\n"
                                          "west gives 30 at 10\n"
                                          "east gives 30 at 10\n"
                                          "west wants 10 fixed\n"
                                          "east wants 10 fixed\n");
    const Calibration c = calibrated(
        network, {.flows = {year_of(network, "west-east", 5), year_of(network, "east-west", 5)},
                  .naive_flows = {},
                  .prices = {},
                  .naive_prices = {}});
    double round = 0;
    for (const char* arc : {"west-east", "east-west"})
        round += 1 + adder_of(*c.network, arc);
    CHECK(round >= 0);
    CHECK(c.circles >= 1);
    for (const CalibratedRoute& route : c.routes)
        CHECK(route.state != RouteState::met);
}

TEST_CASE("a circle of costs below zero is found whatever its length, and only then") {
    const Network network = ascii_network("a --5@1--> b --5@1--> c --5@1--> d\n"
                                          "d --5@1--> a\n"
                                          "a gives 5 at 1\n"
                                          "c wants 1 fixed\n");
    std::vector<double> adders(4, -0.9);
    CHECK(cheapest_circle(network, adders).empty());
    adders[1] = -1.5;
    const std::vector<int> circle = cheapest_circle(network, adders);
    CHECK(circle.size() == 4);
    raise_circles(network, adders);
    CHECK(cheapest_circle(network, adders).empty());
}

TEST_CASE("adders stay within the bound and the network valid, whatever rows are given") {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        INFO("seed " << seed);
        const Network network = checked(random_parts(seed));
        BacktestData data;
        std::mt19937 generator(seed);
        for (int a = 0; a < network.arc_count(); ++a)
            if (generator() % 3 != 0)
                data.flows.push_back(year_of(network, network.arc(a).id,
                                             static_cast<double>(generator() % 200) / 10));
        const Calibration c = calibrated(network, data);
        for (const CalibratedRoute& route : c.routes)
            CHECK(std::abs(route.adder_eur_per_mwh) <= 3);
        for (int a = 0; a < c.network->arc_count(); ++a)
            CHECK(std::abs(adder_of(*c.network, c.network->arc(a).id)) <= 3);
        CHECK(make_network(c.network->parts()));
    }
}

TEST_CASE("hidden costs are found again: the flows they make come back within 1 %") {
    int compared = 0;
    for (unsigned seed = 1; seed <= 30; ++seed) {
        INFO("seed " << seed);
        const Network plain = checked(random_parts(seed));
        const Scenario year = checked(year_by(Step::quarter), plain);
        const auto before = market::clear(plain, year);
        REQUIRE(before.status == market::Status::solved);
        NetworkParts parts = plain.parts();
        std::mt19937 generator(seed);
        for (Arc& arc : parts.pipelines)
            if (!has_single_source(before, {{plain.find_arc(arc.id), 1}}))
                arc.adder = Adder{std::max(0.1 - arc.tariff_eur_per_mwh,
                                           -2 + static_cast<double>(generator() % 400) / 100),
                                  2021};
        const Network hidden = checked(parts);
        const auto truth = market::clear(hidden, checked(year_by(Step::quarter), hidden));
        REQUIRE(truth.status == market::Status::solved);
        BacktestData data;
        for (int a = 0; a < plain.arc_count(); ++a)
            data.flows.push_back(
                year_of(plain, plain.arc(a).id,
                        route_flow(truth, {{a, 1}}, make_date(2021, 1, 1), make_date(2022, 1, 1))));
        const Calibration c = calibrated(plain, data, {}, Step::quarter);
        for (const CalibratedRoute& route : c.routes) {
            INFO(route.route << " adder " << route.adder_eur_per_mwh << " state "
                             << to_string(route.state));
            CHECK(route.after_bcm == Approx(route.observed_bcm).epsilon(0.01).margin(0.02));
            ++compared;
        }
    }
    CHECK(compared > 300);
}

TEST_CASE("twice the flow at half the unit factor is the same row") {
    const Network network = checked(random_parts(7));
    BacktestData data;
    for (int a = 0; a < network.arc_count(); ++a)
        data.flows.push_back(year_of(network, network.arc(a).id, 2 + a % 5));
    const Calibration once = calibrated(network, data);
    for (MeasuredFlow& flow : data.flows) {
        flow.published_bcm *= 2;
        flow.unit_factor /= 2;
    }
    CHECK(*calibrated(network, data).network == *once.network);
}

TEST_CASE("adders of an earlier calibration are dropped before the next") {
    const Network network = two_pipes(2);
    const BacktestData data{.flows = {year_of(network, "north-south-2", 6)},
                            .naive_flows = {},
                            .prices = {},
                            .naive_prices = {}};
    const Calibration once = calibrated(network, data);
    CHECK(*calibrated(*once.network, data).network == *once.network);
}

TEST_CASE("one factor on demand brings a price to what was observed") {
    // Supply costs 10 + 2 q; 10 bcm cost 30, 10.5 bcm the observed 31.
    const Network network = ascii_network("rise 0.4\n"
                                          "north --20@1--> south\n"
                                          "north --20@1--> south\n"
                                          "north gives 20 at 10..50\n"
                                          "north wants 10 fixed\n"
                                          "south wants 0.001 fixed\n");
    BacktestData data;
    data.flows = {year_of(network, "north-south", 0.0005)};
    data.prices = {
        {network.find_node("north"), make_date(2021, 1, 1), make_date(2022, 1, 1), 31, "made up"}};
    const Calibration c = calibrated(network, data,
                                     {.half_life_years = 3,
                                      .demand_region = "XX",
                                      .demand_node = network.find_node("north"),
                                      .stop = {}});
    CHECK(c.demand_factor == Approx(1.05).margin(0.002));
    CHECK(c.after.prices.at(0).model_eur_per_mwh == Approx(31).epsilon(0.001));
    CHECK(c.network->parts().adder_half_life_years == 3);
}

TEST_CASE("rows of months alone, or of another year, are nothing to fit costs to") {
    const Network network = two_pipes(2);
    MeasuredFlow month = year_of(network, "north-south", 1);
    month.to = make_date(2021, 2, 1);
    MeasuredFlow other = year_of(network, "north-south-2", 6);
    other.from = make_date(2020, 1, 1);
    other.to = make_date(2021, 1, 1);
    BacktestData data;
    data.flows = {month, other};
    const Scenario year = checked(year_by(Step::month), network);
    const Calibration none = calibrate(network, year, data);
    CHECK(none.status == market::Status::bad_input);
    REQUIRE(none.issues.size() == 1);
    CHECK(none.issues[0].code == "no-year-rows");
    data.flows.push_back(year_of(network, "north-south-2", 6));
    const Calibration c = calibrated(network, data, {}, Step::month);
    REQUIRE(c.routes.size() == 2);
    CHECK(c.routes[0].state == RouteState::not_a_year);
    CHECK(c.routes[1].state == RouteState::met);
}
