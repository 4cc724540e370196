// Results of rolling foresight read as those of one solve.

#include "analysis/explain.hpp"
#include "analysis/origins.hpp"
#include "analysis/welfare.hpp"
#include "market/clear.hpp"
#include "support/ascii_network.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;
using market::Outcome;

namespace {

/// A year in windows of five months; a pipe is cut in October and nobody knows before.
Outcome surprised() {
    NetworkParts parts = ascii_parts("rise 0.4\n"
                                     "north --14@2/0.02--> middle --14@1--> south\n"
                                     "north gives 30 at 8..12\n"
                                     "south gives 6 at 20..60\n"
                                     "south wants 12 at 30 linear -0.3\n"
                                     "south stores 4 in 12 out 12 start 2 end 2\n");
    parts.pipelines[0].owner = "XX";
    parts.storages[0].usual_level = {{"6", 0.4}, {"7", 0.6}, {"8", 0.7}, {"9", 0.8}};
    const Network network = checked(std::move(parts));
    ScenarioParts scenario = year_by(Step::month);
    scenario.foresight = {ForesightKind::rolling, 5, 1};
    Event cut;
    cut.id = "cut";
    cut.from = make_date(2021, 10, 1);
    cut.body = Outage{"north-middle", "", "", "", 0.3};
    Event limit;
    limit.id = "booking";
    Limit most;
    most.arcs = {"middle-south"};
    most.maximum_bcm_per_year = 9;
    most.per = LimitPer::calendar_year;
    limit.body = most;
    scenario.events = {cut, limit};
    Outcome outcome = market::clear(network, checked(std::move(scenario), network));
    INFO(outcome.reason);
    REQUIRE(outcome.status == market::Status::solved);
    return outcome;
}

} // namespace

TEST_CASE("a price under rolling foresight is explained by the window that made it") {
    const Outcome outcome = surprised();
    const Explainer explainer(outcome);
    for (int t = 0; t < outcome.periods(); ++t)
        for (int n = 0; n < outcome.network().node_count(); ++n) {
            const Explanation why = explainer.explain(n, t);
            CHECK(why.node == n);
            CHECK(why.period == t);
            CHECK(why.price_eur_per_mwh == Approx(outcome.price(n, t)).margin(1e-9));
            double sum = 0;
            for (const market::Term& term : why.terms) {
                sum += term.eur_per_mwh;
                CHECK(term.period < outcome.periods());
                if (term.kind == market::TermKind::rounding)
                    CHECK(std::abs(term.eur_per_mwh) < 0.01);
            }
            CHECK(sum == Approx(outcome.price(n, t)).margin(0.01));
            REQUIRE(explainer.setter(n, t).has_value() == why.set_by.has_value());
            if (why.set_by)
                CHECK(explainer.setter(n, t)->id == why.set_by->id);
        }
}

TEST_CASE("welfare of rolling windows adds up to what the whole horizon gains") {
    const Outcome outcome = surprised();
    double sum = 0;
    for (const WelfareRow& row : welfare(outcome))
        sum += row.value_meur;
    CHECK(sum == Approx(outcome.objective_meur).epsilon(1e-6));
}

TEST_CASE("origins of rolling windows add up to consumption") {
    const Outcome outcome = surprised();
    const OriginMix mix = trace_origins(outcome);
    for (int t = 0; t < outcome.periods(); ++t) {
        double sum = 0;
        for (int o = 0; o < mix.origin_count(); ++o)
            sum += mix.at_market(0, t, o);
        CHECK(sum == Approx(outcome.consumption(0, t)).margin(1e-5));
    }
}
