// Rules that can not all be kept are named before anything is solved.

#include "market/contradictions.hpp"
#include "support/solved_market.hpp"

#include <catch2/catch.hpp>

using namespace gashub;
using namespace gashub::test;

namespace {

NetworkParts with_contract() {
    NetworkParts parts = ascii_parts("east --10@1--> south\n"
                                     "east gives 20 at 10 as RU\n"
                                     "south gives 20 at 20\n"
                                     "south wants 8 fixed\n"
                                     "south stores 4 in 4 out 8 start 1 end 1\n");
    parts.nodes[1].country = "SS";
    add_contract(parts, "gazprom", "east-south").buyer = "SS";
    return parts;
}

Event limit_event(const std::string& id, std::optional<double> most, std::optional<double> least,
                  LimitPer per = LimitPer::period) {
    Event event;
    event.id = id;
    Limit limit;
    limit.arcs = {"east-south"};
    limit.maximum_bcm_per_year = most;
    limit.minimum_bcm_per_year = least;
    limit.per = per;
    event.body = limit;
    return event;
}

Issues of(const NetworkParts& parts, ScenarioParts scenario) {
    const Network network = checked(parts);
    return market::check_laid(network, checked(std::move(scenario), network));
}

bool says(const Issues& issues, const std::string& words) {
    for (const Issue& issue : issues)
        if (issue.code == "contradiction" && issue.severity == Severity::warning &&
            issue.message.find(words) != std::string::npos)
            return true;
    return false;
}

} // namespace

TEST_CASE("rules that agree are not spoken of") {
    ScenarioParts scenario = year_by(Step::month);
    scenario.events = {limit_event("most", 6.0, std::nullopt),
                       limit_event("least", std::nullopt, 5.0, LimitPer::calendar_year)};
    CHECK(of(with_contract(), scenario).empty());
}

TEST_CASE("a floor above a cap is named with both rules and its first date") {
    ScenarioParts scenario = year_by(Step::month);
    scenario.events = {limit_event("least", std::nullopt, 6.5),
                       limit_event("most", 6.0, std::nullopt)};
    scenario.events[1].from = make_date(2021, 4, 1);
    const Issues issues = of(with_contract(), scenario);
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].where.pointer == "/events/0");
    CHECK(says(issues, "\"least\" asks for at least 0.5342 bcm from 2021-04-01 to 2021-05-01"));
    CHECK(says(issues, "limit \"most\" lets 0.4932 pass"));
    // Over a year the months before April make up for it.
    std::get<Limit>(scenario.events[0].body).per = LimitPer::calendar_year;
    CHECK(of(with_contract(), scenario).empty());
}

TEST_CASE("a floor above what outages leave of a pipe is named") {
    ScenarioParts scenario = year_by(Step::month);
    Event cut;
    cut.id = "cut";
    cut.from = make_date(2021, 3, 1);
    cut.body = Outage{"east-south", "", "", "", 0};
    scenario.events = {limit_event("least", std::nullopt, 3.0, LimitPer::calendar_year), cut};
    CHECK(says(of(with_contract(), scenario), "\"least\" asks for at least 3 bcm from 2021-01-01"));
}

TEST_CASE("a contract's floor above a limit on its arcs is named by its gas year") {
    ScenarioParts scenario = year_by(Step::month);
    scenario.horizon = {{make_date(2020, 10, 1), make_date(2021, 10, 1), Step::month}};
    scenario.events = {limit_event("booking", 3.0, std::nullopt)};
    const Issues issues = of(with_contract(), scenario);
    CHECK(says(issues, "contract \"long-term\" asks for at least 4 bcm from 2020-10-01"));
    CHECK(says(issues, "limit \"booking\" lets 3 pass"));
}

