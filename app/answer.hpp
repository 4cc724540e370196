#pragma once
// The work of the runner's thread: a question (which scenario, explained where) and its answer.
// Nothing here touches the window.

#include "app/view_data/chart_data.hpp"
#include "app/view_data/outcome_figures.hpp"
#include "market/clear.hpp"

#include <memory>
#include <stop_token>
#include <string>

namespace gashub::app {

struct Question {
    std::shared_ptr<const market::Prepared> prepared;
    Scenario scenario;
    Attention attention;
    std::optional<Scenario> reference; ///< to be cleared too
    std::vector<Scenario> pins = {};   ///< likewise, those that lack an answer
    /// The answer to this very scenario where it is known: then only the explanation is new.
    std::shared_ptr<const Cleared> known;
};

struct Answer {
    std::shared_ptr<const Cleared> cleared;                ///< none only if something broke
    std::shared_ptr<const Cleared> reference;              ///< if it was asked for and is solved
    std::vector<std::shared_ptr<const Cleared>> pins = {}; ///< in order; none where not solved
    WhyData why;
    double seconds = 0;  ///< from question to answer
    bool solved = false; ///< the market was cleared for it; else only explained anew
    std::string fault;   ///< what broke, in words
};

Answer answer(const Question& question, std::stop_token stop);

} // namespace gashub::app
