// Choices that several kinds make: combinations, cases, swings, a scan along one parameter.

#include "study/design/kinds.hpp"
#include "study/distributions.hpp"

#include <algorithm>

namespace gashub {
namespace {

/// The choices with that of one parameter replaced or added.
std::vector<Choice> with_choice(std::vector<Choice> choices, Choice choice) {
    for (Choice& known : choices)
        if (known.parameter == choice.parameter) {
            known = std::move(choice);
            return choices;
        }
    choices.push_back(std::move(choice));
    return choices;
}

} // namespace

std::vector<std::vector<Choice>> grid_choices(const Study& study) {
    std::vector<std::vector<Choice>> all{{}};
    for (const Parameter& axis : study.parts().parameters) {
        if (!is_axis(axis))
            continue;
        std::vector<std::vector<Choice>> longer;
        for (const std::vector<Choice>& begun : all)
            for (const Choice& choice : choices_along(axis)) {
                longer.push_back(begun);
                longer.back().push_back(choice);
            }
        all = std::move(longer);
    }
    return all;
}

double grid_size(const Study& study) {
    double size = 1;
    for (const Parameter& axis : study.parts().parameters)
        if (is_axis(axis))
            size *= static_cast<double>(axis.values.size() + axis.options.size());
    return size;
}

std::vector<std::vector<Choice>> case_choices(const Study& study) {
    std::vector<std::vector<Choice>> all;
    for (const StudyCase& single : study.parts().cases)
        all.push_back({{"case", single.id, 0}});
    return all;
}

std::vector<std::vector<Choice>> swing_choices(const Study& study,
                                               const std::vector<Choice>& about) {
    std::vector<std::vector<Choice>> all;
    if (!study.parts().swings)
        return all;
    for (const Parameter& input : study.parts().parameters)
        if (is_uncertain(input))
            for (const double end : {low_end(*input.distribution), high_end(*input.distribution)})
                all.push_back(with_choice(about, choice_of(input, end)));
    return all;
}

std::pair<double, double> search_span(const Study& study) {
    const ThresholdSpec& spec = *study.parts().threshold;
    const Parameter& parameter = *study.find_parameter(spec.parameter);
    double low = 0, high = 0;
    if (parameter.distribution) {
        low = low_end(*parameter.distribution);
        high = high_end(*parameter.distribution);
    } else if (!parameter.values.empty()) {
        const auto ends = std::minmax_element(parameter.values.begin(), parameter.values.end());
        low = *ends.first;
        high = *ends.second;
    }
    return {spec.low.value_or(low), spec.high.value_or(high)};
}

std::vector<std::vector<Choice>> scan_choices(const Study& study,
                                              const std::vector<Choice>& about) {
    std::vector<std::vector<Choice>> all;
    if (!study.parts().threshold)
        return all;
    const ThresholdSpec& spec = *study.parts().threshold;
    const Parameter& parameter = *study.find_parameter(spec.parameter);
    const auto [low, high] = search_span(study);
    for (int i = 0; i < spec.points; ++i)
        all.push_back(
            with_choice(about, choice_of(parameter, low + (high - low) * i / (spec.points - 1))));
    return all;
}

void add_points(std::vector<Point>& points, const Study& study, PointRole role,
                std::string_view name, const std::vector<std::vector<Choice>>& choices) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (role != PointRole::draw && role != PointRole::grid &&
            std::any_of(points.begin(), points.end(),
                        [&](const Point& point) { return point.choices == choices[i]; }))
            continue;
        Result<Point> point =
            make_point(study, role, choices[i], point_id(name, i, choices.size(), choices[i]));
        if (point)
            points.push_back(std::move(*point));
    }
}

} // namespace gashub
