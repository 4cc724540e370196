// Bodies of the hot loops, compiled once a vector width inside its own namespace (no include guard:
// kernels_*.cpp set the target, then include this once each). No standard header in here, so that
// no shared inline function is compiled for a machine that has not got the width.

using Vector = double __attribute__((vector_size(8 * lanes), aligned(8)));

#define GASHUB_INLINE static inline __attribute__((always_inline))

GASHUB_INLINE Vector load(const double* p) {
    return *reinterpret_cast<const Vector*>(p);
}
GASHUB_INLINE void store(double* p, Vector v) {
    *reinterpret_cast<Vector*>(p) = v;
}
GASHUB_INLINE Vector spread(double a) {
    return Vector{a, a, a, a, a, a, a, a};
}
GASHUB_INLINE Vector larger(Vector a, Vector b) {
    return a > b ? a : b;
}
GASHUB_INLINE Vector magnitude(Vector a) {
    return a < 0.0 ? -a : a;
}
GASHUB_INLINE double sum(Vector v) {
    return ((v[0] + v[1]) + (v[2] + v[3])) + ((v[4] + v[5]) + (v[6] + v[7]));
}
GASHUB_INLINE double largest(Vector v) {
    double most = v[0];
    for (int k = 1; k < lanes; ++k)
        most = v[k] > most ? v[k] : most;
    return most;
}

/// out[slot - block.first] = (A' y)[slot]
GASHUB_INLINE void multiply_transposed(const Sweep& a, const Block& block, const double* y,
                                       double* out) {
    for (int g = block.segment_first; g < block.segment_last; ++g) {
        const Segment& segment = a.segment[g];
        const int* row = a.row + segment.offset;
        const double* value = a.value + segment.offset;
        double* to = out + (segment.first - block.first);
        const int count = segment.last - segment.first;
        switch (segment.entries) {
        case 0:
            for (int k = 0; k < count; ++k)
                to[k] = 0;
            break;
        case 1:
            for (int k = 0; k < count; ++k)
                to[k] = value[k] * y[row[k]];
            break;
        case 2:
            for (int k = 0; k < count; ++k)
                to[k] = value[2 * k] * y[row[2 * k]] + value[2 * k + 1] * y[row[2 * k + 1]];
            break;
        case 3:
            for (int k = 0; k < count; ++k)
                to[k] = (value[3 * k] * y[row[3 * k]] + value[3 * k + 1] * y[row[3 * k + 1]]) +
                        value[3 * k + 2] * y[row[3 * k + 2]];
            break;
        default:
            for (int k = 0; k < count; ++k, row += segment.entries, value += segment.entries) {
                double total = 0;
                for (int e = 0; e < segment.entries; ++e)
                    total += value[e] * y[row[e]];
                to[k] = total;
            }
        }
    }
}

/// out -= A v over the block's slots
GASHUB_INLINE void subtract_columns(const Sweep& a, const Block& block, const double* v,
                                    double* out) {
    for (int g = block.segment_first; g < block.segment_last; ++g) {
        const Segment& segment = a.segment[g];
        const int* row = a.row + segment.offset;
        const double* value = a.value + segment.offset;
        const double* from = v + (segment.first - block.first);
        const int count = segment.last - segment.first, entries = segment.entries;
        for (int k = 0; k < count; ++k, row += entries, value += entries) {
            const double amount = from[k];
            for (int e = 0; e < entries; ++e)
                out[row[e]] -= value[e] * amount;
        }
    }
}

/// The same for two vectors at once, into pairs.
GASHUB_INLINE void subtract_column_pairs(const Sweep& a, const Block& block, const double* u,
                                         const double* v, double* out) {
    using Pair = double __attribute__((vector_size(16), aligned(8)));
    for (int g = block.segment_first; g < block.segment_last; ++g) {
        const Segment& segment = a.segment[g];
        const int* row = a.row + segment.offset;
        const double* value = a.value + segment.offset;
        const int from = segment.first - block.first;
        const int count = segment.last - segment.first, entries = segment.entries;
        for (int k = 0; k < count; ++k, row += entries, value += entries) {
            const Pair amount = {u[from + k], v[from + k]};
            for (int e = 0; e < entries; ++e) {
                Pair* to = reinterpret_cast<Pair*>(out + 2 * static_cast<std::ptrdiff_t>(row[e]));
                *to -= value[e] * amount;
            }
        }
    }
}

