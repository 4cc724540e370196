#include "study/turning.hpp"

#include "study/design/kinds.hpp"

#include <algorithm>

namespace gashub {

LookedAt looked_at(const Study& study, std::span<const Ran> runs) {
    const ThresholdSpec& spec = *study.parts().threshold;
    const RunIndex index(study, runs);
    LookedAt found;
    for (const Ran& run : runs) {
        const Choice* choice = run.point.find(spec.parameter);
        if (run.point.role != PointRole::search || choice == nullptr)
            continue;
        if (const std::optional<bool> is_so = holds(*spec.condition, run, index))
            found.emplace_back(choice->number, *is_so);
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::pair<double, double>> turning_brackets(const LookedAt& values) {
    std::vector<std::pair<double, double>> brackets;
    for (std::size_t i = 1; i < values.size(); ++i)
        if (values[i].second != values[i - 1].second)
            brackets.emplace_back(values[i - 1].first, values[i].first);
    return brackets;
}

double search_tolerance(const Study& study) {
    const auto [low, high] = search_span(study);
    const double given = study.parts().threshold->tolerance;
    return given > 0 ? given : (high - low) / 100;
}

} // namespace gashub
