#include "app/lever_effects.hpp"

#include "app/view_data/lever_views.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"
#include "model/path.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

namespace gashub::app {

namespace {

constexpr std::size_t most_ends = 6, most_told = 3;

/// What readers call a large difference (see "Differences are ranked by what readers call large").
double large(const Card& card) {
    switch (card.unit) {
    case Card::Unit::price:
    case Card::Unit::volume:
        return 15;
    case Card::Unit::share:
        return 0.5;
    case Card::Unit::money:
        break;
    }
    return std::max(1.0, std::abs(card.value.value_or(0)) / 2);
}

bool is_same(const std::vector<LeverEnd>& a, const std::vector<LeverEnd>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const LeverEnd& x, const LeverEnd& y) {
                          return x.name == y.name && x.scenario == y.scenario;
                      });
}

std::string shown(const Card& card, Locale language) {
    return format_card(card.unit, card.value.value_or(0), language);
}

void widen(LeverEffect& effect, const Card& card, const std::string& at) {
    if (!effect.low.value || (card.value && *card.value < *effect.low.value)) {
        effect.low = card;
        effect.low_at = at;
    }
    if (!effect.high.value || (card.value && *card.value > *effect.high.value)) {
        effect.high = card;
        effect.high_at = at;
    }
}

} // namespace

bool LeverEffects::answers(const EffectsJob& job) const {
    return attention == job.attention && is_same(ends, job.ends);
}

std::vector<LeverEnd> lever_ends(const std::string& id, const Scenario& scenario,
                                 const Network& network, Locale language) {
    const Lever* const lever = find_lever(scenario, id);
    std::vector<LeverEnd> ends;
    if (lever == nullptr)
        return ends;
    const auto add = [&](std::string name, const PathValues& values) {
        const Result<Scenario> moved = with_values(scenario, network, values);
        if (moved)
            ends.push_back({std::move(name), *moved});
    };
    const bool is_choice = !lever->stops.empty() &&
                           std::all_of(lever->stops.begin(), lever->stops.end(),
                                       [](const LeverStop& stop) { return !stop.set.empty(); });
    if (is_choice) {
        for (std::size_t i = 0; i < std::min(lever->stops.size(), most_ends); ++i)
            add(text_in(lever->stops[i].label, language), stop_values(*lever, i));
    } else {
        const std::string unit = lever_unit(*lever, language);
        for (const double value : {lever->min, lever->max})
            add(format_number(value, 2, language) + (unit.empty() ? "" : " " + unit),
                {{lever->path, value}});
    }
    return ends.size() < 2 ? std::vector<LeverEnd>{} : ends;
}

std::optional<LeverEffects> lever_effects(const EffectsJob& job, std::stop_token stop) {
    LeverEffects answer{.ends = job.ends, .attention = job.attention, .effects = {}};
    std::vector<std::pair<std::string, std::shared_ptr<const Cleared>>> found;
    for (const LeverEnd& end : job.ends) {
        while (!stop.stop_requested() && job.must_wait && job.must_wait())
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        if (stop.stop_requested())
            return std::nullopt;
        market::ClearOptions options;
        options.stop = stop;
        options.keep_factor = false;
        const auto cleared =
            std::make_shared<const Cleared>(std::make_shared<const market::Outcome>(
                market::clear(*job.prepared, end.scenario, options)));
        if (cleared->is_solved())
            found.emplace_back(end.name, cleared);
    }
    if (stop.stop_requested())
        return std::nullopt;
    answer.solved = static_cast<int>(found.size());
    for (const auto& [name, cleared] : found) {
        const std::vector<Card> list = cards(*cleared, *cleared, job.attention);
        answer.effects.resize(list.size());
        for (std::size_t i = 0; i < list.size(); ++i)
            widen(answer.effects[i], list[i], name);
    }
    for (LeverEffect& effect : answer.effects)
        effect.weight =
            (effect.high.value.value_or(0) - effect.low.value.value_or(0)) / large(effect.high);
    std::stable_sort(
        answer.effects.begin(), answer.effects.end(),
        [](const LeverEffect& a, const LeverEffect& b) { return a.weight > b.weight; });
    return answer;
}

std::string effects_in_words(const LeverEffects& found) {
    constexpr double told_from = 1e-3;
    const Locale language = found.attention.language;
    if (found.solved < 2)
        return say(language, "Not solved at its ends, so what it moves is not known.");
    std::string words;
    for (std::size_t i = 0; i < std::min(most_told, found.effects.size()); ++i) {
        const LeverEffect& effect = found.effects[i];
        if (effect.weight < told_from)
            break;
        words += (words.empty() ? "" : "; ") +
                 say(language, "%1 from %2 (at %3) to %4 (at %5)",
                     {effect.low.title, shown(effect.low, language), effect.low_at,
                      shown(effect.high, language), effect.high_at});
    }
    return words.empty() ? say(language, "It moves none of the cards by much.")
                         : say(language, "It moves most: %1.", {words});
}

} // namespace gashub::app
