#pragma once
// What stands behind exported figures, in full: the caption, how to cite it, every source.

#include "app/view_data/format.hpp"
#include "model/scenario.hpp"

#include <string>

namespace gashub::app {

std::string sources_text(const Network& network, const Scenario& scenario,
                         const std::string& caption, const std::string& version, Locale language);

} // namespace gashub::app
