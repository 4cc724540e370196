// What a lever moves: measured at its ends, ranked, and out of the hand's way.

#include "app/lever_effects.hpp"
#include "shipped.hpp"

#include <atomic>
#include <thread>

using namespace gashub;
using namespace gashub::app;

namespace {

EffectsJob job_of(const Shipped& input, const char* lever) {
    return {.lever = lever,
            .ends = lever_ends(lever, input.scenario, input.network, Language::english),
            .prepared = std::make_shared<const market::Prepared>(
                market::prepare(input.network, input.scenario)),
            .attention = {}};
}

} // namespace

TEST_CASE("the cards that a lever moves most carry the numbers of its ends") {
    const Shipped tutorial = shipped("tutorial");
    const EffectsJob job = job_of(tutorial, "north-pipe");
    REQUIRE(job.ends.size() == 2);
    CHECK(job.ends[0].name == "0.00 bcm/y");
    const auto found = lever_effects(job, {});
    REQUIRE(found);
    CHECK(found->solved == 2);
    REQUIRE(found->effects.size() == 6);
    for (std::size_t i = 1; i < found->effects.size(); ++i)
        CHECK(found->effects[i - 1].weight >= found->effects[i].weight);
    const std::string path = "arcs.north-city.capacity_bcm_per_year";
    const auto shut = cleared(tutorial, {{path, 0.0}}), open = cleared(tutorial, {{path, 58.4}});
    for (const LeverEffect& effect : found->effects) {
        const auto of = [&](const Cleared& market) {
            for (const Card& card : cards(market, market, {}))
                if (card.id == effect.high.id)
                    return card.value.value();
            return -1.0;
        };
        INFO(effect.high.title);
        CHECK(effect.low.value.value() ==
              Approx(std::min(of(*shut), of(*open))).epsilon(1e-6).margin(1e-6));
        CHECK(effect.high.value.value() ==
              Approx(std::max(of(*shut), of(*open))).epsilon(1e-6).margin(1e-6));
    }
    const std::string words = effects_in_words(*found);
    CHECK(words.starts_with("It moves most: "));
    CHECK(words.find("at 58.40 bcm/y") != std::string::npos);
    CHECK(found->answers(job));
    EffectsJob other = job;
    other.ends =
        lever_ends("north-pipe",
                   *with_values(tutorial.scenario, tutorial.network, {{"demand.XC.factor", 1.2}}),
                   tutorial.network, Language::english);
    CHECK_FALSE(found->answers(other)); // another setting of the others
}

TEST_CASE("where the lever itself stands makes no difference to what it moves") {
    const Shipped tutorial = shipped("tutorial");
    const auto moved = with_values(tutorial.scenario, tutorial.network,
                                   {{"arcs.north-city.capacity_bcm_per_year", 20.0}});
    REQUIRE(moved);
    const auto a = lever_ends("north-pipe", tutorial.scenario, tutorial.network, Language::english);
    const auto b = lever_ends("north-pipe", *moved, tutorial.network, Language::english);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        CHECK(a[i].scenario == b[i].scenario);
}

TEST_CASE("a choice is measured at each of its stops") {
    const Shipped base = shipped("base-2021");
    const auto ends =
        lever_ends("russian-pipeline-gas", base.scenario, base.network, Language::turkish);
    CHECK(ends.size() == 3);
    CHECK(lever_ends("no-such-lever", base.scenario, base.network, Language::english).empty());
}

TEST_CASE("measuring stands still while a lever works, and stops when asked") {
    EffectsJob job = job_of(shipped("tutorial"), "city-demand");
    std::atomic<bool> busy = true;
    job.must_wait = [&] { return busy.load(); };
    std::stop_source stop;
    std::optional<LeverEffects> found;
    std::atomic<bool> ended = false;
    std::jthread worker([&] {
        found = lever_effects(job, stop.get_token());
        ended = true;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    CHECK_FALSE(ended);
    stop.request_stop();
    worker.join();
    CHECK_FALSE(found);
    busy = false;
    CHECK(lever_effects(job, {})->solved == 2);
}
