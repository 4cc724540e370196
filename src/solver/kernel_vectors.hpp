// Eight numbers at once on registers of GASHUB_REGISTER_LANES, for kernel_loops.hpp: included just
// before it, inside the namespace of its width (no include guard, no standard header, as there).

#define GASHUB_INLINE static inline __attribute__((always_inline))

/// Eight numbers as the machine holds them: one register or several. (As one wide vector a compiler
/// takes them apart, element by element through memory, where registers are narrower: many times
/// slower.) Whatever the width, the same operations in the same order: the same bits.
using Register = double __attribute__((vector_size(8 * GASHUB_REGISTER_LANES)));
using Stored =
    double __attribute__((vector_size(8 * GASHUB_REGISTER_LANES), aligned(8), may_alias));
constexpr int registers = lanes / GASHUB_REGISTER_LANES;
struct Vector {
    Register part[registers];
};

GASHUB_INLINE Vector load(const double* p) {
    Vector v;
    for (int r = 0; r < registers; ++r)
        v.part[r] = *reinterpret_cast<const Stored*>(p + r * GASHUB_REGISTER_LANES);
    return v;
}
GASHUB_INLINE void store(double* p, Vector v) {
    for (int r = 0; r < registers; ++r)
        *reinterpret_cast<Stored*>(p + r * GASHUB_REGISTER_LANES) = v.part[r];
}
GASHUB_INLINE Vector spread(double a) {
    Vector v;
    for (int r = 0; r < registers; ++r)
        v.part[r] = a - Register{};
    return v;
}
#define GASHUB_OPERATOR(op)                                                                        \
    GASHUB_INLINE Vector operator op(Vector a, Vector b) {                                         \
        for (int r = 0; r < registers; ++r)                                                        \
            a.part[r] = a.part[r] op b.part[r];                                                    \
        return a;                                                                                  \
    }                                                                                              \
    GASHUB_INLINE Vector operator op(double a, Vector b) {                                         \
        return spread(a) op b;                                                                     \
    }                                                                                              \
    GASHUB_INLINE Vector& operator op##=(Vector& a, Vector b) {                                    \
        return a = a op b;                                                                         \
    }
GASHUB_OPERATOR(+)
GASHUB_OPERATOR(-)
GASHUB_OPERATOR(*)
GASHUB_OPERATOR(/)
#undef GASHUB_OPERATOR
GASHUB_INLINE Vector operator-(Vector a) {
    for (int r = 0; r < registers; ++r)
        a.part[r] = -a.part[r];
    return a;
}
GASHUB_INLINE Vector larger(Vector a, Vector b) {
    for (int r = 0; r < registers; ++r)
        a.part[r] = a.part[r] > b.part[r] ? a.part[r] : b.part[r];
    return a;
}
GASHUB_INLINE Vector magnitude(Vector a) {
    for (int r = 0; r < registers; ++r)
        a.part[r] = a.part[r] < 0.0 ? -a.part[r] : a.part[r];
    return a;
}
GASHUB_INLINE double sum(Vector vector) {
    double v[lanes];
    store(v, vector);
    return ((v[0] + v[1]) + (v[2] + v[3])) + ((v[4] + v[5]) + (v[6] + v[7]));
}
GASHUB_INLINE double largest(Vector vector) {
    double v[lanes];
    store(v, vector);
    double most = v[0];
    for (int k = 1; k < lanes; ++k)
        most = v[k] > most ? v[k] : most;
    return most;
}
