#include "app/figures/points.hpp"

#include "app/figures/marks.hpp"

#include <cmath>
#include <limits>

namespace gashub::app {

int strand_at(const QGraphicsScene& scene, QPointF at) {
    for (const QGraphicsItem* item : scene.items(at)) {
        const QVariant strand = item->data(strand_key);
        if (strand.isValid())
            return strand.toInt();
    }
    return -1;
}

void let_stand_out(const QGraphicsScene& scene, int strand) {
    constexpr double pale = 0.2;
    for (QGraphicsItem* item : scene.items()) {
        const QVariant own = item->data(strand_key);
        if (own.isValid())
            item->setOpacity(strand < 0 || own.toInt() == strand ? 1 : pale);
    }
}

std::optional<std::size_t> nearest_point(const FigureScene& scene, QPointF at, double reach) {
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < scene.points.size(); ++i) {
        const QPointF way = scene.points[i].at - at;
        const double far = std::hypot(way.x(), way.y());
        if (far <= reach) {
            reach = far;
            nearest = i;
        }
    }
    return nearest;
}

std::optional<std::size_t> next_point(const FigureScene& scene, std::optional<std::size_t> from,
                                      int columns, int rows) {
    // A step along the key's way counts least, a step aside more than all of those.
    constexpr int aside_weight = 10'000;
    const std::vector<FigurePoint>& points = scene.points;
    const bool starts = !from || *from >= points.size();
    std::optional<std::size_t> next = starts ? std::nullopt : from;
    int nearest = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < points.size(); ++i) {
        const int column = points[i].column - (starts ? 0 : points[*from].column);
        const int row = points[i].row - (starts ? 0 : points[*from].row);
        const int ahead = columns != 0 ? column * columns : row * rows;
        const int aside = std::abs(columns != 0 ? row : column);
        const int far = starts         ? row * aside_weight + column
                        : columns != 0 ? aside * aside_weight + ahead
                                       : ahead * aside_weight + aside;
        const bool leads = starts || (ahead > 0 && (columns == 0 || aside == 0));
        if (leads && far < nearest) {
            nearest = far;
            next = i;
        }
    }
    return next;
}

} // namespace gashub::app
