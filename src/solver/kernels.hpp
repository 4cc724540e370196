#pragma once
// The hot loops, compiled once for each vector width and chosen at run time. They do the same
// operations in the same order at every width, so results agree to the bit: no fused multiply-add,
// and sums run in eight fixed lanes.
//
// The columns stand in slots sorted by kind (two-sided, one-sided, free), each kind padded to a
// multiple of eight with slots that are not alive. A slot holds s >= 0, the distance from its
// bound, and t = range - s where it is two-sided, with their prices z and w.

#include "solver/normal_equations.hpp"

#include <cstddef>

namespace gashub::solver {

inline constexpr int lanes = 8;
inline constexpr int block_size = 256;

enum class SlotKind { two_sided, one_sided, free };

/// Slots first .. last - 1 with the same number of entries each; their entries begin at `offset`.
struct Segment {
    int first, last, entries, offset;
};

/// At most block_size slots of one kind, and their segments.
struct Block {
    SlotKind kind;
    int first, last, segment_first, segment_last;
};

/// All that the sweeps read and write. Rows are in the order of elimination.
struct Sweep {
    int rows, blocks;
    const Block* block;
    const Segment* segment;
    const int* row;                                ///< row of each entry
    const double* value;                           ///< of each entry
    const int* weight_place;                       ///< where a slot's theta goes in `weight`
    const double *cost, *quadratic, *range, *live; ///< a number a slot
    double *s, *t, *z, *w;                         ///< the iterate
    double *ds, *dz, *dw;                          ///< the pending step
    double *theta, *gradient;                      ///< 1 / curvature of the step, dual residual
    double* weight;                                ///< theta by column, then by row for slacks
    const double* side;                            ///< right-hand side
    double *y, *dy;
    double *residual, *right; ///< primal residual, right-hand side of the next solve
    double* pair;             ///< 2 x rows, scratch
    double free_regularisation, regularisation;
};

struct UpdateSums {
    double complementarity, objective, primal_residual, dual_residual;
};

struct StepSums {
    double primal_ratio, dual_ratio; ///< 1 / longest step
    double linear, square;           ///< complementarity at step a: sum + a linear + a^2 square
};

struct FactorData {
    int rows, supernodes, entries, single_entries, factor_size;
    const Supernode* supernode;
    const Update* update;
    const int *below_row, *entry_place, *term_start, *term_column, *diagonal_place;
    const double* product;
    const double *weight, *slack_weight; ///< theta by column; by row in order of elimination
    double* l;                           ///< factor_size numbers and one vector more
    double *diagonal, *inverse;
    double* own;     ///< the diagonal of M
    double* scratch; ///< scratch_size(most_below)
    int* local;      ///< a number a row
    double regularisation, pivot_tolerance;
};

/// Room for the factors of four columns, and for the rows below of the tallest supernode.
constexpr std::size_t scratch_size(int most_below) {
    return 4 * widest_supernode + static_cast<std::size_t>(most_below) + 2 * lanes;
}

struct Kernels {
    /// Takes the pending step, then residuals, theta and the predictor's right-hand side.
    UpdateSums (*update)(const Sweep&, double step);
    /// Predictor: ds from dy, ratios and complementarity.
    StepSums (*predict)(const Sweep&);
    /// Right-hand side of the corrector for the target s z = target.
    void (*correct)(const Sweep&, double target);
    /// Corrector: ds, dz, dw from dy, and ratios.
    StepSums (*finish)(const Sweep&);
    /// out -= A theta A' direction, by blocks (for refinement).
    void (*subtract_product)(const Sweep&, const double* direction, double* out);
    /// Factors M; gives the number of pivots that had to be regularised.
    int (*factor)(const FactorData&);
    /// Solves in place with the last factor.
    void (*solve)(const FactorData&, double* x);
};

/// Widest kernels that this machine has and that are no wider than `bits` (0: any).
const Kernels& kernels(int bits);

} // namespace gashub::solver
