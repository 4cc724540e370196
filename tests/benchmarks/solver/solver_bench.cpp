// gashub_bench solver: the solver against Ipopt on the same programme and against CLP's dual
// simplex on the programme with its quadratic costs in twelve steps. One thread, processor time,
// medians.

#include "bench.hpp"
#include "instances.hpp"

#include "solver/certificate.hpp"
#include "solver/solve.hpp"
#ifdef GASHUB_HAVE_RIVALS
#include "rivals.hpp"
#endif

#include <cstdio>
#include <functional>
#include <map>
#include <optional>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace gashub::bench {

namespace {

using namespace gashub::solver;

/// What an instance must reach; 0: nothing asked.
struct Floor {
    double ipopt, clp, total_milliseconds;
    int runs, rival_runs;
};

const std::map<std::string, Floor> floors{{"S1", {80, 12, 3, 101, 5}},
                                          {"S2", {50, 10, 15, 41, 3}},
                                          {"S3b", {30, 10, 0, 15, 1}},
                                          {"S4", {50, 30, 300, 9, 1}}};
constexpr double most_seconds_million = 10, most_gib_million = 2;

struct Table {
    bool all_pass = true;
    const char* judge(bool pass) {
        all_pass = all_pass && pass;
        return pass ? "pass" : "SHORT";
    }
};

double timed(int runs, const std::function<void()>& body) {
    std::vector<double> seconds;
    for (int k = 0; k < runs; ++k) {
        const double begin = processor_seconds();
        body();
        seconds.push_back(processor_seconds() - begin);
    }
    return median(seconds);
}

AnalyseOptions ordering_of(const MarketProgram& market) {
    AnalyseOptions options;
    if (!market.row_groups.empty()) {
        options.ordering = Ordering::given;
        options.row_groups = market.row_groups;
    }
    return options;
}

bool measure(const Instance& instance, Table& table) {
    const Floor& floor = floors.at(instance.name);
    const MarketProgram market = market_program(instance);
    const ConvexProgram& program = market.program;
    const AnalyseOptions ordering = ordering_of(market);
    const Analysis analysis = analyse(program, ordering);
    Solution solution;
    const double ours = timed(floor.runs, [&] { solution = solve(program, {}, &analysis); });
    const double total = timed(floor.runs, [&] {
        const Analysis anew = analyse(program, ordering);
        solution = solve(program, {}, &anew);
    });
    const bool certified = certify(program, solution).holds(1e-6);
    std::printf("%-4s %7d x %-7d %9.3f ms %3d it", instance.name.c_str(), program.columns,
                program.rows, 1e3 * ours, solution.iterations);
    if (floor.total_milliseconds > 0)
        std::printf("  %8.2f ms (%3.0f) %-5s", 1e3 * total, floor.total_milliseconds,
                    table.judge(1e3 * total <= floor.total_milliseconds));
    else
        std::printf("  %8.2f ms %11s", 1e3 * total, "");
#ifdef GASHUB_HAVE_RIVALS
    rivals::Answer answer;
    const auto rival = [&](const char* name, double least, const std::function<void()>& run) {
        std::vector<double> seconds;
        for (int k = 0; k < floor.rival_runs; ++k) {
            run();
            seconds.push_back(answer.seconds);
        }
        const double ratio = median(seconds) / ours;
        std::printf("  %s %9.1f ms %5.0fx (%2.0f) %-5s", name, 1e3 * median(seconds), ratio, least,
                    answer.solved ? table.judge(ratio >= least) : "failed");
        std::fflush(stdout);
    };
    rival("Ipopt", floor.ipopt, [&] { answer = rivals::solve_with_ipopt(program); });
    const double apart =
        std::abs(answer.objective - solution.objective) / std::max(std::abs(answer.objective), 1.0);
    const ConvexProgram steps = rivals::stepwise(program, 12);
    rival("CLP", floor.clp, [&] { answer = rivals::solve_with_clp(steps); });
    std::printf("  apart %.0e", apart);
    table.judge(apart < 1e-6);
#endif
    std::printf("  %s\n", certified ? "certified" : "NOT CERTIFIED");
    std::fflush(stdout);
    table.judge(certified);
    return certified;
}

/// The million in a process of its own, so that its peak memory is its own.
void measure_million(const Instance& instance, Table& table) {
    const pid_t child = fork();
    if (child == 0) {
        const MarketProgram market = market_program(instance);
        double begin = processor_seconds();
        const Analysis analysis = analyse(market.program, ordering_of(market));
        const double analysed = processor_seconds() - begin;
        begin = processor_seconds();
        const Solution solution = solve(market.program, {}, &analysis);
        const double solved = processor_seconds() - begin;
        const bool pass = certify(market.program, solution).holds(1e-6) &&
                          analysed + solved <= most_seconds_million;
        std::printf("%-4s %7d x %-7d %9.2f s  %3d it  %8.2f s with analysis (%2.0f) %s",
                    instance.name.c_str(), market.program.columns, market.program.rows, solved,
                    solution.iterations, analysed + solved, most_seconds_million,
                    pass ? "pass" : "SHORT");
        std::fflush(stdout);
        _exit(pass ? 0 : 1);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    const double gib = static_cast<double>(usage.ru_maxrss) / (1024.0 * 1024.0);
    std::printf("  peak %.2f GiB (%.0f) %s\n", gib, most_gib_million,
                table.judge(gib <= most_gib_million));
    table.judge(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/// Options: names of instances; --strict: exit code 1 if anything falls short of its floor.
int run(const std::vector<std::string>& arguments) {
    Table table;
    std::printf("one thread, processor time, medians; floors in brackets\n"
                "size n x m            solve, iterations    with analysis            rivals\n");
    bool named = false;
    for (const Instance& instance : instances())
        named = named || has(arguments, instance.name);
    for (const Instance& instance : instances()) {
        if (named && !has(arguments, instance.name))
            continue;
        if (instance.name == "S7")
            measure_million(instance, table);
        else
            measure(instance, table);
    }
    return has(arguments, "--strict") && !table.all_pass ? 1 : 0;
}

const Part part("solver", "the solver against Ipopt and CLP [S1 S2 S3b S4 S7] [--strict]", run);

} // namespace

} // namespace gashub::bench
