#include "solver/solve.hpp"

#include "solver/factor.hpp"
#include "solver/place.hpp"
#include "solver/program_faults.hpp"
#include "solver/rays.hpp"
#include "solver/warm_start.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace gashub::solver {

namespace {

/// Where the method starts, and where again when it does not get on.
struct Start {
    bool central, affine;
    double size;
    int refinements;
    double centring;
};

/// The first aims low: with one step for prices and volumes the predictor leaves a larger share of
/// the gap than with two; with 5 in place of 3, power-2021 takes 33 iterations in place of 58, most
/// shipped scenarios one to five fewer. Those that have to come to an end aim as Mehrotra's does.
constexpr std::array<Start, 4> starts{{{true, false, 3, 0, 5},
                                       {false, true, 1, 1, 3},
                                       {false, false, 1, 1, 3},
                                       {false, true, 30, 2, 3}}};

/// A warm start that has not come home by then has not paid.
constexpr int most_warm_iterations = 25;

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
    for (const CurvedTerm& term : program.curved)
        if (term.kind == CurveKind::logarithmic)
            solution.x[at(term.column)] = std::min(solution.x[at(term.column)], term.reference);
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

/// Weight from which a column counts as free to move, in scaled units: beyond it the factor of the
/// last iterate would drown the small weights in rounding.
constexpr double most_weight = 1e7;

/// Factors the last iterate, whose weights the method left behind.
std::shared_ptr<const Factor> keep(std::shared_ptr<Factor> factor, double give) {
    for (double& weight : factor->equations.weight)
        weight = weight / (1 + weight / most_weight);
    factor->give = give;
    factor->equations.factor(give);
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

/// The attempts of one solve: warm, cold from two starts, proofs that there is nothing to find,
/// cold from elsewhere.
class Search {
  public:
    Search(const ConvexProgram& program, const SolveOptions& options,
           std::shared_ptr<const AnalysisData> analysis)
        : program_(program), options_(options), begin_(Clock::now()),
          factor_(std::make_shared<Factor>(std::move(analysis), program, options.vector_bits)) {}

    Solution go();

  private:
    using Clock = std::chrono::steady_clock;
    void attempt(const Start& start, const Iterate* from, int iteration_limit);
    bool proven(Solution& solution) const;
    double seconds() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

    const ConvexProgram& program_;
    const SolveOptions& options_;
    Clock::time_point begin_;
    std::shared_ptr<Factor> factor_;
    Attempt attempt_;
    int iterations_ = 0;
};

void Search::attempt(const Start& start, const Iterate* from, int iteration_limit) {
    const StandardForm& form = factor_->form;
    AttemptOptions options{.tolerance = options_.tolerance,
                           .centre = options_.centre / (form.price_scale * form.volume_scale),
                           .iteration_limit =
                               std::min(iteration_limit, options_.iteration_limit - iterations_),
                           .refinements = start.refinements,
                           .vector_bits = options_.vector_bits,
                           .start_size = start.size,
                           .central_start = start.central,
                           .affine_start = start.affine,
                           .centring = start.centring,
                           .interrupted = nullptr,
                           .out_of_time = nullptr,
                           .start = from};
    if (options_.stop.stop_possible())
        options.interrupted = [&] { return options_.stop.stop_requested(); };
    if (options_.time_limit_seconds > 0)
        options.out_of_time = [&] { return seconds() > options_.time_limit_seconds; };
    attempt_ = interior_point(factor_->form, factor_->equations, options);
    iterations_ += attempt_.iterations;
}

/// Looks for a proof that there is no optimum, and lays it into the solution.
bool Search::proven(Solution& solution) const {
    SolveOptions options = options_;
    options.warm = nullptr;
    options.keep_factor = false;
    const auto solve_auxiliary = [&](const ConvexProgram& program) {
        const Analysis analysis = analyse(program);
        Search search(program, options, analysis.data);
        search.attempt(starts[0], nullptr, options.iteration_limit);
        if (search.attempt_.termination == Termination::numerical_failure)
            search.attempt(starts[1], nullptr, options.iteration_limit);
        Solution answer;
        read_back(program, search.factor_->form, *analysis.data, search.attempt_, answer);
        return answer;
    };
    if (options.time_limit_seconds > 0)
        options.time_limit_seconds = std::max(options.time_limit_seconds - seconds(), 1e-3);
    Solution answer = solve_auxiliary(elastic_program(program_));
    if (proves_infeasible(program_, answer.row_price)) {
        solution.termination = Termination::infeasible;
        solution.message = "no point meets all rows and bounds";
        solution.ray = std::move(answer.row_price);
        return true;
    }
    answer = solve_auxiliary(recession_program(program_));
    if (proves_unbounded(program_, answer.x)) {
        solution.termination = Termination::unbounded;
        solution.message = "the cost falls without end";
        solution.ray = std::move(answer.x);
        return true;
    }
    return false;
}

Solution Search::go() {
    Solution solution;
    const StandardForm& form = factor_->form;
    const auto stuck = [&] { return attempt_.termination == Termination::numerical_failure; };
    bool done = false;
    if (const auto warm = warm_start(program_, form, *factor_->analysis, options_.warm)) {
        attempt(starts[0], &*warm, most_warm_iterations);
        done = attempt_.termination != Termination::iteration_limit && !stuck();
    }
    for (std::size_t k = 0; k < starts.size() && !done; ++k) {
        attempt(starts[k], nullptr, options_.iteration_limit);
        done = !stuck();
        const bool is_second = k == 1;
        if (is_second && !done && proven(solution)) {
            solution.iterations = iterations_;
            return solution;
        }
    }
    solution.termination = attempt_.termination;
    solution.message = reason(attempt_.termination);
    solution.iterations = iterations_;
    solution.regularised_pivots = attempt_.regularised_pivots;
    solution.primal_residual = attempt_.primal_residual;
    solution.dual_residual = attempt_.dual_residual;
    solution.gap = attempt_.gap;
    read_back(program_, form, *factor_->analysis, attempt_, solution);
    if (options_.keep_factor && attempt_.termination == Termination::optimal)
        solution.factor = keep(std::move(factor_), attempt_.give);
    return solution;
}

} // namespace

Analysis analyse(const ConvexProgram& program, const AnalyseOptions& options) {
    return {std::make_shared<const AnalysisData>(analyse_pattern(program, options))};
}

Solution solve(const ConvexProgram& program, const SolveOptions& options,
               const Analysis* analysis) {
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
    return Search(program, options, analysis->data).go();
}

} // namespace gashub::solver
