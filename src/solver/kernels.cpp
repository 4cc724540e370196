#include "solver/kernels.hpp"

namespace gashub::solver {

namespace baseline {
extern const Kernels table;
}
#ifdef __x86_64__
namespace avx2 {
extern const Kernels table;
}
namespace avx512 {
extern const Kernels table;
}
#endif

const Kernels& kernels(int bits) {
#ifdef __x86_64__
    if ((bits == 0 || bits >= 512) && __builtin_cpu_supports("avx512f"))
        return avx512::table;
    if ((bits == 0 || bits >= 256) && __builtin_cpu_supports("avx2"))
        return avx2::table;
#endif
    static_cast<void>(bits);
    return baseline::table;
}

} // namespace gashub::solver
