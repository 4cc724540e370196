#include "study/measure.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr std::string_view constant_one = "one";

/// Numbers that stand in tables whatever they are; without one there is nothing to measure. All
/// others are left out of tables where they are nothing.
bool stands_always(std::string_view name) {
    static const std::set<std::string_view> names = {"mean-price",
                                                     "january-price",
                                                     "mean-area-price",
                                                     "january-area-price",
                                                     "price",
                                                     "spread",
                                                     "price-by-year",
                                                     "netback",
                                                     "residual-supply-index",
                                                     "rule-price",
                                                     "rule-value",
                                                     "objective",
                                                     "set-by-month",
                                                     "residual-supply-by-month",
                                                     "residual-supply-missing"};
    return names.contains(name);
}

/// The matches that have the same for the pattern's first `*` as the first of them.
std::vector<std::pair<std::string, double>>
first_ones(std::vector<std::pair<std::string, double>> matches, const std::string& pattern) {
    if (matches.empty() || pattern.find('*') == std::string::npos)
        return matches;
    const std::size_t star = star_step(pattern);
    const std::string first = step_of(matches.front().first, star);
    std::erase_if(matches, [&](const auto& match) { return step_of(match.first, star) != first; });
    return matches;
}

std::optional<double> combined(const std::vector<std::pair<std::string, double>>& matches,
                               Matches how) {
    if (matches.empty())
        return std::nullopt;
    double sum = 0, least = matches.front().second, most = least;
    for (const auto& [scope, value] : matches) {
        sum += value;
        least = std::min(least, value);
        most = std::max(most, value);
    }
    switch (how) {
    case Matches::first:
    case Matches::sum:
        return sum;
    case Matches::mean:
        return sum / static_cast<double>(matches.size());
    case Matches::least:
        return least;
    case Matches::most:
        return most;
    case Matches::count:
        return static_cast<double>(matches.size());
    }
    return std::nullopt;
}

std::vector<std::pair<std::string, double>> matches_of(const MeasureTerm& term,
                                                       const Measure& measure, const Ran& run) {
    auto matches = run.values.matches(term.indicator, term.scope);
    if (measure.matches == Matches::first)
        matches = first_ones(std::move(matches), term.scope);
    if (term.scope.find('*') != std::string::npos)
        std::erase_if(matches, [&](const auto& match) {
            return (measure.match_above && match.second <= *measure.match_above) ||
                   (measure.match_below && match.second >= *measure.match_below);
        });
    return matches;
}

/// True if a term has matches, whatever their bounds.
bool has_any(const MeasureTerm& term, const Ran& run) {
    return !run.values.matches(term.indicator, term.scope).empty();
}

std::optional<double> value_of_term(const MeasureTerm& term, const Measure& measure, const Ran& run,
                                    const RunIndex& runs) {
    if (term.indicator == constant_one)
        return term.factor;
    const Ran* at = &run;
    if (!term.at.empty())
        at = runs.find(choices_at(runs.study(), run.point.choices, term.at));
    if (at == nullptr || !at->is_solved())
        return std::nullopt;
    std::optional<double> value = combined(matches_of(term, measure, *at), measure.matches);
    if (!value && (!stands_always(term.indicator) ||
                   (measure.matches == Matches::count && has_any(term, *at))))
        value = 0;
    if (value)
        *value *= term.factor;
    return value;
}

std::string text_of(const PathValue& value) {
    if (const auto* number = std::get_if<double>(&value))
        return fmt::format("{}", *number);
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    return std::get<bool>(value) ? "true" : "false";
}

} // namespace

std::string key_of(std::span<const Choice> choices) {
    std::vector<std::string> parts;
    for (const Choice& choice : choices)
        parts.push_back(choice.parameter + "=" + choice.value + ";");
    std::sort(parts.begin(), parts.end());
    std::string key;
    for (const std::string& part : parts)
        key += part;
    return key;
}

RunIndex::RunIndex(const Study& study, std::span<const Ran> runs) : study_(&study), runs_(runs) {
    for (std::size_t i = 0; i < runs.size(); ++i)
        by_choices_.try_emplace(key_of(runs[i].point.choices), i);
}

const Ran* RunIndex::find(std::span<const Choice> choices) const {
    const auto found = by_choices_.find(key_of(choices));
    return found == by_choices_.end() ? nullptr : &runs_[found->second];
}

const Ran* RunIndex::central() const {
    return find(central_choices(*study_));
}

std::vector<Choice> choices_at(const Study& study, std::span<const Choice> choices,
                               const PathValues& at) {
    std::vector<Choice> out(choices.begin(), choices.end());
    for (const auto& [parameter, value] : at) {
        Choice choice{parameter, text_of(value), 0};
        if (const auto* number = std::get_if<double>(&value))
            choice.number = *number;
        if (parameter == "case")
            std::erase_if(out, [&](const Choice& c) {
                const Parameter* own = study.find_parameter(c.parameter);
                return own == nullptr || is_axis(*own);
            });
        const auto same =
            std::find_if(out.begin(), out.end(),
                         [&, key = &parameter](const Choice& c) { return c.parameter == *key; });
        if (same != out.end())
            *same = std::move(choice);
        else
            out.insert(parameter == "case" ? out.begin() : out.end(), std::move(choice));
    }
    return out;
}

