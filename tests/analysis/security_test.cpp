// Security of supply on networks small enough to be counted on fingers.

#include "analysis/security.hpp"
#include "analysis/supply_graph.hpp"
#include "support/solved_market.hpp"

#include <cmath>

using namespace gashub;
using namespace gashub::test;

namespace {

/// 365 bcm a year are 1000 mcm a day; the year 2021 has 365 days.
constexpr double mcm_a_day = 1000.0 / 365;

market::Timeline timeline_of(NetworkParts parts, ScenarioParts scenario = one_year()) {
    const Network network = checked(std::move(parts));
    auto line = market::make_timeline(network, checked(std::move(scenario), network));
    REQUIRE(line);
    return *line;
}

void set_countries(NetworkParts& parts, const std::map<std::string, std::string>& countries) {
    for (Node& node : parts.nodes)
        node.country = countries.at(node.id);
}

std::vector<char> nodes_in(const Network& network, const std::string& area) {
    std::vector<char> inside(static_cast<std::size_t>(network.node_count()), 0);
    for (int n : network.nodes_of(area))
        inside[static_cast<std::size_t>(n)] = 1;
    return inside;
}

/// Land A has a field and a store of its own, two pipes from B and one from C.
NetworkParts land_with_three_pipes() {
    NetworkParts parts = ascii_parts("b --30--> a\n"
                                     "b --20--> a\n"
                                     "c --40--> a\n"
                                     "a gives 10 at 5\n"
                                     "b gives 100 at 6\n"
                                     "c gives 100 at 7\n"
                                     "a stores 5 in 5 out 8 start 5 end 0\n"
                                     "a wants 60 fixed\n");
    parts.storages[0].withdrawal_at_empty_share = 0.5;
    set_countries(parts, {{"a", "AA"}, {"b", "BB"}, {"c", "CC"}});
    return parts;
}

double capacity_of(const std::vector<Entry>& entries, const std::string& id) {
    for (const Entry& entry : entries)
        if (entry.id == id)
            return entry.capacity_mcm_per_day;
    return 0;
}

} // namespace

TEST_CASE("N-1 is what can enter without the largest entry, over the demand of a peak day") {
    const market::Timeline line = timeline_of(land_with_three_pipes());
    const auto entries = entries_of(line, nodes_in(line.network, "AA"), 0, 1);
    REQUIRE(entries.size() == 5);
    CHECK(reference_demand(line, nodes_in(line.network, "AA"), 0) == Approx(60 * mcm_a_day));

    // 30 + 20 + 40 + 10 + 8 = 108; without c-a 68 are left
    const NMinusOne alone = n_minus_1(entries, 60 * mcm_a_day);
    CHECK(alone.out == std::vector<std::string>{"c-a"});
    CHECK(alone.lost_mcm_per_day == Approx(40 * mcm_a_day));
    CHECK(alone.ratio == Approx(68.0 / 60));
    CHECK(n_minus_1(entries, 60 * mcm_a_day, 10 * mcm_a_day).ratio == Approx(68.0 / 50));

    // both pipes from B hang on one cause
    const NMinusOne joined = n_minus_1(entries, 60 * mcm_a_day, 0, {{"b-a", "b-a-2"}});
    CHECK(joined.out == std::vector<std::string>{"b-a", "b-a-2"});
    CHECK(joined.ratio == Approx(58.0 / 60));
}

TEST_CASE("gas counts as far as pipes behind the border can take it on, transit not at all") {
    // 30 arrive at a border station whose line takes 12 into the land; the rest goes on to C.
    NetworkParts parts = ascii_parts("b --20--> gate --12--> a\n"
                                     "d --10--> gate --25--> c\n"
                                     "b gives 100 at 6\n"
                                     "d gives 100 at 6\n"
                                     "a wants 10 fixed\n"
                                     "c wants 10 fixed\n");
    set_countries(parts, {{"a", "AA"}, {"gate", "AA"}, {"b", "BB"}, {"c", "CC"}, {"d", "DD"}});
    const market::Timeline line = timeline_of(parts);
    const auto entries = entries_of(line, nodes_in(line.network, "AA"), 0, 1);
    CHECK(capacity_of(entries, "b-gate") == Approx(8 * mcm_a_day));
    CHECK(capacity_of(entries, "d-gate") == Approx(4 * mcm_a_day));
}

TEST_CASE("a store that is nearly empty gives less to N-1") {
    const market::Timeline line = timeline_of(land_with_three_pipes());
    const auto inside = nodes_in(line.network, "AA");
    CHECK(capacity_of(entries_of(line, inside, 0, 1), "a") == Approx(10 * mcm_a_day));
    // field and store share the id `a`; the store is the last entry
    CHECK(entries_of(line, inside, 0, 1).back().capacity_mcm_per_day == Approx(8 * mcm_a_day));
    CHECK(entries_of(line, inside, 0, 0.3).back().capacity_mcm_per_day ==
          Approx(8 * 0.65 * mcm_a_day));
}

