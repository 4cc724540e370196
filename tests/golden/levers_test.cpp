// Levers are promises: whoever moves one must see something move.

#include "io/load.hpp"
#include "market/clear.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

using namespace gashub;
using market::Outcome;

namespace {

double objective_with(const Loaded& loaded, const PathValues& values) {
    const auto scenario = with_values(loaded.scenario, loaded.network, values);
    for (const Issue& issue : scenario.issues())
        UNSCOPED_INFO(to_string(issue));
    REQUIRE(scenario);
    const Outcome outcome = market::clear(loaded.network, *scenario);
    INFO(outcome.reason);
    REQUIRE(outcome.status == market::Status::solved);
    return outcome.objective_meur;
}

/// What the lever sets at its ends, or at each of its stops.
std::vector<PathValues> settings_of(const Lever& lever) {
    std::vector<PathValues> settings;
    for (const LeverStop& stop : lever.stops)
        settings.push_back(!stop.set.empty() ? stop.set
                                             : PathValues{{lever.path, stop.value.value_or(0)}});
    if (settings.empty())
        settings = {{{lever.path, lever.min}}, {{lever.path, lever.max}}};
    return settings;
}

} // namespace

TEST_CASE("every lever of the shipped scenarios moves the market") {
    int levers = 0;
    for (const Shipped& shipped : list_shipped()) {
        if (shipped.kind != "scenario")
            continue;
        const auto loaded = load_scenario(shipped.path.string());
        REQUIRE(loaded);
        const double base = objective_with(*loaded, {});
        for (const Lever& lever : loaded->scenario.parts().levers) {
            ++levers;
            INFO(shipped.id << ": lever " << lever.id);
            double widest = 0;
            for (const PathValues& values : settings_of(lever))
                widest = std::max(widest, std::abs(objective_with(*loaded, values) - base));
            CHECK(widest > 1.0); // million EUR a year; the solver's own doubt is a thousandth of it
        }
    }
    CHECK(levers >= 20);
}

TEST_CASE("levers have names in English and Turkish that fit the panel") {
    for (const Shipped& shipped : list_shipped()) {
        if (shipped.kind != "scenario")
            continue;
        const auto loaded = load_scenario(shipped.path.string());
        REQUIRE(loaded);
        std::set<std::string> ids;
        for (const Lever& lever : loaded->scenario.parts().levers) {
            INFO(shipped.id << ": lever " << lever.id);
            CHECK(ids.insert(lever.id).second);
            for (const std::string& text : {lever.label.en, lever.label.tr}) {
                const auto signs = std::count_if(text.begin(), text.end(), [](char c) {
                    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
                });
                CHECK(signs > 0);
                CHECK(signs <= 22);
            }
            CHECK(!lever.help.en.empty());
            CHECK(!lever.help.tr.empty());
        }
    }
}
