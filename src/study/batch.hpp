#pragma once
// Many scenarios at once: workers solve them side by side, the caller's thread hands each result to
// a sink in the order of the jobs, so what the sink writes does not depend on the number of
// threads. Failures are results with a reason. Knows neither files nor the market: the caller says
// how to solve.

#include "analysis/table.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace gashub {

enum class RunStatus {
    solved,      ///< with a certificate
    not_solved,  ///< the solver ended without one; `reason` says how
    failed,      ///< an error of the program or the machine
    interrupted, ///< stopped on request: not a result, never handed to a sink
};
const char* to_string(RunStatus status);
/// The status of a kept run by its word; `failed` for any other.
RunStatus status_called(std::string_view word);

struct JobResult {
    RunStatus status = RunStatus::failed;
    std::string reason;        ///< why it is not solved; empty if it is
    std::vector<Table> tables; ///< rows that a store keeps; of an unsolved job its `runs` row alone
};

/// Solves job number `job`. Called from several threads at once; must give the same result each
/// time.
using RunJob = std::function<JobResult(std::size_t job, std::stop_token stop)>;

struct BatchSink {
    /// Takes a result; called on the caller's thread, in the order of the jobs.
    std::function<void(std::size_t job, JobResult result)> take;
    /// Called at least every 0.1 s while results are awaited: the moment to flush and show
    /// progress.
    std::function<void()> pause = [] {};
};

struct BatchOptions {
    int threads = 1; ///< at least 1
    std::stop_token stop;
    /// What stands in for a result if a job throws: `reason` says what.
    std::function<JobResult(std::size_t job, std::string reason)> on_error;
};

struct BatchEnd {
    std::size_t solved = 0, unsolved = 0; ///< handed to the sink
    bool is_interrupted = false;          ///< some jobs were not run
};

/// Runs the jobs numbered in `jobs`. On a stop request the results that are ready still go to the
/// sink, running jobs are told to stop. An exception of the sink stops the workers and comes
/// through.
BatchEnd run_batch(std::span<const std::size_t> jobs, const RunJob& run,
                   const BatchOptions& options, const BatchSink& sink);

} // namespace gashub