TEST_CASE("two borders of 50 and 40 are diversified as the squares of their shares") {
    const market::Timeline line = timeline_of(land_with_three_pipes());
    const auto entries = entries_of(line, nodes_in(line.network, "AA"), 0, 1);
    CHECK(import_route_diversification(entries) == Approx((25.0 + 16.0) / 81.0));
    CHECK(import_route_diversification({}) == 0);
}

TEST_CASE("what flows in says how much is left and how much hangs on one way") {
    NetworkParts parts = land_with_three_pipes();
    parts.storages.clear();
    const market::Outcome outcome = solved(parts);
    const auto inside = nodes_in(outcome.network(), "AA");
    const auto entries = entries_of(outcome.line(), inside, 0, 1, &outcome);
    // own field 10, the rest of 60 from B, which is cheaper than C
    CHECK(remaining_flexibility(entries) == Approx(1 - 60.0 / 100).margin(1e-4));
    const double from_b = 50.0 / 60, own = 10.0 / 60;
    CHECK(entry_concentration(entries) ==
          Approx(1e4 * (from_b * from_b + own * own)).epsilon(1e-3));
    CHECK(curtailed_share(outcome, inside, 0) == Approx(0).margin(1e-6));
}

TEST_CASE("a market that gets 30 of 60 is curtailed by a half") {
    const market::Outcome outcome = solved(ascii_parts("b --30--> a\n"
                                                       "b gives 100 at 6\n"
                                                       "a wants 60 fixed\n"));
    CHECK(curtailed_share(outcome, {0, 1}, 0) + curtailed_share(outcome, {1, 0}, 0) ==
          Approx(0.5).margin(1e-5));
}

TEST_CASE("sealed transit that leaves the land again is no entry of it") {
    NetworkParts parts = ascii_parts("ru --30--> tr\n"
                                     "ru --20--> tr\n"
                                     "tr --20--> bg\n"
                                     "ru gives 100 at 6\n"
                                     "tr wants 20 fixed\n"
                                     "bg wants 10 fixed\n");
    set_countries(parts, {{"ru", "RU"}, {"tr", "TR"}, {"bg", "BG"}});
    parts.pipelines[1].transit_to = "bg";
    parts.pipelines[1].via = {"tr-bg"};
    const market::Timeline line = timeline_of(parts);
    const auto entries = entries_of(line, nodes_in(line.network, "TR"), 0, 1);
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].id == "ru-tr");
}

TEST_CASE("a store of constant rate lasts for its stock over the gap") {
    // 1 bcm, 20 mcm a day at most, gap 10: a hundred days
    CHECK(days_of_survival({{1, 1, 20, 1}}, 10) == Approx(100).margin(0.05));
    CHECK(days_of_survival({{1, 1, 20, 1}}, 21) == 0);
    CHECK(std::isinf(days_of_survival({{1, 1, 20, 1}}, 0)));
    CHECK(days_of_survival({}, 1) == 0);
}

TEST_CASE("a store whose rate falls with its level gives up before it is empty") {
    // rate 20 (0.4 + 0.6 l/W) >= 14 down to half the volume: 0.5 bcm at 14 a day
    CHECK(days_of_survival({{1, 1, 20, 0.4}}, 14) == Approx(500.0 / 14).margin(0.05));
    // two stores, one small: when it is empty the other alone can not do it
    CHECK(days_of_survival({{1, 1, 8, 1}, {0.04, 0.04, 8, 1}}, 10) == Approx(8).margin(0.05));
}

TEST_CASE("the cut that binds a land is its narrowest ring of pipes, fields and stores") {
    const market::Timeline line = timeline_of(land_with_three_pipes());
    const SupplyGraph graph = supply_graph(line, 0, 1);
    const auto areas = area_demands(line, 0, {"AA", "BB"});
    REQUIRE(areas.size() == 1); // BB wants nothing
    const NamedCut cut = binding_cut(graph, areas[0]);
    CHECK(cut.mcm_per_day == Approx(108 * mcm_a_day));
    CHECK(cut.elements == std::vector<std::string>{"b-a", "b-a-2", "c-a", "a", "a"});
    CHECK(binding_cut(without(graph, {"c-a"}), areas[0]).mcm_per_day == Approx(68 * mcm_a_day));
}

