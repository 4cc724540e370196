#pragma once
// What a programme must be before it is solved, and where its curves end.

#include "solver/program.hpp"

#include <optional>
#include <string>

namespace gashub::solver {

/// Names the first thing that is wrong with the programme: sizes, order, NaN, bounds, curves.
std::optional<std::string> first_fault(const ConvexProgram& program);

/// Where the slope of a curved term ends by itself, taken into the bounds.
double effective_lower(const ConvexProgram& program, int column, const CurvedTerm* term);
double effective_upper(const ConvexProgram& program, int column, const CurvedTerm* term);

} // namespace gashub::solver
