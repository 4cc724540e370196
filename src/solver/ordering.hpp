#pragma once
// The order in which the rows are eliminated: minimum degree (AMD), or minimum degree within given
// sets of rows (CAMD), then the elimination tree and its postorder. The only file that sees AMD.

#include "solver/solve.hpp"

#include <vector>

namespace gashub::solver {

/// Pattern of a symmetric matrix: both triangles, by column, no diagonal.
struct SymmetricPattern {
    std::vector<int> start, row;
};

/// Pattern of A A' of the programme's matrix, given by column.
SymmetricPattern product_pattern(int rows, const std::vector<int>& start,
                                 const std::vector<int>& index);

/// Numbers below are places in the elimination, which is a postorder of its own tree.
struct Elimination {
    std::vector<int> order;    ///< place -> row
    std::vector<int> position; ///< row -> place
    std::vector<int> parent;   ///< elimination tree; -1 at a root
    std::vector<int> length;   ///< entries of each column of L, without the diagonal
};

Elimination elimination(const SymmetricPattern& pattern, const AnalyseOptions& options);

} // namespace gashub::solver
