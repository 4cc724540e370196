#include "app/figures/base_map.hpp"

#include "io/base_map.hpp"

#include <QFile>

#include <algorithm>

namespace gashub::app {

namespace {

Coast coast_of(const Outline& outline) {
    Coast coast;
    coast.ring.reserve(outline.ring.size());
    for (std::size_t i = 0; i + 1 < outline.ring.size(); ++i)
        coast.ring.push_back(project(outline.ring[i].lat, outline.ring[i].lon));
    const auto [left, right] = std::minmax_element(coast.ring.begin(), coast.ring.end(),
                                                   [](Point a, Point b) { return a.x < b.x; });
    const auto [top, bottom] = std::minmax_element(coast.ring.begin(), coast.ring.end(),
                                                   [](Point a, Point b) { return a.y < b.y; });
    coast.frame = {left->x, top->y, right->x, bottom->y};
    return coast;
}

std::vector<Coast> read_base_map() {
    QFile file(QStringLiteral(":/app/base_map.geojson"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<Coast> coasts;
    for (const Outline& outline : parse_base_map(file.readAll().toStdString()))
        coasts.push_back(coast_of(outline));
    return coasts;
}

} // namespace

const std::vector<Coast>& base_map() {
    static const std::vector<Coast> coasts = read_base_map();
    return coasts;
}

} // namespace gashub::app
