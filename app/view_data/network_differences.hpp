#pragma once
// What two versions of a network do not agree on.

#include "app/view_data/format.hpp"
#include "model/network.hpp"

#include <string>
#include <vector>

namespace gashub::app {

/// One line for each object that is new or gone and each key that says something else:
/// `pipelines.tap.capacity_bcm_per_year: 9.5 → 11`.
std::vector<std::string> network_differences(const Network& was, const Network& now,
                                             Locale language);

} // namespace gashub::app
