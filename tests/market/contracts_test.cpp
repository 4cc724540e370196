// Contracts, limits, adders, border taxes and drivers, in markets small enough to be solved by
// hand.

#include "market/contract_terms.hpp"
#include "support/solved_market.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;
using market::ColumnKind;
using market::Outcome;
using market::RowKind;

namespace {

/// Sum of the columns of a kind; of one part only where it is stated.
double sum_of(const Outcome& outcome, ColumnKind kind, int part = -2) {
    double sum = 0;
    for (std::size_t j = 0; j < outcome.formulation->columns.size(); ++j)
        if (const auto& tag = outcome.formulation->columns[j];
            tag.kind == kind && (part == -2 || tag.part == part))
            sum += outcome.value(static_cast<int>(j));
    return sum;
}

ScenarioParts gas_years(int first, int count) {
    ScenarioParts parts;
    parts.id = "gas-years";
    parts.horizon.push_back({make_date(first, 10, 1), make_date(first + count, 10, 1), Step::year});
    return parts;
}

Event contract_event(Date from, ContractChange change) {
    Event event;
    event.id = "new-terms";
    event.from = from;
    change.contract = "long-term";
    event.body = std::move(change);
    return event;
}

} // namespace

TEST_CASE("an adder counts whole in its year and half for each half-life between") {
    NetworkParts parts = ascii_parts("north --20@2--> south\n"
                                     "north gives 30 at 10\n"
                                     "south wants 12 fixed\n");
    parts.pipelines[0].adder = Adder{4, 2021};
    const auto tariff_in = [&](int year) {
        ScenarioParts scenario = one_year();
        scenario.horizon = {{make_date(year, 1, 1), make_date(year + 1, 1, 1), Step::year}};
        return price(solved(parts, scenario), "south") - 10;
    };
    CHECK(tariff_in(2021) == Approx(2 + 4).margin(1e-4));
    CHECK(tariff_in(2026) == Approx(2 + 2).margin(1e-4));
    CHECK(tariff_in(2016) == Approx(2 + 2).margin(1e-4));
    CHECK(tariff_in(2031) == Approx(2 + 1).margin(1e-4));
    parts.adder_half_life_years = 10;
    CHECK(tariff_in(2031) == Approx(2 + 2).margin(1e-4));
}

TEST_CASE("an adder follows the scenario's price level and may be below zero") {
    NetworkParts parts = ascii_parts("north --20@2--> south\n"
                                     "north gives 30 at 10\n"
                                     "south wants 12 fixed\n");
    parts.pipelines[0].adder = Adder{-1.5, 2021};
    ScenarioParts scenario = one_year();
    scenario.price_level = PriceLevel{2021, 1.2};
    CHECK(price(solved(parts, scenario), "south") == Approx(1.2 * 10.5).margin(1e-4));
}

TEST_CASE("adders that make a circle of arcs earn money are refused") {
    NetworkParts parts = ascii_parts("north --20@2--> south\n"
                                     "south --20@1--> north\n"
                                     "north gives 30 at 10\n"
                                     "south wants 12 fixed\n");
    parts.pipelines[0].adder = Adder{-3.5, 2021};
    const auto network = make_network(std::move(parts));
    REQUIRE_FALSE(network);
    CHECK(network.issues().front().code == "negative-cost-cycle");
}

TEST_CASE("a contract's floor follows its dated quantity, by days of the gas year") {
    // 4 under 0.8 of 5. From 1 October 2021 8 a year: 6.4. From 1 April: 182 days of 5, 183 of 8.
    NetworkParts parts = dear_contract();
    ScenarioParts scenario = gas_years(2020, 2);
    ContractChange more;
    more.volume_bcm_per_year = 8;
    scenario.events = {contract_event(make_date(2021, 10, 1), more)};
    const Outcome stepped = solved(parts, scenario);
    CHECK(flow(stepped, "east-south", 0) == Approx(4).margin(1e-4));
    CHECK(flow(stepped, "east-south", 1) == Approx(6.4).margin(1e-4));
    scenario.events[0].from = make_date(2021, 4, 1);
    CHECK(flow(solved(parts, scenario), "east-south", 0) ==
          Approx(0.8 * (5.0 * 182 + 8.0 * 183) / 365).margin(1e-4));
    parts.contracts[0].annual_quantity_bcm.later = {{make_date(2021, 4, 1), 8}};
    scenario.events.clear();
    CHECK(flow(solved(parts, scenario), "east-south", 0) ==
          Approx(0.8 * (5.0 * 182 + 8.0 * 183) / 365).margin(1e-4));
}

