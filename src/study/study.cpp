#include "study/study.hpp"

#include "model/value_checks.hpp"
#include "study/checks.hpp"
#include "study/dictionary_study.hpp"

#include <algorithm>

namespace gashub {
namespace {

template <class T>
const T* called(const std::vector<T>& things, std::string_view id) {
    const auto found =
        std::find_if(things.begin(), things.end(), [&](const T& thing) { return thing.id == id; });
    return found == things.end() ? nullptr : &*found;
}

/// Signs of an id from a name and a scope.
std::string id_from(const std::string& name, const std::string& scope) {
    std::string id = scope.empty() ? name : name + "-" + scope;
    std::replace(id.begin(), id.end(), ':', '-');
    std::replace(id.begin(), id.end(), '*', '-');
    return id.substr(0, 64);
}

/// True for a measure that is this number and no more.
bool is_plain(const Measure& measure, const std::string& indicator, const std::string& scope) {
    return measure.first.indicator == indicator && measure.first.scope == scope &&
           measure.first.factor == 1 && measure.first.at.empty() && measure.plus.empty() &&
           measure.over.empty() && measure.matches == Matches::sum;
}

/// A condition on a number goes by the measure that it is; where there is none, a hidden one is
/// made.
void name_measure(StudyParts& parts, Condition& condition) {
    if (!condition.measure.empty() || condition.indicator.empty())
        return;
    const std::string indicator = std::exchange(condition.indicator, {});
    const std::string scope = std::exchange(condition.scope, {});
    for (const Measure& measure : parts.watch)
        if (is_plain(measure, indicator, scope)) {
            condition.measure = measure.id;
            return;
        }
    Measure measure;
    measure.id = id_from(indicator, scope);
    while (called(parts.watch, measure.id) != nullptr)
        measure.id = "other-" + measure.id;
    measure.first.indicator = indicator;
    measure.first.scope = scope;
    measure.is_hidden = true;
    condition.measure = measure.id;
    parts.watch.push_back(std::move(measure));
}

/// A sample draws plain values with equal odds; a single one is no draw but a setting.
void draw_values(Parameter& parameter) {
    if (parameter.values.size() < 2 || parameter.distribution)
        return;
    Discrete discrete;
    discrete.values = std::move(parameter.values);
    std::sort(discrete.values.begin(), discrete.values.end());
    parameter.values.clear();
    parameter.distribution = Distribution{std::move(discrete)};
}

/// Fills in what a file may leave out.
void complete(StudyParts& parts) {
    for (Parameter& parameter : parts.parameters) {
        if (parameter.id.empty())
            parameter.id = parameter.path.empty() && !parameter.targets.empty()
                               ? parameter.targets[0].path
                               : parameter.path;
        if (std::holds_alternative<SampleStudy>(parts.kind))
            draw_values(parameter);
        if (!parameter.values.empty() && !parameter.central)
            parameter.central = parameter.values[parameter.values.size() / 2];
        if (!parameter.options.empty() && parameter.central_option.empty())
            parameter.central_option = parameter.options.front().id;
    }
    for (Measure& measure : parts.watch)
        if (measure.id.empty())
            measure.id = id_from(measure.first.indicator, measure.first.scope);
    if (parts.headline.empty() && !parts.watch.empty())
        parts.headline = parts.watch.front().id;
    if (parts.condition)
        name_measure(parts, *parts.condition);
    if (parts.threshold) {
        if (!parts.threshold->condition)
            parts.threshold->condition = parts.condition;
        if (parts.threshold->condition)
            name_measure(parts, *parts.threshold->condition);
        if (const Parameter* p = parameter_called(parts, parts.threshold->parameter))
            parts.threshold->parameter = p->id;
    }
    for (SentencePart& part : parts.sentence)
        for (Condition& condition : part.when)
            name_measure(parts, condition);
}

} // namespace

int Study::find_base(std::string_view name) const {
    for (std::size_t i = 0; i < bases().size(); ++i)
        if (bases()[i].name == name)
            return static_cast<int>(i);
    return -1;
}

const Parameter* Study::find_parameter(std::string_view id) const {
    return called(parts().parameters, id);
}
const StudyCase* Study::find_case(std::string_view id) const {
    return called(parts().cases, id);
}
const Measure* Study::find_measure(std::string_view id) const {
    return called(parts().watch, id);
}
const Measure* Study::headline() const {
    return find_measure(parts().headline);
}

std::vector<std::string> scenarios_of(const StudyParts& parts) {
    std::vector<std::string> names{""};
    const auto add = [&](const std::string& name) {
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    };
    for (const Parameter& parameter : parts.parameters)
        for (const ParameterOption& option : parameter.options)
            add(option.scenario);
    for (const StudyCase& single : parts.cases)
        add(single.scenario);
    return names;
}

Result<Study> make_study(StudyParts parts, std::vector<StudyBase> bases) {
    Faults faults;
    check_object(parts, nullptr, faults);
    complete(parts);
    check_study(parts, bases, faults);
    const bool is_bad = faults.has_errors();
    Issues issues = faults.take();
    if (is_bad)
        return issues;
    Study study;
    study.content_ =
        std::make_shared<const Study::Content>(Study::Content{std::move(parts), std::move(bases)});
    return {std::move(study), std::move(issues)};
}

} // namespace gashub
