#pragma once
// Levers of a scenario as the panel shows them, and what moving one does to the scenario. A lever
// is data of the scenario file; its path is what `--set` takes.

#include "app/view_data/format.hpp"
#include "app/view_data/views.hpp"
#include "model/path.hpp"

namespace gashub::app {

/// Where every lever stands, against a reference.
std::vector<LeverView> lever_views(const Scenario& scenario, const Scenario& reference,
                                   const Network& network, Locale language);

/// What a stop of a lever sets.
PathValues stop_values(const Lever& lever, std::size_t stop);

/// Everything a lever can set, with where it stands in a scenario: what returns the lever there.
PathValues lever_values(const Lever& lever, const Scenario& scenario, const Network& network);

/// What levers of the scenario set otherwise than its home does.
PathValues moved_values(const Scenario& scenario, const Scenario& home, const Network& network);

/// The `gashub run FILE --set ...` that reproduces the scenario from its home. `exact` is false
/// where more than levers was changed.
std::string command_line(const Scenario& scenario, const Scenario& home, const Network& network,
                         const std::string& file, bool& exact);

/// As it is shown: `×` for a factor.
std::string lever_unit(const Lever& lever, Locale language);

const Lever* find_lever(const Scenario& scenario, const std::string& id);

} // namespace gashub::app
