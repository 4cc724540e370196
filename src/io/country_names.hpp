#pragma once
// Short English names of countries, for words on a screen and in files.

#include <string>
#include <string_view>

namespace gashub {

/// `RU` -> `Russia`; the code itself where it is no country (blocks outside the map, invented
/// ones).
std::string country_name(std::string_view code);
/// `Russia` -> `RU`, other common spellings too; "" where no code is known.
std::string country_code(std::string_view name);

} // namespace gashub