static UpdateSums update(const Sweep& a, double step) {
    const Vector alpha = spread(step);
    Vector complementarity = spread(0), objective = spread(0), dual = spread(0);
    for (int i = 0; i < a.rows; ++i) {
        a.y[i] += step * a.dy[i];
        a.pair[2 * static_cast<std::ptrdiff_t>(i)] = a.side[i];
        a.pair[2 * static_cast<std::ptrdiff_t>(i) + 1] = 0;
    }
    double transposed[block_size], amount[block_size], point[block_size];
    for (int b = 0; b < a.blocks; ++b) {
        const Block& block = a.block[b];
        multiply_transposed(a, block, a.y, transposed);
        const bool upper = block.kind == SlotKind::two_sided, bound = block.kind != SlotKind::free;
        const Vector extra = spread(bound ? a.regularisation : a.free_regularisation);
        for (int k = block.first; k < block.last; k += lanes) {
            const int local = k - block.first;
            const Vector live = load(a.live + k), cost = load(a.cost + k);
            const Vector quadratic = load(a.quadratic + k);
            const Vector ds = load(a.ds + k), old_s = load(a.s + k);
            const Vector s = old_s + alpha * ds;
            store(a.s + k, s);
            Vector dual_residual = load(transposed + local) - quadratic * s - cost;
            Vector curvature = quadratic + extra, predictor = spread(0);
            if (bound) {
                const Vector z = load(a.z + k) + alpha * load(a.dz + k);
                store(a.z + k, z);
                dual_residual += z;
                curvature += z / s;
                predictor -= z;
                complementarity += s * z;
            }
            if (upper) {
                const Vector range = load(a.range + k), old_t = load(a.t + k);
                const Vector t = old_t + alpha * ((range - old_s - old_t) - ds);
                const Vector w = load(a.w + k) + alpha * load(a.dw + k);
                store(a.t + k, t);
                store(a.w + k, w);
                const Vector ratio = w / t;
                dual_residual -= w;
                curvature += ratio;
                predictor += w + ratio * (range - s - t);
                complementarity += t * w;
            }
            dual_residual *= live;
            dual = larger(dual, magnitude(dual_residual));
            const Vector theta = live / curvature;
            objective += live * s * (cost + 0.5 * quadratic * s);
            store(a.gradient + k, dual_residual);
            store(a.theta + k, theta);
            store(point + local, live * s);
            store(amount + local, theta * (dual_residual + predictor));
        }
        for (int k = block.first; k < block.last; ++k)
            a.weight[a.weight_place[k]] = a.theta[k];
        subtract_column_pairs(a, block, point, amount, a.pair);
    }
    double primal = 0;
    for (int i = 0; i < a.rows; ++i) {
        const double residual = a.pair[2 * static_cast<std::ptrdiff_t>(i)];
        const double size = residual < 0 ? -residual : residual;
        primal = size > primal || size != size ? size : primal;
        a.residual[i] = residual;
        a.right[i] = residual + a.pair[2 * static_cast<std::ptrdiff_t>(i) + 1];
    }
    return {sum(complementarity), sum(objective), primal, largest(dual)};
}

