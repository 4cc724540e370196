#pragma once
// The one search for every wedge and phi of MODEL section 6: numbers that enter the programme's
// costs and sides and must agree with its prices. They make equilibria, not optima: a wedge that
// depends on a price has no potential, so the search belongs to the contract.

#include "market/outcome.hpp"

#include <functional>
#include <string>

namespace gashub::market {

/// Gives a formulation the numbers that its rules ask for, at their starting values.
void add_outer_numbers(Formulation& formulation);

/// What a number's rule says of a solution: `value` must be nothing inside the number's bounds, not
/// negative at the lower and not positive at the upper one. It moves with rows' prices, columns and
/// the number itself.
struct Gap {
    double value = 0; ///< EUR/MWh; of a door: percent
    std::vector<std::pair<int, double>> rows, columns;
    double own = 0;
    bool idle = false; ///< nothing passes that the rule could price
};
Gap gap_of(const Formulation& formulation, const solver::Solution& solution,
           const OuterNumber& number);

/// Volume that pays a number in a solution, bcm.
double wedge_volume(const OuterNumber& number, const solver::Solution& solution);

/// Row of the dearest gas that leaves a hub's halves in a period; -1 if none does.
int traded_row(const Formulation& formulation, const solver::Solution& solution, int period);

/// Lays the numbers' values on a programme's costs, rising costs and sides.
class OuterCosts {
  public:
    explicit OuterCosts(const solver::ConvexProgram& base) : base_(base) {}
    void lay(const std::vector<OuterNumber>& numbers, solver::ConvexProgram& on, double h) const;

  private:
    solver::ConvexProgram base_;
};

/// Solves the programme as it stands, to the optimum or as far as a centre (SolveOptions::centre);
/// nothing if it could not be solved.
using SolveProgram = std::function<std::shared_ptr<const solver::Solution>(
    const solver::ConvexProgram&, double centre)>;

struct OuterAnswer {
    std::shared_ptr<const solver::Solution> solution; ///< nothing if a solve failed
    double residual = 0;                              ///< EUR/MWh
    int solves = 0;
    int worst = -1; ///< number that leaves the residual; -1: none
};

/// What a number's rule is called, with its period: for people.
std::string name_of(const Formulation& formulation, const OuterNumber& number);

inline constexpr double outer_tolerance = 0.01; ///< EUR/MWh
inline constexpr int most_outer_solves = 30;    ///< of each of the two methods

/// Newton on the complementarity of all numbers, with sensitivities of the last factor and a line
/// search; where that does not end, the same on the central path (outer_visits.hpp). Leaves values
/// and programme in the formulation.
OuterAnswer search_outer(Formulation& formulation, const OuterCosts& costs,
                         const SolveProgram& solve);

} // namespace gashub::market
