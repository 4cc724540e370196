// Signs of pipes, embargoes and caps on sellers, whatever the numbers (SCENARIOS): random networks.

#include "support/hub_network.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;
using market::Outcome;

namespace {

constexpr unsigned networks = 200;

double flow_of_year(const Outcome& outcome, const std::string& arc) {
    double sum = 0;
    for (int t = 0; t < outcome.periods(); ++t)
        sum += outcome.flow(outcome.network().find_arc(arc), t);
    return sum;
}

/// Networks without what ties arcs together or makes less of gas: joint limits, stores, losses.
NetworkParts plain_parts(unsigned seed) {
    NetworkParts parts = random_parts(seed, {8, false, false});
    parts.joint_limits.clear();
    for (Arc& arc : parts.pipelines)
        arc.loss_share = 0;
    return parts;
}

} // namespace

TEST_CASE("more capacity never lowers the price at a pipe's tail or raises it at its head",
          "[signs]") {
    int moved = 0;
    for (unsigned seed = 1; seed <= networks; ++seed) {
        const NetworkParts parts = plain_parts(seed);
        NetworkParts wider = parts;
        Arc& arc = wider.pipelines[seed % wider.pipelines.size()];
        arc.capacity_bcm_per_year->first *= 1.5;
        const Outcome before = solved(parts, one_year()), after = solved(wider, one_year());
        const int tail = before.network().find_node(arc.from),
                  head = before.network().find_node(arc.to);
        INFO("seed " << seed);
        CHECK(after.price(tail, 0) >= before.price(tail, 0) - 1e-2);
        CHECK(after.price(head, 0) <= before.price(head, 0) + 1e-2);
        moved += std::abs(after.price(head, 0) - before.price(head, 0)) > 0.1;
    }
    CHECK(moved >= 10); // else nothing was tested
}

TEST_CASE("a subsidy to one of two parallel pipes never raises the other's flow", "[signs]") {
    int moved = 0;
    for (unsigned seed = 1; seed <= networks; ++seed) {
        NetworkParts parts = plain_parts(seed);
        Arc twin = parts.pipelines[seed % parts.pipelines.size()];
        const std::string other = twin.id;
        twin.id = "twin";
        twin.tariff_eur_per_mwh = twin.tariff_eur_per_mwh + 0.3;
        parts.pipelines.push_back(twin);
        NetworkParts helped = parts;
        helped.pipelines.back().tariff_eur_per_mwh = twin.tariff_eur_per_mwh - 1;
        const Outcome before = solved(parts, one_year()), after = solved(helped, one_year());
        INFO("seed " << seed);
        const double fall = flow_of_year(before, other) - flow_of_year(after, other);
        CHECK(fall >= -1e-3);
        moved += fall > 0.1;
    }
    CHECK(moved >= 20);
}

TEST_CASE("a second pipe beside one with room moves no price by more than its rising cost",
          "[signs]") {
    constexpr double rise = 0.4; // of an arc's marginal cost from idle to full
    int tried = 0;
    for (unsigned seed = 1; seed <= networks; ++seed) {
        const NetworkParts parts = plain_parts(seed);
        const Outcome before = solved(parts, one_year());
        const Arc& arc = parts.pipelines[seed % parts.pipelines.size()];
        const double flow = flow_of_year(before, arc.id);
        if (flow > 0.95 * arc.capacity_bcm_per_year->first)
            continue;
        NetworkParts more = parts;
        more.pipelines.push_back(arc);
        more.pipelines.back().id = "twin";
        const Outcome after = solved(more, one_year());
        INFO("seed " << seed << " " << arc.id);
        for (int n = 0; n < before.network().node_count(); ++n)
            if (before.basis_at(n, 0) == market::PriceBasis::market)
                CHECK(std::abs(after.price(n, 0) - before.price(n, 0)) <= rise + 0.02);
        ++tried;
    }
    CHECK(tried >= 100);
}

TEST_CASE("where the buyer is one node that sends nothing on an embargo never lowers its price",
          "[signs]") {
    // Of a node on the way it may: what may not pass any more makes room for other gas.
    int raised = 0;
    for (unsigned seed = 1; seed <= networks; ++seed) {
        NetworkParts parts = random_parts(seed);
        const std::string buyer = parts.markets[seed % parts.markets.size()].node;
        for (Node& node : parts.nodes)
            if (node.id == buyer)
                node.country = "ZZ";
        std::erase_if(parts.pipelines, [&](const Arc& arc) { return arc.from == buyer; });
        parts.joint_limits.clear();
        ScenarioParts banned = one_year();
        banned.policies.push_back(embargo_on("RU", "ZZ"));
        const Outcome before = solved(parts, one_year()), after = solved(parts, banned);
        const int node = before.network().find_node(buyer);
        INFO("seed " << seed);
        CHECK(after.price(node, 0) >= before.price(node, 0) - 1e-2);
        raised += after.price(node, 0) > before.price(node, 0) + 0.1;
    }
    CHECK(raised >= 20);
}

TEST_CASE("a cap on a seller moves money only down to what it gets elsewhere", "[signs]") {
    std::mt19937 generator(3);
    const auto between = [&](double low, double high) {
        return low + (high - low) * static_cast<double>(generator() % 1000) / 999.0;
    };
    // What the giant brings to the near town is all that its pipe holds; dear gas sets the price.
    NetworkParts parts = ascii_parts("field gives 10 at 5..9\nnear gives 20 at 25\n"
                                     "field --2@1--> near\nfield --20@1--> far\n"
                                     "near wants 6 at 30 linear -0.3\n"
                                     "far wants 5 at 30 linear -0.3\n");
    parts.sellers = {{"giant", {}, "XX", {}}};
    for (Site& site : parts.sites)
        if (site.node == "field")
            site.seller = "giant";
    for (Node& node : parts.nodes)
        if (node.id == "near")
            node.country = "NN";
    const Outcome open = solved(parts, one_year());
    const int near = open.network().find_node("near"), far = open.network().find_node("far"),
              pipe = open.network().find_arc("field-near");
    for (unsigned n = 0; n < networks; ++n) {
        SellerPriceCap cap;
        cap.seller = "giant";
        cap.region = "NN";
        cap.price_eur_per_mwh = between(5, 30);
        ScenarioParts scenario = one_year();
        scenario.policies = {policy("cap", cap)};
        const Outcome outcome = solved(parts, scenario);
        double wedge = 0;
        for (const auto& number : outcome.formulation->outer)
            wedge += number.wedge_value();
        INFO("cap " << *cap.price_eur_per_mwh);
        if (outcome.flow(pipe, 0) > 1e-3)
            CHECK(outcome.price(near, 0) - wedge <= *cap.price_eur_per_mwh + 0.01);
        if (*cap.price_eur_per_mwh > open.price(far, 0) + 0.02) {
            CHECK(outcome.flow(pipe, 0) == Approx(2).margin(1e-3));
            CHECK(outcome.price(near, 0) == Approx(open.price(near, 0)).margin(1e-2));
            CHECK(outcome.price(far, 0) == Approx(open.price(far, 0)).margin(1e-2));
        } else if (*cap.price_eur_per_mwh < open.price(far, 0) - 0.02) {
            // Its gas goes to the far town, until that pays no more than the cap.
            CHECK(outcome.flow(pipe, 0) < 2 - 1e-3);
            CHECK(outcome.price(far, 0) <= open.price(far, 0) + 1e-3);
        }
    }
}
