#pragma once
// One worker thread that always works on the newest job: at most one runs and one waits; a newer
// job replaces the waiting one. No Qt, so that it runs under the thread sanitizer.
//
// While a lever is dragged, jobs come faster than answers. A running job that is overtaken may
// finish as long as it has run for less than `patience` (its answer shows the way of the hand);
// past that it is asked to stop, so a slow network answers for the last value first. Answers come
// in the order of their tickets, so none is older than one that came before it.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace gashub::app {

template <class Job, class Answer>
class Runner {
  public:
    using Ticket = std::uint64_t;
    /// Runs in the worker thread; should return soon after the token asks it to stop.
    using Work = std::function<Answer(const Job&, std::stop_token)>;
    /// Called in the worker thread with every answer whose job was not asked to stop.
    using Post = std::function<void(Ticket, Answer)>;

    Runner(Work work, Post post,
           std::chrono::milliseconds patience = std::chrono::milliseconds(250))
        : work_(std::move(work)), post_(std::move(post)), patience_(patience),
          thread_([this](std::stop_token token) { loop(token); }) {}

    /// Waits for the running job, which is asked to stop; a waiting one is dropped.
    ~Runner() {
        thread_.request_stop();
        {
            const std::lock_guard lock(mutex_);
            running_stop_.request_stop();
        }
        wake_.notify_all();
    }

    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    /// Hands in a job; gives its ticket. Tickets rise by one.
    Ticket submit(Job job) {
        const std::lock_guard lock(mutex_);
        waiting_ = std::move(job);
        ++newest_;
        if (running_ && std::chrono::steady_clock::now() - started_ > patience_)
            running_stop_.request_stop();
        wake_.notify_all();
        return newest_;
    }

    /// True when nothing runs and nothing waits.
    bool idle() const {
        const std::lock_guard lock(mutex_);
        return !running_ && !waiting_;
    }

  private:
    void loop(std::stop_token token) {
        std::unique_lock lock(mutex_);
        while (wake_.wait(lock, token, [this] { return waiting_.has_value(); })) {
            if (token.stop_requested())
                return;
            const Job job = std::move(*waiting_);
            waiting_.reset();
            const Ticket ticket = newest_;
            running_ = true;
            running_stop_ = std::stop_source();
            started_ = std::chrono::steady_clock::now();
            const std::stop_token stop = running_stop_.get_token();
            lock.unlock();
            Answer answer = work_(job, stop);
            if (!stop.stop_requested())
                post_(ticket, std::move(answer));
            lock.lock();
            running_ = false;
        }
    }

    Work work_;
    Post post_;
    std::chrono::milliseconds patience_;
    mutable std::mutex mutex_;
    std::condition_variable_any wake_;
    std::optional<Job> waiting_;
    Ticket newest_ = 0;
    bool running_ = false;
    std::stop_source running_stop_;
    std::chrono::steady_clock::time_point started_;
    std::jthread thread_; // last: its loop uses all of the above
};

} // namespace gashub::app
