// By which border gas left its country: on markets that can be reckoned by hand, and on random ones
// the same volumes by origin as the mix of origins has.

#include "analysis/border_ways.hpp"
#include "analysis/origins.hpp"
#include "market/clear.hpp"
#include "support/policies.hpp"
#include "support/random_network.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace gashub;
using namespace gashub::test;

namespace {

market::Outcome solved(NetworkParts parts, ScenarioParts scenario) {
    const Network network = checked(std::move(parts));
    market::Outcome outcome = market::clear(network, checked(std::move(scenario), network));
    INFO(outcome.reason);
    REQUIRE(outcome.status == market::Status::solved);
    return outcome;
}

void put_in(NetworkParts& parts, const std::map<std::string, std::string>& countries) {
    for (Node& node : parts.nodes)
        node.country = countries.at(node.id);
}

double volume_of(const std::vector<CameBy>& list, const market::Outcome& out,
                 const std::string& market, const std::string& origin, const std::string& by) {
    double sum = 0;
    for (const CameBy& came : list) {
        const std::string way = came.way.kind == BorderWay::Kind::pipe
                                    ? out.network().arc(came.way.arc).id
                                : came.way.kind == BorderWay::Kind::ships ? came.way.landing
                                                                          : "home";
        if (came.market == out.network().find_market(market) && came.origin == origin && way == by)
            sum += came.bcm;
    }
    return sum;
}

} // namespace

TEST_CASE("gas is told by the border that it crossed first, wherever it goes from there") {
    NetworkParts parts = ascii_parts("field --20@1--> coast --5@1--> middle --30@1--> south\n"
                                     "coast --4@1--> south\n"
                                     "own --20@1--> middle\n"
                                     "field gives 9 at 1 as RU\n"
                                     "own gives 20 at 20 as XX\n"
                                     "middle wants 10 fixed\n"
                                     "south wants 10 fixed\n");
    put_in(parts,
           {{"field", "RU"}, {"coast", "RU"}, {"middle", "XX"}, {"own", "XX"}, {"south", "YY"}});
    const market::Outcome out = solved(std::move(parts), one_year());
    const auto list = border_ways(out);
    // 5 of 16 that meet in the middle crossed there; 6 of those 16 go on to the south.
    CHECK(volume_of(list, out, "middle", "RU", "coast-middle") ==
          Approx(5 * 10 / 16.0).margin(1e-4));
    CHECK(volume_of(list, out, "middle", "XX", "home") == Approx(11 * 10 / 16.0).margin(1e-4));
    CHECK(volume_of(list, out, "south", "RU", "coast-middle") == Approx(5 * 6 / 16.0).margin(1e-4));
    CHECK(volume_of(list, out, "south", "RU", "coast-south") == Approx(4).margin(1e-4));
    CHECK(volume_of(list, out, "south", "XX", "middle-south") ==
          Approx(11 * 6 / 16.0).margin(1e-4));
    CHECK(volume_of(list, out, "south", "RU", "middle-south") == Approx(0).margin(1e-9));
}

TEST_CASE("on random networks all ways together are the mix of origins") {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        ScenarioParts scenario = year_by(Step::quarter);
        if (seed % 3 == 0)
            scenario.policies.push_back(embargo_on("RU", "BB"));
        const market::Outcome out = solved(random_parts(seed), scenario);
        INFO("seed " << seed);
        const OriginMix mix = trace_origins(out);
        std::map<std::tuple<int, int, std::string>, double> sums;
        bool crossed = false;
        for (const CameBy& came : border_ways(out)) {
            sums[{came.market, came.period, came.origin}] += came.bcm;
            crossed = crossed || came.way.kind == BorderWay::Kind::pipe;
        }
        CHECK(crossed);
        for (int m = 0; m < static_cast<int>(out.line().market_node.size()); ++m)
            for (int t = 0; t < out.periods(); ++t)
                for (int o = 0; o < mix.origin_count(); ++o)
                    CHECK(sums[{m, t, mix.origins()[static_cast<std::size_t>(o)]}] ==
                          Approx(mix.at_market(m, t, o)).margin(1e-4));
    }
}
