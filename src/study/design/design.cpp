#include "study/design/companions.hpp"
#include "study/design/kinds.hpp"
#include "study/measure.hpp"

#include <algorithm>

namespace gashub {

std::vector<Point> next_round(const Study& study, std::span<const Ran> earlier) {
    std::vector<Point> points = std::visit(
        [&](const auto& kind) { return round_of(kind, study, earlier); }, study.parts().kind);
    Issues faults;
    for (Point& point : companions(study, points, earlier, faults))
        points.push_back(std::move(point));
    return points;
}

bool is_search(const Study& study) {
    const auto* power = std::get_if<PowerStudy>(&study.parts().kind);
    return std::holds_alternative<ThresholdStudy>(study.parts().kind) ||
           std::holds_alternative<ParticipationStudy>(study.parts().kind) ||
           std::holds_alternative<SecurityStudy>(study.parts().kind) ||
           std::any_of(study.parts().parameters.begin(), study.parts().parameters.end(),
                       is_follower) ||
           (power != nullptr && !power->outlets.empty());
}

double design_size(const Study& study) {
    return std::visit([&](const auto& kind) { return size_of(kind, study); }, study.parts().kind);
}

std::vector<WantedValue> wanted_values(const Study& study) {
    std::vector<WantedValue> wanted = values_of_measures(study.parts());
    for (WantedValue& value :
         std::visit([&](const auto& kind) { return wanted_of(kind, study); }, study.parts().kind))
        wanted.push_back(std::move(value));
    return wanted;
}

} // namespace gashub
