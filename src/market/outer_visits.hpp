#pragma once
// What both searches of the outer numbers share: laying values on the programme, solving it, and
// asking what the rules say of the answer and how that moves with the numbers.

#include "market/outer_search.hpp"

namespace gashub::market {

using Dense = std::vector<std::vector<double>>; ///< rows of a square matrix

/// Solves m x = right by elimination with row pivots; a row without a pivot answers nothing.
std::vector<double> solve_dense(Dense m, std::vector<double> right);

/// True if a search may move a number.
bool is_moved(const OuterNumber& number);

/// What is left of a number's complementarity, EUR/MWh (of a door: percent).
double left_over(const OuterNumber& number, const Gap& gap);

/// A point of a search: the numbers' values and what the rules say of the programme's answer.
struct OuterPoint {
    std::vector<double> values;
    std::shared_ptr<const solver::Solution> solution; ///< nothing if it was not solved
    std::vector<Gap> gaps;
    std::vector<double> volumes; ///< of the columns that pay each number, bcm
};

/// Visits points and counts them.
class OuterVisits {
  public:
    OuterVisits(Formulation& formulation, const OuterCosts& costs, const SolveProgram& solve)
        : f_(formulation), costs_(costs), solve_(solve) {}

    int count() const { return count_; }
    const std::vector<OuterNumber>& numbers() const { return f_.outer; }
    std::vector<double> values() const;
    /// Lays values on numbers and programme.
    void lay(const std::vector<double>& values);
    /// Lays values and solves, to the optimum or as far as a centre (SolveOptions::centre).
    OuterPoint visit(std::vector<double> values, double centre = 0);
    /// How gaps and volumes of `numbers` (rows) answer one more of each of them (columns), to first
    /// order. Demands that the point's values are laid.
    struct Slopes {
        Dense gaps, volumes;
    };
    Slopes slopes(const OuterPoint& at, const std::vector<std::size_t>& numbers) const;
    /// How far a number's wedge has to fall until the first of its columns pays, EUR/MWh: the least
    /// of their reduced costs. 0 where something flows.
    double until_trade(const OuterPoint& at, std::size_t number) const;
    const solver::ConvexProgram& program() const { return f_.program; }

  private:
    Formulation& f_;
    const OuterCosts& costs_;
    const SolveProgram& solve_;
    int count_ = 0;
};

/// The numbers found on the central path. Where prices leap as a number moves, no optimum agrees
/// with its rule, and Newton's method on optima is thrown from side to side. On the central path
/// prices move smoothly: the numbers are found with much slack first, then with ever less, until
/// the optimum agrees too or, where it leaps, the last centre has its certificate. Begins at the
/// values of `start`; nothing if that does not end within most_outer_solves.
OuterAnswer search_centred(OuterVisits& visits, const OuterPoint& start);

} // namespace gashub::market
