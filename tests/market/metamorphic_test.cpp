// Relations that hold on any market: what should change nothing changes nothing, and what should
// only help never hurts. Price takers throughout, random networks of eight nodes, quarters.

#include "market/clear.hpp"
#include "support/policies.hpp"
#include "support/random_network.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;
using market::Outcome;

namespace {

constexpr unsigned networks = 50;

Outcome clear_parts(const NetworkParts& parts,
                    const ScenarioParts& scenario = year_by(Step::quarter)) {
    const Network network = checked(parts);
    Outcome outcome = market::clear(network, checked(scenario, network));
    INFO(outcome.reason);
    REQUIRE(outcome.status == market::Status::solved);
    return outcome;
}

/// Prices of all markets in both outcomes are the same; `factor` turns a's into b's.
void check_same_prices(const Outcome& a, const Outcome& b, double factor = 1) {
    for (const Market& market : a.network().parts().markets)
        for (int t = 0; t < a.periods(); ++t) {
            const double before = a.price(a.network().find_node(market.node), t);
            const double after = b.price(b.network().find_node(market.node), t);
            INFO(market.id << " period " << t);
            CHECK(after == Approx(factor * before).epsilon(2e-5).margin(2e-4));
        }
}

Arc& arc_of(NetworkParts& parts, const std::string& id) {
    return *std::find_if(parts.pipelines.begin(), parts.pipelines.end(),
                         [&](const Arc& a) { return a.id == id; });
}

} // namespace

TEST_CASE("the order of the input changes nothing") {
    for (unsigned seed = 1; seed <= networks; ++seed) {
        const NetworkParts parts = random_parts(seed);
        NetworkParts turned = parts;
        std::reverse(turned.nodes.begin(), turned.nodes.end());
        std::reverse(turned.pipelines.begin(), turned.pipelines.end());
        std::reverse(turned.sites.begin(), turned.sites.end());
        std::reverse(turned.markets.begin(), turned.markets.end());
        INFO("seed " << seed);
        const Outcome a = clear_parts(parts), b = clear_parts(turned);
        CHECK(b.objective_meur == Approx(a.objective_meur).epsilon(1e-7));
        check_same_prices(a, b);
        for (int i = 0; i < a.network().arc_count(); ++i)
            for (int t = 0; t < a.periods(); ++t)
                CHECK(b.flow(b.network().find_arc(a.network().arc(i).id), t) ==
                      Approx(a.flow(i, t)).margin(2e-3));
    }
}

TEST_CASE("renaming nodes changes nothing") {
    for (unsigned seed = 1; seed <= networks; ++seed) {
        const NetworkParts parts = random_parts(seed);
        NetworkParts renamed = parts;
        const auto other = [](std::string& id) { id = "z" + id; };
        for (Node& node : renamed.nodes)
            other(node.id);
        for (Arc& arc : renamed.pipelines)
            other(arc.from), other(arc.to);
        for (Site& site : renamed.sites)
            other(site.node);
        for (Market& market : renamed.markets)
            other(market.node);
        for (Storage& storage : renamed.storages)
            other(storage.node);
        CHECK(clear_parts(renamed).objective_meur ==
              Approx(clear_parts(parts).objective_meur).epsilon(1e-9));
    }
}

TEST_CASE("a pipe split into two halves of its length changes nothing") {
    for (unsigned seed = 1; seed <= networks; ++seed) {
        const NetworkParts parts = random_parts(seed);
        NetworkParts split = parts;
        Arc& first = arc_of(split, "a0");
        Arc second = first;
        Node middle;
        middle.id = "middle";
        middle.country = "AA";
        split.nodes.push_back(middle);
        second.id = "second-half";
        second.from = first.to = "middle";
        // Tariff and rising cost are paid on the first half, losses too; the second is free.
        second.tariff_eur_per_mwh = 0;
        second.loss_share = 0;
        second.full_use_cost_eur_per_mwh = 0;
        split.pipelines.push_back(second);
        INFO("seed " << seed);
        const Outcome a = clear_parts(parts), b = clear_parts(split);
        CHECK(b.objective_meur == Approx(a.objective_meur).epsilon(1e-7));
        check_same_prices(a, b);
    }
}

