#include "study/reduction/words.hpp"

#include "study/measure.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

const std::string no_value = "(no value)";

std::string value_words(const Measure& measure, const std::optional<double>& value) {
    return value ? number_words(*value, decimals_of(measure, *value)) : no_value;
}

/// The run that answers lead with: the central one, of a list its first case.
const Ran* leading_run(const RunIndex& index) {
    if (const Ran* central = index.central())
        return central;
    for (const Ran& run : index.runs())
        if (run.point.role == PointRole::single_case)
            return &run;
    return nullptr;
}

/// Choices written as `parameter=choice,parameter=choice`.
PathValues choices_in(const Study& study, std::string_view text) {
    PathValues values;
    while (!text.empty()) {
        const std::string_view one = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), one.size() + 1));
        const std::size_t equals = std::min(one.find('='), one.size());
        const std::string name(one.substr(0, equals));
        const std::string value(one.substr(std::min(one.size(), equals + 1)));
        const Parameter* parameter = study.find_parameter(name);
        if (parameter != nullptr && parameter->options.empty())
            values.emplace_back(name, parse_path_value(value));
        else
            values.emplace_back(name, value);
    }
    return values;
}

/// Least and largest value of a measure over the cases of a grid or list.
std::pair<std::optional<double>, std::optional<double>> range_of(const Measure& measure,
                                                                 const RunIndex& index) {
    std::optional<double> low, high;
    for (const Ran& run : index.runs()) {
        if (run.point.role != PointRole::grid && run.point.role != PointRole::single_case)
            continue;
        if (const auto value = value_of(measure, run, index)) {
            low = std::min(low.value_or(*value), *value);
            high = std::max(high.value_or(*value), *value);
        }
    }
    return {low, high};
}

/// The choice of a parameter at which a measure is largest or least, all else central; the first of
/// those that its digits can not tell apart.
std::string extreme(const Measure& measure, std::string_view parameter, bool most,
                    const RunIndex& index) {
    const Ran* lead = leading_run(index);
    std::optional<double> best;
    std::string title = no_value;
    for (const Ran& run : index.runs()) {
        const Choice* choice = run.point.find(parameter);
        if (choice == nullptr || lead == nullptr || run.point.role == PointRole::search)
            continue;
        std::vector<Choice> as_lead = lead->point.choices;
        if (parameter == "case")
            as_lead = {*choice};
        for (Choice& known : as_lead)
            if (known.parameter == parameter)
                known = *choice;
        if (index.find(as_lead) != &run)
            continue;
        const auto value = value_of(measure, run, index);
        const double more = value && best ? (most ? *value - *best : *best - *value) : 0;
        if (value && (!best || more > std::pow(10.0, -decimals_of(measure, *best)) / 2)) {
            best = value;
            title = title_of(index.study(), *choice);
        }
    }
    return title;
}

/// `not-served above 5@case=2021`: the rows of a table by measures that are above 5 in that run,
/// largest first; `nobody` where none is. Nothing if the name is not of this form.
std::optional<std::string> rows_above(std::string_view name, const RunIndex& index) {
    const Study& study = index.study();
    const std::size_t above = name.find(" above ");
    if (above == std::string_view::npos)
        return std::nullopt;
    const auto& tables = study.parts().tables;
    const auto spec = std::find_if(tables.begin(), tables.end(), [&](const TableSpec& table) {
        return table.id == name.substr(0, above) && table.rows == "measure";
    });
    const std::string_view rest = name.substr(above + 7);
    const std::size_t at = std::min(rest.find('@'), rest.size());
    const PathValue bound = parse_path_value(rest.substr(0, at));
    const auto* least = std::get_if<double>(&bound);
    const Ran* run = leading_run(index);
    if (spec == tables.end() || least == nullptr || run == nullptr)
        return std::nullopt;
    if (at < rest.size())
        run = index.find(
            choices_at(study, run->point.choices, choices_in(study, rest.substr(at + 1))));
    if (run == nullptr || !run->is_solved())
        return no_value;
    std::vector<std::pair<double, std::string>> rows;
    for (const std::string& id : spec->measures)
        if (const Measure* measure = study.find_measure(id))
            if (const auto value = value_of(*measure, *run, index); value && *value > *least)
                rows.emplace_back(*value, title_of(*measure));
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string words;
    for (const auto& [value, title] : rows)
        words += (words.empty() ? "" : ", ") + title;
    return words.empty() ? "nobody" : words;
}

