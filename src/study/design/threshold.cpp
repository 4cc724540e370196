// `threshold`: rounds of a search over one parameter. The first looks at evenly spaced values, each
// later one at three values in every bracket in which the condition turns, until all brackets are
// within the tolerance.

#include "study/design/kinds.hpp"
#include "study/measure.hpp"
#include "study/turning.hpp"

namespace gashub {

std::vector<Point> round_of(const ThresholdStudy&, const Study& study,
                            std::span<const Ran> earlier) {
    std::vector<Point> points;
    const std::vector<Choice> central = central_choices(study);
    if (earlier.empty()) {
        add_points(points, study, PointRole::central, "central", {central});
        add_points(points, study, PointRole::swing, "swing", swing_choices(study, central));
        add_points(points, study, PointRole::search, "round1", scan_choices(study, central));
        return points;
    }
    const ThresholdSpec& spec = *study.parts().threshold;
    const Parameter& parameter = *study.find_parameter(spec.parameter);
    const double tolerance = search_tolerance(study);
    std::vector<std::vector<Choice>> next;
    for (const auto& [low, high] : turning_brackets(looked_at(study, earlier)))
        if (high - low > tolerance * (1 + 1e-9))
            for (const double part : {0.25, 0.5, 0.75})
                next.push_back(choices_at(study, central,
                                          {{parameter.id, PathValue(low + part * (high - low))}}));
    add_points(points, study, PointRole::search, "round" + std::to_string(earlier.size() + 1),
               next);
    return points;
}

double size_of(const ThresholdStudy&, const Study& study) {
    return study.parts().threshold->points;
}

std::vector<WantedValue> wanted_of(const ThresholdStudy&, const Study&) {
    return {};
}

} // namespace gashub