TEST_CASE("an event ends a contract early, lowers what must be paid, and extends one that ended") {
    NetworkParts parts = dear_contract();
    ScenarioParts scenario = gas_years(2020, 1);
    ContractChange change;
    change.end = make_date(2021, 4, 1);
    scenario.events = {contract_event(make_date(2021, 1, 1), change)};
    CHECK(flow(solved(parts, scenario), "east-south") == Approx(4.0 * 182 / 365).margin(1e-4));
    change = {};
    change.take_or_pay_share = 0.4;
    scenario.events = {contract_event(make_date(2020, 10, 1), change)};
    CHECK(flow(solved(parts, scenario), "east-south") == Approx(2).margin(1e-4));
    parts.contracts[0].to = make_date(2020, 10, 1);
    scenario.events.clear();
    CHECK(flow(solved(parts, scenario), "east-south") == Approx(0).margin(1e-4));
    change = {};
    change.end = make_date(2030, 1, 1);
    scenario.events = {contract_event(make_date(2020, 1, 1), change)};
    CHECK(flow(solved(parts, scenario), "east-south") == Approx(4).margin(1e-4));
}

TEST_CASE("a period that two gas years share takes under both, in proportion to days") {
    // The calendar year 2021 has 273 days of gas year 2020 and 92 of 2021: 0.8 x 5 in all.
    const Outcome outcome = solved(dear_contract(), one_year());
    CHECK(flow(outcome, "east-south") == Approx(4).margin(1e-4));
    int floors = 0;
    for (const auto& row : outcome.formulation->rows)
        floors += row.kind == RowKind::contract_floor;
    CHECK(floors == 2);
}

TEST_CASE("a profile holds what a month takes, and weighs a year that is covered in part") {
    NetworkParts parts = dear_contract();
    parts.profiles.push_back(
        {"winter", {0.2, 0.2, 0.1, 0.05, 0.05, 0.0, 0.0, 0.0, 0.0, 0.1, 0.1, 0.2}, {}});
    parts.contracts[0].profile = "winter";
    parts.contracts[0].take_or_pay_share = 1;
    parts.contracts[0].annual_quantity_bcm.first = 2;
    ScenarioParts scenario = gas_years(2020, 1);
    scenario.horizon[0].step = Step::month;
    const Outcome outcome = solved(parts, scenario);
    // All of each month's share must be taken, for the year's sum is both floor and most.
    CHECK(flow(outcome, "east-south", 0) == Approx(0.2).margin(1e-4));  // October
    CHECK(flow(outcome, "east-south", 2) == Approx(0.4).margin(1e-4));  // December
    CHECK(flow(outcome, "east-south", 10) == Approx(0.0).margin(1e-4)); // August
    // From January to March half of the year's gas falls due.
    scenario.horizon = {{make_date(2021, 1, 1), make_date(2021, 4, 1), Step::quarter}};
    CHECK(flow(solved(parts, scenario), "east-south") == Approx(1).margin(1e-4));
}

