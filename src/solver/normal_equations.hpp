#pragma once
// The normal equations M = A diag(theta) A' + diag(slack) of an interior point step, on a pattern
// that does not change: where each entry of M comes from (a list of terms), and where each entry of
// its factor L D L' stands. Symbolic here, numbers in kernels.hpp.
//
// L is kept by supernodes: neighbouring columns with (nearly) one structure, as one dense panel,
// column by column: first the rows of the supernode's own columns, then the rows below.

#include "solver/solve.hpp"

#include <cstddef>
#include <vector>

namespace gashub::solver {

inline constexpr int widest_supernode = 64;

struct Supernode {
    int first, last;  ///< columns first .. last - 1
    int row_start;    ///< rows below: row_start .. row_start + below in `below_row`
    int below;        ///< their number
    int panel;        ///< where the panel begins; its columns are last - first + below apart
    int update_first; ///< what it takes from its left: updates update_first .. update_last - 1
    int update_last;
};

/// Supernode `from` changes another through its rows below from `first`; those before `last` are
/// columns of the other.
struct Update {
    int from, first, last;
};

/// All that follows from the pattern alone. Rows are numbered by their place in the elimination.
struct AnalysisData {
    int columns = 0, rows = 0;
    std::vector<int> start, index; ///< the pattern it was made from, rows as in the programme
    std::vector<int> position;     ///< row -> place in the elimination

    /// Entry e of M (lower triangle) stands at entry_place[e] of the factor and is the sum over its
    /// terms t of weight[term_column[t]] * product[t], product[t] being A[term_first[t]] *
    /// A[term_second[t]]. The first `single_entries` have the one term t = e; entry single_entries
    /// + k has the terms term_start[k] .. term_start[k + 1] - 1.
    int single_entries = 0;
    std::vector<int> entry_place, term_start, term_column, term_first, term_second;
    std::vector<int> diagonal_place; ///< of each row

    std::vector<Supernode> supernodes;
    std::vector<int> below_row;
    std::vector<Update> updates;
    int factor_size = 0, most_below = 0;
    double factor_operations = 0; ///< multiply-add pairs of one factorisation, zeros included
};

/// Builds the analysis. Throws std::length_error where a list would outgrow an int.
AnalysisData analyse_pattern(const ConvexProgram& program, const AnalyseOptions& options);

} // namespace gashub::solver
