#pragma once
// Taking things of a network out of a scenario, as settings that any run can be given: capacities
// and demand to nothing, whatever event or network says of them.

#include "study/study.hpp"

#include <string>
#include <vector>

namespace gashub {

/// Settings that close an arc, a site or a storage on a base; empty if nothing has this id.
PathValues closing(const StudyBase& base, const std::string& id);
/// Settings that leave a region or country without demand.
PathValues without_demand(const std::string& area);
/// Settings that free a scenario from what was agreed or decreed and could not be kept by part of
/// its world: take-or-pay, floors, filling obligations, sellers' power.
PathValues without_duties(const StudyBase& base);

/// Nodes of regions or countries, marked.
std::vector<char> nodes_of(const Network& network, const std::vector<std::string>& areas);

} // namespace gashub
