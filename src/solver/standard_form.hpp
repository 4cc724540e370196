#pragma once
// The programme as the interior point method sees it: scaled, every column measured from its bound,
// fixed columns gone, inequality rows closed by slack columns, columns sorted into slots by kind
// (kernels.hpp). x = offset + unit * s for the column of a slot.

#include "solver/kernels.hpp"
#include "solver/normal_equations.hpp"
#include "solver/program.hpp"
#include "solver/recycled.hpp"
#include "solver/solution.hpp"

namespace gashub::solver {

struct StandardForm {
    struct Curve {
        int slot;
        CurvedTerm term;
        double cost, quadratic; ///< the column's own, scaled, without the curve
        double base;            ///< curve_base of the term
    };
    int columns = 0, rows = 0;
    Array<int> column;          ///< slot -> column; columns + row for a slack; -1 for padding
    Array<double> offset, unit; ///< a number a slot
    Array<double> cost, quadratic, range, live;
    Array<Block> blocks;
    Array<Segment> segments;
    Array<int> row, weight_place;
    Array<double> value, product; ///< entries by slot; products of the terms of M
    Array<double> side;           ///< in the order of elimination
    Array<double> row_scale;      ///< by row of the programme
    Array<double> column_scale;   ///< by column; unit = +- column_scale * volume_scale
    Array<Curve> curves;
    double price_scale = 1, volume_scale = 1;
    double constant = 0; ///< scaled cost of all columns at their offsets
    double side_size = 0, cost_size = 0;
    double pairs = 0; ///< complementarity pairs
    int slots() const { return static_cast<int>(column.size()); }
    /// rows += A by_slot, rows in the order of elimination
    void add_product(const Array<double>& by_slot, Array<double>& rows_out) const;
    /// A' by_row, a number a slot
    Array<double> transposed_product(const Array<double>& by_row) const;
};

StandardForm standard_form(const ConvexProgram& program, const AnalysisData& analysis);

} // namespace gashub::solver
