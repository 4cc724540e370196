#include "app/figures/base_map.hpp"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace gashub::app {

namespace {

Coast coast_of(const QJsonArray& ring) {
    Coast coast;
    coast.ring.reserve(static_cast<std::size_t>(ring.size()));
    for (qsizetype i = 0; i + 1 < ring.size(); ++i) {
        const QJsonArray lon_lat = ring.at(i).toArray();
        coast.ring.push_back(project(lon_lat.at(1).toDouble(), lon_lat.at(0).toDouble()));
    }
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
    const QJsonObject map = QJsonDocument::fromJson(file.readAll()).object();
    for (const QJsonValue& country : map[QLatin1String("features")].toArray()) {
        const QJsonArray polygons =
            country[QLatin1String("geometry")][QLatin1String("coordinates")].toArray();
        for (const QJsonValue& polygon : polygons) {
            const QJsonArray outer = polygon.toArray().at(0).toArray();
            if (outer.size() > 3)
                coasts.push_back(coast_of(outer));
        }
    }
    return coasts;
}

} // namespace

const std::vector<Coast>& base_map() {
    static const std::vector<Coast> coasts = read_base_map();
    return coasts;
}

} // namespace gashub::app