static StepSums predict(const Sweep& a) {
    Vector primal = spread(1e-30), dual = spread(1e-30), linear = spread(0), square = spread(0);
    double transposed[block_size];
    for (int b = 0; b < a.blocks; ++b) {
        const Block& block = a.block[b];
        multiply_transposed(a, block, a.dy, transposed);
        const bool upper = block.kind == SlotKind::two_sided, bound = block.kind != SlotKind::free;
        for (int k = block.first; k < block.last; k += lanes) {
            Vector g = load(a.gradient + k);
            const Vector theta = load(a.theta + k);
            Vector z, w, t, room, s;
            if (bound) {
                z = load(a.z + k);
                s = load(a.s + k);
                g -= z;
            }
            if (upper) {
                w = load(a.w + k);
                t = load(a.t + k);
                room = load(a.range + k) - s - t;
                g += w + w / t * room;
            }
            const Vector ds = theta * (load(transposed + k - block.first) + g);
            store(a.ds + k, ds);
            if (bound) {
                const Vector ratio = ds / s, dz = -z - z * ratio;
                primal = larger(primal, -ratio);
                dual = larger(dual, 1.0 + ratio);
                linear += s * dz + z * ds;
                square += ds * dz;
            }
            if (upper) {
                const Vector dt = room - ds, ratio = dt / t, dw = -w - w * ratio;
                primal = larger(primal, -ratio);
                dual = larger(dual, 1.0 + ratio);
                linear += t * dw + w * dt;
                square += dt * dw;
            }
        }
    }
    return {largest(primal), largest(dual), sum(linear), sum(square)};
}

static void correct(const Sweep& a, double target) {
    const Vector centre = spread(target);
    for (int i = 0; i < a.rows; ++i)
        a.right[i] = a.residual[i];
    double amount[block_size];
    for (int b = 0; b < a.blocks; ++b) {
        const Block& block = a.block[b];
        const bool upper = block.kind == SlotKind::two_sided, bound = block.kind != SlotKind::free;
        for (int k = block.first; k < block.last; k += lanes) {
            Vector g = load(a.gradient + k);
            const Vector ds = load(a.ds + k), aim = centre * load(a.live + k);
            Vector s;
            if (bound) {
                s = load(a.s + k);
                const Vector z = load(a.z + k), dz = -z - z * ds / s;
                const Vector part = (aim - ds * dz) / s - z;
                store(a.dz + k, part);
                g += part;
            }
            if (upper) {
                const Vector t = load(a.t + k), w = load(a.w + k);
                const Vector room = load(a.range + k) - s - t, dt = room - ds;
                const Vector dw = -w - w * dt / t;
                const Vector part = (aim - dt * dw - w * room) / t - w;
                store(a.dw + k, part);
                g -= part;
            }
            store(a.ds + k, g);
            store(amount + k - block.first, load(a.theta + k) * g);
        }
        subtract_columns(a, block, amount, a.right);
    }
}

static StepSums finish(const Sweep& a) {
    Vector primal = spread(1e-30), dual = spread(1e-30);
    double transposed[block_size];
    for (int b = 0; b < a.blocks; ++b) {
        const Block& block = a.block[b];
        multiply_transposed(a, block, a.dy, transposed);
        const bool upper = block.kind == SlotKind::two_sided, bound = block.kind != SlotKind::free;
        for (int k = block.first; k < block.last; k += lanes) {
            const Vector ds =
                load(a.theta + k) * (load(transposed + k - block.first) + load(a.ds + k));
            store(a.ds + k, ds);
            if (!bound)
                continue;
            const Vector s = load(a.s + k), z = load(a.z + k), dead = 1.0 - load(a.live + k);
            const Vector ratio = ds / s, dz = load(a.dz + k) - z * ratio;
            store(a.dz + k, dz);
            primal = larger(primal, -ratio);
            dual = larger(dual, -dz / (z + dead));
            if (upper) {
                const Vector t = load(a.t + k), w = load(a.w + k);
                const Vector room = load(a.range + k) - s - t;
                const Vector dw = load(a.dw + k) + w * ds / t;
                store(a.dw + k, dw);
                primal = larger(primal, (ds - room) / t);
                dual = larger(dual, -dw / (w + dead));
            }
        }
    }
    return {largest(primal), largest(dual), 0, 0};
}

