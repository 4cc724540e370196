// Market structure: concentration by seller, who is pivotal, what sellers get, import bills.

#include "analysis/concentration.hpp"
#include "analysis/import_bill.hpp"
#include "analysis/indicators.hpp"
#include "analysis/welfare.hpp"
#include "market/clear.hpp"
#include "support/ascii_network.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;

namespace {

/// East (Russian, its own country) 10, north (Norwegian) 20; the south uses 12.
NetworkParts two_sellers() {
    NetworkParts parts = ascii_parts("east --9@1--> south\nnorth --20@2/0.1--> south\n"
                                     "east gives 30 at 10 as RU\nnorth gives 8 at 20 as NO\n"
                                     "south wants 12 fixed\n");
    for (Node& node : parts.nodes)
        node.country = node.id == "east" ? "RU" : node.id == "north" ? "NO" : "SS";
    parts.sellers = {{"giant", {}, "RU", {}}, {"small", {}, "NO", {}}};
    parts.sites[0].seller = "giant";
    parts.sites[1].seller = "small";
    return parts;
}

Results results_of(const NetworkParts& parts, const ScenarioParts& scenario) {
    const Network network = checked(parts);
    auto outcome =
        std::make_shared<market::Outcome>(market::clear(network, checked(scenario, network)));
    INFO(outcome->reason);
    REQUIRE(outcome->status == market::Status::solved);
    return make_results(outcome);
}

double bill(const std::vector<ImportBillRow>& rows, const std::string& kind, int due) {
    double sum = 0;
    for (const ImportBillRow& row : rows)
        if (row.kind == kind && row.due == due)
            sum += row.bill_meur;
    return sum;
}

constexpr double h = 10.55;

} // namespace

TEST_CASE("who is pivotal, how concentrated sellers are and what they get") {
    const Results results = results_of(two_sellers(), one_year());
    const auto list = indicators(results);
    const auto value = [&](const char* name, const char* scope) {
        INFO(name << " " << scope);
        const auto found = find_indicator(list, name, scope);
        REQUIRE(found);
        return *found;
    };
    CHECK(value("hhi-sellers", "SS") == Approx(1e4 * (0.75 * 0.75 + 0.25 * 0.25)).margin(0.5));
    // Without the giant 8 bcm can come, without the small one 9: each is pivotal for 12.
    CHECK(value("residual-supply-index", "SS:giant") == Approx(8.0 / 12).margin(1e-4));
    CHECK(value("residual-supply-index", "SS:small") == Approx(9.0 / 12).margin(1e-4));
    CHECK(value("residual-supply-index", "SS") == Approx(8.0 / 12).margin(1e-4));
    // North gives 3 / 0.9, so the south pays (20 + 2) / 0.9.
    CHECK(value("netback", "small:south") == Approx(20).margin(1e-3));
    CHECK(value("netback", "giant:south") == Approx(22 / 0.9 - 1).margin(1e-3));
    CHECK(value("net-revenue", "small") == Approx(0).margin(1e-3));
}

TEST_CASE(
    "a contract's bill is its price less rebate, a part of it due years later with interest") {
    NetworkParts parts = two_sellers();
    Contract deal;
    deal.id = "deal";
    deal.seller = "giant";
    deal.buyer = "SS";
    deal.arcs = {"east-south"};
    deal.annual_quantity_bcm.first = 6;
    deal.take_or_pay_share = 1;
    deal.price = Formula{FixedPrice{15}};
    deal.priced = Priced::bill;
    deal.rebate_share = 0.1;
    deal.deferral = Deferral{100, 3, 0.05};
    parts.contracts.push_back(deal);
    const Results results = results_of(parts, one_year());
    const auto rows = import_bill(results);
    const double whole = 6 * 15 * 0.9 * h;
    CHECK(bill(rows, "contract", 2021) == Approx(whole - 100).epsilon(1e-4));
    CHECK(bill(rows, "deferred", 2024) == Approx(100 * std::pow(1.05, 3)).epsilon(1e-6));
    CHECK(bill(rows, "spot", 2021) == Approx((12 - 6) * 22 / 0.9 * h).epsilon(1e-4));
    // What the buyer saves against the market the seller goes without.
    const double saved = 6 * (22 / 0.9 - 15 * 0.9) * h;
    double buyer = 0, seller = 0;
    for (const WelfareRow& row : welfare(results.out()))
        if (row.item == "contract price")
            (row.country == "SS" ? buyer : seller) += row.value_meur;
    CHECK(buyer == Approx(saved).epsilon(1e-4));
    CHECK(seller == Approx(-saved).epsilon(1e-4));
}
