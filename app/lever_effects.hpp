#pragma once
// What a lever moves, measured: the market is cleared at each of its ends (or stops), all else as
// it stands, and the cards are ranked by what lies between. No Qt.

#include "app/view_data/cards.hpp"
#include "market/clear.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace gashub::app {

/// The lever at one of its ends.
struct LeverEnd {
    std::string name; ///< a stop's word, or the value with its unit
    Scenario scenario;
};

struct EffectsJob {
    std::string lever;
    std::vector<LeverEnd> ends;
    std::shared_ptr<const market::Prepared> prepared;
    Attention attention;
    /// True while a lever's solve runs or waits: this work stands still.
    std::function<bool()> must_wait = {};
};

/// A card over the ends of a lever.
struct LeverEffect {
    Card low, high;              ///< the card at its lowest and its highest
    std::string low_at, high_at; ///< names of these ends
    double weight = 0;           ///< 1: what readers call large
};

struct LeverEffects {
    std::vector<LeverEnd> ends; ///< what was asked
    Attention attention;
    std::vector<LeverEffect> effects; ///< largest first
    int solved = 0;                   ///< of the ends
    bool answers(const EffectsJob& job) const;
};

/// The ends of a lever about the scenario that stands, at most six; empty without two of them.
std::vector<LeverEnd> lever_ends(const std::string& lever, const Scenario& scenario,
                                 const Network& network, Locale language);

/// Nothing if it was stopped.
std::optional<LeverEffects> lever_effects(const EffectsJob& job, std::stop_token stop);

/// Three sentences at most, each a card with its two values.
std::string effects_in_words(const LeverEffects& effects);

} // namespace gashub::app
