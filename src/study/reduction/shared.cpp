// Parts of an answer that kinds share: headline, swings, threshold, sentence.

#include "study/design/kinds.hpp"
#include "study/distributions.hpp"
#include "study/measure.hpp"
#include "study/reduction/words.hpp"
#include "study/turning.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

/// The command that goes on from the central case: why its price is what it is.
std::string next_command(const Study& study) {
    const StudyBase& base = study.bases().front();
    const std::vector<std::string>& watch = base.scenario.parts().watch;
    if (watch.empty() || base.scenario.periods().empty())
        return {};
    const auto& periods = base.scenario.periods();
    const auto january = std::find_if(periods.begin(), periods.end(),
                                      [](const Period& p) { return p.from.month() == 1; });
    const Period& period = january == periods.end() ? periods.front() : *january;
    return fmt::format("gashub explain {} --node {} --period {}", base.scenario.parts().id,
                       watch.front(), to_string(period.from).substr(0, 7));
}

std::size_t count_of(std::span<const Ran> runs, bool solved) {
    return static_cast<std::size_t>(std::count_if(
        runs.begin(), runs.end(), [&](const Ran& run) { return run.is_solved() == solved; }));
}

/// Terms that no run had a row of: perhaps misspelt.
void note_missing(Answer& answer, const Study& study, std::span<const Ran> runs) {
    if (answer.solved == 0)
        return;
    for (const WantedValue& value : values_of_measures(study.parts()))
        if (std::none_of(runs.begin(), runs.end(), [&](const Ran& run) {
                return !run.values.matches(value.name, value.scope).empty();
            }))
            answer.notes.push_back(fmt::format("no run has a number `{}` of `{}`: counted as 0, or "
                                               "left out",
                                               value.name, value.scope));
}

void note_failures(Answer& answer, std::span<const Ran> runs) {
    std::map<std::string, std::size_t> reasons;
    for (const Ran& run : runs)
        if (!run.is_solved())
            ++reasons[std::string(to_string(run.status)) + ": " + run.reason];
    for (const auto& [reason, count] : reasons)
        answer.notes.push_back(fmt::format("{} without an answer: {}", count, reason));
}

} // namespace

double InputSwing::width() const {
    return headline_low && headline_high ? std::abs(*headline_high - *headline_low) : 0;
}

Answer begin_answer(const Study& study, std::span<const Ran> runs) {
    const StudyParts& parts = study.parts();
    Answer answer;
    answer.study = parts.id;
    answer.kind = std::visit([](const auto& kind) { return std::string(kind.kind); }, parts.kind);
    answer.title = title_or(parts.title, parts.id);
    answer.question = title_or(parts.question, answer.title);
    answer.reading = title_or(parts.reading, "");
    answer.leaves_out = title_or(parts.leaves_out, "");
    answer.sources = parts.sources;
    answer.planned = runs.size();
    answer.solved = count_of(runs, true);
    answer.failed = count_of(runs, false);
    answer.next = next_command(study);
    note_failures(answer, runs);
    note_missing(answer, study, runs);
    return answer;
}

void add_headline(Answer& answer, const Study& study, std::span<const Ran> runs) {
    const Measure* measure = study.headline();
    if (measure == nullptr)
        return;
    const RunIndex index(study, runs);
    Figure& head = answer.headline;
    head.title = title_of(*measure);
    head.unit = measure->unit;
    head.spread = Spread::cases;
    const Ran* lead = index.central();
    for (const Ran& run : runs) {
        const bool is_case =
            run.point.role == PointRole::grid || run.point.role == PointRole::single_case;
        if (lead == nullptr && is_case)
            lead = &run;
        const std::optional<double> value = is_case ? value_of(*measure, run, index) : std::nullopt;
        if (value) {
            head.low = std::min(head.low.value_or(*value), *value);
            head.high = std::max(head.high.value_or(*value), *value);
        }
    }
    if (lead != nullptr)
        head.central = value_of(*measure, *lead, index);
    head.decimals = decimals_of(*measure, head.central.value_or(head.high.value_or(0)));
}

InputSwing swing_of(const Parameter& input) {
    return {.id = input.id,
            .title = title_of(input),
            .unit = input.unit,
            .source = input.source,
            .own_estimate = input.own_estimate,
            .at_low = low_end(*input.distribution),
            .at_high = high_end(*input.distribution),
            .headline_low = {},
            .headline_high = {}};
}