static void subtract_product(const Sweep& a, const double* direction, double* out) {
    double transposed[block_size];
    for (int b = 0; b < a.blocks; ++b) {
        const Block& block = a.block[b];
        multiply_transposed(a, block, direction, transposed);
        for (int k = block.first; k < block.last; k += lanes)
            store(transposed + k - block.first,
                  load(transposed + k - block.first) * load(a.theta + k));
        subtract_columns(a, block, transposed, out);
    }
}

/// Left-looking: column j of M, less what the columns to its left take from it.
static int factor(const FactorData& f) {
    int regularised = 0;
    double* const work = f.work;
    double* const l = f.l;
    for (int j = 0; j < f.rows; ++j) {
        for (int e = f.m_start[j]; e < f.m_start[j + 1]; ++e) {
            double entry = 0;
            for (int t = f.term_start[e]; t < f.term_start[e + 1]; ++t)
                entry += f.product[t] * f.weight[f.term_column[t]];
            work[f.m_row[e]] = entry;
        }
        const double own = work[j] + f.slack_weight[j];
        double pivot = own;
        work[j] = 0;
        for (int g = f.group_start[j]; g < f.group_start[j + 1]; ++g) {
            const int k = f.group_column[g], first = f.group_place[g];
            const int length = f.l_start[k + 1] - first;
            const int* const row = f.l_row + first;
            const double* const l0 = l + first;
            const double f0 = l0[0] * f.diagonal[k];
            if (f.group_width[g] == 1) {
                pivot -= f0 * l0[0];
                for (int i = 1; i < length; ++i)
                    work[row[i]] -= f0 * l0[i];
                continue;
            }
            const double* const l1 = l + (f.l_start[k + 2] - length);
            const double f1 = l1[0] * f.diagonal[k + 1];
            pivot -= f0 * l0[0] + f1 * l1[0];
            if (f.group_width[g] == 2) {
                for (int i = 1; i < length; ++i)
                    work[row[i]] -= f0 * l0[i] + f1 * l1[i];
                continue;
            }
            const double* const l2 = l + (f.l_start[k + 3] - length);
            const double f2 = l2[0] * f.diagonal[k + 2];
            pivot -= f2 * l2[0];
            if (f.group_width[g] == 3) {
                for (int i = 1; i < length; ++i)
                    work[row[i]] -= f0 * l0[i] + f1 * l1[i] + f2 * l2[i];
                continue;
            }
            const double* const l3 = l + (f.l_start[k + 4] - length);
            const double f3 = l3[0] * f.diagonal[k + 3];
            pivot -= f3 * l3[0];
            for (int i = 1; i < length; ++i)
                work[row[i]] -= (f0 * l0[i] + f1 * l1[i]) + (f2 * l2[i] + f3 * l3[i]);
        }
        // A pivot that is rounding error belongs to a row that depends on the others: its price
        // stays where it is.
        const bool dependent = !(pivot > f.pivot_tolerance * own);
        pivot = dependent ? 1e100 : pivot + f.regularisation;
        regularised += dependent ? 1 : 0;
        const double inverse = 1 / pivot;
        f.diagonal[j] = pivot;
        f.inverse[j] = inverse;
        for (int p = f.l_start[j]; p < f.l_start[j + 1]; ++p) {
            l[p] = work[f.l_row[p]] * inverse;
            work[f.l_row[p]] = 0;
        }
    }
    return regularised;
}

static void solve(const FactorData& f, double* x) {
    for (int j = 0; j < f.rows; ++j) {
        const double amount = x[j];
        for (int p = f.l_start[j]; p < f.l_start[j + 1]; ++p)
            x[f.l_row[p]] -= f.l[p] * amount;
        x[j] = amount * f.inverse[j];
    }
    for (int j = f.rows - 1; j >= 0; --j) {
        double amount = x[j];
        for (int p = f.l_start[j]; p < f.l_start[j + 1]; ++p)
            amount -= f.l[p] * x[f.l_row[p]];
        x[j] = amount;
    }
}

#undef GASHUB_INLINE