bool is_read_in(const Measure& measure, const Study& study, const Point& point) {
    if (measure.read_in == ReadIn::all)
        return true;
    std::size_t off = 0;
    for (const Choice& central : central_choices(study)) {
        const Choice* own = point.find(central.parameter);
        off += own != nullptr && own->value != central.value;
    }
    return off <= (measure.read_in == ReadIn::one_off ? 1U : 0U);
}

std::optional<double> value_of(const Measure& measure, const Ran& run, const RunIndex& runs) {
    if (!is_read_in(measure, runs.study(), run.point))
        return std::nullopt;
    std::optional<double> value = value_of_term(measure.first, measure, run, runs);
    if (value && !measure.holds.empty())
        *value *= static_cast<double>(std::count_if(
            measure.holds.begin(), measure.holds.end(), [&](const Condition& condition) {
                return holds(condition, run, runs).value_or(false);
            }));
    for (const MeasureTerm& term : measure.plus) {
        const std::optional<double> more = value_of_term(term, measure, run, runs);
        if (!value || !more)
            return std::nullopt;
        *value += *more;
    }
    if (measure.over.empty() || !value)
        return value;
    double below = 0;
    for (const MeasureTerm& term : measure.over) {
        const std::optional<double> more = value_of_term(term, measure, run, runs);
        if (!more)
            return std::nullopt;
        below += *more;
    }
    return std::abs(below) < 1e-9 ? std::nullopt : std::optional(*value / below);
}

std::vector<std::pair<std::string, double>> largest_matches(const Measure& measure,
                                                            const Ran& run) {
    auto matches = run.values.matches(measure.first.indicator, measure.first.scope);
    double sum = 0;
    for (const auto& [scope, value] : matches)
        sum += value;
    for (auto& [scope, value] : matches) {
        scope = scope.substr(scope.rfind(':') + 1);
        if (const auto name = measure.names.find(scope); name != measure.names.end())
            scope = title_or(name->second, scope);
        value = sum > 0 ? value / sum : 0;
    }
    std::stable_sort(matches.begin(), matches.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (matches.size() > static_cast<std::size_t>(measure.largest))
        matches.resize(static_cast<std::size_t>(measure.largest));
    return matches;
}

std::optional<bool> holds(const Condition& condition, const Ran& run, const RunIndex& runs) {
    const Measure* measure = runs.study().find_measure(condition.measure);
    const std::optional<double> value =
        measure == nullptr ? std::nullopt : value_of(*measure, run, runs);
    if (!value)
        return std::nullopt;
    return (!condition.above || *value > *condition.above) &&
           (!condition.below || *value < *condition.below);
}

std::string words_of(const Condition& condition, const Study& study) {
    const Measure* measure = study.find_measure(condition.measure);
    if (measure == nullptr)
        return condition.measure;
    const std::string unit = measure->unit.empty() ? "" : " " + measure->unit;
    std::string words = title_of(*measure);
    if (condition.above)
        words += fmt::format(" above {}{}", *condition.above, unit);
    if (condition.below)
        words +=
            fmt::format("{} below {}{}", condition.above ? " and" : "", *condition.below, unit);
    return words;
}

std::vector<WantedValue> values_of_measures(const StudyParts& parts) {
    std::vector<WantedValue> wanted;
    const auto want = [&](const MeasureTerm& term) {
        WantedValue value{term.indicator, term.scope};
        if (term.indicator != constant_one &&
            std::find(wanted.begin(), wanted.end(), value) == wanted.end())
            wanted.push_back(std::move(value));
    };
    for (const Measure& measure : parts.watch) {
        want(measure.first);
        for (const auto* terms : {&measure.plus, &measure.over})
            for (const MeasureTerm& term : *terms)
                want(term);
    }
    return wanted;
}

std::string title_or(const Text& title, std::string_view fallback) {
    return !title.en.empty() ? title.en : !title.tr.empty() ? title.tr : std::string(fallback);
}

std::string title_of(const Measure& measure) {
    return title_or(measure.title, measure.id);
}

std::string title_of(const Parameter& parameter) {
    return title_or(parameter.title, parameter.id);
}

std::string title_of(const Study& study, const Choice& choice) {
    if (choice.parameter == "case") {
        const StudyCase* found = study.find_case(choice.value);
        return found == nullptr ? choice.value : title_or(found->title, found->id);
    }
    const Parameter* parameter = study.find_parameter(choice.parameter);
    if (parameter == nullptr)
        return choice.value;
    for (const ParameterOption& option : parameter->options)
        if (option.id == choice.value)
            return title_or(option.title, option.id);
    return choice.value + (parameter->unit.empty() ? "" : " " + parameter->unit);
}

int decimals_of(const Measure& measure, double typical) {
    if (measure.decimals)
        return *measure.decimals;
    return std::abs(typical) >= 100 ? 0 : std::abs(typical) >= 1 ? 1 : 2;
}

} // namespace gashub
