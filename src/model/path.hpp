#pragma once
// Paths: `collection.id.key`, the one language of `--set`, a scenario's `set`, levers and study
// parameters. Scenario paths (`events.nord-stream.availability`, `policies.`, `horizon.start`,
// `price_level.factor`, `demand_response`, `hub.price_rule` by the word of its kind) change the
// scenario; network paths
// (`arcs.turkstream-3-4.capacity_bcm_per_year`, `sites.`, `markets.m.sectors.s.elasticity`,
// `storages.`, `contracts.`, `joint_limits.`) and, kept in its `set`, `demand.REGION[.SECTOR].KEY`
// (`factor`, `elasticity_factor`, `reference_price_eur_per_mwh`, `lost_load_eur_per_mwh`),
// `stores.REGION.start_share` or `end_share`, `production.ORIGIN.factor`, `series.NAME`.

#include "model/scenario.hpp"

namespace gashub {

/// A value as a person types it: number where it reads as one, true/false, else text.
PathValue parse_path_value(std::string_view text);

/// Splits `PATH=VALUE`. Fault [bad-set] without `=`.
Result<std::pair<std::string, PathValue>> parse_set(std::string_view text);

/// The scenario with `values` applied in order; later ones win. A path that names nothing is a
/// fault [unknown-path] with the nearest names; a value of the wrong kind [wrong-type]; ranges are
/// checked.
Result<Scenario> with_values(const Scenario& scenario, const Network& network,
                             const PathValues& values);

/// The network with the scenario's network `set` laid on (all but the short forms of demand, stores
/// and production, which market::timeline reads itself). Shares the network where there is none.
Result<Network> lay_on(const Network& network, const PathValues& set);

/// What stands at a path now: of the scenario's `set` if it has one, else of scenario or network.
/// Nothing if the path names nothing or the key has no value.
std::optional<PathValue> value_at(const Scenario& scenario, const Network& network,
                                  std::string_view path);

/// All paths of a collection's object, for completion and hints: `arcs.nord-stream-1.` -> its keys.
std::vector<std::string> known_paths(const Scenario& scenario, const Network& network,
                                     std::string_view prefix);

} // namespace gashub
