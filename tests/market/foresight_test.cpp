// Rolling foresight: what is known when, and what is carried from window to window.

#include "market/foresight.hpp"
#include "solver/certificate.hpp"
#include "support/solved_market.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;
using market::ColumnKind;
using market::Outcome;
using market::Window;

namespace {

ScenarioParts rolling(ScenarioParts parts, int window, int step = 1) {
    parts.foresight = {ForesightKind::rolling, window, step};
    return parts;
}

/// A store between summer and winter, a pipe in, dear gas at home; demand gives way to price.
Network seasons() {
    NetworkParts parts = ascii_parts("rise 0.4\n"
                                     "north --14@2--> south\n"
                                     "north gives 30 at 8..12\n"
                                     "south gives 6 at 20..60\n"
                                     "south wants 12 at 30 linear -0.3\n"
                                     "south stores 4 in 12 out 12 start 2 end 2\n");
    parts.profiles.push_back(
        {"season", {0.15, 0.13, 0.11, 0.08, 0.06, 0.04, 0.03, 0.03, 0.05, 0.08, 0.11, 0.13}, {}});
    parts.markets[0].sectors[0].profile = "season";
    parts.storages[0].usual_level = {{"1", 0.5}, {"4", 0.2}, {"7", 0.6}, {"10", 0.95}};
    for (int month = 1; month <= 12; ++month)
        parts.storages[0].usual_level.try_emplace(std::to_string(month), 0.5);
    return checked(std::move(parts));
}

Event cut(std::optional<Date> known) {
    Event event;
    event.id = "cut";
    event.from = make_date(2021, 10, 1);
    event.known_from = known;
    event.body = Outage{"north-south", "", "", "", 0.2};
    return event;
}

} // namespace

TEST_CASE("a window as long as the horizon, with all known, gives what perfect foresight gives") {
    const Network network = seasons();
    ScenarioParts scenario = year_by(Step::month);
    scenario.events = {cut(make_date(2021, 1, 1))};
    const Outcome perfect = solved(network, scenario);
    const Outcome windows = solved(network, rolling(scenario, 12));
    REQUIRE(windows.windows.size() == 12);
    CHECK(windows.objective_meur == Approx(perfect.objective_meur).epsilon(1e-6));
    for (int t = 0; t < 12; ++t) {
        CHECK(windows.price(1, t) == Approx(perfect.price(1, t)).margin(1e-3));
        CHECK(windows.flow(0, t) == Approx(perfect.flow(0, t)).margin(1e-4));
        CHECK(windows.level(0, t) == Approx(perfect.level(0, t)).margin(1e-4));
    }
}

TEST_CASE("a store that turns in a circle does so over windows that see the whole horizon") {
    NetworkParts parts = seasons().parts();
    parts.storages[0].start_bcm.reset();
    parts.storages[0].end_bcm.reset();
    const Network network = checked(std::move(parts));
    const Outcome perfect = solved(network, year_by(Step::month));
    const Outcome windows = solved(network, rolling(year_by(Step::month), 12));
    CHECK(windows.objective_meur == Approx(perfect.objective_meur).epsilon(1e-6));
    CHECK(windows.level(0, 11) == Approx(perfect.level(0, 11)).margin(1e-4));
}

TEST_CASE("a cut that nobody expects costs more than one that is known") {
    const Network network = seasons();
    ScenarioParts known = rolling(year_by(Step::month), 12), surprise = known, none = known;
    known.events = {cut(make_date(2021, 1, 1))};
    surprise.events = {cut(std::nullopt)};
    const Outcome foreseen = solved(network, known), unforeseen = solved(network, surprise),
                  calm = solved(network, none);
    CHECK(unforeseen.objective_meur < foreseen.objective_meur - 1);
    CHECK(foreseen.objective_meur < calm.objective_meur);
    CHECK(foreseen.level(0, 8) > unforeseen.level(0, 8) + 0.1); // who knows fills up
    for (int t = 0; t < 9; ++t)                                 // before it nobody acts on it
        CHECK(unforeseen.price(1, t) == Approx(calm.price(1, t)).margin(1e-6));
    CHECK(unforeseen.price(1, 9) > unforeseen.price(1, 8) + 1);
}

