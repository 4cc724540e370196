#include "app/runner.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <vector>

using namespace std::chrono_literals;
using gashub::app::Runner;

namespace {

/// Collects what is posted, and waits for it.
struct Inbox {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::pair<std::uint64_t, int>> answers;

    void take(std::uint64_t ticket, int answer) {
        const std::lock_guard lock(mutex);
        answers.emplace_back(ticket, answer);
        changed.notify_all();
    }
    std::size_t size() {
        const std::lock_guard lock(mutex);
        return answers.size();
    }
    bool wait_for(std::uint64_t ticket) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, 60s,
                                [&] { return !answers.empty() && answers.back().first == ticket; });
    }
};

/// Works for a time in small steps, as a solver that looks at its token.
int work_for(std::chrono::milliseconds time, std::stop_token stop, int answer) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < end && !stop.stop_requested())
        std::this_thread::sleep_for(1ms);
    return answer;
}

} // namespace

TEST_CASE("fifty moves in a burst make at most three solves and end in the last value") {
    Inbox inbox;
    std::atomic<int> solves = 0;
    std::atomic<bool> all_in = false;
    Runner<int, int> runner(
        [&](const int& job, std::stop_token stop) {
            ++solves;
            all_in.wait(false); // a burst is over before the first answer, on any machine
            return work_for(60ms, stop, 10 * job);
        },
        [&](std::uint64_t ticket, int answer) { inbox.take(ticket, answer); });
    std::uint64_t last = 0;
    for (int i = 1; i <= 50; ++i)
        last = runner.submit(i);
    all_in = true;
    all_in.notify_all();
    REQUIRE(inbox.wait_for(last));
    CHECK(solves <= 3);
    CHECK(inbox.answers.back().second == 500);
}

TEST_CASE("while a hand moves, answers come in order and none is older than one before") {
    Inbox inbox;
    Runner<int, int> runner(
        [&](const int& job, std::stop_token stop) { return work_for(7ms, stop, job); },
        [&](std::uint64_t ticket, int answer) { inbox.take(ticket, answer); });
    std::uint64_t last = 0;
    const auto end = std::chrono::steady_clock::now() + 20s;
    for (int i = 1; i <= 60 || (inbox.size() < 2 && std::chrono::steady_clock::now() < end); ++i) {
        last = runner.submit(i);
        std::this_thread::sleep_for(3ms);
    }
    REQUIRE(inbox.wait_for(last));
    const std::lock_guard lock(inbox.mutex);
    CHECK(inbox.answers.size() >= 2); // the way of the hand is seen
    for (std::size_t i = 0; i < inbox.answers.size(); ++i) {
        CHECK(inbox.answers[i].first == static_cast<std::uint64_t>(inbox.answers[i].second));
        if (i > 0)
            CHECK(inbox.answers[i].first > inbox.answers[i - 1].first);
    }
}

TEST_CASE("a solve that lasts past the patience is stopped by a newer move and says nothing") {
    Inbox inbox;
    std::atomic<int> stopped = 0;
    std::atomic<bool> started = false;
    Runner<int, int> runner(
        [&](const int& job, std::stop_token stop) {
            started = true;
            started.notify_all();
            work_for(job == 1 ? 20s : 1ms, stop, job);
            stopped += stop.stop_requested();
            return job;
        },
        [&](std::uint64_t ticket, int answer) { inbox.take(ticket, answer); }, 20ms);
    runner.submit(1);
    started.wait(false);
    std::this_thread::sleep_for(60ms);
    const std::uint64_t last = runner.submit(2);
    REQUIRE(inbox.wait_for(last));
    CHECK(stopped == 1);
    CHECK(inbox.answers.size() == 1);
}

TEST_CASE("the end of a runner does not wait for a long solve") {
    Inbox inbox;
    const auto start = std::chrono::steady_clock::now();
    {
        Runner<int, int> runner(
            [&](const int& job, std::stop_token stop) { return work_for(30s, stop, job); },
            [&](std::uint64_t ticket, int answer) { inbox.take(ticket, answer); });
        runner.submit(1);
        std::this_thread::sleep_for(20ms);
        runner.submit(2);
    }
    CHECK(std::chrono::steady_clock::now() - start < 5s);
    CHECK(inbox.answers.empty());
}