TEST_CASE("all volumes times a thousand: the same prices, a thousand times the flows") {
    for (unsigned seed = 1; seed <= networks; ++seed) {
        const NetworkParts parts = random_parts(seed);
        NetworkParts large = parts;
        for (Arc& arc : large.pipelines)
            arc.capacity_bcm_per_year->first *= 1000;
        for (JointLimit& joint : large.joint_limits)
            joint.capacity_bcm_per_year.first *= 1000;
        for (Site& site : large.sites) {
            site.capacity_bcm_per_year.first *= 1000;
            if (auto* golombek = std::get_if<GolombekCost>(&site.cost))
                golombek->b_eur_per_mwh_per_bcm /= 1000;
        }
        for (Market& market : large.markets)
            for (Sector& sector : market.sectors)
                sector.reference_bcm_per_year *= 1000;
        for (Storage& storage : large.storages) {
            for (Steps* steps : {&storage.working_volume_bcm, &storage.injection_bcm_per_year,
                                 &storage.withdrawal_bcm_per_year})
                steps->first *= 1000;
            for (auto* level : {&storage.start_bcm, &storage.end_bcm})
                if (*level)
                    **level *= 1000;
        }
        INFO("seed " << seed);
        const Outcome a = clear_parts(parts), b = clear_parts(large);
        CHECK(b.objective_meur == Approx(1000 * a.objective_meur).epsilon(1e-6));
        check_same_prices(a, b);
    }
}

TEST_CASE("a closed arc beside the others changes nothing") {
    for (unsigned seed = 1; seed <= networks; ++seed) {
        const NetworkParts parts = random_parts(seed);
        NetworkParts more = parts;
        Arc planned;
        planned.id = "planned";
        planned.from = "n0";
        planned.to = "n5";
        planned.capacity_bcm_per_year = Steps{20, {}};
        planned.status = Status::planned;
        more.pipelines.push_back(planned);
        CHECK(clear_parts(more).objective_meur ==
              Approx(clear_parts(parts).objective_meur).epsilon(1e-9));
    }
}

TEST_CASE("more capacity never lowers total welfare") {
    for (unsigned seed = 1; seed <= networks; ++seed) {
        const NetworkParts parts = random_parts(seed);
        NetworkParts wider = parts;
        arc_of(wider, "a1").capacity_bcm_per_year->first *= 1.5;
        const double before = clear_parts(parts).objective_meur,
                     after = clear_parts(wider).objective_meur;
        INFO("seed " << seed);
        CHECK(after >= before - 1e-6 * std::abs(before));
    }
}

TEST_CASE(
    "an embargo lowers total welfare or leaves it, and a wider one lowers it at least as much") {
    for (unsigned seed = 1; seed <= networks; ++seed) {
        const NetworkParts parts = random_parts(seed);
        ScenarioParts one = year_by(Step::quarter), two = one;
        one.policies.push_back(embargo_on("RU", "BB"));
        two.policies.push_back(embargo_on("RU", "BB"));
        two.policies.push_back(embargo_on("RU", "AA"));
        two.policies.back().id = "ban-2";
        const double open = clear_parts(parts).objective_meur;
        const double banned = clear_parts(parts, one).objective_meur,
                     wider = clear_parts(parts, two).objective_meur;
        INFO("seed " << seed);
        CHECK(banned <= open + 1e-6 * std::abs(open));
        CHECK(wider <= banned + 1e-6 * std::abs(open));
    }
}

TEST_CASE("a warm start ends at the same prices as a cold one") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        NetworkParts parts = random_parts(seed);
        const Outcome base = clear_parts(parts);
        parts.sites[0].capacity_bcm_per_year.first *= 0.9;
        const Network network = checked(parts);
        const Scenario scenario = checked(year_by(Step::quarter), network);
        const market::Prepared prepared(network);
        market::ClearOptions warm;
        warm.warm = &base;
        const Outcome a = market::clear(prepared, scenario),
                      b = market::clear(prepared, scenario, warm);
        REQUIRE(a.status == market::Status::solved);
        REQUIRE(b.status == market::Status::solved);
        INFO("seed " << seed);
        CHECK(b.objective_meur == Approx(a.objective_meur).epsilon(1e-7));
        check_same_prices(a, b);
    }
}

TEST_CASE("a horizon whose store can not be emptied in time is named by its least relaxation") {
    // 5 bcm in a store that holds 2 from July on and can give 1 a year: the level has to give way.
    NetworkParts parts = ascii_parts("south gives 10 at 20\n"
                                     "south wants 6 fixed\n"
                                     "south stores 6 in 8 out 1 start 5 end 0\n");
    parts.storages[0].working_volume_bcm.later.push_back({make_date(2021, 7, 1), 2});
    const Network network = checked(parts);
    const Outcome outcome = market::clear(network, checked(year_by(Step::quarter), network));
    REQUIRE(outcome.status == market::Status::not_solved);
    CHECK(outcome.solution->termination == solver::Termination::infeasible);
    CHECK(outcome.reason.find("level of storage south") != std::string::npos);
}
