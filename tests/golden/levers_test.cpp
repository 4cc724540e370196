// Levers are promises: whoever moves one must see something move.

#include "analysis/import_bill.hpp"
#include "analysis/results.hpp"
#include "io/load.hpp"
#include "market/clear.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <optional>
#include <set>

using namespace gashub;
using market::Outcome;

namespace {

/// What a lever may move, million EUR: the objective and, for ledgers, all import bills by year of
/// payment.
struct Moved {
    double objective = 0;
    std::map<int, double> due;
};

Moved cleared_with(const Loaded& loaded, const PathValues& values) {
    const auto scenario = with_values(loaded.scenario, loaded.network, values);
    for (const Issue& issue : scenario.issues())
        UNSCOPED_INFO(to_string(issue));
    REQUIRE(scenario);
    const auto outcome = std::make_shared<const Outcome>(market::clear(loaded.network, *scenario));
    INFO(outcome->reason);
    REQUIRE(outcome->status == market::Status::solved);
    Moved moved{outcome->objective_meur, {}};
    for (const ImportBillRow& row : import_bill(make_results(outcome, {.explain_watched = false})))
        moved.due[row.due] += row.bill_meur;
    return moved;
}

double difference(const Moved& a, const Moved& b) {
    double widest = std::abs(a.objective - b.objective);
    for (const auto& [year, bill] : a.due)
        if (const auto other = b.due.find(year); other != b.due.end())
            widest = std::max(widest, std::abs(bill - other->second));
    return widest;
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
    // A lever that many scenarios inherit is moved in the first that has it.
    std::vector<Lever> moved;
    for (const Shipped& shipped : list_shipped()) {
        if (shipped.kind != "scenario")
            continue;
        const auto loaded = load_scenario(shipped.path.string());
        REQUIRE(loaded);
        std::optional<Moved> base;
        for (const Lever& lever : loaded->scenario.parts().levers) {
            INFO(shipped.id << ": lever " << lever.id);
            for (const PathValues& values : settings_of(lever))
                CHECK(with_values(loaded->scenario, loaded->network, values));
            if (std::find(moved.begin(), moved.end(), lever) != moved.end())
                continue;
            moved.push_back(lever);
            if (!base)
                base = cleared_with(*loaded, {});
            double widest = 0;
            for (const PathValues& values : settings_of(lever))
                widest = std::max(widest, difference(cleared_with(*loaded, values), *base));
            CHECK(widest > 0.5); // million EUR a year; the solver's doubt is a 500th of it
        }
    }
    CHECK(moved.size() >= 40);
}

TEST_CASE("levers of hubs with a price rule agree with it at each of their ends") {
    for (const char* id : {"hub-2021-netback", "hub-2021-oil", "hub-2021-band"}) {
        const auto loaded = load_scenario(id);
        REQUIRE(loaded);
        const auto& levers = loaded->scenario.parts().levers;
        CHECK(levers.size() >= 5);
        for (const Lever& lever : levers)
            for (const PathValues& values : settings_of(lever)) {
                INFO(id << ": " << lever.id << ", " << values.front().first);
                (void)cleared_with(*loaded, values); // demands an answer
            }
    }
}

TEST_CASE("a quarter off a contract's formula and a netback past a shut door are solved") {
    // The contract's volume stands at its limit in winter; the door stops the trade that the rule
    // prices in some months. Optima alone do not agree there within thirty solves.
    const auto agree = [](const char* id, const PathValues& values) {
        const auto loaded = load_scenario(id);
        REQUIRE(loaded);
        const auto scenario = with_values(loaded->scenario, loaded->network, values);
        REQUIRE(scenario);
        const Outcome outcome = market::clear(loaded->network, *scenario);
        INFO(outcome.reason);
        CHECK(outcome.status == market::Status::solved);
        CHECK(outcome.outer_residual_eur_per_mwh <= 0.01);
        CHECK(outcome.solves <= 60);
    };
    agree("turkiye/discount-and-debt", {{"events.discount.price.slope", 0.75 * 0.111}});
    agree("price/netback-ttf", {{"policies.eu-ban.enforced", std::string("route")}});
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
