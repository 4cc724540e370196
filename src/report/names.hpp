#pragma once
// Names for people of what a network holds, for words on a screen. Ids stay in files and JSON.

#include "model/network.hpp"

#include <string>
#include <string_view>

namespace gashub {

/// Name of a node or arc; the id where it has none.
std::string node_name(const Network& network, std::string_view id);
std::string arc_name(const Network& network, std::string_view id);

/// Name of whatever an id stands for: an arc, a field, `China, lng` for a market's sector, `stores
/// of Italy`, a contract, a joint limit, a node; the id itself where nothing is called so.
std::string thing_name(const Network& network, std::string_view id);

/// The same for ids of tables, where regions, countries and sellers stand too.
std::string any_name(const Network& network, std::string_view id);

} // namespace gashub
