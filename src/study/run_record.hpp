#pragma once
// What a run leaves beside the tables of its answer: how it ended and what it was made from
// (`runs`), what was changed for it (`parameters`). The one place that turns an outcome into rows
// for files.

#include "analysis/indicators.hpp"
#include "market/outcome.hpp"
#include "study/batch.hpp"
#include "study/run_values.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gashub {

/// Where a run comes from.
struct RunOrigin {
    std::string scenario; ///< key of all its rows
    std::string program_version, network_sha256, scenario_sha256;
    std::optional<int> calibrated_on;
    PathValues parameters; ///< what `--set` or a study changed
};

enum class TableChoice { brief, short_ones, all }; ///< brief: `parameters` and `runs` alone

/// Status of an outcome in words of the `runs` table; a solve that was stopped is `interrupted`.
RunStatus status_of(const market::Outcome& outcome);

/// One row: the columns of INTERFACES and `reason`. Without an outcome all numbers are empty.
Table runs_table(const RunOrigin& origin, RunStatus status, const std::string& reason,
                 const market::Outcome* outcome);
Table parameters_table(const RunOrigin& origin);
/// A value as it stands in `parameters`.
std::string value_text(const PathValue& value);

/// Everything a store or folder keeps of one run: answer, `parameters` and `runs`; of an unsolved
/// one the last two alone. `more`: indicators beside those that every run has, of other names.
JobResult job_result(const RunOrigin& origin, std::shared_ptr<const market::Outcome> outcome,
                     TableChoice choice, const std::vector<Indicator>& more = {});
/// The wanted numbers alone, beside `parameters` and `runs`: what studies of many futures keep of
/// each. Demands is_plain(wanted).
JobResult wanted_result(const RunOrigin& origin, const market::Outcome& outcome,
                        std::span<const WantedValue> wanted);
/// True if these numbers can be had without tracing origins: annual flows and production, net
/// revenues, welfare.
bool is_plain(std::span<const WantedValue> wanted);
JobResult failed_result(const RunOrigin& origin, std::string reason);

} // namespace gashub
