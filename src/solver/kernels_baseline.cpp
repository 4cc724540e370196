// The hot loops for any machine.

#include "solver/kernels.hpp"

#pragma GCC diagnostic ignored "-Wpsabi"

namespace gashub::solver::baseline {

#define GASHUB_REGISTER_LANES 2
#include "solver/kernel_vectors.hpp"
// after the vectors that it is written in
#include "solver/kernel_loops.hpp"

extern const Kernels table;
const Kernels table{update, predict, correct, finish, subtract_product, factor, solve};

} // namespace gashub::solver::baseline
