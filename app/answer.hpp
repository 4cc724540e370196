#pragma once
// The work of the runner's thread: a question (which scenario, looked at how) and its answer, with
// all that the window shows of it. Nothing here touches the window.

#include "app/view_data/chart_data.hpp"
#include "app/view_data/market_views.hpp"
#include "market/clear.hpp"

#include <memory>
#include <stop_token>
#include <string>

namespace gashub::app {

struct Question {
    std::shared_ptr<const market::Prepared> prepared;
    Scenario scenario;
    Look look;
    std::optional<Scenario> reference; ///< to be cleared too
    std::vector<Scenario> pins = {};   ///< likewise, those that lack an answer
    /// The answer to this very scenario where it is known: then only the explanation is new.
    std::shared_ptr<const Cleared> known;
    /// What it is held against, where that is cleared; none: the answer itself, or `reference`.
    std::shared_ptr<const Cleared> known_reference;
};

struct Answer {
    std::shared_ptr<const Cleared> cleared;                ///< none only if something broke
    std::shared_ptr<const Cleared> reference;              ///< if it was asked for and is solved
    std::vector<std::shared_ptr<const Cleared>> pins = {}; ///< in order; none where not solved
    WhyData why;
    Views views; ///< of `cleared` against `held_against`, seen as `look`; without the explanation
    Look look;
    std::shared_ptr<const Cleared> held_against; ///< none: no views were made
    double seconds = 0;                          ///< from question to answer
    bool solved = false; ///< the market was cleared for it; else only explained anew
    std::string fault;   ///< what broke, in words
};

Answer answer(const Question& question, std::stop_token stop);

} // namespace gashub::app
