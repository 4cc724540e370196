#include "rivals.hpp"

#include <cmath>
#include <ctime>

#include <ClpSimplex.hpp>
#include <ClpSolve.hpp>

namespace gashub::rivals {

using solver::ConvexProgram;

Answer solve_with_clp(const ConvexProgram& program) {
    const auto endless = [](std::vector<double> bounds) {
        for (double& bound : bounds)
            if (std::isinf(bound))
                bound = std::copysign(COIN_DBL_MAX, bound);
        return bounds;
    };
    const std::vector<CoinBigIndex> start(program.start.begin(), program.start.end());
    ClpSimplex model;
    model.setLogLevel(0);
    model.loadProblem(program.columns, program.rows, start.data(), program.index.data(),
                      program.value.data(), endless(program.lower).data(),
                      endless(program.upper).data(), program.cost.data(),
                      endless(program.row_lower).data(), endless(program.row_upper).data());
    ClpSolve how;
    how.setSolveType(ClpSolve::useDual);
    Answer answer;
    const double begin = processor_seconds();
    model.initialSolve(how);
    answer.seconds = processor_seconds() - begin;
    answer.solved = model.isProvenOptimal();
    answer.objective = model.objectiveValue();
    answer.iterations = model.numberIterations();
    answer.x.assign(model.primalColumnSolution(), model.primalColumnSolution() + program.columns);
    return answer;
}

ConvexProgram stepwise(const ConvexProgram& program, int steps) {
    ConvexProgram cut = program;
    cut.columns = 0;
    for (auto* list : {&cut.cost, &cut.quadratic, &cut.lower, &cut.upper, &cut.value})
        list->clear();
    cut.index.clear();
    cut.start.assign(1, 0);
    for (std::size_t j = 0; j < program.cost.size(); ++j) {
        const auto add = [&](double cost, double lower, double upper) {
            ++cut.columns;
            cut.cost.push_back(cost);
            cut.quadratic.push_back(0);
            cut.lower.push_back(lower);
            cut.upper.push_back(upper);
            for (int e = program.start[j]; e < program.start[j + 1]; ++e) {
                cut.index.push_back(program.index[static_cast<std::size_t>(e)]);
                cut.value.push_back(program.value[static_cast<std::size_t>(e)]);
            }
            cut.start.push_back(static_cast<int>(cut.index.size()));
        };
        const double quadratic = program.quadratic[j];
        if (quadratic == 0) {
            add(program.cost[j], program.lower[j], program.upper[j]);
            continue;
        }
        const double upper =
            std::isfinite(program.upper[j]) ? program.upper[j] : -program.cost[j] / quadratic;
        for (int k = 0; k < steps; ++k)
            add(program.cost[j] + quadratic * upper / steps * (k + 0.5), 0, upper / steps);
    }
    return cut;
}

double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

} // namespace gashub::rivals
