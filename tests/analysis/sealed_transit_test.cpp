// Sealed transit as results show it.

#include "analysis/explain.hpp"
#include "analysis/origins.hpp"
#include "analysis/welfare.hpp"
#include "market/clear.hpp"
#include "support/ascii_network.hpp"

#include <catch2/catch.hpp>

using namespace gashub;
using namespace gashub::test;
using market::Outcome;

namespace {

/// Gas of the west passes the middle, sealed, and is sold in the south.
Outcome sealed(const std::string& spec) {
    NetworkParts parts = ascii_parts("rise 0.4\n"
                                     "west --10@1" +
                                     spec + "--> middle --10@1" + spec +
                                     "--> south\n"
                                     "west gives 20 at 10\n"
                                     "middle gives 20 at 40\n"
                                     "middle wants 5 fixed\n"
                                     "south wants 6 fixed\n");
    parts.pipelines[0].transit_to = "south";
    parts.pipelines[0].via = {"middle-south"};
    const Network network = checked(std::move(parts));
    const Outcome outcome = market::clear(network, checked(one_year(), network));
    INFO(outcome.reason);
    REQUIRE(outcome.status == market::Status::solved);
    return outcome;
}

} // namespace

TEST_CASE("origins go the sealed way from its start to its end") {
    const Outcome outcome = sealed("");
    const OriginMix mix = trace_origins(outcome);
    const int south = outcome.network().find_market("south"),
              middle = outcome.network().find_market("middle");
    CHECK(mix.at_market(south, 0, 0) == Approx(6).margin(1e-4)); // origin 0: west
    CHECK(mix.at_market(middle, 0, 0) == Approx(0).margin(1e-6));
    CHECK(mix.at_market(middle, 0, 1) == Approx(5).margin(1e-4));
    CHECK(mix.on_arc(outcome.network().find_arc("middle-south"), 0, 0) == Approx(6).margin(1e-4));
}

TEST_CASE("the price at the end of a sealed way is explained by each tariff and rise on it") {
    const Outcome outcome = sealed("/0.1");
    const Explainer explainer(outcome);
    const Explanation why = explainer.explain(outcome.network().find_node("south"), 0);
    double sum = 0;
    bool rounded = false;
    for (const market::Term& term : why.terms) {
        sum += term.eur_per_mwh;
        rounded = rounded ||
                  (term.kind == market::TermKind::rounding && std::abs(term.eur_per_mwh) > 0.01);
    }
    CHECK_FALSE(rounded);
    CHECK(sum == Approx(why.price_eur_per_mwh).margin(1e-6));
    REQUIRE(why.set_by);
    CHECK(why.set_by->id == "west");
}

TEST_CASE("welfare with sealed transit adds up to the objective") {
    const Outcome outcome = sealed("/0.1");
    double sum = 0;
    for (const WelfareRow& row : welfare(outcome))
        sum += row.value_meur;
    CHECK(sum == Approx(outcome.objective_meur).epsilon(1e-6));
}
