#pragma once
// Runs a study: rounds of points on networks prepared once, each run's rows to a sink, its numbers
// back to the design. Knows no files: what is kept already and where rows go is given from above.
// The same rows for any number of threads.

#include "study/design/design.hpp"
#include "study/run_record.hpp"

#include <functional>
#include <stop_token>

namespace gashub {

/// A run as a store has it.
struct KeptRun {
    RunStatus status = RunStatus::failed;
    std::string reason;
    std::vector<Table> tables;
};

struct StudyOptions {
    int threads = 1;
    std::stop_token stop = {};
    double time_limit_seconds = 0; ///< a scenario; 0: none
    TableChoice tables = TableChoice::short_ones;
    std::size_t shard = 1, of = 1; ///< runs numbers n with n % of == shard - 1
    std::string program_version = {};
};

/// Where runs come from and go to. Called on the caller's thread, in the order of the points.
struct StudyDesk {
    /// What is there of an earlier run, by number and id; empty function or nothing: not there.
    std::function<std::optional<KeptRun>(std::size_t number, const std::string& id)> known;
    /// The ids of a round, before it runs; the first is number `first`.
    std::function<void(std::size_t first, const std::vector<std::string>& ids)> plan;
    std::function<void(std::size_t number, const Point& point, JobResult result)> keep;
    std::function<void()> pause;
};

struct StudyEnd {
    std::vector<Ran> runs; ///< in order of their numbers; of other shards none
    bool is_interrupted = false;
};

/// The scenario that a point clears: its settings and outages laid on its base. Fault where they
/// can not be laid.
Result<Scenario> scenario_of(const StudyBase& base, const Point& point);

/// Runs what is not there yet until the design is done or a stop is asked for. Demands a study that
/// is_search() only whole (of == 1).
StudyEnd run_study(const Study& study, const StudyOptions& options, const StudyDesk& desk);

/// The runs of a study as they are kept, nothing cleared: rounds as run_study makes them, as long
/// as `known` has every run of them. `is_interrupted` where it has not.
StudyEnd kept_runs(
    const Study& study,
    const std::function<std::optional<KeptRun>(std::size_t number, const std::string& id)>& known);

} // namespace gashub
