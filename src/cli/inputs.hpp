#pragma once
// From words to values: scenarios read with `--set` laid on, faults shown, and what a run's files
// say of where it came from.

#include "cli/commands/commands.hpp"
#include "io/load.hpp"
#include "io/manifest.hpp"
#include "report/quantities.hpp"
#include "study/run_record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gashub::cli {

/// The values of `--set`; nothing if one is none, its fault shown.
std::optional<PathValues> read_sets(Call& call);

/// A scenario and its network, which is read once for all with the same `known`; nothing if there
/// are faults, all shown. Warnings are shown too.
std::optional<Loaded> read_input(Call& call, const std::string& path_or_id, const PathValues& sets,
                                 KnownNetworks* known = nullptr);

/// Number of the node that a node's or a hub's id names; -1 with the fault shown. `option` is where
/// it was typed.
int find_node(Call& call, const Network& network, const std::string& option, const std::string& id);

/// The period that holds a day, -1 with the fault shown. Without a day: the first.
int find_period(Call& call, const Scenario& scenario, const std::string& text);

/// Names the signal and what is true of files now ("nothing was written"); the exit code of an
/// interruption.
int stopped(Call& call, const std::string& state);

RunOrigin origin_of(const Loaded& loaded, const PathValues& sets);

/// The units asked for; nothing, with a fault shown, where the network has no rate for them.
std::optional<Quantities> quantities_of(Call& call, const Network& network,
                                        const Scenario& scenario);

/// What `explain` and `curve` are asked: a scenario, a place, a time and units.
struct AskedPrice {
    Loaded loaded;
    int node, period;
    Quantities quantities;
};

/// Reads what the arguments ask for; nothing if there are faults, all shown.
std::optional<AskedPrice> read_asked_price(Call& call);

/// Says why a scenario has no answer; its exit code.
int not_solved(Call& call, const market::Outcome& outcome);

/// A manifest with version, command, files and options filled in.
Manifest manifest_of(const Call& call, const std::string& id, const std::vector<FileHash>& files);

} // namespace gashub::cli
