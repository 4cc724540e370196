#pragma once
// An inner point to start from, made of an earlier solution: smoothed, so that no pair of a
// distance and its price is left at the edge.

#include "solver/interior_point.hpp"

#include <optional>

namespace gashub::solver {

/// Gives nothing where there is no earlier solution, or one of another size.
std::optional<Iterate> warm_start(const ConvexProgram& program, const StandardForm& form,
                                  const AnalysisData& analysis, const Solution* earlier);

} // namespace gashub::solver
