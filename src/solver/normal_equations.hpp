#pragma once
// The normal equations M = A diag(theta) A' + diag(slack) of an interior point step, on a pattern
// that does not change: where each entry of M comes from (a list of terms), and where each entry of
// its factor L D L' stands. Symbolic here, numbers in kernels.hpp.

#include "solver/solve.hpp"

#include <cstddef>
#include <vector>

namespace gashub::solver {

/// All that follows from the pattern alone. Rows are numbered by their place in the elimination.
struct AnalysisData {
    int columns = 0, rows = 0;
    std::vector<int> start, index; ///< the pattern it was made from, rows as in the programme
    std::vector<int> position;     ///< row -> place in the elimination

    /// Lower triangle of M without diagonal and slack, by column: entry e stands in row m_row[e]
    /// and is the sum over its terms t of theta[term_column[t]] * product[t]; the diagonal comes
    /// first.
    std::vector<int> m_start, m_row, term_start, term_column;
    std::vector<int> term_first, term_second; ///< the two entries of A whose product a term takes

    /// Factor L, unit lower triangular, by column without the diagonal, rows ascending.
    std::vector<int> l_start, l_row;
    /// Row j of L in groups of neighbouring columns that share their structure from row j on:
    /// groups group_start[j] .. , first column, number of columns (1 to 4), place of row j in it.
    std::vector<int> group_start, group_column, group_width, group_place;

    double factor_operations = 0; ///< multiply-add pairs of one factorisation
};

/// Builds the analysis. Throws std::length_error where a list would outgrow an int.
AnalysisData analyse_pattern(const ConvexProgram& program, const AnalyseOptions& options);

} // namespace gashub::solver
