// Explanations: terms add up, and the named setter is who answers when the market is cleared again.

#include "analysis/explain.hpp"
#include "analysis/indicators.hpp"
#include "analysis/price_way.hpp"
#include "analysis/welfare.hpp"
#include "market/clear.hpp"
#include "support/random_network.hpp"
#include "support/solved_market.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>

using namespace gashub;
using namespace gashub::test;
using market::TermKind;

namespace {

market::Outcome clear_parts(NetworkParts parts, ScenarioParts scenario) {
    const Network network = checked(std::move(parts));
    market::Outcome outcome = market::clear(network, checked(std::move(scenario), network));
    INFO(outcome.reason);
    REQUIRE(outcome.status == market::Status::solved);
    return outcome;
}

double sum(const std::vector<market::Term>& terms) {
    double total = 0;
    for (const auto& term : terms)
        total += term.eur_per_mwh;
    return total;
}

double term(const std::vector<market::Term>& terms, TermKind kind) {
    double total = 0;
    for (const auto& t : terms)
        if (t.kind == kind)
            total += t.eur_per_mwh;
    return total;
}

/// What each source gives in an outcome, by the kind and id that answers carry.
std::map<std::string, double> given_by(const market::Outcome& out) {
    std::map<std::string, double> given;
    const Network& net = out.network();
    for (int t = 0; t < out.periods(); ++t) {
        for (int p = 0; p < static_cast<int>(net.parts().sites.size()); ++p)
            given["supply " + net.parts().sites[static_cast<std::size_t>(p)].id] +=
                out.production(p, t);
        for (int j = 0; j < static_cast<int>(out.line().sectors.size()); ++j) {
            const auto& on = out.line().sectors[static_cast<std::size_t>(j)];
            const Market& market = net.parts().markets[static_cast<std::size_t>(on.market)];
            given["consumers " + market.id + "." +
                  market.sectors[static_cast<std::size_t>(on.sector)].id] -=
                out.formulation->firm(j, t) + out.value(out.formulation->consumption(j, t));
            given["lost-load " + market.id] += out.unserved(j, t);
        }
    }
    for (int s = 0; s < static_cast<int>(net.parts().storages.size()); ++s)
        if (out.line().start_stock[static_cast<std::size_t>(s)])
            given["stock " + net.parts().storages[static_cast<std::size_t>(s)].id] -=
                out.level(s, out.periods() - 1);
    return given;
}

/// The outcome with `bcm` more of demand on a price row.
market::Outcome raised(const market::Outcome& out, int row, double bcm) {
    auto formulation = std::make_shared<market::Formulation>(*out.formulation);
    formulation->program.row_lower[static_cast<std::size_t>(row)] += bcm;
    formulation->program.row_upper[static_cast<std::size_t>(row)] += bcm;
    auto solution = std::make_shared<solver::Solution>(solver::solve(formulation->program));
    REQUIRE(solution->termination == solver::Termination::optimal);
    market::Outcome more = out;
    more.formulation = formulation;
    more.solution = solution;
    market::read_back(more);
    return more;
}

} // namespace

TEST_CASE("a price is its setter's cost and the tariffs and losses on the way") {
    const auto out = clear_parts(ascii_parts("north --20@2--> west --20@3/0.1--> south\n"
                                             "north gives 30 at 10..16\n"
                                             "south wants 9 fixed\n"),
                                 one_year());
    const Explainer explainer(out);
    const Explanation why = explainer.explain(out.network().find_node("south"), 0);
    REQUIRE(why.set_by);
    CHECK(why.set_by->id == "north");
    CHECK(why.set_by->share == Approx(1).margin(1e-6));
    // 10 units enter: cost 10 + 6 x 10/30 = 12; + 2 + 3 = 17; / 0.9.
    CHECK(term(why.terms, TermKind::production_cost) == Approx(12).margin(1e-3));
    CHECK(term(why.terms, TermKind::tariff) == Approx(5).margin(1e-6));
    CHECK(term(why.terms, TermKind::loss) == Approx(17 / 0.9 - 17).margin(1e-3));
    CHECK(sum(why.terms) == Approx(why.price_eur_per_mwh).margin(1e-9));
}

