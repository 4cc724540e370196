#pragma once
// What was typed, as a value. The only file that knows the command line library is arguments.cpp.

#include "io/import/imported.hpp"

#include <string>
#include <variant>
#include <vector>

namespace gashub::cli {

/// Exit codes, INTERFACES "Everywhere".
enum ExitCode : int {
    done = 0,
    internal_error = 1, ///< or no room left
    bad_input = 2,
    some_failed = 3,
    interrupted = 4, ///< and resumable
    requeue = 75,    ///< the same with --shard or in a Slurm job
};

struct Shard {
    int number = 1, of = 1; ///< 1 <= number <= of
    bool is_whole() const { return of == 1; }
};

struct Arguments {
    std::string command; ///< run, batch ...
    std::string line;    ///< the whole line as it can be typed again

    // everywhere
    bool quiet = false, verbose = false, json = false;
    std::string log;
    std::string units = "bcm", currency = "eur";

    // of the command
    std::vector<std::string> inputs; ///< scenarios, networks, stores, a folder
    std::string output;
    std::vector<std::string> sets, formats, by;
    std::string node, period, from, to, target, tables = "short", shard_text;
    Shard shard;
    int jobs = 1, routes = 5;
    double time_limit = 0;
    std::string observed, prices, naive, scenario, fit_demand; ///< of backtest and calibrate
    double bound = 3, half_life = 0;                           ///< half life 0: the network's
    ImportOptions import;                                      ///< of import
    bool resume = false, durable = false, yes = false;
    bool quick = false; ///< of report: without what needs many solves
};

/// The arguments, or the exit code where there is nothing to do: help and version were printed, or
/// a fault was named on stderr.
std::variant<Arguments, int> parse_arguments(int count, const char* const* words);

} // namespace gashub::cli
