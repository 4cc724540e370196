#pragma once
// The interior point method itself: Mehrotra's predictor-corrector on the normal equations of a
// standard form. Gives the iterate in the slots of the form; solve.cpp turns it into a Solution.

#include "solver/kernels.hpp"
#include "solver/solve.hpp"
#include "solver/standard_form.hpp"

#include <chrono>
#include <functional>

namespace gashub::solver {

/// An iterate: distances from the bounds and their prices by slot, row prices in elimination order.
struct Iterate {
    Array<double> s, t, z, w, y;
};

struct Attempt {
    Termination termination = Termination::numerical_failure;
    Iterate iterate;
    int iterations = 0, regularised_pivots = 0;
    double primal_residual = 0, dual_residual = 0, gap = 0, objective = 0;
    double give = 0; ///< of a row for its price, at a centre
};

struct AttemptOptions {
    double tolerance = 1e-8, regularisation = 0;
    double centre = 0; ///< sum of all products to stop at, each the same; 0: the optimum
    int iteration_limit = 200, refinements = 0, vector_bits = 0;
    double start_size = 1;      ///< multiplies the distance of the cold start from the bounds
    bool central_start = false; ///< two-sided columns in the middle, all pairs on one product
    bool affine_start = true;   ///< a full affine step from the cold start first
    double centring = 3; ///< exponent of the gap's share that the predictor leaves: Mehrotra's
    std::function<bool()> interrupted, out_of_time;
    const Iterate* start = nullptr; ///< inner point to start from instead of the cold start
};

inline constexpr double most_pivot_tolerance = 1e-13, least_pivot_tolerance = 1e-16;

/// The linear algebra of one programme: numbers of the factor over the shared analysis.
class NormalEquations {
  public:
    NormalEquations(const StandardForm& form, const AnalysisData& analysis, int vector_bits);
    NormalEquations(const NormalEquations&) = delete;
    NormalEquations& operator=(const NormalEquations&) = delete;

    /// Factors M for the weights in `weight`; gives the regularised pivots: those below
    /// `pivot_tolerance` of the row's own diagonal, whose rows count as dependent on the others.
    int factor(double regularisation, double pivot_tolerance = most_pivot_tolerance);
    /// Solves with the last factor, in place.
    void solve(Array<double>& x) const { kernels_.solve(data_, x.data()); }
    /// The same on memory of the caller's, so that many threads may ask one factor at once.
    void solve(Array<double>& x, Array<double>& scratch) const {
        scratch.resize(scratch_.size());
        FactorData data = data_;
        data.scratch = scratch.data();
        kernels_.solve(data, x.data());
    }

    Array<double> weight; ///< theta by column, then slack by row in order of elimination

  private:
    const Kernels& kernels_;
    Array<double> l_, diagonal_, inverse_, own_, scratch_;
    Array<int> local_;
    FactorData data_;
};

Attempt interior_point(const StandardForm& form, NormalEquations& equations,
                       const AttemptOptions& options);

} // namespace gashub::solver