TEST_CASE("days of one month share what the profile lets the month take") {
    NetworkParts parts = dear_contract();
    parts.profiles.push_back({"january", {0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, {}});
    parts.contracts[0].profile = "january";
    ScenarioParts scenario = gas_years(2020, 1);
    scenario.horizon = {{make_date(2021, 1, 1), make_date(2021, 2, 1), Step::day}};
    const Outcome outcome = solved(parts, scenario);
    int months = 0;
    for (std::size_t i = 0; i < outcome.formulation->rows.size(); ++i)
        if (outcome.formulation->rows[i].kind == RowKind::contract_month) {
            ++months;
            CHECK(outcome.formulation->program.row_upper[i] == Approx(2.5));
        }
    CHECK(months == 1);
}

TEST_CASE("make-up gas moves a year's take to where it is worth more") {
    // Home gas costs 10, in the second year 35; contract gas 31 in both; penalty 40. A unit short
    // in the first year costs 40 and saves 21, and 40 come back when it is taken in the second
    // above the floor of 4: at most 1, for 5 is the quantity.
    NetworkParts parts = dear_contract();
    ScenarioParts scenario = gas_years(2020, 2);
    Event dearer;
    dearer.id = "dearer";
    dearer.from = make_date(2021, 10, 1);
    CostChange cost;
    cost.site = "south";
    cost.add_eur_per_mwh = 25;
    dearer.body = cost;
    scenario.events.push_back(dearer);
    const Outcome without = solved(parts, scenario);
    CHECK(flow(without, "east-south", 0) == Approx(4).margin(1e-4));
    CHECK(sum_of(without, ColumnKind::made_up) == 0);
    parts.contracts[0].make_up = true;
    const Outcome with = solved(parts, scenario);
    CHECK(flow(with, "east-south", 0) == Approx(3).margin(1e-4));
    CHECK(sum_of(with, ColumnKind::shortfall) == Approx(1).margin(1e-4));
    CHECK(sum_of(with, ColumnKind::made_up, 2021) == Approx(1).margin(1e-4));
    CHECK(sum_of(with, ColumnKind::made_up, 2020) == Approx(0).margin(1e-4));
    CHECK(with.objective_meur - without.objective_meur == Approx(21 * 10.55).epsilon(1e-3));
}

TEST_CASE("an opening balance is taken back where that gains more than what is left is worth") {
    // Taking a fifth unit costs 21 more than home gas and brings 40 back: gain 19.
    NetworkParts parts = dear_contract();
    parts.contracts[0].make_up = true;
    parts.contracts[0].make_up_opening_bcm = 2;
    parts.contracts[0].make_up_value_eur_per_mwh = 10;
    const Outcome taken = solved(parts, gas_years(2020, 1));
    CHECK(sum_of(taken, ColumnKind::made_up) == Approx(1).margin(1e-4));
    CHECK(sum_of(taken, ColumnKind::make_up_left) == Approx(1).margin(1e-4));
    CHECK(flow(taken, "east-south") == Approx(5).margin(1e-4));
    // At 25 the buyer rather pays the 40 for later gas: 15 lost, not 21. All of the floor is left.
    parts.contracts[0].make_up_value_eur_per_mwh = 25;
    const Outcome kept = solved(parts, gas_years(2020, 1));
    CHECK(sum_of(kept, ColumnKind::made_up) == Approx(0).margin(1e-4));
    CHECK(sum_of(kept, ColumnKind::make_up_left) == Approx(2 + 4).margin(1e-4));
    CHECK(flow(kept, "east-south") == Approx(0).margin(1e-4));
}

TEST_CASE("without a stated penalty a shortfall costs the contract's price") {
    NetworkParts parts = dear_contract();
    parts.contracts[0].penalty_eur_per_mwh.reset();
    parts.contracts[0].price = Formula{FixedPrice{22}}; // 22 is more than taking it costs, 21
    CHECK(flow(solved(parts, gas_years(2020, 1)), "east-south") == Approx(4).margin(1e-4));
    parts.contracts[0].price = Formula{FixedPrice{20}};
    CHECK(flow(solved(parts, gas_years(2020, 1)), "east-south") == Approx(0).margin(1e-4));
}

TEST_CASE("a take counts the seller's own gas only, where a rule tells it apart") {
    // Gas of both passes middle - south. Once a rule tells RU apart, NO gas can not stand for it.
    NetworkParts parts = ascii_parts("east --20@1--> middle --20@1--> south\n"
                                     "north --20@1--> middle\n"
                                     "east gives 20 at 30 as RU\n"
                                     "north gives 20 at 10 as NO\n"
                                     "south wants 8 fixed\n");
    parts.sellers.push_back({"gazprom", {}, "RU", {}});
    parts.sites[0].seller = "gazprom";
    parts.nodes.push_back(parts.nodes.front());
    parts.nodes.back().id = "far";
    parts.nodes.back().country = "ZZ";
    Contract contract = dear_contract().contracts[0];
    contract.arcs = {"middle-south"};
    parts.contracts.push_back(contract);
    const Outcome mixed = solved(parts, gas_years(2020, 1));
    CHECK(mixed.production(0, 0) == Approx(0).margin(1e-4));
    ScenarioParts scenario = gas_years(2020, 1);
    Policy ban;
    ban.id = "ban";
    Embargo embargo;
    embargo.origin = "RU";
    embargo.region = "ZZ";
    ban.body = embargo;
    scenario.policies.push_back(ban);
    const Outcome apart = solved(parts, scenario);
    CHECK(apart.production(0, 0) == Approx(4).margin(1e-4));
}

TEST_CASE("gas that comes anyway is the contract's up to its quantity") {
    // Home gas costs 50: all 8 come over the pipe, 5 of them under the contract.
    NetworkParts parts = dear_contract();
    parts.sites[1].cost = ConstantCost{50};
    const Outcome outcome = solved(parts, gas_years(2020, 1));
    CHECK(flow(outcome, "east-south") == Approx(8).margin(1e-4));
    CHECK(sum_of(outcome, ColumnKind::take) == Approx(5).margin(1e-4));
    CHECK(price(outcome, "south") == Approx(31).margin(1e-3));
}

TEST_CASE("two contracts on one arc share its flow") {
    NetworkParts parts = dear_contract();
    parts.contracts.push_back(parts.contracts[0]);
    parts.contracts[1].id = "second";
    CHECK(flow(solved(parts, gas_years(2020, 1)), "east-south") == Approx(8).margin(1e-4));
}

TEST_CASE("a limit of nothing shuts a pipe and is worth the gap that it holds open") {
    NetworkParts parts = ascii_parts("north --20@2--> south\n"
                                     "north gives 30 at 10\n"
                                     "south gives 20 at 25\n"
                                     "south wants 12 fixed\n");
    ScenarioParts scenario = year_by(Step::month);
    Event event;
    event.id = "no-contract";
    Limit limit;
    limit.arcs = {"north-south"};
    limit.maximum_bcm_per_year = 0;
    for (const LimitPer per : {LimitPer::period, LimitPer::calendar_year}) {
        limit.per = per;
        event.body = limit;
        scenario.events = {event};
        const Outcome outcome = solved(parts, scenario);
        for (int t = 0; t < outcome.periods(); ++t)
            CHECK(flow(outcome, "north-south", t) == Approx(0).margin(1e-6));
        for (std::size_t i = 0; i < outcome.formulation->rows.size(); ++i)
            if (outcome.formulation->rows[i].kind == RowKind::limit_most)
                CHECK(outcome.row_price(static_cast<int>(i)) == Approx(10 + 2 - 25).margin(1e-2));
    }
}

TEST_CASE("an export duty falls on gas that leaves, not on arcs that it excepts") {
    NetworkParts parts = ascii_parts("east --20@1--> south\n"
                                     "east --3@1--> south\n"
                                     "east gives 20 at 10\n"
                                     "south wants 8 fixed\n");
    parts.nodes[0].country = "RU";
    ScenarioParts scenario = one_year();
    Policy duty;
    duty.id = "duty";
    duty.body = Tax{TaxOn::leaving, "RU", "", 6, {}};
    scenario.policies.push_back(duty);
    CHECK(price(solved(parts, scenario), "south") == Approx(17).margin(1e-4));
    std::get<Tax>(scenario.policies[0].body).except = {"east-south-2"};
    const Outcome partly = solved(parts, scenario);
    CHECK(price(partly, "south") == Approx(17).margin(1e-4));
    CHECK(flow(partly, "east-south-2") == Approx(3).margin(1e-4));
    CHECK(partly.congestion(partly.network().find_arc("east-south-2"), 0) ==
          Approx(6).margin(1e-3));
    // A tax on crossing into the buyer's country leaves the same arc out.
    scenario.policies[0].body = Tax{TaxOn::crossing, "XX", "", 4, {"east-south", "east-south-2"}};
    CHECK(price(solved(parts, scenario), "south") == Approx(11).margin(1e-4));
}

TEST_CASE("weather moves only the sector's share that answers to it, by the months of its series") {
    NetworkParts parts = ascii_parts("south gives 40 at 10\n"
                                     "south wants 12 fixed\n");
    parts.markets[0].sectors[0].weather_share = 0.5;
    ScenarioParts scenario = year_by(Step::month);
    Event cold;
    cold.id = "cold";
    DriverChange driver;
    driver.driver = "weather";
    driver.country = "XX";
    driver.series = {{"2021-01", 1.2}, {"2021-07", 0.8}};
    cold.body = driver;
    scenario.events.push_back(cold);
    const Outcome outcome = solved(parts, scenario);
    CHECK(outcome.consumption(0, 0) == Approx(12.0 * 31 / 365 * 1.1).margin(1e-5));
    CHECK(outcome.consumption(0, 1) == Approx(12.0 * 28 / 365).margin(1e-5));
    CHECK(outcome.consumption(0, 6) == Approx(12.0 * 31 / 365 * 0.9).margin(1e-5));
    // In quarters a month counts by its days.
    scenario.horizon[0].step = Step::quarter;
    CHECK(solved(parts, scenario).consumption(0, 0) ==
          Approx(12.0 / 365 * (90 + 31 * 0.1)).margin(1e-5));
}

TEST_CASE("power plants out raise demand of the sector that is named, growth that of all") {
    NetworkParts parts = ascii_parts("south gives 40 at 10\n"
                                     "south wants 12 fixed\n");
    parts.markets[0].sectors.push_back(parts.markets[0].sectors[0]);
    parts.markets[0].sectors[0].id = "power";
    parts.markets[0].sectors[1].id = "industry";
    ScenarioParts scenario = one_year();
    DriverChange nuclear;
    nuclear.driver = "nuclear";
    nuclear.country = "XX";
    nuclear.sector = "power";
    nuclear.factor = 1.25;
    DriverChange growth;
    growth.driver = "growth";
    growth.country = "XX";
    growth.factor = 0.5;
    for (const DriverChange& driver : {nuclear, growth}) {
        Event event;
        event.id = driver.driver;
        event.body = driver;
        scenario.events.push_back(event);
    }
    const Outcome outcome = solved(parts, scenario);
    CHECK(outcome.consumption(0, 0) == Approx(12 * 1.25 * 0.5).margin(1e-5));
    CHECK(outcome.consumption(1, 0) == Approx(12 * 0.5).margin(1e-5));
}

TEST_CASE("a destination clause keeps what a contract takes where it may be sold") {
    // Demand of south falls from (10, 30) by 6 a bcm. Freely 20 of the cheap gas serve all of
    // north and 12 of south, at 18. Under the clause 0.95 x 14 must be sold in south, at 10.2;
    // north buys what is left of the 20 and makes up the rest itself at 20.
    NetworkParts parts = through_south();
    const Outcome open = solved(parts, gas_years(2020, 1));
    CHECK(price(open, "south") == Approx(18).margin(1e-3));
    CHECK(flow(open, "south-north") == Approx(8).margin(1e-4));
    parts.contracts[0].destination = "SS";
    const Outcome bound = solved(parts, gas_years(2020, 1));
    CHECK(price(bound, "south") == Approx(30 - 6 * (0.95 * 14 - 10)).margin(1e-3));
    CHECK(price(bound, "north") == Approx(20).margin(1e-3));
    CHECK(flow(bound, "south-north") == Approx(20 - 0.95 * 14).margin(1e-3));
    // Where breaking the floor costs less than the clause, the buyer pays instead of taking.
    parts.contracts[0].penalty_eur_per_mwh = 2;
    CHECK(price(solved(parts, gas_years(2020, 1)), "south") == Approx(19 - 2 / 0.95).margin(1e-3));
    // By quarters, where the contract counts by the year, it is the same over the year.
    parts.contracts[0].penalty_eur_per_mwh = 40;
    ScenarioParts quarters = gas_years(2020, 1);
    quarters.horizon[0].step = Step::quarter;
    double north = 0;
    const Outcome by_quarter = solved(parts, quarters);
    for (int t = 0; t < 4; ++t)
        north += flow(by_quarter, "south-north", t);
    CHECK(north == Approx(20 - 0.95 * 14).margin(0.2));
}

TEST_CASE("a seller under contract only sends no more than its contracts take, while they run") {
    // Gas of east costs 5 and would serve all 12 of south; its contract takes 5, what is missing
    // comes from south's own at 20.
    NetworkParts parts = ascii_parts("east --20@0--> south\n"
                                     "east gives 20 at 5 as RU\n"
                                     "south gives 20 at 20\n"
                                     "south wants 12 fixed\n");
    add_contract(parts, "gazprom", "east-south").priced = Priced::bill;
    CHECK(flow(solved(parts, gas_years(2020, 1)), "east-south") == Approx(12).margin(1e-4));
    parts.contracts[0].contract_only = true;
    const Outcome bound = solved(parts, gas_years(2020, 1));
    CHECK(flow(bound, "east-south") == Approx(5).margin(1e-4));
    CHECK(price(bound, "south") == Approx(20).margin(1e-3));
    // A second contract of the seller adds to the first; another's gas may pass as it did.
    parts.contracts.push_back(parts.contracts[0]);
    parts.contracts[1].id = "second";
    parts.contracts[1].contract_only = false;
    parts.contracts[1].annual_quantity_bcm.first = 3;
    CHECK(flow(solved(parts, gas_years(2020, 1)), "east-south") == Approx(8).margin(1e-4));
    parts.contracts.pop_back();
    NetworkParts shared = parts;
    shared.sites.push_back(shared.sites[0]);
    shared.sites[2].id = "east-of-others";
    shared.sites[2].seller.clear();
    shared.sites[2].capacity_bcm_per_year.first = 4;
    CHECK(flow(solved(shared, gas_years(2020, 1)), "east-south") == Approx(9).margin(1e-4));
    // Month by month, whether it counts by the year or, under a profile, by the month.
    ScenarioParts months = gas_years(2020, 1);
    months.horizon[0].step = Step::month;
    const auto sent = [&](const NetworkParts& network) {
        const Outcome outcome = solved(network, months);
        double sum = 0;
        for (int t = 0; t < 12; ++t)
            sum += flow(outcome, "east-south", t);
        return sum;
    };
    CHECK(sent(parts) == Approx(5).margin(1e-3));
    NetworkParts winter = parts;
    winter.profiles.push_back(
        {"winter", {0.2, 0.2, 0.1, 0.05, 0.05, 0.0, 0.0, 0.0, 0.0, 0.1, 0.1, 0.2}, {}});
    winter.contracts[0].profile = "winter";
    winter.contracts[0].take_or_pay_share = 0;
    // February needs less than its 1.0 bcm.
    CHECK(sent(winter) == Approx(4 + 12.0 * 28 / 365).margin(1e-3));
    CHECK(flow(solved(winter, months), "east-south", 8) == Approx(0).margin(1e-4));
    // Once it has ended, the seller sells as it likes.
    parts.contracts[0].to = make_date(2020, 10, 1);
    CHECK(flow(solved(parts, gas_years(2020, 1)), "east-south") == Approx(12).margin(1e-4));
}
