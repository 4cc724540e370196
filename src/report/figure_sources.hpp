#pragma once
// Where every figure of a network comes from.

#include "analysis/table.hpp"
#include "model/network.hpp"

#include <map>
#include <string>

namespace gashub {

/// Table `figures`: a row a figure that the network's files state: collection, id, figure, value,
/// unit, source, confidence, note. Dated figures stand as `12; 15 from 2021-01-01`, lists and
/// series by how many values they have. Texts live as long as the table.
Table figure_sources(const Network& network);

/// How many rows of that table name a source of the network's list; several sources joined by `+`
/// count each.
std::map<std::string, int, std::less<>> figures_by_source(const Table& figures);

} // namespace gashub