TEST_CASE("behind a full pipe the price is set at home, and the supply terms say what the pipe is "
          "worth") {
    const auto out = clear_parts(ascii_parts("north --8@2--> south\n"
                                             "north gives 30 at 10\n"
                                             "south gives 20 at 25..29\n"
                                             "south wants 12 fixed\n"),
                                 one_year());
    const Explanation why = Explainer(out).explain(out.network().find_node("south"), 0);
    REQUIRE(why.set_by);
    CHECK(why.set_by->id == "south");
    CHECK(term(why.terms, TermKind::congestion) == Approx(0).margin(1e-3));
    // The largest inflow is the pipe's: 10 + 2 + congestion = 25.8.
    CHECK(term(why.supply_terms, TermKind::production_cost) == Approx(10).margin(1e-3));
    CHECK(term(why.supply_terms, TermKind::congestion) == Approx(13.8).margin(1e-2));
    CHECK(sum(why.supply_terms) == Approx(why.price_eur_per_mwh).margin(1e-9));
}

TEST_CASE("where all fields are full the consumers who give way set the price") {
    const auto out = clear_parts(ascii_parts("north --20@2--> south\n"
                                             "north gives 5 at 10\n"
                                             "south wants 10 at 30 linear -0.5\n"),
                                 one_year());
    const Explanation why = Explainer(out).explain(out.network().find_node("north"), 0);
    REQUIRE(why.set_by);
    CHECK(why.set_by->kind == market::AnswerKind::consumers);
    CHECK(why.set_by->id == "south.all");
    // Willingness 60 at the market less the tariff on the way back.
    CHECK(term(why.terms, TermKind::willingness) == Approx(60).margin(1e-2));
    CHECK(term(why.terms, TermKind::tariff) == Approx(-2).margin(1e-6));
}

TEST_CASE("a field that brings gas forward within its year answers nothing, consumers do") {
    NetworkParts parts = ascii_parts("north --20@2--> south\n"
                                     "north gives 30 at 10\n"
                                     "south wants 10 at 30 linear -0.5\n");
    parts.sites.front().yearly_maximum_bcm = 8;
    const auto out = clear_parts(std::move(parts), year_by(Step::quarter));
    const Explanation why = Explainer(out).explain(out.network().find_node("south"), 0);
    REQUIRE(why.set_by);
    CHECK(why.set_by->kind == market::AnswerKind::consumers);
    CHECK(why.set_by->share == Approx(1).margin(1e-6));
    for (const market::Answer& answer : why.answers)
        CHECK(answer.kind == market::AnswerKind::consumers);
}

TEST_CASE("a no-trade price is explained by the offer that would come first") {
    const auto out = clear_parts(ascii_parts("north --20@2--> south --5@3/0.25--> end\n"
                                             "north gives 30 at 10\n"
                                             "south wants 12 fixed\n"),
                                 one_year());
    const Explanation why = Explainer(out).explain(out.network().find_node("end"), 0);
    CHECK(why.basis == market::PriceBasis::no_trade);
    CHECK_FALSE(why.set_by);
    CHECK(sum(why.terms) == Approx(20).margin(1e-3));
    CHECK(term(why.terms, TermKind::price) == Approx(12).margin(1e-3));
}

TEST_CASE("on random networks terms add up to 0.01 and the setter is who answers a raised demand") {
    int places = 0, agreed = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        const auto out = clear_parts(random_parts(seed), year_by(Step::quarter));
        const Explainer explainer(out);
        const auto before = given_by(out);
        for (int n = 0; n < out.network().node_count(); ++n)
            for (int t = 0; t < out.periods(); ++t) {
                const Explanation why = explainer.explain(n, t);
                if (why.basis == market::PriceBasis::none)
                    continue;
                INFO("seed " << seed << " node n" << n << " period " << t);
                CHECK(std::abs(sum(why.terms) - why.price_eur_per_mwh) < 1e-9);
                CHECK(std::abs(term(why.terms, TermKind::rounding)) < 0.01);
                CHECK(std::abs(sum(why.supply_terms) - why.price_eur_per_mwh) < 1e-9);
                CHECK(std::abs(term(why.supply_terms, TermKind::rounding)) < 0.01);
                if (!why.set_by || (t + n) % 4 != 0)
                    continue;
                // Clear again with a little more demand; of the setter's kind, nobody may answer
                // more than it by more than a tenth of the answer.
                const double bcm = 1e-3;
                const auto more = raised(out, market::price_row(out, n, t), bcm);
                const std::string kind = std::string(market::to_string(why.set_by->kind)) + " ";
                double setter = 0, largest = 0;
                for (const auto& [name, now] : given_by(more)) {
                    const double answer = (now - before.at(name)) / bcm;
                    if (name == kind + why.set_by->id)
                        setter = answer;
                    if (name.rfind(kind, 0) == 0)
                        largest = std::max(largest, answer);
                }
                ++places;
                agreed += setter > largest - 0.1;
            }
    }
    INFO(agreed << " of " << places);
    CHECK(places > 200);
    CHECK(agreed == places);
}