TEST_CASE("an event is acted on from the month in which it becomes known") {
    const Network network = seasons();
    ScenarioParts surprise = rolling(year_by(Step::month), 12), warned = surprise;
    surprise.events = {cut(std::nullopt)};
    warned.events = {cut(make_date(2021, 7, 10))};
    const Outcome late = solved(network, surprise), early = solved(network, warned);
    for (int t = 0; t < 6; ++t)
        CHECK(early.price(1, t) == Approx(late.price(1, t)).margin(1e-6));
    CHECK(early.price(1, 6) > late.price(1, 6) + 0.01);
    CHECK(early.objective_meur > late.objective_meur);
}

TEST_CASE("volumes of the windows' first steps meet every row of the whole horizon") {
    const Network network = seasons();
    ScenarioParts scenario = rolling(year_by(Step::month), 5, 2);
    scenario.events = {cut(std::nullopt)};
    const Outcome outcome = solved(network, scenario);
    CHECK(solver::certify(outcome.formulation->program, *outcome.solution).primal_residual < 1e-6);
    double before = 2;
    for (int t = 0; t < 12; ++t) {
        CHECK(outcome.level(0, t) ==
              Approx(before + outcome.injection(0, t) - outcome.withdrawal(0, t)).margin(1e-7));
        before = outcome.level(0, t);
    }
    CHECK(outcome.level(0, 11) == Approx(2).margin(1e-4));
}

TEST_CASE("a window inside the horizon ends at the store's usual level") {
    // The only window before the end sees January to June; it would leave the store empty.
    const Network network = seasons();
    const Outcome outcome = solved(network, rolling(year_by(Step::month), 6, 6));
    REQUIRE(outcome.windows.size() == 2);
    CHECK(outcome.level(0, 5) == Approx(0.6 * 4).margin(1e-4));
}

TEST_CASE("a limit over a year is not exceeded, whatever the windows") {
    const Network network = seasons();
    ScenarioParts scenario = year_by(Step::month);
    scenario.horizon[0].end = make_date(2023, 1, 1);
    Event event;
    event.id = "booking";
    event.known_from = make_date(2021, 1, 1);
    Limit limit;
    limit.arcs = {"north-south"};
    limit.maximum_bcm_per_year = 6;
    const auto carried_in = [](const Outcome& outcome, Date from, Date to) {
        double sum = 0;
        for (int t = 0; t < outcome.periods(); ++t)
            sum += overlap_days(outcome.line().periods[static_cast<std::size_t>(t)], from, to) > 0
                       ? outcome.flow(0, t)
                       : 0;
        return sum;
    };
    limit.per = LimitPer::calendar_year;
    event.body = limit;
    scenario.events = {event};
    const Outcome calendar = solved(network, rolling(scenario, 7));
    CHECK(carried_in(calendar, make_date(2021, 1, 1), make_date(2022, 1, 1)) ==
          Approx(6).margin(1e-4));
    CHECK(carried_in(calendar, make_date(2022, 1, 1), make_date(2023, 1, 1)) ==
          Approx(6).margin(1e-4));
    limit.per = LimitPer::gas_year;
    scenario.events[0].body = limit;
    const Outcome gas = solved(network, rolling(scenario, 7));
    CHECK(carried_in(gas, make_date(2021, 1, 1), make_date(2021, 10, 1)) <= 6.0 * 273 / 365 + 1e-4);
    CHECK(carried_in(gas, make_date(2021, 10, 1), make_date(2022, 10, 1)) ==
          Approx(6).margin(1e-4));
}

