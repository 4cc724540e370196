#pragma once
// What uses a stated figure: levers that set it, rules that change it, contracts and joint limits
// that rest on it, and the views that show it.

#include "app/view_data/format.hpp"
#include "model/scenario.hpp"

#include <string>
#include <string_view>

namespace gashub::app {

/// In words, of the figure `key` of an object such as `arcs.tap`, `sites.az-shah-deniz`,
/// `storages.de` or `markets.de.sectors.industry`.
std::string uses_of_figure(const Network& network, const Scenario& scenario,
                           std::string_view object, std::string_view key, Locale language);

} // namespace gashub::app