std::optional<std::string> words_of_name(std::string_view name, const RunIndex& index) {
    const Study& study = index.study();
    for (const bool most : {true, false}) {
        const std::string_view head = most ? "most " : "least ";
        const std::size_t by = name.find(" by ");
        if (name.starts_with(head) && by != std::string_view::npos)
            if (const Measure* measure =
                    study.find_measure(name.substr(head.size(), by - head.size())))
                return extreme(*measure, name.substr(by + 4), most, index);
    }
    if (auto rows = rows_above(name, index))
        return rows;
    const std::size_t at = name.find('@'), dot = name.find('.');
    const Measure* measure = study.find_measure(name.substr(0, std::min(at, dot)));
    const Ran* run = leading_run(index);
    if (measure == nullptr) {
        const Choice* choice = run == nullptr ? nullptr : run->point.find(name);
        return choice == nullptr ? std::nullopt : std::optional(title_of(study, *choice));
    }
    if (at != std::string_view::npos && run != nullptr)
        run = index.find(
            choices_at(study, run->point.choices, choices_in(study, name.substr(at + 1))));
    if (at == std::string_view::npos && dot != std::string_view::npos) {
        const auto [low, high] = range_of(*measure, index);
        return value_words(*measure, name.substr(dot) == ".low" ? low : high);
    }
    if (run != nullptr && measure->largest > 0) {
        std::string words;
        for (const auto& [what, share] : largest_matches(*measure, *run))
            words += fmt::format("{}{} {:.0f} %", words.empty() ? "" : ", ", what, 100 * share);
        return words.empty() ? no_value : words;
    }
    return value_words(*measure, run == nullptr ? std::nullopt : value_of(*measure, *run, index));
}

} // namespace

std::string number_words(double value, int decimals) {
    const double unit = std::pow(10.0, -decimals);
    if (std::abs(value) < unit / 2)
        value = 0; // no `-0.0`
    std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
    const std::size_t dot = std::min(digits.find('.'), digits.size());
    for (std::size_t at = dot; at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return (value < 0 ? "-" : "") + digits;
}

std::string laid_in(std::string_view text, const Study& study, std::span<const Ran> runs,
                    const Facts& facts) {
    const RunIndex index(study, runs);
    std::string out;
    while (!text.empty()) {
        const std::size_t open = std::min(text.find('{'), text.size());
        out += text.substr(0, open);
        text.remove_prefix(open);
        const std::size_t close = text.find('}');
        if (close == std::string_view::npos) {
            out += text;
            break;
        }
        const std::string name(text.substr(1, close - 1));
        if (const auto fact = facts.find(name); fact != facts.end())
            out += fact->second;
        else
            out += words_of_name(name, index).value_or(std::string(text.substr(0, close + 1)));
        text.remove_prefix(close + 1);
    }
    return out;
}

Facts facts_of(const Answer& answer, const Study& study, std::span<const Ran> runs) {
    Facts facts;
    facts["runs"] = fmt::format("{}", answer.solved);
    facts["planned"] = fmt::format("{}", answer.planned);
    facts["failed"] = fmt::format("{}", answer.failed);
    const Figure& head = answer.headline;
    const auto number = [&](const std::optional<double>& value) {
        return value ? number_words(*value, head.decimals) : no_value;
    };
    facts["headline"] = number(head.central);
    facts["headline.low"] = number(head.low);
    facts["headline.high"] = number(head.high);
    facts["unit"] = head.unit;
    if (study.parts().condition) {
        const Condition& condition = *study.parts().condition;
        if (const auto limit = condition.above ? condition.above : condition.below)
            facts["limit"] = fmt::format("{:g}", *limit);
        const RunIndex index(study, runs);
        std::size_t held = 0, counted = 0;
        for (const Ran& run : runs) {
            if (run.point.role != PointRole::grid && run.point.role != PointRole::single_case &&
                run.point.role != PointRole::draw)
                continue;
            if (const auto is_so = holds(*study.parts().condition, run, index))
                held += *is_so, ++counted;
        }
        facts["held"] = fmt::format("{}", held);
        facts["counted"] = fmt::format("{}", counted);
        facts["share"] =
            counted == 0
                ? no_value
                : number_words(100.0 * static_cast<double>(held) / static_cast<double>(counted),
                               0) +
                      " %";
    }
    const Turning& turning = answer.threshold;
    if (turning.low && turning.high)
        facts["threshold"] = number_words(*turning.low, turning.decimals) + " to " +
                             number_words(*turning.high, turning.decimals) +
                             (turning.unit.empty() ? "" : " " + turning.unit);
    else
        facts["threshold"] = no_value;
    return facts;
}

} // namespace gashub