TEST_CASE("a limit that is known late can not undo what was carried before") {
    const Network network = seasons();
    ScenarioParts scenario = rolling(year_by(Step::month), 12);
    Event event;
    event.id = "late";
    event.from = make_date(2021, 1, 1);
    event.known_from = make_date(2021, 1, 1);
    Limit limit;
    limit.arcs = {"north-south"};
    limit.maximum_bcm_per_year = 3;
    limit.per = LimitPer::calendar_year;
    event.body = limit;
    scenario.events = {event};
    const double early = solved(network, scenario).objective_meur;
    scenario.events[0].from = make_date(2021, 6, 1);
    scenario.events[0].known_from.reset();
    const Outcome late = solved(network, scenario);
    double after = 0;
    for (int t = 5; t < 12; ++t)
        after += late.flow(0, t);
    CHECK(after <= 3.0 * 214 / 365 + 1e-4);
    CHECK(late.objective_meur > early);
}

TEST_CASE("make-up gas paid for in one window is taken in another") {
    // The make-up test of contracts_test.cpp: short by 1 in the first gas year, made up in the
    // second, each solved in a window of its own step.
    NetworkParts parts = dear_contract();
    parts.contracts[0].make_up = true;
    const Network network = checked(std::move(parts));
    ScenarioParts scenario;
    scenario.id = "two-years";
    scenario.horizon = {{make_date(2020, 10, 1), make_date(2022, 10, 1), Step::year}};
    Event dearer;
    dearer.id = "dearer";
    dearer.from = make_date(2021, 10, 1);
    dearer.known_from = make_date(2020, 1, 1);
    CostChange cost;
    cost.site = "south";
    cost.add_eur_per_mwh = 25;
    dearer.body = cost;
    scenario.events = {dearer};
    const Outcome perfect = solved(network, scenario);
    const Outcome windows = solved(network, rolling(scenario, 24, 12));
    REQUIRE(windows.windows.size() == 2);
    CHECK(windows.objective_meur == Approx(perfect.objective_meur).epsilon(1e-6));
    double made = 0;
    for (std::size_t j = 0; j < windows.formulation->columns.size(); ++j)
        if (windows.formulation->columns[j].kind == ColumnKind::made_up)
            made += windows.value(static_cast<int>(j));
    CHECK(made == Approx(1).margin(1e-4));
    // Who does not see the dear year coming takes all of the floor, and has nothing to make up.
    scenario.events[0].known_from.reset();
    const Outcome blind = solved(network, rolling(scenario, 24, 12));
    CHECK(blind.flow(0, 0) == Approx(4).margin(1e-4));
    CHECK(blind.objective_meur < perfect.objective_meur - 100);
}

TEST_CASE("a floor over a gas year is met though windows cut the year") {
    NetworkParts parts = seasons().parts();
    Contract& contract = add_contract(parts, "north", "north-south");
    parts.sites[0].cost = ConstantCost{70};
    contract.annual_quantity_bcm.first = 6;
    contract.take_or_pay_share = 0.9;
    contract.priced = Priced::bill;
    const Network network = checked(std::move(parts));
    ScenarioParts scenario = rolling(year_by(Step::month), 4);
    scenario.horizon = {{make_date(2020, 10, 1), make_date(2021, 10, 1), Step::month}};
    const Outcome outcome = solved(network, scenario);
    double taken = 0;
    for (int t = 0; t < 12; ++t)
        taken += outcome.flow(0, t);
    CHECK(taken >= 0.9 * 6 - 1e-4);
    CHECK(solver::certify(outcome.formulation->program, *outcome.solution).primal_residual < 1e-6);
}

TEST_CASE("stock is carried by class when a policy is known late") {
    NetworkParts parts = ascii_parts("east --14@1--> south\n"
                                     "north --14@2--> south\n"
                                     "east gives 30 at 8..12 as RU\n"
                                     "north gives 30 at 18..30 as NO\n"
                                     "south wants 12 at 30 linear -0.3\n"
                                     "south stores 4 in 12 out 12 start 2 end 2\n");
    parts.nodes[1].country = "SS";
    const Network network = checked(std::move(parts));
    ScenarioParts scenario = rolling(year_by(Step::month), 6);
    Policy ban;
    ban.id = "ban";
    ban.from = make_date(2021, 9, 1);
    ban.known_from = make_date(2021, 6, 1);
    Embargo embargo;
    embargo.origin = "RU";
    embargo.region = "SS";
    ban.body = embargo;
    scenario.policies = {ban};
    const Outcome outcome = solved(network, scenario);
    REQUIRE(outcome.formulation->classes.count() == 2);
    CHECK(solver::certify(outcome.formulation->program, *outcome.solution).primal_residual < 1e-6);
    CHECK(outcome.flow(0, 0) > 0.5);
    for (int t = 8; t < 12; ++t)
        CHECK(outcome.flow(0, t) == Approx(0).margin(1e-6));
}

