#include "study/design/design.hpp"
#include "study/settings.hpp"

#include "base/text.hpp"
#include "model/faults.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace gashub {
namespace {

/// Settings of one choice laid on those before; the base may change by it.
void lay_choice(Point& point, const Study& study, const Choice& choice, Faults& faults) {
    if (choice.parameter == "case") {
        const StudyCase& found = *study.find_case(choice.value);
        if (!found.scenario.empty())
            point.base = static_cast<std::size_t>(study.find_base(found.scenario));
        lay_over(point.set, found.set);
        return;
    }
    const Parameter& parameter = *study.find_parameter(choice.parameter);
    for (const ParameterOption& option : parameter.options)
        if (option.id == choice.value)
            return lay_over(point.set, option.set);
    lay_over(point.set,
             settings_of(parameter, choice.number, study.bases()[point.base], point.set, faults));
}

/// Lower-case signs of an id.
std::string slug(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.')
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (!out.empty() && out.back() != '-')
            out += '-';
    return out;
}

} // namespace

const Choice* Point::find(std::string_view parameter) const {
    const auto found = std::find_if(choices.begin(), choices.end(),
                                    [&](const Choice& c) { return c.parameter == parameter; });
    return found == choices.end() ? nullptr : &*found;
}

Choice choice_of(const Parameter& parameter, double number) {
    return {parameter.id, fmt::format("{}", number), number};
}

Choice choice_of(const Parameter& parameter, const ParameterOption& option) {
    return {parameter.id, option.id, 0};
}

std::vector<Choice> choices_along(const Parameter& axis) {
    std::vector<Choice> choices;
    for (const double value : axis.values)
        choices.push_back(choice_of(axis, value));
    for (const ParameterOption& option : axis.options)
        choices.push_back(choice_of(axis, option));
    return choices;
}

std::vector<Choice> central_choices(const Study& study) {
    std::vector<Choice> choices;
    for (const Parameter& parameter : study.parts().parameters) {
        if (!parameter.options.empty()) {
            for (const ParameterOption& option : parameter.options)
                if (option.id == parameter.central_option)
                    choices.push_back(choice_of(parameter, option));
        } else if (!parameter.values.empty()) {
            choices.push_back(choice_of(parameter, *parameter.central));
        }
    }
    return choices;
}

Result<Point> make_point(const Study& study, PointRole role, std::vector<Choice> choices,
                         std::string id) {
    Point point{.id = std::move(id), .role = role, .base = 0, .choices = {}, .set = {}};
    // A scenario that stands in for the base comes first, whatever the order of the choices.
    for (const Choice& choice : choices) {
        if (choice.parameter == "case")
            continue;
        for (const ParameterOption& option : study.find_parameter(choice.parameter)->options)
            if (option.id == choice.value && !option.scenario.empty())
                point.base = static_cast<std::size_t>(study.find_base(option.scenario));
    }
    Faults faults;
    for (const Choice& choice : choices)
        lay_choice(point, study, choice, faults);
    if (faults.has_errors())
        return faults.take();
    point.choices = std::move(choices);
    return point;
}

std::string point_id(std::string_view kind, std::size_t number, std::size_t count,
                     std::span<const Choice> choices) {
    const std::size_t digits = std::max<std::size_t>(fmt::format("{}", count).size(), 2);
    std::string id = fmt::format("{}-{:0{}}", kind, number + 1, digits);
    for (const Choice& choice : choices)
        id += "-" + slug(choice.value);
    return id.substr(0, 64);
}

} // namespace gashub