TEST_CASE("an embargo on a contract with a floor is named with date and place") {
    ScenarioParts scenario = year_by(Step::month);
    Policy ban;
    ban.id = "ban";
    ban.from = make_date(2021, 6, 1);
    Embargo embargo;
    embargo.origin = "RU";
    embargo.region = "SS";
    ban.body = embargo;
    scenario.policies = {ban};
    const Issues issues = of(with_contract(), scenario);
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].where.pointer == "/policies/0");
    CHECK(says(issues, "from 2021-06-01 on embargo \"ban\" shuts every arc of contract "
                       "\"long-term\" to SS"));
    // An event that voids the floor settles it.
    Event voided;
    voided.id = "void";
    voided.from = make_date(2021, 6, 1);
    ContractChange change;
    change.contract = "long-term";
    change.take_or_pay_share = 0;
    voided.body = change;
    scenario.events = {voided};
    CHECK(of(with_contract(), scenario).empty());
}

TEST_CASE("a reserve price above a cap is named, whoever the cap is on") {
    const auto policy = [](const std::string& id, auto body) {
        Policy made;
        made.id = id;
        made.body = std::move(body);
        return made;
    };
    ScenarioParts scenario = year_by(Step::month);
    scenario.policies = {policy("least", ReservePrice{"gazprom", "SS", 40.0, {}}),
                         policy("most", SellerPriceCap{"gazprom", "SS", 20.0, {}})};
    scenario.policies[1].from = parse_date("2021-04-01");
    const std::string words =
        "from 2021-04-01 on reserve price \"least\" keeps gazprom from selling "
        "in SS under 40 EUR/MWh, and \"most\" holds the price at 20";
    CHECK(says(of(with_contract(), scenario), words));
    scenario.policies[1].body = PriceCap{"SS", 20.0, {}};
    CHECK(says(of(with_contract(), scenario), words));
    scenario.policies[1].to = parse_date("2021-04-02");
    scenario.policies[0].from = parse_date("2021-06-01"); // never both
    CHECK(of(with_contract(), scenario).empty());
    scenario.policies[1].to.reset();
    scenario.policies[0].body = ReservePrice{"gazprom", "SS", 20.0, {}};
    CHECK(of(with_contract(), scenario).empty());
}

TEST_CASE("a leader under rolling foresight is refused before anything is solved") {
    ScenarioParts scenario = year_by(Step::month);
    scenario.foresight.kind = ForesightKind::rolling;
    scenario.foresight.window_months = 6;
    CHECK(of(with_contract(), scenario).empty());
    MarkUp best;
    best.arcs = {"east-south"};
    best.best = true;
    Policy fee;
    fee.id = "fee";
    fee.body = best;
    scenario.policies = {fee};
    const Issues found = of(with_contract(), scenario);
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "leader-foresight");
    CHECK(found[0].severity == Severity::error);
}

TEST_CASE("an obligation that stock and rates can not meet is named") {
    // From 1 on 1 January at 4 a year: 1 + 4 x 90 / 365 by 1 April, of the 3.2 asked for.
    ScenarioParts scenario = year_by(Step::month);
    Policy fill;
    fill.id = "fill";
    fill.body = StorageObligation{"SS", make_date(2021, 4, 1), 0.8, Each::country, std::nullopt};
    scenario.policies = {fill};
    CHECK(says(of(with_contract(), scenario),
               "\"fill\" asks SS for 3.2 bcm on 2021-04-01, and stock and injection rates reach "
               "1.986"));
    std::get<StorageObligation>(scenario.policies[0].body).date = make_date(2021, 9, 1);
    CHECK(of(with_contract(), scenario).empty());
}

TEST_CASE("what contradicts itself is said with the answer") {
    const Network network = checked(with_contract());
    ScenarioParts scenario = year_by(Step::month);
    scenario.events = {limit_event("least", std::nullopt, 6.5),
                       limit_event("most", 6.0, std::nullopt)};
    const market::Outcome outcome = market::clear(network, checked(std::move(scenario), network));
    REQUIRE(outcome.status == market::Status::solved);
    CHECK(says(outcome.issues, "\"least\""));
}
