#include "io/geojson.hpp"

#include "io/json_writer.hpp"
#include "io/network_tables.hpp"
#include "io/table_columns.hpp"

#include <map>
#include <utility>

namespace gashub {
namespace {

/// Flow and capacity of an arc over the horizon. A period's capacity stands in the row of every
/// origin.
struct ArcUse {
    double flow = 0, capacity = 0;
};
using ArcUses = std::map<std::string_view, ArcUse>;

ArcUses arc_uses(const Table* flows) {
    ArcUses uses;
    if (!flows)
        return uses;
    const ColumnView arc(*flows, "arc"), period(*flows, "period"), flow(*flows, "flow_bcm"),
        capacity(*flows, "capacity_bcm");
    std::map<std::pair<std::string_view, std::string_view>, double> capacities;
    for (std::size_t row = 0; row < flows->rows(); ++row) {
        uses[arc.text(row)].flow += flow.number(row);
        capacities[{arc.text(row), period.text(row)}] = capacity.number(row);
    }
    for (const auto& [place, value] : capacities)
        uses[place.first].capacity += value;
    return uses;
}

struct Mean {
    double sum = 0, count = 0;
};
using Means = std::map<std::string_view, Mean>;

Means mean_prices(const Table* prices) {
    Means means;
    if (!prices)
        return means;
    const ColumnView node(*prices, "node"), price(*prices, "price_eur_per_mwh");
    for (std::size_t row = 0; row < prices->rows(); ++row) {
        if (price.is_empty(row))
            continue;
        Mean& mean = means[node.text(row)];
        mean.sum += price.number(row);
        mean.count += 1;
    }
    return means;
}

void write_point(JsonWriter& json, double lon, double lat) {
    json.begin_array().value(lon).value(lat).end_array();
}

void write_columns(JsonWriter& json, const Table& table, std::size_t row) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const Cell& cell = table.at(row, column);
        const std::string_view name = table.columns[column].name;
        if (const auto* text = std::get_if<std::string_view>(&cell))
            json.member(name, *text);
        else if (const auto* number = std::get_if<double>(&cell))
            json.member(name, *number);
    }
}

} // namespace

std::string network_geojson(const Network& network, std::span<const Table> tables) {
    const ArcUses uses = arc_uses(find_table(tables, "flows"));
    const Means prices = mean_prices(find_table(tables, "prices"));
    const std::vector<Table> parts = network_tables(network);
    JsonWriter json(2);
    json.begin_object().member("type", "FeatureCollection").key("features").begin_array();
    for (int n = 0; n < network.node_count(); ++n) {
        const Node& node = network.node(n);
        json.begin_object().member("type", "Feature");
        json.key("geometry").begin_object().member("type", "Point").key("coordinates");
        write_point(json, node.lon, node.lat);
        json.end_object().key("properties").begin_object().member("feature", "node");
        write_columns(json, parts[0], static_cast<std::size_t>(n));
        if (const auto price = prices.find(node.id); price != prices.end())
            json.member("mean_price_eur_per_mwh", price->second.sum / price->second.count);
        json.end_object().end_object();
    }
    for (int a = 0; a < network.arc_count(); ++a) {
        const Arc& arc = network.arc(a);
        json.begin_object().member("type", "Feature");
        json.key("geometry").begin_object().member("type", "LineString").key("coordinates");
        json.begin_array();
        for (const std::string& end : {arc.from, arc.to}) {
            const Node& node = network.node(network.find_node(end));
            write_point(json, node.lon, node.lat);
        }
        json.end_array().end_object().key("properties").begin_object().member("feature", "arc");
        write_columns(json, parts[1], static_cast<std::size_t>(a));
        if (const auto use = uses.find(arc.id); use != uses.end()) {
            json.member("flow_bcm", use->second.flow);
            if (use->second.capacity > 0)
                json.member("utilisation", use->second.flow / use->second.capacity);
        }
        json.end_object().end_object();
    }
    json.end_array().end_object();
    return json.take();
}

} // namespace gashub
