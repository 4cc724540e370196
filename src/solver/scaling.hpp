#pragma once
// Scales of a programme, all of them powers of two, so that scaling is exact.

#include "solver/program.hpp"
#include "solver/recycled.hpp"

namespace gashub::solver {

inline constexpr double endless = 1e20; ///< bounds from here on count as none

struct Scales {
    Array<double> row, column; ///< entries are multiplied by both
    double volume = 1, price = 1;
};

/// Ruiz's equilibration of A: rows and columns divided by the roots of their largest entries, until
/// all lie within a factor of four of one; nothing is done where they lie within ten at once. Then
/// volume and price: the geometric means of bounds and sides, and of costs. `curve` by column,
/// empty where no term is curved.
Scales scales_of(const ConvexProgram& program, const Array<const CurvedTerm*>& curve);

} // namespace gashub::solver
