// `list`: the cases, and the inputs swung about the first of them. One round.

#include "study/design/kinds.hpp"

namespace gashub {

std::vector<Point> round_of(const ListStudy&, const Study& study, std::span<const Ran> earlier) {
    std::vector<Point> points;
    if (!earlier.empty())
        return points;
    const std::vector<std::vector<Choice>> cases = case_choices(study);
    add_points(points, study, PointRole::single_case, "case", cases);
    add_points(points, study, PointRole::swing, "swing", swing_choices(study, cases.front()));
    add_points(points, study, PointRole::search, "scan", scan_choices(study, cases.front()));
    return points;
}

double size_of(const ListStudy&, const Study& study) {
    return static_cast<double>(study.parts().cases.size());
}

std::vector<WantedValue> wanted_of(const ListStudy&, const Study&) {
    return {};
}

} // namespace gashub
