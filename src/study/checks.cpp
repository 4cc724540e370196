#include "study/checks.hpp"

#include "base/text.hpp"
#include "study/distributions.hpp"
#include "study/run_values.hpp"
#include "study/sampling.hpp"
#include "study/settings.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace gashub {
namespace {

template <class T>
std::vector<std::string> ids_of(const std::vector<T>& things) {
    std::vector<std::string> ids;
    for (const T& thing : things)
        ids.push_back(thing.id);
    return ids;
}

bool has(const std::vector<std::string>& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

void check_parameter(const Parameter& p, Faults& faults) {
    if (p.path.empty() && p.targets.empty() && p.options.empty())
        faults.error("missing-key", "the parameter sets nothing",
                     "`path`, `targets` or `options` say what");
    if (!p.values.empty() && !p.options.empty())
        faults.error("bad-parameter", "a parameter has `values` or `options`, not both");
    if (!p.distribution && !is_axis(p))
        faults.error("missing-key", "the parameter has nothing to vary",
                     "`values`, `options` or `distribution`");
    if (p.distribution && is_axis(p))
        faults.error("bad-parameter", "a parameter is an axis of cases or is drawn, not both",
                     "take away `distribution`, or `values` and `options`");
    if (p.distribution && p.path.empty() && p.targets.empty())
        faults.error("missing-key", "what is drawn needs a `path` or `targets`");
    std::set<double> seen;
    for (const double value : p.values)
        if (!seen.insert(value).second)
            faults.error("bad-parameter", fmt::format("the value {} stands twice", value));
    if (p.central && !p.values.empty() &&
        std::find(p.values.begin(), p.values.end(), *p.central) == p.values.end()) {
        const Faults::Inside key(faults, "central");
        faults.error("unknown-option", fmt::format("{} is none of the values", *p.central));
    }
    if (!p.central_option.empty() && !has(ids_of(p.options), p.central_option)) {
        const Faults::Inside key(faults, "central_option");
        faults.error("unknown-option", "no option is called " + quoted(p.central_option),
                     did_you_mean(p.central_option, ids_of(p.options)));
    }
    if (p.distribution) {
        const Faults::Inside key(faults, "distribution");
        check_distribution(*p.distribution, faults);
    }
    const Faults::Inside key(faults, "options");
    check_unique(p.options, faults);
}

/// Paths of the study's own are those that its kind reads.
void check_own_paths(const StudyParts& parts, const Parameter& parameter, Faults& faults) {
    std::vector<std::string> known, asked{parameter.path};
    std::visit(
        [&](const auto& kind) {
            if constexpr (requires { kind.own_paths; })
                known.assign(kind.own_paths.begin(), kind.own_paths.end());
        },
        parts.kind);
    for (const ParameterTarget& target : parameter.targets)
        asked.push_back(target.path);
    for (const std::string& path : asked)
        if (is_own_path(path) && !has(known, path))
            faults.error("unknown-path", "a study of this kind has no number " + quoted(path),
                         did_you_mean(path, known));
}

/// What follows another run is held against it, so it is no axis of its own: one value, the central
/// one, and others by `at`.
void check_followed(const StudyParts& parts, const Parameter& parameter, Faults& faults) {
    const Faults::Inside list(faults, "targets");
    for (std::size_t i = 0; i < parameter.targets.size(); ++i) {
        const ParameterTarget& target = parameter.targets[i];
        if (target.of.empty())
            continue;
        const Faults::Inside at(faults, i), key(faults, "of");
        check_watched(parts, target.of, faults);
        if (parameter.values.size() != 1)
            faults.error("bad-parameter", "what follows another run needs `values` of one number",
                         "that is the run followed; measures read others by `at`");
        if (target.mode != TargetMode::set || target.path.find('*') != std::string::npos ||
            is_own_path(target.path))
            faults.error("bad-parameter", "what follows another run sets one number of a scenario");
    }
}

void check_measure(const StudyParts& parts, const Measure& measure, Faults& faults) {
    check_indicator(measure.first.indicator, faults);
    check_choices(parts, measure.first.at, faults);
    for (const auto& [key, terms] :
         {std::pair{"plus", &measure.plus}, std::pair{"over", &measure.over}}) {
        const Faults::Inside in_list(faults, key);
        for (std::size_t i = 0; i < terms->size(); ++i) {
            const Faults::Inside at(faults, i);
            check_indicator((*terms)[i].indicator, faults);
            check_choices(parts, (*terms)[i].at, faults);
        }
    }
    check_matches(parts, measure, faults);
}

void check_condition(const StudyParts& parts, const Condition& condition, Faults& faults) {
    if (condition.measure.empty() == condition.indicator.empty())
        faults.error("bad-condition", "a condition needs `measure`, or `indicator` and `scope`");
    else if (condition.measure.empty())
        check_indicator(condition.indicator, faults);
    else
        check_watched(parts, condition.measure, faults);
    if (!condition.above && !condition.below)
        faults.error("bad-condition", "a condition needs `above`, `below` or both");
    if (condition.above && condition.below && *condition.above >= *condition.below)
        faults.error("bad-condition", "nothing is above `above` and below `below` as given");
}

void check_threshold(const StudyParts& parts, const ThresholdSpec& spec, Faults& faults) {
    const Parameter* parameter = parameter_called(parts, spec.parameter);
    if (parameter == nullptr) {
        const Faults::Inside key(faults, "parameter");
        unknown_parameter(parts, spec.parameter, faults);
    } else if (!parameter->options.empty()) {
        faults.error("bad-threshold", "a search needs a parameter of numbers, not of options");
    } else if (parameter->path.empty() && parameter->targets.empty()) {
        faults.error("bad-threshold", "the parameter sets nothing that could be moved");
    } else if (parameter->values.size() < 2 && !parameter->distribution &&
               (!spec.low || !spec.high)) {
        faults.error("bad-threshold", "the search needs `low` and `high`");
    }
    if (spec.low && spec.high && *spec.low >= *spec.high)
        faults.error("bad-threshold", "`low` must lie below `high`");
    if (!spec.told_by.empty()) {
        const Faults::Inside key(faults, "told_by");
        check_watched(parts, spec.told_by, faults);
    }
    if (spec.condition) {
        const Faults::Inside key(faults, "condition");
        check_condition(parts, *spec.condition, faults);
    } else if (!parts.condition && !std::holds_alternative<ProjectStudy>(parts.kind)) {
        faults.error("bad-threshold", "the search needs a `condition`, here or of the study");
    }
}

/// Columns by match need measures that have several, one of them where rows are choices.
void check_match(const StudyParts& parts, const TableSpec& table, Faults& faults) {
    const Faults::Inside key(faults, "across");
    const bool has_stars =
        std::all_of(table.measures.begin(), table.measures.end(), [&](const std::string& id) {
            return std::any_of(parts.watch.begin(), parts.watch.end(), [&](const Measure& one) {
                return one.id == id && one.first.scope.find('*') != std::string::npos;
            });
        });
    if (!has_stars || table.measures.empty() ||
        (table.rows != "measure" && table.measures.size() > 1))
        faults.error("bad-table", "columns by match need one measure with a `*` in its scope",
                     "rows by measure take several");
}

void check_tables(const StudyParts& parts, Faults& faults) {
    check_unique(parts.tables, faults);
    const auto check_axis = [&](const std::string& name, bool with_measure) {
        const Parameter* parameter = parameter_called(parts, name);
        if (name == "case" || (with_measure && name == "measure") ||
            (parameter != nullptr && is_axis(*parameter)))
            return;
        if (parameter != nullptr)
            faults.error("bad-table", quoted(name) + " is drawn; rows need values or options");
        else
            unknown_parameter(parts, name, faults);
    };
    for (std::size_t i = 0; i < parts.tables.size(); ++i) {
        const Faults::Inside at(faults, i);
        const TableSpec& table = parts.tables[i];
        check_axis(table.rows, true);
        if (table.across == "match")
            check_match(parts, table, faults);
        else if (!table.across.empty())
            check_axis(table.across, false);
        else if (table.rows == "measure")
            faults.error("bad-table", "rows by measure need `across` for the columns");
        if (!table.counts.empty() && !parts.condition)
            faults.error("bad-table", "`counts` needs the study's `condition`");
        {
            const Faults::Inside key(faults, "measures");
            for (const std::string& measure : table.measures)
                check_watched(parts, measure, faults);
        }
        check_beside(parts, table, faults);
    }
}

void check_correlations(const StudyParts& parts, Faults& faults) {
    std::vector<const Parameter*> inputs;
    for (const Parameter& parameter : parts.parameters)
        if (is_uncertain(parameter))
            inputs.push_back(&parameter);
    bool is_good = true;
    std::set<std::set<std::string>> pairs;
    for (std::size_t i = 0; i < parts.correlations.size(); ++i) {
        const Faults::Inside at(faults, i);
        const Correlation& correlation = parts.correlations[i];
        if (correlation.between.size() != 2 || correlation.between[0] == correlation.between[1]) {
            faults.error("bad-correlation", "a correlation is between two parameters");
            is_good = false;
            continue;
        }
        for (const std::string& name : correlation.between) {
            const Parameter* parameter = parameter_called(parts, name);
            if (parameter == nullptr)
                unknown_parameter(parts, name, faults);
            else if (!is_uncertain(*parameter))
                faults.error("bad-correlation", quoted(name) + " is not drawn");
            is_good = is_good && parameter != nullptr && is_uncertain(*parameter);
        }
        if (!pairs.emplace(correlation.between.begin(), correlation.between.end()).second)
            faults.error("bad-correlation", "these two are correlated above already");
    }
    if (is_good && !parts.correlations.empty() &&
        !cholesky(correlation_matrix(parts, inputs), inputs.size()))
        faults.error("bad-correlation",
                     "no numbers are correlated like that: the matrix is not "
                     "positive definite",
                     "bring some of the correlations nearer to 0");
}

const StudyBase& base_called(const std::vector<StudyBase>& bases, const std::string& name) {
    const auto found = std::find_if(bases.begin(), bases.end(),
                                    [&](const StudyBase& base) { return base.name == name; });
    return found == bases.end() ? bases.front() : *found;
}

void try_parameter(const Parameter& parameter, const std::vector<StudyBase>& bases,
                   Faults& faults) {
    for (std::size_t i = 0; i < parameter.options.size(); ++i) {
        const Faults::Inside list(faults, "options"), at(faults, i);
        const ParameterOption& option = parameter.options[i];
        if (!option.set.empty())
            try_values(base_called(bases, option.scenario), option.set, faults);
    }
    std::vector<double> numbers = parameter.values;
    if (parameter.distribution) // its ends; what a draw may do between is checked when it is drawn
        numbers = {low_end(*parameter.distribution), high_end(*parameter.distribution)};
    for (const double number : numbers) {
        Faults found;
        PathValues settings = settings_of(parameter, number, bases.front(), {}, found);
        for (const ParameterTarget& target : parameter.targets)
            if (!target.of.empty()) // as if what it follows were 1
                settings.emplace_back(target.path, target.factor * number + target.add);
        if (!found.has_errors())
            try_values(bases.front(), settings, found);
        const bool is_bad = found.has_errors();
        for (const Issue& issue : found.take())
            faults.error(issue.code, issue.message, issue.hint);
        if (is_bad)
            return; // the next number would say the same
    }
}

void try_settings(const StudyParts& parts, const std::vector<StudyBase>& bases, Faults& faults) {
    {
        const Faults::Inside list(faults, "parameters");
        for (std::size_t i = 0; i < parts.parameters.size(); ++i) {
            const Faults::Inside at(faults, i);
            try_parameter(parts.parameters[i], bases, faults);
        }
    }
    const Faults::Inside list(faults, "cases");
    for (std::size_t i = 0; i < parts.cases.size(); ++i) {
        const Faults::Inside at(faults, i);
        if (!parts.cases[i].set.empty())
            try_values(base_called(bases, parts.cases[i].scenario), parts.cases[i].set, faults);
    }
}

/// At most one axis may name scenarios: two could not both stand in for the base.
void check_one_axis_of_scenarios(const StudyParts& parts, Faults& faults) {
    int axes = 0;
    for (std::size_t i = 0; i < parts.parameters.size(); ++i) {
        const Faults::Inside at(faults, i);
        const Parameter& parameter = parts.parameters[i];
        const bool names =
            std::any_of(parameter.options.begin(), parameter.options.end(),
                        [](const ParameterOption& o) { return !o.scenario.empty(); });
        if (names && ++axes == 2)
            faults.error("two-scenarios", "another parameter names scenarios already: only one can",
                         "give the options of one of them as `set`");
    }
}

} // namespace

const Parameter* parameter_called(const StudyParts& parts, std::string_view name) {
    for (const Parameter& parameter : parts.parameters)
        if (parameter.id == name || (!parameter.path.empty() && parameter.path == name))
            return &parameter;
    return nullptr;
}

void check_choices(const StudyParts& parts, const PathValues& at, Faults& faults) {
    const Faults::Inside key(faults, "at");
    for (const auto& [name, value] : at) {
        const Faults::Inside inside(faults, name);
        const auto* text = std::get_if<std::string>(&value);
        const auto* number = std::get_if<double>(&value);
        if (name == "case") {
            if (text == nullptr || !has(ids_of(parts.cases), *text))
                faults.error("unknown-case", "no case is called so",
                             text == nullptr ? "" : did_you_mean(*text, ids_of(parts.cases)));
            continue;
        }
        const Parameter* parameter = parameter_called(parts, name);
        if (parameter == nullptr)
            unknown_parameter(parts, name, faults);
        else if (!parameter->options.empty() &&
                 (text == nullptr || !has(ids_of(parameter->options), *text)))
            faults.error("unknown-option", "no option of " + quoted(name) + " is called so",
                         text == nullptr ? "" : did_you_mean(*text, ids_of(parameter->options)));
        else if (parameter->options.empty() && number == nullptr)
            faults.error("wrong-type", "a number is needed here");
    }
}

void try_values(const StudyBase& base, const PathValues& values, Faults& faults) {
    const Result<Scenario> laid = with_values(base.scenario, base.network, values);
    if (laid)
        return;
    for (const Issue& issue : laid.issues()) {
        if (issue.severity != Severity::error)
            continue;
        const bool is_of_path = issue.where.pointer.starts_with("/set/");
        const std::string path = is_of_path ? issue.where.pointer.substr(5) : "";
        const bool is_named = issue.message.find(path) != std::string::npos;
        faults.error(issue.code, is_named ? issue.message : quoted(path) + ": " + issue.message,
                     issue.hint);
    }
}

void unknown_parameter(const StudyParts& parts, const std::string& name, Faults& faults) {
    faults.error("unknown-parameter", "no parameter of the study is called " + quoted(name),
                 did_you_mean(name, ids_of(parts.parameters)));
}

void check_watched(const StudyParts& parts, const std::string& id, Faults& faults) {
    if (const std::vector<std::string> ids = ids_of(parts.watch); !has(ids, id))
        faults.error("unknown-measure", "no measure of `watch` is called " + quoted(id),
                     did_you_mean(id, ids));
}

void check_study(const StudyParts& parts, const std::vector<StudyBase>& bases, Faults& faults) {
    {
        const Faults::Inside list(faults, "parameters");
        check_unique(parts.parameters, faults);
        for (std::size_t i = 0; i < parts.parameters.size(); ++i) {
            const Faults::Inside at(faults, i);
            check_parameter(parts.parameters[i], faults);
            check_own_paths(parts, parts.parameters[i], faults);
            check_followed(parts, parts.parameters[i], faults);
        }
        check_one_axis_of_scenarios(parts, faults);
    }
    {
        const Faults::Inside list(faults, "correlations");
        check_correlations(parts, faults);
    }
    {
        const Faults::Inside list(faults, "cases");
        check_unique(parts.cases, faults);
    }
    {
        const Faults::Inside list(faults, "watch");
        check_unique(parts.watch, faults);
        for (std::size_t i = 0; i < parts.watch.size(); ++i) {
            const Faults::Inside at(faults, i);
            check_measure(parts, parts.watch[i], faults);
        }
    }
    if (!parts.headline.empty()) {
        const Faults::Inside key(faults, "headline");
        check_watched(parts, parts.headline, faults);
    }
    if (parts.condition) {
        const Faults::Inside key(faults, "condition");
        check_condition(parts, *parts.condition, faults);
    }
    if (parts.threshold) {
        const Faults::Inside key(faults, "threshold");
        check_threshold(parts, *parts.threshold, faults);
    }
    {
        const Faults::Inside list(faults, "tables");
        check_tables(parts, faults);
    }
    {
        const Faults::Inside list(faults, "sentence");
        for (std::size_t i = 0; i < parts.sentence.size(); ++i) {
            const Faults::Inside at(faults, i), when(faults, "when");
            for (std::size_t j = 0; j < parts.sentence[i].when.size(); ++j) {
                const Faults::Inside inside(faults, j);
                check_condition(parts, parts.sentence[i].when[j], faults);
            }
        }
    }
    std::visit([&](const auto& kind) { check_kind(kind, parts, bases, faults); }, parts.kind);
    if (!faults.has_errors())
        try_settings(parts, bases, faults);
}

void check_kind(const GridStudy&, const StudyParts& parts, const std::vector<StudyBase>&,
                Faults& faults) {
    if (parts.cases.empty() &&
        std::none_of(parts.parameters.begin(), parts.parameters.end(), is_axis))
        faults.error("empty-design", "the grid has no axis and no case",
                     "give a parameter `values` or `options`, or add `cases`");
}

void check_kind(const ListStudy&, const StudyParts& parts, const std::vector<StudyBase>&,
                Faults& faults) {
    if (parts.cases.empty())
        faults.error("empty-design", "the list has no cases");
}

void check_kind(const SampleStudy&, const StudyParts& parts, const std::vector<StudyBase>&,
                Faults& faults) {
    if (std::none_of(parts.parameters.begin(), parts.parameters.end(), is_uncertain))
        faults.error("empty-design", "the sample has nothing to draw",
                     "give a parameter a `distribution`");
    if (parts.watch.empty())
        faults.error("missing-key", "the sample needs `watch`: what to measure");
}

void check_kind(const ThresholdStudy&, const StudyParts& parts, const std::vector<StudyBase>&,
                Faults& faults) {
    if (!parts.threshold)
        faults.error("missing-key", "the study needs the key `threshold`");
}

} // namespace gashub
