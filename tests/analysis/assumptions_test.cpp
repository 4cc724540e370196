// Which stated figures a result hangs on.

#include "analysis/assumptions.hpp"
#include "market/clear.hpp"
#include "support/ascii_network.hpp"

#include <catch2/catch.hpp>

using namespace gashub;
using namespace gashub::test;

TEST_CASE(
    "a full pipe and consumers who set the price are named with source and confidence, a pipe "
    "with room is not") {
    NetworkParts parts = ascii_parts("north --5@2--> south --20@1--> town\n"
                                     "north gives 30 at 10\n"
                                     "town wants 10 at 30 linear -0.5\n");
    parts.sources.push_back({"map", "A map", "", "", "", {}});
    parts.pipelines[0].provenance = {"map", Confidence::low, "", {}};
    Sector& sector = parts.markets[0].sectors[0];
    sector.provenance = {"map", Confidence::high, "", {{"elasticity", {"", Confidence::low, ""}}}};
    const Network network = checked(parts);
    auto outcome =
        std::make_shared<market::Outcome>(market::clear(network, checked(one_year(), network)));
    REQUIRE(outcome->status == market::Status::solved);
    const auto list = assumptions_that_matter(make_results(outcome));
    REQUIRE(list.size() == 2);
    CHECK(list[0].kind == Assumption::Kind::elasticity);
    CHECK(list[0].id == "town.all");
    CHECK(list[0].value == Approx(-0.5));
    CHECK(list[0].confidence == Confidence::low); // the figure's own note, not the sector's
    CHECK(list[0].weight == Approx(1));
    CHECK(list[1].kind == Assumption::Kind::capacity);
    CHECK(list[1].id == "north-south");
    CHECK(list[1].source == "map");
    // 5 bcm are worth 60 in town, 59 at the pipe's end, 12 at its price.
    CHECK(list[1].weight == Approx(5 * (59 - 12) * 10.55).epsilon(1e-3));
}