TEST_CASE("windows begin at each step, and where something becomes known inside one") {
    const Network network = seasons();
    ScenarioParts parts = rolling(year_by(Step::month), 6, 3);
    CHECK(market::windows_of(checked(parts, network)) ==
          std::vector<Window>{{0, 3, 6}, {3, 6, 9}, {6, 9, 12}, {9, 12, 12}});
    parts.events = {cut(make_date(2021, 5, 20))};
    CHECK(market::windows_of(checked(parts, network)) ==
          std::vector<Window>{{0, 3, 6}, {3, 4, 9}, {4, 7, 10}, {7, 10, 12}, {10, 12, 12}});
    parts.horizon[0].step = Step::quarter;
    parts.events.clear();
    parts.foresight.step_months = 1; // never less than a period
    CHECK(market::windows_of(checked(parts, network)) ==
          std::vector<Window>{{0, 1, 2}, {1, 2, 3}, {2, 3, 4}, {3, 4, 4}});
}

TEST_CASE("shocks are known when they begin, at the latest; plans and policies from the start") {
    Event event = cut(std::nullopt);
    CHECK(market::known_day(event) == make_date(2021, 10, 1));
    event.known_from = make_date(2022, 1, 1);
    CHECK(market::known_day(event) == make_date(2021, 10, 1));
    event.known_from = make_date(2021, 2, 1);
    CHECK(market::known_day(event) == make_date(2021, 2, 1));
    event.known_from.reset();
    event.body = Commission{};
    CHECK_FALSE(market::known_day(event));
    event.body = ContractChange{};
    CHECK_FALSE(market::known_day(event));
    Policy duty;
    duty.body = StorageObligation{"XX", make_date(2021, 11, 1), 0.8, Each::country, std::nullopt};
    CHECK_FALSE(market::known_day(duty));
    duty.known_from = make_date(2021, 6, 27);
    CHECK(market::known_day(duty) == make_date(2021, 6, 27));
}

TEST_CASE("the weather of a month is known when the month begins") {
    ScenarioParts parts = year_by(Step::month);
    Event cold;
    cold.id = "cold";
    DriverChange driver;
    driver.driver = "weather";
    driver.series = {{"2021-01", 1.1}, {"2021-02", 1.2}, {"2021-03", 1.3}};
    cold.body = driver;
    parts.events = {cold};
    const auto seen = [&](const std::string& month) {
        const ScenarioParts known = market::as_known_before(make_date(2021, 3, 1), parts);
        return std::get<DriverChange>(known.events[0].body).series.at(month);
    };
    CHECK(seen("2021-02") == 1.2);
    CHECK(seen("2021-03") == 1);
    parts.events[0].from = make_date(2021, 1, 1);
    parts.events[0].known_from = make_date(2021, 1, 1);
    CHECK(seen("2021-03") == 1.3);
}

TEST_CASE("a leader with rolling foresight is refused") {
    const Network network = seasons();
    ScenarioParts scenario = rolling(year_by(Step::month), 6);
    Policy policy;
    policy.id = "best";
    MarkUp mark_up;
    mark_up.arcs = {"north-south"};
    mark_up.best = true;
    policy.body = mark_up;
    scenario.policies = {policy};
    const Outcome outcome = market::clear(network, checked(std::move(scenario), network));
    CHECK(outcome.status == market::Status::bad_input);
    REQUIRE_FALSE(outcome.issues.empty());
    CHECK(outcome.issues.front().code == "leader-foresight");
}
