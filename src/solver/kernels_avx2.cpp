// The hot loops for machines with AVX2.

#include "solver/kernels.hpp"

#ifdef __x86_64__

#pragma GCC diagnostic ignored "-Wpsabi"
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC target("avx2")
#endif

namespace gashub::solver::avx2 {

#define GASHUB_REGISTER_LANES 4
#include "solver/kernel_vectors.hpp"
// after the vectors that it is written in
#include "solver/kernel_loops.hpp"

extern const Kernels table;
const Kernels table{update, predict, correct, finish, subtract_product, factor, solve};

} // namespace gashub::solver::avx2

#ifdef __clang__
#pragma clang attribute pop
#endif

#endif