TEST_CASE("who sits behind another's pipe depends more when both share than when it comes first") {
    // R's gas goes to A and on to B; other gas comes to A only, by 12.
    NetworkParts parts = ascii_parts("r --50--> a\n"
                                     "n --12--> a\n"
                                     "a --10--> b\n"
                                     "r gives 50 at 5 as RU\n"
                                     "n gives 50 at 5 as NO\n"
                                     "a wants 16 fixed\n"
                                     "b wants 8 fixed\n");
    set_countries(parts, {{"r", "RU"}, {"n", "NO"}, {"a", "AA"}, {"b", "BB"}});
    const market::Timeline line = timeline_of(parts);
    const SupplyGraph graph = supply_graph(line, 0, 1);
    const auto areas = area_demands(line, 0, {"AA", "BB"});
    const auto list = source_dependence(graph, "RU", areas);
    REQUIRE(list.size() == 2);
    CHECK(list[0].alone == Approx(1 - 12.0 / 16));
    CHECK(list[1].alone == Approx(0).margin(1e-9));
    // together: 12 for 24, half each
    CHECK(list[0].together == Approx(0.5).margin(1e-8));
    CHECK(list[1].together == Approx(0.5).margin(1e-8));
}

TEST_CASE(
    "no land depends on gas that never reaches it, on all that comes through an origin it does") {
    NetworkParts parts = ascii_parts("r --10--> a\n"
                                     "k --9--> r\n"
                                     "n --4--> a\n"
                                     "t --5--> b\n"
                                     "r gives 3 at 5\n"
                                     "k gives 9 at 5\n"
                                     "n gives 4 at 5\n"
                                     "t gives 5 at 5\n"
                                     "a wants 20 fixed\n"
                                     "b wants 5 fixed\n");
    set_countries(parts,
                  {{"r", "RU"}, {"k", "KZ"}, {"n", "NO"}, {"t", "TT"}, {"a", "AA"}, {"b", "BB"}});
    const market::Timeline line = timeline_of(parts);
    const SupplyGraph graph = supply_graph(line, 0, 1);
    const auto areas = area_demands(line, 0, {"AA"});
    // A gets 14 of 20 at best: 10 through Russia, its own gas and that of others, 4 from Norway.
    CHECK(source_dependence(graph, "RU", areas)[0].alone == Approx(0.5));
    CHECK(source_dependence(graph, "RU", areas)[0].together == Approx(0.5).margin(1e-8));
    CHECK(source_dependence(graph, "NO", areas)[0].alone == Approx(0.2));
    CHECK(source_dependence(graph, "TT", areas)[0].alone == Approx(0).margin(1e-9));
    CHECK(source_dependence(graph, "TT", areas)[0].together == Approx(0).margin(1e-8));
}

TEST_CASE("a narrow pipe holds one land back, the other then takes what is left") {
    const market::Timeline line = [] {
        NetworkParts parts = ascii_parts("n --20--> a\n"
                                         "a --2--> b\n"
                                         "n gives 20 at 5\n"
                                         "a wants 20 fixed\n"
                                         "b wants 8 fixed\n");
        set_countries(parts, {{"n", "NO"}, {"a", "AA"}, {"b", "BB"}});
        return timeline_of(parts);
    }();
    const auto shares = fair_shares(supply_graph(line, 0, 1), area_demands(line, 0, {"AA", "BB"}));
    // B can have 2 of 8 only; A gets 18 of 20
    CHECK(shares[1] == Approx(0.25).margin(1e-8));
    CHECK(shares[0] == Approx(0.9).margin(1e-8));
}

TEST_CASE("enough for all is all for all, and nothing for one is nothing") {
    NetworkParts parts = ascii_parts("n --20--> a\n"
                                     "n gives 20 at 5\n"
                                     "a wants 10 fixed\n"
                                     "b wants 8 fixed\n");
    set_countries(parts, {{"n", "NO"}, {"a", "AA"}, {"b", "BB"}});
    const market::Timeline line = timeline_of(parts);
    const auto shares = fair_shares(supply_graph(line, 0, 1), area_demands(line, 0, {"AA", "BB"}));
    CHECK(shares[0] == Approx(1));
    CHECK(shares[1] == Approx(0).margin(1e-9));
}

TEST_CASE("a land fed by one pipe hangs on the pipe and on the node before it") {
    NetworkParts parts = ascii_parts("n --20--> a\n"
                                     "m --20--> a\n"
                                     "a --9--> b --9--> c\n"
                                     "n gives 20 at 5\n"
                                     "m gives 20 at 5\n"
                                     "a wants 10 fixed\n"
                                     "c wants 8 fixed\n");
    const market::Timeline line = timeline_of(parts);
    const SupplyGraph graph = supply_graph(line, 0, 1);
    const auto spots = weak_spots(graph, area_demands(line, 0, {"XX"}));
    std::map<std::string, double> hanging;
    for (const WeakSpot& spot : spots)
        hanging[spot.id] = spot.cut_off_mcm_per_day;
    CHECK(hanging == std::map<std::string, double>{{"a", 18 * mcm_a_day},
                                                   {"a-b", 8 * mcm_a_day},
                                                   {"b", 8 * mcm_a_day},
                                                   {"b-c", 8 * mcm_a_day}});
    CHECK(spots.front().places == std::vector<std::string>{"a", "c"});
}