void add_swings(Answer& answer, const Study& study, std::span<const Ran> runs) {
    const Measure* measure = study.headline();
    if (measure == nullptr)
        return;
    const RunIndex index(study, runs);
    for (const Parameter& input : study.parts().parameters) {
        if (!is_uncertain(input))
            continue;
        InputSwing swing = swing_of(input);
        for (const Ran& run : runs) {
            const Choice* choice = run.point.find(input.id);
            if (run.point.role != PointRole::swing || choice == nullptr)
                continue;
            (choice->number == swing.at_low ? swing.headline_low : swing.headline_high) =
                value_of(*measure, run, index);
        }
        if (swing.headline_low && swing.headline_high)
            answer.swings.push_back(std::move(swing));
    }
    rank_swings(answer);
}

void rank_swings(Answer& answer) {
    std::stable_sort(
        answer.swings.begin(), answer.swings.end(),
        [](const InputSwing& a, const InputSwing& b) { return a.width() > b.width(); });
    if (answer.swings.empty() || answer.swings.front().width() <= 0)
        return;
    double deciding = 0, own = 0;
    for (const InputSwing& swing : answer.swings)
        if (swing.width() >= answer.swings.front().width() / 10)
            ++deciding, own += swing.own_estimate;
    answer.own_share = own / deciding;
}

void add_threshold(Answer& answer, const Study& study, std::span<const Ran> runs) {
    if (!study.parts().threshold)
        return;
    const ThresholdSpec& spec = *study.parts().threshold;
    add_turning(answer, study, words_of(*spec.condition, study), looked_at(study, runs));
    const Measure* told = study.find_measure(spec.told_by);
    if (told == nullptr || !answer.threshold.low)
        return;
    const RunIndex index(study, runs);
    const auto at = [&](double number) {
        std::optional<double> value;
        for (const Ran& run : runs)
            if (run.point.role == PointRole::search &&
                run.point.find(spec.parameter)->number == number)
                value = value_of(*told, run, index);
        return value;
    };
    const std::optional<double> low = at(*answer.threshold.low), high = at(*answer.threshold.high);
    if (low && high)
        answer.threshold.told = fmt::format("{} {} to {}{}", title_of(*told),
                                            number_words(*low, decimals_of(*told, *low)),
                                            number_words(*high, decimals_of(*told, *high)),
                                            told->unit.empty() ? "" : " " + told->unit);
}

void add_turning(Answer& answer, const Study& study, std::string condition,
                 const LookedAt& values) {
    const Parameter& parameter = *study.find_parameter(study.parts().threshold->parameter);
    Turning& turning = answer.threshold;
    turning.parameter = title_of(parameter);
    turning.unit = parameter.unit;
    turning.condition = std::move(condition);
    std::tie(turning.from, turning.to) = search_span(study);
    turning.brackets = turning_brackets(values);
    if (values.size() < 2) {
        turning.state = Turning::State::unknown;
    } else if (turning.brackets.empty()) {
        turning.state = values.front().second ? Turning::State::always : Turning::State::never;
    } else {
        turning.state =
            turning.brackets.size() == 1 ? Turning::State::found : Turning::State::more_than_once;
        turning.low = turning.brackets.front().first;
        turning.high = turning.brackets.front().second;
        const double width = *turning.high - *turning.low;
        turning.decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(width))) + 1, 0, 6);
    }
}

void add_sentence(Answer& answer, const Study& study, std::span<const Ran> runs,
                  const std::map<std::string, std::string>& more) {
    Facts facts = facts_of(answer, study, runs);
    for (const auto& [name, words] : more)
        facts[name] = words;
    const RunIndex index(study, runs);
    const Ran* lead = index.central();
    if (lead == nullptr && !runs.empty())
        lead = &runs.front();
    for (const SentencePart& part : study.parts().sentence) {
        const bool is_so =
            std::all_of(part.when.begin(), part.when.end(), [&](const Condition& condition) {
                return lead != nullptr && holds(condition, *lead, index).value_or(false);
            });
        if (is_so) {
            answer.sentence = laid_in(title_or(part.text, ""), study, runs, facts);
            return;
        }
    }
    const bool has_range = answer.headline.low && answer.headline.high;
    const char* text =
        !has_range ? "{name}: {headline} {unit}."
        : answer.headline.spread == Spread::odds
            ? "{name}: in the middle future {headline} {unit}, in eight of ten "
              "between {headline.low} and {headline.high}."
            : "{name}: {headline} {unit}, {headline.low} to {headline.high} over the "
              "cases.";
    facts["name"] = answer.headline.title;
    answer.sentence =
        answer.headline.central ? laid_in(text, study, runs, facts) : "No run gives an answer.";
}

} // namespace gashub
