// Leaders: whose gain counts, one mark-up for the horizon or one a quarter.

#include "market/accounts/accounts.hpp"
#include "market/leaders.hpp"
#include "support/hub_network.hpp"

#include <catch2/catch.hpp>

using namespace gashub;
using namespace gashub::test;
using market::Outcome;

namespace {

double gain_of_country(const Outcome& outcome, const std::string& country) {
    double sum = 0;
    for (const WelfareRow& row : accounts_of(outcome).rows())
        sum += row.country == country ? row.value_meur : 0;
    return sum;
}

/// Random networks where a country owns pipes, stores and fields beside its consumers.
struct Buying {
    NetworkParts parts;
    std::string country;
    Outcome under(PriceRule rule) const {
        ScenarioParts scenario = year_by(Step::quarter);
        scenario.hub = HubSetting{"exchange", std::move(rule)};
        Outcome outcome = clear_parts(parts, scenario);
        INFO(outcome.reason);
        REQUIRE(outcome.status == market::Status::solved);
        return outcome;
    }
};

Buying buying(unsigned seed) {
    Buying out{hub_network(seed), ""};
    for (const Node& node : out.parts.nodes)
        if (node.id == out.parts.hubs[0].node)
            out.country = node.country;
    return out;
}

} // namespace

TEST_CASE("a single buyer's country never ends worse than on an exchange") {
    int better = 0;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const Buying market = buying(seed);
        INFO("seed " << seed);
        const double least = gain_of_country(market.under(Exchange{}), market.country);
        const Outcome led = market.under(SingleBuyer{market.country});
        const double gain = gain_of_country(led, market.country);
        CHECK(gain >= least - 1e-6 * std::abs(least));
        better += gain > least + 1;
        const market::Leader leader = market::leaders_of(*led.formulation).front();
        CHECK(market::gain_of(leader, led) == Approx(gain));
    }
    CHECK(better >= 5); // in some it pays, else this would say nothing
}
