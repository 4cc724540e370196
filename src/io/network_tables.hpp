#pragma once
// A network as two tables, for a spreadsheet and for other programs.

#include "analysis/table.hpp"
#include "model/network.hpp"

#include <string_view>
#include <vector>

namespace gashub {

/// `nodes` (id, name, country, lat, lon) and `arcs` (id, name, kind, status, from, to, capacity as
/// it is on the last of its dates, empty for no limit, tariff, loss). The texts live as long as the
/// network.
std::vector<Table> network_tables(const Network& network);

/// `existing`, `lane` ...: the words of files.
std::string_view word_of(ArcKind kind);
std::string_view word_of(Status status);
std::string_view word_of(DemandKind kind);

} // namespace gashub