TEST_CASE("where a price is made: at home, by a pipe that enters, by ships, beyond the exits") {
    // The hub's country sells to a neighbour whose own gas sets the price of both.
    const auto way = [](const std::string& text,
                        const std::map<std::string, std::string>& country) {
        NetworkParts parts = ascii_parts(text);
        for (Node& node : parts.nodes)
            if (const auto found = country.find(node.id); found != country.end())
                node.country = found->second;
        for (Arc& arc : parts.pipelines) // whatever comes from a ship passes a terminal
            if (arc.from == "ship") {
                arc.kind = ArcKind::regasification;
                parts.terminals.push_back(arc);
            }
        std::erase_if(parts.pipelines, [](const Arc& arc) { return arc.from == "ship"; });
        const market::Outcome outcome = clear_parts(std::move(parts), one_year());
        const int hub = outcome.network().find_node("hub");
        return price_way(outcome, Explainer(outcome).explain(hub, 0));
    };
    const std::map<std::string, std::string> lands = {
        {"hub", "TR"}, {"field", "TR"}, {"ship", "TR"}, {"north", "RU"}, {"south", "BG"}};
    CHECK(way("field --30@1--> hub\nfield gives 30 at 5\nhub wants 15 at 20\n", lands) == "home");
    CHECK(way("north --30@1--> hub\nnorth gives 30 at 5\nhub wants 15 at 20\n", lands) == "RU");
    CHECK(way("ship --30@1--> hub\nship gives 30 at 5\nhub wants 15 at 20\n", lands) == "lng");
    CHECK(way("north --40@1--> hub --20@1--> south\nnorth gives 22 at 5\nhub wants 15 at 20\n"
              "south gives 60 at 30\nsouth wants 15 at 40\n",
              lands) == "exits");
}

TEST_CASE("each month of the hub is set by one way or another, and months add up to the year") {
    NetworkParts parts =
        ascii_parts("north --40@1--> hub\nnorth gives 60 at 5\nhub gives 60 at 30\n"
                    "hub wants 15 at 20\n");
    for (Node& node : parts.nodes)
        if (node.id == "north")
            node.country = "RU";
    parts.hubs.emplace_back().id = "exchange";
    parts.hubs.back().node = "hub";
    ScenarioParts scenario = year_by(Step::month);
    scenario.hub = HubSetting{"exchange", Exchange{}};
    Outage cut;
    cut.arc = "north-hub";
    Event& shut = scenario.events.emplace_back();
    shut.id = "shut";
    shut.from = make_date(2021, 10, 1);
    shut.body = cut;
    const auto list = indicators(make_results(
        std::make_shared<const market::Outcome>(clear_parts(std::move(parts), scenario))));
    double year = 0, months = 0;
    for (const Indicator& one : list) {
        if (one.name == "set-by-way")
            year += one.value;
        if (one.name == "set-by-month")
            months += one.value;
    }
    CHECK(year == Approx(1));
    CHECK(months == Approx(12));
    CHECK(find_indicator(list, "set-by-month", "hub:2021-11:home").value_or(0) == Approx(1));
    CHECK(find_indicator(list, "set-by-month", "hub:2021-02:RU").value_or(0) == Approx(1));
    CHECK(!find_indicator(list, "set-by-month", "hub:2021-02:home"));
}

TEST_CASE("a destination clause is a term of the price where its gas must stay") {
    // South buys at 10.2 what would fetch 19 by way of north: the clause keeps the gap open.
    NetworkParts parts = through_south();
    parts.contracts[0].destination = "SS";
    ScenarioParts scenario = one_year();
    scenario.horizon = {{make_date(2020, 10, 1), make_date(2021, 10, 1), Step::year}};
    const market::Outcome out = clear_parts(parts, scenario);
    const Explanation why = Explainer(out).explain(out.network().find_node("south"), 0);
    CHECK(why.price_eur_per_mwh == Approx(10.2).margin(1e-3));
    CHECK(sum(why.terms) == Approx(why.price_eur_per_mwh).margin(0.01));
    double sum_of_welfare = 0;
    for (const WelfareRow& row : welfare(out))
        sum_of_welfare += row.value_meur;
    CHECK(sum_of_welfare == Approx(out.objective_meur).epsilon(1e-6));
    CHECK(sum(why.supply_terms) == Approx(why.price_eur_per_mwh).margin(0.01));
    CHECK(term(why.supply_terms, TermKind::contract) == Approx(10.2 - 19).margin(1e-2));
}
