#pragma once
// A separable convex programme as plain data:
//
//   minimise    sum_j f_j(x_j)
//   subject to  row_lower <= A x <= row_upper,   lower <= x <= upper
//
// f_j(x) = cost_j x + quadratic_j x^2 / 2 (+ a curved term for columns listed in `curved`). An
// equality is a row with row_lower == row_upper; infinite bounds say "none". A scenario is another
// ConvexProgram of the same sparsity pattern: same rows, columns, start, index (closed columns have
// lower == upper).

#include <cstddef>
#include <limits>
#include <vector>

namespace gashub::solver {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

enum class CurveKind {
    /// Gross surplus of iso-elastic demand above a firm block, as a cost:
    /// f'(x) = -price ((shift + x) / reference)^exponent, exponent = 1 / elasticity < 0.
    iso_elastic,
    /// Golombek's term: f'(x) = coefficient ln(1 - x / capacity), coefficient < 0, x < capacity.
    logarithmic,
};

/// The curved part of one column's cost, added to its linear and quadratic part.
struct CurvedTerm {
    int column = 0;
    CurveKind kind = CurveKind::iso_elastic;
    double price = 0;     ///< iso_elastic: price at `reference`; logarithmic: the coefficient (< 0)
    double reference = 1; ///< iso_elastic: reference volume (> 0); logarithmic: the capacity (> 0)
    double shift = 0; ///< iso_elastic: firm block under the column (> 0, so f' stays finite at 0)
    double exponent = -1; ///< iso_elastic: 1 / elasticity (< 0)
    bool operator==(const CurvedTerm&) const = default;
};

/// Value, slope and curvature of a curved term at x (x > -shift, or x < capacity).
double curve_value(const CurvedTerm& term, double x);
double curve_slope(const CurvedTerm& term, double x);
double curve_curvature(const CurvedTerm& term, double x);

/// All three at once, with one power or logarithm. Given: `base` = curve_base(term), which no x
/// changes. The same as the three functions up to rounding.
struct CurvePoint {
    double value, slope, curvature;
};
double curve_base(const CurvedTerm& term);
CurvePoint curve_point(const CurvedTerm& term, double base, double x);

struct ConvexProgram {
    int columns = 0, rows = 0;
    std::vector<double> cost, quadratic, lower, upper; ///< a number a column
    std::vector<double> row_lower, row_upper;          ///< a number a row
    std::vector<int> start;                            ///< columns + 1 offsets into index and value
    std::vector<int> index;                            ///< row of each entry, ascending in a column
    std::vector<double> value;
    std::vector<CurvedTerm> curved; ///< ascending by column, at most one a column
    bool operator==(const ConvexProgram&) const = default;
};

/// Builds a programme column by column; rows first or as they come.
class ProgramBuilder {
  public:
    int add_row(double lower, double upper);
    int add_equality(double right_hand_side) { return add_row(right_hand_side, right_hand_side); }
    int add_column(double cost, double quadratic, double lower, double upper);
    void add_entry(int row, int column, double value); ///< entries of one place are added up
    void add_curve(CurvedTerm term);
    void shift_row(int row, double amount); ///< adds to both sides of a row
    int rows() const { return static_cast<int>(row_lower_.size()); }
    int columns() const { return static_cast<int>(cost_.size()); }
    ConvexProgram build() const;

  private:
    struct Entry {
        int row, column;
        double value;
    };
    std::vector<double> cost_, quadratic_, lower_, upper_, row_lower_, row_upper_;
    std::vector<Entry> entries_;
    std::vector<CurvedTerm> curved_;
};

} // namespace gashub::solver
