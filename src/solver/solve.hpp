#pragma once
// The one entry of the solver: a primal-dual interior point method (Mehrotra predictor-corrector)
// on the normal equations, with a static pattern that scenarios share.
//
//   auto analysis = analyse(program);            // once a sparsity pattern: ordering, elimination
//   tree auto solution = solve(program, {}, &analysis); // as often as costs, bounds, sides change
//   auto certificate = certify(program, solution); // certificate.hpp: only this makes it solved

#include "solver/program.hpp"
#include "solver/solution.hpp"

#include <memory>
#include <stop_token>

namespace gashub::solver {

struct SolveOptions {
    double tolerance = 1e-8; ///< relative, on primal residual, dual residual and gap
    int iteration_limit = 200;
    double time_limit_seconds = 0; ///< 0: none
    /// Where to stop on the central path: the sum over all bounds of distance times price, each
    /// product the same; 0: the optimum. A point there moves smoothly with the data.
    double centre = 0;
    bool keep_factor = false; ///< keep the last factor for sensitivity
    std::stop_token stop = {};
    const Solution* warm = nullptr; ///< an earlier solution of the same pattern to start from
    int vector_bits = 0; ///< widest vectors to use (0: the machine's); the answer is the same bits
};

/// What of a programme does not depend on numbers: ordering, elimination tree, supernodes, term
/// lists. Immutable and safe to share between threads.
struct AnalysisData;
struct Analysis {
    std::shared_ptr<const AnalysisData> data;
};

enum class Ordering {
    automatic,      ///< what gives the least work: AMD, or with `row_groups` the better of both
    minimum_degree, ///< AMD
    given,          ///< `row_groups`: CAMD with constraint sets (e.g. storage rows last)
};

struct AnalyseOptions {
    Ordering ordering = Ordering::automatic;
    /// A set number a row, lower sets are eliminated first; empty: no sets.
    std::vector<int> row_groups;
};

Analysis analyse(const ConvexProgram& program, const AnalyseOptions& options = {});

/// Solves the programme. Never throws on numbers: every end is a Termination. Demands that
/// `analysis`, if given, was made from a programme of the same pattern (else bad_input).
Solution solve(const ConvexProgram& program, const SolveOptions& options = {},
               const Analysis* analysis = nullptr);

} // namespace gashub::solver
