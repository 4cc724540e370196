#pragma once
// A network as GeoJSON (RFC 7946): nodes as points, arcs as lines, for any map program.

#include "analysis/table.hpp"
#include "model/network.hpp"

#include <span>
#include <string>

namespace gashub {

/// One FeatureCollection; properties are the columns of network_tables. With the tables of a result
/// arcs also carry `flow_bcm` and `utilisation` over the horizon, nodes `mean_price_eur_per_mwh`
/// (the plain mean over periods).
std::string network_geojson(const Network& network, std::span<const Table> tables = {});

} // namespace gashub
