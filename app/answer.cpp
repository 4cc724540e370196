#include "app/answer.hpp"

#include "app/view_data/why.hpp"

#include <chrono>
#include <exception>
#include <future>

namespace gashub::app {

namespace {

std::shared_ptr<const Cleared> clear(const Question& question, const Scenario& scenario,
                                     std::stop_token stop) {
    market::ClearOptions options;
    options.stop = std::move(stop);
    return std::make_shared<const Cleared>(std::make_shared<const market::Outcome>(
        market::clear(*question.prepared, scenario, options)));
}

} // namespace

Answer answer(const Question& question, std::stop_token stop) {
    const auto start = std::chrono::steady_clock::now();
    Answer answer;
    // The one place of this thread where an error of the program itself is met: it becomes words.
    try {
        answer.solved = !question.known;
        answer.cleared = question.known ? question.known : clear(question, question.scenario, stop);
        if (question.reference && !stop.stop_requested()) {
            const auto reference = clear(question, *question.reference, stop);
            if (reference->is_solved())
                answer.reference = reference;
        }
        for (const Scenario& pin : question.pins) {
            if (stop.stop_requested())
                break;
            answer.pins.push_back(clear(question, pin, stop));
        }
        if (answer.cleared->is_solved() && !stop.stop_requested()) {
            auto why = std::async(std::launch::async, [&] {
                return why_data(*answer.cleared, question.look.attention);
            });
            answer.held_against = question.known_reference ? question.known_reference
                                  : answer.reference       ? answer.reference
                                                           : answer.cleared;
            answer.look = question.look;
            answer.views = market_views(*answer.cleared, *answer.held_against, answer.look);
            answer.why = why.get();
        }
    } catch (const std::exception& error) {
        answer.fault = error.what();
    }
    answer.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return answer;
}

} // namespace gashub::app
