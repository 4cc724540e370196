#include "study/batch.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <new>
#include <thread>

namespace gashub {
namespace {

/// What workers and the caller share. A worker never runs further ahead of the sink than `window`
/// jobs, so that memory does not grow behind one slow job.
class Desk {
  public:
    Desk(std::size_t jobs, std::size_t window) : jobs_(jobs), window_(window) {}

    /// The next place to work on; `jobs` when there is nothing left to begin.
    std::size_t next_place(const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return is_over(stop) || begun_ < handed_over_ + window_; });
        return is_over(stop) ? jobs_ : begun_++;
    }

    void deliver(std::size_t place, JobResult result) {
        const std::lock_guard lock(mutex_);
        ready_.emplace(place, std::move(result));
        changed_.notify_all();
    }

    void leave() {
        const std::lock_guard lock(mutex_);
        ++left_;
        changed_.notify_all();
    }

    void wake() {
        const std::lock_guard lock(mutex_);
        changed_.notify_all();
    }

    enum class Found { result, nothing_yet, end };

    /// The result of the next place in order, or, once all workers have left, of the next that is
    /// there.
    Found collect(std::size_t workers, std::pair<std::size_t, JobResult>& out) {
        std::unique_lock lock(mutex_);
        const auto is_ready = [&] {
            return left_ == workers || (!ready_.empty() && ready_.begin()->first == handed_over_);
        };
        if (!changed_.wait_for(lock, std::chrono::milliseconds(100), is_ready))
            return Found::nothing_yet;
        if (ready_.empty())
            return Found::end;
        auto first = ready_.extract(ready_.begin());
        out = {first.key(), std::move(first.mapped())};
        handed_over_ = out.first + 1;
        changed_.notify_all();
        return Found::result;
    }

  private:
    bool is_over(const std::stop_token& stop) const {
        return begun_ == jobs_ || stop.stop_requested();
    }

    std::size_t jobs_, window_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::size_t, JobResult> ready_;
    std::size_t begun_ = 0, handed_over_ = 0, left_ = 0;
};

JobResult run_guarded(std::size_t job, const RunJob& run, const BatchOptions& options,
                      const std::stop_token& stop) {
    std::string reason;
    try {
        return run(job, stop);
    } catch (const std::bad_alloc&) {
        reason = "out of memory";
    } catch (const std::exception& error) {
        reason = std::string("internal error: ") + error.what();
    }
    if (options.on_error)
        return options.on_error(job, std::move(reason));
    return {.status = RunStatus::failed, .reason = std::move(reason), .tables = {}};
}

} // namespace

const char* to_string(RunStatus status) {
    switch (status) {
    case RunStatus::solved:
        return "solved";
    case RunStatus::not_solved:
        return "not-solved";
    case RunStatus::failed:
        return "failed";
    case RunStatus::interrupted:
        return "interrupted";
    }
    return "";
}

RunStatus status_called(std::string_view word) {
    for (const RunStatus status : {RunStatus::solved, RunStatus::not_solved, RunStatus::failed})
        if (word == to_string(status))
            return status;
    return RunStatus::failed;
}

BatchEnd run_batch(std::span<const std::size_t> jobs, const RunJob& run,
                   const BatchOptions& options, const BatchSink& sink) {
    const std::size_t threads = std::min(static_cast<std::size_t>(std::max(options.threads, 1)),
                                         std::max<std::size_t>(jobs.size(), 1));
    Desk desk(jobs.size(), 4 * threads + 4);
    std::stop_source stop;
    const std::stop_callback pass_on(options.stop, [&] {
        stop.request_stop();
        desk.wake();
    });
    std::vector<std::jthread> workers;
    // The workers must be told to stop before they are joined, also when the sink throws.
    struct StopAtEnd {
        std::stop_source& source;
        Desk& board;
        ~StopAtEnd() {
            source.request_stop();
            board.wake();
        }
    };
    const StopAtEnd stop_at_end{stop, desk};
    for (std::size_t t = 0; t < threads; ++t)
        workers.emplace_back([&] {
            for (;;) {
                const std::size_t place = desk.next_place(stop.get_token());
                if (place == jobs.size())
                    break;
                desk.deliver(place, run_guarded(jobs[place], run, options, stop.get_token()));
            }
            desk.leave();
        });

    BatchEnd end;
    std::pair<std::size_t, JobResult> next;
    for (;;) {
        const Desk::Found found = desk.collect(threads, next);
        if (found == Desk::Found::end)
            break;
        if (found == Desk::Found::result && next.second.status != RunStatus::interrupted) {
            ++(next.second.status == RunStatus::solved ? end.solved : end.unsolved);
            sink.take(jobs[next.first], std::move(next.second));
        }
        sink.pause();
    }
    end.is_interrupted = end.solved + end.unsolved < jobs.size();
    return end;
}

} // namespace gashub
