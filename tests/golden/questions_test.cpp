// Questions about the scenarios that come with the program: who gains adds up, a node's curves
// cross at its price, every price is explained, whatever rule makes it.

#include "analysis/compare.hpp"
#include "analysis/merit_order.hpp"
#include "analysis/tables.hpp"
#include "analysis/welfare.hpp"
#include "io/load.hpp"
#include "support/random_rules.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;

namespace {

Loaded loaded(const std::string& id) {
    auto result = load_scenario(std::string(GASHUB_SOURCE_DIR) + "/scenarios/" + id + ".json");
    for (const Issue& issue : result.issues())
        UNSCOPED_INFO(to_string(issue));
    REQUIRE(result);
    return *std::move(result);
}

market::Outcome solved(const Loaded& from) {
    market::Outcome outcome = market::clear(from.network, from.scenario);
    INFO(outcome.reason);
    REQUIRE(outcome.status == market::Status::solved);
    return outcome;
}

void check_welfare(const market::Outcome& outcome) {
    double sum = 0;
    for (const WelfareRow& row : welfare(outcome))
        sum += row.value_meur;
    CHECK(sum == Approx(outcome.objective_meur).epsilon(1e-6));
}

/// Largest rounding in the explanations of all nodes and periods.
double worst_rounding(const market::Outcome& outcome) {
    const Explainer explainer(outcome);
    double worst = 0;
    for (int n = 0; n < outcome.network().node_count(); ++n)
        for (int t = 0; t < outcome.periods(); ++t) {
            const Explanation why = explainer.explain(n, t);
            for (const auto* terms : {&why.terms, &why.supply_terms})
                for (const market::Term& term : *terms)
                    if (term.kind == market::TermKind::rounding)
                        worst = std::max(worst, std::abs(term.eur_per_mwh));
        }
    return worst;
}

} // namespace

TEST_CASE("welfare adds up to the objective on the scenarios that come with the program") {
    for (const char* id : {"tutorial", "tutorial-second-pipe", "black-sea", "black-sea-hub"}) {
        INFO(id);
        check_welfare(solved(loaded(id)));
    }
}

TEST_CASE(
    "supply and demand cross at the price, on the tutorial, the Black Sea and Thrace in 2021") {
    struct Place {
        const char *scenario, *node;
        int period;
    };
    for (const Place& place : {Place{"tutorial", "city", 1}, Place{"tutorial", "north", 0},
                               Place{"black-sea", "tr-thrace", 0}, Place{"black-sea", "bg", 6},
                               Place{"base-2021", "tr-thrace", 0}}) {
        INFO(place.scenario << " " << place.node << " " << place.period);
        const Loaded from = loaded(place.scenario);
        const market::Prepared prepared(from.network);
        const market::Outcome base = market::clear(prepared, from.scenario);
        REQUIRE(base.status == market::Status::solved);
        const int node = from.network.find_node(place.node);
        REQUIRE(node >= 0);
        const MeritOrder order = merit_order(prepared, from.scenario, base, node, place.period);
        CHECK(order.fault == "");
        CHECK(order.crossing_eur_per_mwh == Approx(base.price(node, place.period)).margin(0.01));
        CHECK(order.solves <= 30);
        CHECK(order.supply.size() + order.demand.size() >= 4);
    }
}

TEST_CASE("winners and losers of a comparison add up to the change of welfare") {
    std::vector<ComparedRun> runs;
    double welfare_of[2] = {0, 0};
    for (const char* id : {"black-sea", "black-sea-hub"}) {
        const auto outcome = std::make_shared<const market::Outcome>(solved(loaded(id)));
        welfare_of[runs.size()] = total_welfare(welfare(*outcome));
        runs.push_back(compared_run(short_tables(make_results(outcome), id), id));
    }
    const Comparison comparison = compare(runs[0], runs[1]);
    double sum = 0;
    for (const CountryGain& gain : comparison.winners)
        sum += gain.change_meur;
    CHECK(sum == Approx(welfare_of[1] - welfare_of[0]).margin(1e-3));
    CHECK(comparison.total_meur == Approx(sum).margin(1e-6));
}

TEST_CASE("with each rule on the Black Sea every price is explained to 0.01 and welfare adds up") {
    const Loaded from = loaded("black-sea");
    const auto with = [&](PolicyBody body) {
        ScenarioParts parts = from.scenario.parts();
        parts.policies.push_back(policy_of("rule", std::move(body)));
        return parts;
    };
    std::vector<std::pair<const char*, ScenarioParts>> cases;
    cases.emplace_back("price-cap", with(PriceCap{"BG", 38.0, {}}));
    cases.emplace_back("seller-price-cap", with(SellerPriceCap{"gazprom", "BG", 38.0, {}}));
    cases.emplace_back("reserve-price", with(ReservePrice{"gazprom", "BG", 50.0, {}}));
    cases.emplace_back("regulated-price", with(RegulatedPrice{"TR", "household", 20.0, {}}));
    cases.emplace_back("regulated-share", with(RegulatedPrice{"TR", "household", {}, 0.6}));
    cases.emplace_back("tax", with(Tax{TaxOn::consumption, "TR", "", 4, {}}));
    cases.emplace_back("demand-reduction", with(DemandReduction{"TR", "", 0.85}));
    cases.emplace_back(
        "storage-obligation",
        with(StorageObligation{"BG", make_date(2021, 11, 1), 0.9, Each::country, {}}));
    cases.emplace_back("mark-up", with(MarkUp{"", {}, "gazprom", "TR", 3, false}));
    ScenarioParts power = from.scenario.parts();
    power.conduct.push_back({"power", "gazprom", 0.5, "", false});
    cases.emplace_back("conduct", power);
    AdministeredBand floor, ceiling;
    floor.floor = Formula{FixedPrice{55}};
    ceiling.ceiling = Formula{FixedPrice{40}};
    ScenarioParts band = from.scenario.parts();
    band.hub = HubSetting{"tr-thrace", floor};
    cases.emplace_back("floor", band);
    band.hub = HubSetting{"tr-thrace", ceiling};
    cases.emplace_back("ceiling", band);
    band.hub = HubSetting{"tr-thrace", OilIndexed{}};
    cases.emplace_back("oil-indexed", band);
    band.hub = HubSetting{"tr-thrace", Netback{"bg", ""}};
    cases.emplace_back("netback", band);
    std::size_t answered = 0;
    for (auto& [name, parts] : cases) {
        INFO(name);
        const auto scenario = make_scenario(parts, from.network);
        for (const Issue& issue : scenario.issues())
            UNSCOPED_INFO(to_string(issue));
        CHECK(scenario);
        if (!scenario)
            continue;
        const market::Outcome outcome = market::clear(from.network, *scenario);
        if (outcome.status != market::Status::solved)
            continue;
        ++answered;
        check_welfare(outcome);
        CHECK(worst_rounding(outcome) < 0.01);
    }
    CHECK(answered >= 11); // of 14: a hub's index far from the market may find no equilibrium
}
