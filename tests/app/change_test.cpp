#include "app/view_data/cards.hpp"
#include "app/view_data/changes.hpp"
#include "app/view_data/outcome_figures.hpp"

#include "analysis/indicators.hpp"
#include "shipped.hpp"

using namespace gashub;
using namespace gashub::app;

namespace {

const Card& card(const std::vector<Card>& list, const std::string& id) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Card& each) { return each.id == id; });
    REQUIRE(found != list.end());
    return *found;
}

const PathValues narrow_pipe = {{"arcs.north-city.capacity_bcm_per_year", 20.0}};

} // namespace

TEST_CASE("cards carry the numbers of the command line's indicators") {
    const auto now = cleared(shipped("black-sea"));
    const auto list = cards(*now, *now, {});
    const auto known = indicators(now->results());
    CHECK(list.size() == 6);
    CHECK(card(list, "price_tr-thrace").value.value() ==
          Approx(*find_indicator(known, "mean-price", "tr-thrace")).epsilon(1e-12));
    CHECK(card(list, "russian_share").value.value() ==
          Approx(*find_indicator(known, "origin-share", "eu:RU")).epsilon(1e-12));
}

TEST_CASE("against itself a scenario has no differences and no changes") {
    const auto now = cleared(shipped("tutorial"));
    for (const Card& each : cards(*now, *now, {}))
        CHECK_FALSE(each.reference);
    CHECK(changes(*now, *now, {}).empty());
}

TEST_CASE("a narrower pipe is named once, at most eight lines come, the largest first") {
    const Shipped tutorial = shipped("tutorial");
    const auto before = cleared(tutorial), after = cleared(tutorial, narrow_pipe);
    const auto list = changes(*after, *before, {});
    REQUIRE_FALSE(list.empty());
    CHECK(list.size() <= 8);
    int named = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
        named += list[i].words.starts_with("North pipe carries");
        CHECK((i == 0 || list[i - 1].weight >= list[i].weight));
        CHECK(list[i].about.kind != Selection::Kind::none);
    }
    CHECK(named == 1);
    CHECK(std::any_of(list.begin(), list.end(), [](const Change& change) {
        return change.words == "North pipe carries 16.5 bcm less";
    }));
}

TEST_CASE("the way back tells the opposite") {
    const Shipped tutorial = shipped("tutorial");
    const auto before = cleared(tutorial), after = cleared(tutorial, narrow_pipe);
    const auto list = changes(*before, *after, {});
    CHECK(std::any_of(list.begin(), list.end(), [](const Change& change) {
        return change.words == "North pipe carries 16.5 bcm more";
    }));
}

TEST_CASE("flows of the map are those of the outcome, split by origin without loss") {
    const auto now = cleared(shipped("black-sea"));
    for (const std::optional<std::size_t> period : {std::optional<std::size_t>(), {0}, {6}}) {
        Attention attention;
        attention.period = period;
        const FlowMapData map = flow_map_data(*now, *now, attention, {});
        REQUIRE(map.arcs.size() == static_cast<std::size_t>(now->network().arc_count()));
        for (std::size_t a = 0; a < map.arcs.size(); ++a) {
            const double flow = arc_rate(*now, static_cast<int>(a), span_of(*now, period));
            double split = 0;
            for (const double part : map.arcs[a].by_origin_bcm_per_year)
                split += part;
            CAPTURE(map.arcs[a].id);
            CHECK(map.arcs[a].flow_bcm_per_year == Approx(flow));
            CHECK(split == Approx(flow).margin(1e-3));
            CHECK(map.arcs[a].flow_bcm_per_year <=
                  map.arcs[a].capacity_bcm_per_year * (1 + 1e-6) + 1e-4);
        }
    }
}
