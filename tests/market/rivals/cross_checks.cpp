// Random gas networks, formulated by the market and solved by Ipopt (with the curves) and CLP (as
// linear programmes): 200 in all, objectives within 1e-6 of the size of their terms.

#include "market/clear.hpp"
#include "rivals.hpp"
#include "support/policies.hpp"
#include "support/random_network.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;

namespace {

market::Outcome clear_parts(const NetworkParts& parts, const ScenarioParts& scenario) {
    const Network network = checked(parts);
    market::Outcome outcome = market::clear(network, checked(scenario, network));
    INFO(outcome.reason);
    REQUIRE(outcome.status == market::Status::solved);
    return outcome;
}

/// A quarter-year scenario; every third one with an embargo, so that classes of gas are met too.
ScenarioParts scenario_of(unsigned seed) {
    ScenarioParts scenario = year_by(Step::quarter);
    if (seed % 3 == 0)
        scenario.policies.push_back(embargo_on("RU", "BB"));
    return scenario;
}

/// Size of the objective's terms, which a difference is measured by.
double size_of(const market::Outcome& outcome) {
    const auto& program = outcome.formulation->program;
    double size = 1;
    for (int j = 0; j < program.columns; ++j)
        size += std::abs(program.cost[static_cast<std::size_t>(j)] * outcome.value(j));
    for (const auto& term : program.curved)
        size += std::abs(solver::curve_value(term, outcome.value(term.column)));
    return size;
}

} // namespace

TEST_CASE("Ipopt clears 120 random networks to the same welfare") {
    int compared = 0;
    for (unsigned seed = 1; compared < 120 && seed <= 132;
         ++seed) { // Ipopt gives up on one in twenty
        const market::Outcome outcome =
            clear_parts(random_parts(seed, {.linear_demand = seed % 2 == 0}), scenario_of(seed));
        const rivals::Answer answer = rivals::solve_with_ipopt(outcome.formulation->program);
        if (!answer.solved)
            continue;
        ++compared;
        INFO("seed " << seed);
        CHECK(std::abs(answer.objective - outcome.solution->objective) < 1e-6 * size_of(outcome));
    }
    CHECK(compared == 120);
}

TEST_CASE(
    "CLP clears 80 random networks with constant costs and fixed demand to the same welfare") {
    for (unsigned seed = 201; seed <= 280; ++seed) {
        NetworkParts parts = random_parts(seed, {.linear_demand = true});
        for (Arc& arc : parts.pipelines)
            arc.full_use_cost_eur_per_mwh = 0;
        for (Site& site : parts.sites)
            if (const auto* linear = std::get_if<LinearCost>(&site.cost))
                site.cost = StepCost{
                    {{0.5, linear->at_zero_eur_per_mwh}, {0.5, linear->at_capacity_eur_per_mwh}}};
        for (Market& market : parts.markets)
            for (Sector& sector : market.sectors)
                sector.kind = DemandKind::fixed;
        const market::Outcome outcome = clear_parts(parts, scenario_of(seed));
        const rivals::Answer answer = rivals::solve_with_clp(outcome.formulation->program);
        INFO("seed " << seed);
        REQUIRE(answer.solved);
        CHECK(std::abs(answer.objective - outcome.solution->objective) < 1e-6 * size_of(outcome));
    }
}
