// The hot loops for machines with AVX512.

#include "solver/kernels.hpp"

#ifdef __x86_64__

#pragma GCC diagnostic ignored "-Wpsabi"
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
#else
#pragma GCC target("avx512f")
#endif

namespace gashub::solver::avx512 {

#define GASHUB_REGISTER_LANES 8
#include "solver/kernel_vectors.hpp"
// after the vectors that it is written in
#include "solver/kernel_loops.hpp"

extern const Kernels table;
const Kernels table{update, predict, correct, finish, subtract_product, factor, solve};

} // namespace gashub::solver::avx512

#ifdef __clang__
#pragma clang attribute pop
#endif

#endif
