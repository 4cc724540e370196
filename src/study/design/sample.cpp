// `sample`: draws of the uncertain inputs, each with every combination of the axes (the same
// futures for all policies), the central case and the swings about it. One round.

#include "study/design/kinds.hpp"
#include "study/sampling.hpp"

namespace gashub {

std::vector<Point> round_of(const SampleStudy& kind, const Study& study,
                            std::span<const Ran> earlier) {
    std::vector<Point> points;
    if (!earlier.empty())
        return points;
    const Sample sample = draw_sample(study, kind.draws, kind.sampling);
    const std::vector<std::vector<Choice>> policies = grid_choices(study);
    std::vector<std::vector<Choice>> draws;
    draws.reserve(sample.values.size() * policies.size());
    for (const std::vector<double>& future : sample.values)
        for (const std::vector<Choice>& policy : policies) {
            draws.push_back(policy);
            for (std::size_t i = 0; i < sample.inputs.size(); ++i)
                draws.back().push_back(choice_of(*sample.inputs[i], future[i]));
        }
    const std::vector<Choice> central = central_choices(study);
    for (std::size_t k = 0; k < draws.size(); ++k) {
        // The id carries the policy alone: a draw's numbers are in `parameters`.
        const std::vector<Choice>& policy = policies[k % policies.size()];
        Result<Point> point =
            make_point(study, PointRole::draw, draws[k], point_id("draw", k, draws.size(), policy));
        if (point)
            points.push_back(std::move(*point));
    }
    add_points(points, study, PointRole::central, "central", {central});
    add_points(points, study, PointRole::swing, "swing", swing_choices(study, central));
    return points;
}

double size_of(const SampleStudy& kind, const Study& study) {
    return kind.draws * grid_size(study);
}

std::vector<WantedValue> wanted_of(const SampleStudy&, const Study&) {
    return {};
}

} // namespace gashub
