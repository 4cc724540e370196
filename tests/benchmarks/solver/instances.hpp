#pragma once
// Random gas markets of several sizes on which the solver is measured: nodes in the unit square,
// pipes to near neighbours, fields, markets with linear demand and lost load, stores, monthly
// periods.

#include "solver/solve.hpp"

#include <string>
#include <vector>

namespace gashub::bench {

struct Instance {
    std::string name;
    int nodes, arcs, periods, classes;
};

/// S1, S2, S3b, S4, S7 (a million variables).
const std::vector<Instance>& instances();

struct MarketProgram {
    solver::ConvexProgram program;
    /// Sets for the elimination: storage rows last, periods by nested dissection. Empty where the
    /// programme has several classes.
    std::vector<int> row_groups;
};

MarketProgram market_program(const Instance& instance);

} // namespace gashub::bench
