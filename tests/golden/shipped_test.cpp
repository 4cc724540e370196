// Every scenario that comes with the program solves, certified and with price rules that agree with
// their prices; every price in it is explained by terms that add up, and welfare adds up to the
// objective.

#include "analysis/explain.hpp"
#include "analysis/results.hpp"
#include "analysis/welfare.hpp"
#include "io/load.hpp"
#include "market/clear.hpp"
#include "market/leaders.hpp"
#include "support/shipped_files.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;

TEST_CASE("every shipped scenario is solved, explained and adds up") {
    REQUIRE(shipped_files().size() > 10);
    for (const auto& file : shipped_files()) {
        INFO(file.filename().string());
        const auto loaded = load_scenario(file);
        for (const Issue& issue : loaded.issues())
            UNSCOPED_INFO(to_string(issue));
        REQUIRE(loaded);
        const auto outcome = std::make_shared<const market::Outcome>(
            market::clear(loaded->network, loaded->scenario));
        INFO(outcome->reason);
        REQUIRE(outcome->status == market::Status::solved);
        CHECK(outcome->certificate.holds());
        CHECK(outcome->outer_residual_eur_per_mwh <= 0.01);
        const bool rolls = loaded->scenario.parts().foresight.kind == ForesightKind::rolling;
        if (market::leaders_of(*outcome->formulation).empty() && !rolls)
            CHECK(outcome->solves <= 30);

        double sum = 0;
        for (const WelfareRow& row : welfare(*outcome))
            sum += row.value_meur;
        CHECK(sum == Approx(outcome->objective_meur).epsilon(1e-6));

        // Long horizons take every 97th price, variants of a base case every 11th, so that the test
        // stays quick.
        const Explainer explainer(*outcome);
        const bool is_base = file.parent_path().filename() == "scenarios";
        const int stride = outcome->periods() > 24 ? 97 : is_base ? 1 : 11;
        int at = 0, wrong = 0;
        double worst = 0;
        for (int t = 0; t < outcome->periods(); ++t)
            for (int n = 0; n < loaded->network.node_count(); ++n) {
                if (at++ % stride != 0)
                    continue;
                const Explanation e = explainer.explain(n, t);
                if (e.basis == market::PriceBasis::none)
                    continue;
                double total = 0, rounding = 0;
                for (const market::Term& term : e.terms) {
                    total += term.eur_per_mwh;
                    if (term.kind == market::TermKind::rounding)
                        rounding += std::abs(term.eur_per_mwh);
                }
                const double off = std::max(std::abs(total - e.price_eur_per_mwh), rounding);
                worst = std::max(worst, off);
                if (off > 0.01 && ++wrong <= 5)
                    UNSCOPED_INFO("price of " << loaded->network.node(n).id << " in period " << t
                                              << ": " << off << " of " << e.price_eur_per_mwh
                                              << " not told");
            }
        INFO("worst " << worst);
        CHECK(wrong == 0);
    }
}
