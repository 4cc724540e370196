// `grid`: every combination of the axes, the cases beside it, inputs swung about the central case
// and a scan for the threshold. One round.

#include "study/design/kinds.hpp"

namespace gashub {

std::vector<Point> round_of(const GridStudy&, const Study& study, std::span<const Ran> earlier) {
    std::vector<Point> points;
    if (!earlier.empty())
        return points;
    const std::vector<Choice> central = central_choices(study);
    add_points(points, study, PointRole::grid, "grid", grid_choices(study));
    add_points(points, study, PointRole::single_case, "case", case_choices(study));
    add_points(points, study, PointRole::swing, "swing", swing_choices(study, central));
    add_points(points, study, PointRole::search, "scan", scan_choices(study, central));
    return points;
}

double size_of(const GridStudy&, const Study& study) {
    return grid_size(study);
}

std::vector<WantedValue> wanted_of(const GridStudy&, const Study&) {
    return {};
}

} // namespace gashub
