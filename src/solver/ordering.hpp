#pragma once
// The order in which the rows are eliminated: minimum degree (AMD), or minimum degree within given
// sets of rows (CAMD), then the elimination tree and its postorder. The only file that sees AMD.

#include "solver/solve.hpp"

#include <vector>

namespace gashub::solver {

/// Pattern of a symmetric matrix: both triangles, by column, no diagonal, rows ascending.
struct SymmetricPattern {
    std::vector<int> start, row;
};

/// Pattern of A A' of the programme's matrix, given by column.
SymmetricPattern product_pattern(int rows, const std::vector<int>& start,
                                 const std::vector<int>& index);

/// Gives the rows in order of elimination: a postordered permutation.
std::vector<int> elimination_order(const SymmetricPattern& pattern, const AnalyseOptions& options);

} // namespace gashub::solver
