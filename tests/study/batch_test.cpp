#include "study/batch.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <numeric>
#include <stdexcept>
#include <thread>

using namespace gashub;
using namespace std::chrono_literals;

namespace {

std::vector<std::size_t> numbers(std::size_t count) {
    std::vector<std::size_t> jobs(count);
    std::iota(jobs.begin(), jobs.end(), std::size_t{0});
    return jobs;
}

JobResult solved(std::string reason = "") {
    return {.status = RunStatus::solved, .reason = std::move(reason), .tables = {}};
}

/// A job whose time does not follow its number, so that later ones overtake earlier ones.
JobResult uneven(std::size_t job, const std::stop_token&) {
    std::this_thread::sleep_for(std::chrono::microseconds((job * 7919) % 1000));
    return solved("job " + std::to_string(job));
}

} // namespace

TEST_CASE("results come in the order of the jobs for any number of threads") {
    for (const int threads : {1, 2, 3, 8}) {
        std::vector<std::string> seen;
        const BatchEnd end = run_batch(
            numbers(200), uneven, {.threads = threads, .stop = {}, .on_error = {}},
            {.take = [&](std::size_t, JobResult result) { seen.push_back(result.reason); }});
        REQUIRE(seen.size() == 200);
        for (std::size_t job = 0; job < seen.size(); ++job)
            CHECK(seen[job] == "job " + std::to_string(job));
        CHECK(end.solved == 200);
        CHECK_FALSE(end.is_interrupted);
    }
}

TEST_CASE("only the jobs asked for are run, and the sink hears their own numbers") {
    const std::vector<std::size_t> jobs = {3, 5, 11};
    std::vector<std::size_t> seen;
    run_batch(jobs, uneven, {.threads = 2, .stop = {}, .on_error = {}},
              {.take = [&](std::size_t job, JobResult) { seen.push_back(job); }});
    CHECK(seen == jobs);
}

TEST_CASE("a job that throws is a failure with its reason beside the others") {
    const auto run = [](std::size_t job, const std::stop_token&) -> JobResult {
        if (job == 1)
            throw std::runtime_error("the pipe burst");
        if (job == 2)
            throw std::bad_alloc();
        return solved();
    };
    std::vector<JobResult> results;
    const BatchEnd end = run_batch(
        numbers(4), run, {.threads = 2, .stop = {}, .on_error = {}},
        {.take = [&](std::size_t, JobResult result) { results.push_back(std::move(result)); }});
    REQUIRE(results.size() == 4);
    CHECK(results[0].status == RunStatus::solved);
    CHECK(results[1].status == RunStatus::failed);
    CHECK(results[1].reason == "internal error: the pipe burst");
    CHECK(results[2].reason == "out of memory");
    CHECK(end.solved == 2);
    CHECK(end.unsolved == 2);
}

TEST_CASE("a stop ends the batch within the time of a job and keeps what is ready") {
    std::stop_source stop;
    std::atomic<int> begun = 0;
    const auto run = [&](std::size_t job, const std::stop_token& token) -> JobResult {
        ++begun;
        for (int i = 0; i < 1000 && !token.stop_requested(); ++i)
            std::this_thread::sleep_for(job < 3 ? 10us : 10ms);
        return {.status = token.stop_requested() ? RunStatus::interrupted : RunStatus::solved,
                .reason = "",
                .tables = {}};
    };
    std::vector<std::size_t> kept;
    const auto start = std::chrono::steady_clock::now();
    const BatchEnd end =
        run_batch(numbers(100), run, {.threads = 2, .stop = stop.get_token(), .on_error = {}},
                  {.take =
                       [&](std::size_t job, JobResult) {
                           kept.push_back(job);
                           if (kept.size() == 3)
                               stop.request_stop();
                       },
                   .pause = [] {}});
    CHECK(std::chrono::steady_clock::now() - start < 1s);
    CHECK(kept == std::vector<std::size_t>{0, 1, 2});
    CHECK(end.is_interrupted);
    CHECK(begun < 100);
}

TEST_CASE("an exception of the sink stops the workers and comes through") {
    std::atomic<int> begun = 0;
    const auto run = [&](std::size_t, const std::stop_token&) {
        ++begun;
        std::this_thread::sleep_for(1ms);
        return solved();
    };
    CHECK_THROWS_WITH(
        run_batch(numbers(10000), run, {.threads = 2, .stop = {}, .on_error = {}},
                  {.take = [](std::size_t, JobResult) { throw std::runtime_error("disk full"); }}),
        "disk full");
    CHECK(begun < 100);
}

TEST_CASE("while one job is slow the sink is woken, and the others do not run far ahead") {
    std::atomic<std::size_t> furthest = 0;
    const auto run = [&](std::size_t job, const std::stop_token&) {
        if (job == 0)
            std::this_thread::sleep_for(400ms);
        furthest = std::max(furthest.load(), job);
        return solved();
    };
    int pauses = 0;
    std::size_t furthest_at_first = 0;
    run_batch(numbers(1000), run, {.threads = 2, .stop = {}, .on_error = {}},
              {.take =
                   [&](std::size_t job, JobResult) {
                       if (job == 0)
                           furthest_at_first = furthest;
                   },
               .pause = [&] { ++pauses; }});
    CHECK(pauses >= 3 + 1000);
    CHECK(furthest_at_first < 20);
}
