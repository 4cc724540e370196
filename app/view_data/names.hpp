#pragma once
// What things are called on the screen: names in the reader's language, short enough for a label;
// ids where the network has no name.

#include "app/view_data/format.hpp"
#include "model/network.hpp"

#include <string>
#include <vector>

namespace gashub::app {

/// The text in a language, English where it is missing.
const std::string& text_in(const Text& text, Locale language);

/// What stands before the first bracket, comma or slash after a blank, without colons: `Austria
/// (Baumgarten)` -> `Austria`, `Türkiye: Thrace / Istanbul` -> `Türkiye Thrace`.
std::string short_name(const std::string& name);

std::string place_name(const Network& network, int node, Locale language);
/// Name of the hub at a node; of the node itself where none is.
std::string hub_name(const Network& network, int node, Locale language);
/// Short, but never that of another arc: `Ruse - Giurgiu` and `Ruse - Giurgiu, reverse`.
std::string arc_name(const Network& network, int arc, Locale language);
/// The same for all strings and legs of a pipe; its other way round is called as above.
std::string arc_stem(const Network& network, int arc, Locale language);
/// Of a country code: `Germany`, `Almanya`; of a code that no country has the place it stands for.
std::string country_label(const Network& network, std::string_view code, Locale language);
std::string site_name(const Network& network, int site, Locale language);
std::string storage_name(const Network& network, int storage, Locale language);
/// Of the id of a sector: `households`; ids that no shipped network has stay as they are.
std::string sector_name(std::string_view id, Locale language);
/// `Germany (industry)` of an id `market.sector`; of a market alone, or of its only sector, its
/// place.
std::string market_name(const Network& network, std::string_view market_or_sector, Locale language);

/// One short label a period: `Jan`, `Jan 22` from the second year on, `2030` for years, `5 Jan` for
/// shorter spans.
std::vector<std::string> period_labels(const std::vector<Period>& periods, Locale language);

/// Which colour an origin has: its kind (analysis/origin_kinds.hpp).
OriginGroup origin_group(const Network& network, std::string_view origin);

} // namespace gashub::app
