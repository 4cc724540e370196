#include "solver/solve.hpp"

#include "solver/factor.hpp"
#include "solver/place.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace gashub::solver {

namespace {

/// Where the method starts, and where again when it does not get on.
struct Start {
    bool affine;
    double size;
    int refinements;
};
constexpr std::array<Start, 3> starts{{{true, 1, 0}, {false, 1, 1}, {true, 30, 2}}};

double slope_at(const ConvexProgram& program, int j, double x) {
    return program.cost[at(j)] + program.quadratic[at(j)] * x;
}

/// Takes the iterate back to the programme's own columns, rows and units.
void read_back(const ConvexProgram& program, const StandardForm& form, const AnalysisData& analysis,
               const Attempt& attempt, Solution& solution) {
    const std::size_t n = at(program.columns), m = at(program.rows);
    const Iterate& point = attempt.iterate;
    solution.row_price.resize(m);
    for (std::size_t i = 0; i < m; ++i) {
        double price = point.y[at(analysis.position[i])] * form.price_scale * form.row_scale[i];
        if (program.row_lower[i] == -infinity)
            price = std::min(price, 0.0);
        if (program.row_upper[i] == infinity)
            price = std::max(price, 0.0);
        solution.row_price[i] = price;
    }
    solution.x = program.lower; // fixed columns stay there
    solution.lower_price.assign(n, 0);
    solution.upper_price.assign(n, 0);
    std::vector<char> seen(n, 0);
    for (const Block& block : form.blocks)
        for (int k = block.first; k < block.last; ++k) {
            const std::size_t slot = at(k);
            const int j = form.column[slot];
            if (j < 0 || j >= program.columns)
                continue;
            seen[at(j)] = 1;
            solution.x[at(j)] = form.offset[slot] + form.unit[slot] * point.s[slot];
            if (block.kind == SlotKind::free)
                continue;
            const double scale = form.price_scale / form.column_scale[at(j)];
            const bool flipped = form.unit[slot] < 0;
            (flipped ? solution.upper_price : solution.lower_price)[at(j)] = point.z[slot] * scale;
            if (block.kind == SlotKind::two_sided) {
                solution.upper_price[at(j)] = point.w[slot] * scale;
                solution.x[at(j)] =
                    std::clamp(solution.x[at(j)], program.lower[at(j)], program.upper[at(j)]);
            }
        }
    std::vector<double> slope(n);
    for (int j = 0; j < program.columns; ++j)
        slope[at(j)] = slope_at(program, j, solution.x[at(j)]);
    for (const CurvedTerm& term : program.curved)
        slope[at(term.column)] += curve_slope(term, solution.x[at(term.column)]);
    for (int j = 0; j < program.columns; ++j) {
        if (seen[at(j)])
            continue;
        double rest = slope[at(j)];
        for (int e = program.start[at(j)]; e < program.start[at(j) + 1]; ++e)
            rest -= program.value[at(e)] * solution.row_price[at(program.index[at(e)])];
        solution.lower_price[at(j)] = std::max(rest, 0.0);
        solution.upper_price[at(j)] = std::max(-rest, 0.0);
    }
    solution.objective = 0;
    for (std::size_t j = 0; j < n; ++j)
        solution.objective +=
            (program.cost[j] + 0.5 * program.quadratic[j] * solution.x[j]) * solution.x[j];
    for (const CurvedTerm& term : program.curved)
        solution.objective += curve_value(term, solution.x[at(term.column)]);
}

/// Factors the last iterate, whose weights the method left behind.
std::shared_ptr<const Factor> keep(std::shared_ptr<Factor> factor, double regularisation) {
    factor->equations.factor(regularisation);
    const StandardForm& form = factor->form;
    factor->theta.resize(form.column.size());
    for (std::size_t k = 0; k < factor->theta.size(); ++k)
        factor->theta[k] = factor->equations.weight[at(form.weight_place[k])];
    return factor;
}

const char* reason(Termination termination) {
    switch (termination) {
    case Termination::iteration_limit:
        return "the iteration limit was reached";
    case Termination::time_limit:
        return "the time limit was reached";
    case Termination::interrupted:
        return "stopped from outside";
    case Termination::numerical_failure:
        return "no further progress";
    default:
        return "";
    }
}

} // namespace

Analysis analyse(const ConvexProgram& program, const AnalyseOptions& options) {
    return {std::make_shared<const AnalysisData>(analyse_pattern(program, options))};
}

Solution solve(const ConvexProgram& program, const SolveOptions& options,
               const Analysis* analysis) {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point begin = Clock::now();
    Solution solution;
    const auto fail = [&](Termination termination, std::string message) {
        solution.termination = termination;
        solution.message = std::move(message);
        return solution;
    };
    if (const auto fault = first_fault(program))
        return fail(Termination::bad_input, *fault);
    Analysis own;
    if (!analysis || !analysis->data) {
        own = analyse(program);
        analysis = &own;
    } else if (analysis->data->start != program.start || analysis->data->index != program.index ||
               analysis->data->rows != program.rows) {
        return fail(Termination::bad_input, "the analysis is of another pattern");
    }
    auto factor = std::make_shared<Factor>(analysis->data, standard_form(program, *analysis->data),
                                           options.vector_bits);
    AttemptOptions attempt_options{.tolerance = options.tolerance,
                                   .iteration_limit = options.iteration_limit,
                                   .vector_bits = options.vector_bits,
                                   .interrupted = nullptr,
                                   .out_of_time = nullptr};
    if (options.stop.stop_possible())
        attempt_options.interrupted = [&] { return options.stop.stop_requested(); };
    if (options.time_limit_seconds > 0)
        attempt_options.out_of_time = [&] {
            return std::chrono::duration<double>(Clock::now() - begin).count() >
                   options.time_limit_seconds;
        };
    Attempt attempt;
    for (const Start& start : starts) {
        attempt_options.affine_start = start.affine;
        attempt_options.start_size = start.size;
        attempt_options.refinements = start.refinements;
        attempt = interior_point(factor->form, factor->equations, attempt_options);
        solution.iterations += attempt.iterations;
        attempt_options.iteration_limit = options.iteration_limit - solution.iterations;
        if (attempt.termination != Termination::numerical_failure)
            break;
    }
    solution.termination = attempt.termination;
    solution.message = reason(attempt.termination);
    solution.regularised_pivots = attempt.regularised_pivots;
    solution.primal_residual = attempt.primal_residual;
    solution.dual_residual = attempt.dual_residual;
    solution.gap = attempt.gap;
    read_back(program, factor->form, *factor->analysis, attempt, solution);
    if (options.keep_factor && attempt.termination == Termination::optimal)
        solution.factor = keep(std::move(factor), attempt_options.regularisation);
    return solution;
}

} // namespace gashub::solver
