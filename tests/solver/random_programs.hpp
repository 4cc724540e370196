#pragma once
// Random programmes for the tests of the solver; a seed is a programme.

#include "solver/program.hpp"

namespace gashub::solver::test {

struct MarketOptions {
    bool curved = true; ///< half of the markets get iso-elastic demand and logarithmic fields
};

/// A small gas market: pipes with losses, fields, demand, stores over up to six periods, an annual
/// limit; volumes within 0.01 .. 100, prices within 0.1 .. 100. It has an optimum.
ConvexProgram random_market(unsigned seed, const MarketOptions& options = {});

/// A programme that is no market: free, fixed, flipped and ranged columns, ranges, dependent rows
/// and dense rows, numbers over up to six decades. It is built around an optimum.
ConvexProgram random_general(unsigned seed);

/// `program` with one more row that asks for more than its columns can give. Demands two columns.
ConvexProgram made_infeasible(const ConvexProgram& program, unsigned seed);

/// `program` with a rising cost on every column and a dear leak at every row, so that one point and
/// one price of each row are the answer and both have a derivative almost everywhere.
ConvexProgram made_unique(const ConvexProgram& program);

/// `program` with one more column that undoes another at a gain, both without end.
ConvexProgram made_unbounded(const ConvexProgram& program, unsigned seed);

} // namespace gashub::solver::test
