// Who holds the power in the tutorial's six places, by hand. The city has no gas of its own, so
// what a coalition with the city is worth is what its gas does there; without the city nothing is
// traded.
//
// In EUR/MWh x mcm a day, summer and winter quarter together (city gas at 8 from the north, 14 from
// the east, 20 from the gulf, 500 given by the 70 and 150 of households, 60 - q by industry):
//   north 93,910 (summer 10 of industry and 20 into store, winter 30 unserved)
//   east 2 x 45 x 486, gulf 2 x 40 x 480 (households short in both)
//   north east 109,715.5 (winter price 45), north gulf 109,110 (winter price 50)
//   east gulf 82,110 (15 into store, winter short), all 110,028 (prices 14 and 20)

#include "io/load.hpp"
#include "study/reduction/power.hpp"
#include "study/run_study.hpp"

#include <catch2/catch.hpp>

using namespace gashub;

TEST_CASE("the tutorial's shares are those worked out by hand") {
    const auto from = load_scenario(std::string(GASHUB_SOURCE_DIR) + "/scenarios/tutorial.json");
    REQUIRE(from);
    StudyBase base;
    base.network = from->network;
    base.scenario = from->scenario;
    PowerStudy kind;
    for (const char* country : {"XN", "XE", "XG", "XC"}) {
        Player player;
        player.id = std::string("of-") + static_cast<char>(std::tolower(country[1]));
        player.countries = {country};
        kind.players.push_back(player);
    }
    StudyParts parts;
    parts.id = "tutorial-power";
    parts.base = "tutorial";
    parts.kind = kind;
    const auto study = make_study(parts, {base});
    REQUIRE(study);
    const std::vector<Ran> runs = run_study(*study, {}, {}).runs;
    CHECK(runs.size() == 16);
    const Worlds worlds(kind, *study, runs);
    const Sharing& s = worlds.sharing(0);
    REQUIRE(s.is_solved);
    const double meur = 92 / 1000.0 * 10.55; // 92 days of a mcm at one EUR/MWh
    CHECK(s.gain == Approx(110028 * meur).epsilon(1e-5));
    CHECK(s.shapley[0] == Approx(628699 / 24.0 * meur).epsilon(1e-5));
    CHECK(s.shapley[1] == Approx(212019 / 24.0 * meur).epsilon(1e-5));
    CHECK(s.shapley[2] == Approx(185815 / 24.0 * meur).epsilon(1e-5));
    CHECK(s.shapley[3] == Approx(1614139 / 24.0 * meur).epsilon(1e-5));
    CHECK(s.years == Approx(184 / 365.0));
    // nothing is traded without the city: left with all of it, nobody could do better
    CHECK_FALSE(s.core_is_empty());
}
