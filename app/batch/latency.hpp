#pragma once
// How long a move of a lever takes until its answer is painted, and how long the window's thread is
// ever busy at one go.

#include "app/batch/pictures.hpp"

namespace gashub::app {

struct Latency {
    std::vector<double> milliseconds; ///< of each move, from the call to the end of painting
    std::vector<double> clearing_ms;  ///< the part that cleared the market
    double processor_ms = 0;          ///< of all threads, a move: does not hang on what else runs
    double longest_block_ms = 0;      ///< of the window's thread between two looks for input
};

/// Moves the levers of an open scenario one after the other, each through its range, in a window of
/// 1366x768. Moves that the scenario refuses are not counted.
Latency measure_latency(Session& session, int moves);

/// Opens, measures and prints a line; exit code 1 beyond five times what is promised (100 ms for
/// half of the moves, 250 ms for 95 of 100).
int print_latency(Session& session, const BatchInput& input, int moves);

} // namespace gashub::app
