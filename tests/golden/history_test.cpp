// The disputes of January 2006 and 2009: who ran short in the model beside who was reported short.

#include "io/load.hpp"
#include "market/clear.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <string>

using namespace gashub;
using market::Outcome;

namespace {

/// Part of demand at lost load that is not served, by country, over the days from `from` to
/// before `to`.
std::map<std::string, double> short_by_country(const std::string& scenario, Date from, Date to) {
    const auto loaded = load_scenario(scenario);
    REQUIRE(loaded);
    const Outcome outcome = market::clear(loaded->network, loaded->scenario);
    INFO(outcome.reason);
    REQUIRE(outcome.status == market::Status::solved);
    std::map<std::string, double> missing, wanted, share;
    const auto& line = outcome.line();
    for (int j = 0; j < static_cast<int>(line.sectors.size()); ++j)
        for (int t = 0; t < outcome.periods(); ++t) {
            const Period& day = line.periods[static_cast<std::size_t>(t)];
            if (day.from < from || day.from >= to)
                continue;
            const int node = line.sectors[static_cast<std::size_t>(j)].node;
            const std::string& country = loaded->network.node(node).country;
            missing[country] += outcome.unserved(j, t);
            wanted[country] += outcome.unserved(j, t) + outcome.consumption(j, t);
        }
    for (const auto& [country, volume] : wanted)
        share[country] = volume > 0 ? missing[country] / volume : 0;
    return share;
}

} // namespace

TEST_CASE("in January 2009 those run short who were reported short, and no others") {
    auto share =
        short_by_country("history/ukraine-2009", make_date(2009, 1, 7), make_date(2009, 1, 20));
    // Commission SEC(2009) 977; Pirani, Stern, Yafimava, OIES NG 27.
    for (const char* country : {"BG", "SK", "RS", "BA", "MK", "MD"}) {
        INFO(country);
        CHECK(share[country] > 0.1);
    }
    // Lost much Russian gas too, served by stores and other ways; Romania declared an emergency.
    for (const char* country :
         {"DE", "IT", "FR", "AT", "CZ", "GR", "HR", "SI", "PL", "HU", "TR", "UA", "RO"}) {
        INFO(country);
        CHECK(share[country] < 0.03);
    }
}

TEST_CASE("in January 2006 nobody runs short") {
    for (const auto& [country, share] :
         short_by_country("history/ukraine-2006", make_date(2006, 1, 1), make_date(2006, 2, 1))) {
        INFO(country);
        CHECK(share < 0.001);
    }
}
