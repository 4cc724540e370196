#pragma once
// What a solve gives: how it ended, the point, its prices, and what the last factorisation can
// still be asked (sensitivity.hpp). Prices are derivatives of the least cost: a row price is what
// the objective rises by for one unit more on the row's right-hand side.

#include <memory>
#include <string>
#include <vector>

namespace gashub::solver {

enum class Termination {
    optimal,    ///< converged; only the certificate makes it *solved*
    infeasible, ///< a ray proves that no point meets all rows (Solution::ray by row)
    unbounded,  ///< a ray proves that the cost falls without end (Solution::ray by column)
    bad_input,  ///< NaN, lower > upper, sizes that do not fit; `message` names the first place
    iteration_limit,
    time_limit,
    interrupted, ///< stop token
    numerical_failure,
};
const char* to_string(Termination termination);

struct Factor; ///< last factorisation, opaque

struct Solution {
    Termination termination = Termination::numerical_failure;
    std::string message;   ///< why, where it is not optimal
    std::vector<double> x; ///< a value a column
    std::vector<double>
        row_price; ///< a price a row; sum of value * row_price + lower_price - upper_price = f'
    std::vector<double> lower_price, upper_price; ///< >= 0, a price a column for each bound
    std::vector<double> ray;                      ///< infeasible: by row; unbounded: by column
    double objective = 0;
    int iterations = 0;
    int regularised_pivots = 0; ///< dependent rows met, handled by dynamic regularisation
    double primal_residual = 0, dual_residual = 0,
           gap = 0;                       ///< the solver's own, scaled; see certificate.hpp
    std::shared_ptr<const Factor> factor; ///< null if not asked for (SolveOptions::keep_factor)
};

} // namespace gashub::solver
