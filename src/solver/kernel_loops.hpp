// Bodies of the hot loops, compiled once a vector width inside its own namespace (no include guard:
// kernels_*.cpp set the target, include kernel_vectors.hpp, then this, once each). No standard
// header in here, so that no shared inline function is compiled for a machine that has not got the
// width.

// The long loops are written in vectors; the rest are short, and vectorised by the compiler they
// would be slower.
#ifndef __clang__
#pragma GCC optimize("no-tree-vectorize")
#endif

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
            Vector z{}, w{}, t{}, room{}, s{};
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
            Vector s{};
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

/// target[column c][place of row i] -= sum over k of source[i, k] * factor[k, c], for `columns` (up
/// to four) columns. source: rows of a panel whose columns are `apart` apart. place: where each row
/// goes; null where they go one after the other.
template <int columns>
GASHUB_INLINE void subtract_block(const double* source, int apart, int width, int rows,
                                  const double* factor, const int* row, const int* local,
                                  double* const* target) {
    for (int i = 0; i < rows; i += lanes) {
        Vector total[columns];
        for (int c = 0; c < columns; ++c)
            total[c] = spread(0);
        const double* from = source + i;
        for (int k = 0; k < width; ++k, from += apart) {
            const Vector entries = load(from);
            for (int c = 0; c < columns; ++c)
                total[c] += entries * spread(factor[4 * k + c]);
        }
        const int count = rows - i < lanes ? rows - i : lanes;
        if (!row && count == lanes) {
            for (int c = 0; c < columns; ++c)
                store(target[c] + i, load(target[c] + i) - total[c]);
            continue;
        }
        double amount[columns][lanes];
        for (int c = 0; c < columns; ++c)
            store(amount[c], total[c]);
        for (int q = 0; q < count; ++q) {
            const std::ptrdiff_t place = row ? local[row[i + q]] : i + q;
            for (int c = 0; c < columns; ++c)
                target[c][place] -= amount[c][q];
        }
    }
}

/// Takes from a panel what a supernode to its left changes in it: rows first .. below of that
/// supernode, of which those before last are columns of the panel.
GASHUB_INLINE void take_update(const FactorData& f, const Update& update, double* panel,
                               int apart) {
    const Supernode& node = f.supernode[update.from];
    const int width = node.last - node.first, from_apart = width + node.below;
    const int rows = node.below - update.first, columns = update.last - update.first;
    const int* row = f.below_row + node.row_start + update.first;
    const double* source = f.l + node.panel + width + update.first;
    const double* diagonal = f.diagonal + node.first;
    const bool close = f.local[row[rows - 1]] - f.local[row[0]] == rows - 1;
    for (int c = 0; c < columns; c += 4) {
        const int count = columns - c < 4 ? columns - c : 4;
        const int* rest = row + c;
        double* target[4];
        for (int q = 0; q < count; ++q)
            target[q] = panel + static_cast<std::ptrdiff_t>(f.local[rest[q]]) * apart +
                        (close ? f.local[rest[0]] : 0);
        for (int k = 0; k < width; ++k)
            for (int q = 0; q < count; ++q)
                f.scratch[4 * k + q] =
                    source[c + q + static_cast<std::ptrdiff_t>(k) * from_apart] * diagonal[k];
        // Rows above the diagonal are written too: nobody reads them.
        const int* places = close ? nullptr : rest;
        if (count == 4)
            subtract_block<4>(source + c, from_apart, width, rows - c, f.scratch, places, f.local,
                              target);
        else if (count == 3)
            subtract_block<3>(source + c, from_apart, width, rows - c, f.scratch, places, f.local,
                              target);
        else if (count == 2)
            subtract_block<2>(source + c, from_apart, width, rows - c, f.scratch, places, f.local,
                              target);
        else
            subtract_block<1>(source + c, from_apart, width, rows - c, f.scratch, places, f.local,
                              target);
    }
}

/// Factors a panel in itself, four columns at a time; gives the regularised pivots.
GASHUB_INLINE int factor_panel(const FactorData& f, const Supernode& node, double* panel) {
    const int width = node.last - node.first, apart = width + node.below;
    int regularised = 0;
    for (int c = 0; c < width; c += 4) {
        const int count = width - c < 4 ? width - c : 4;
        if (c > 0) {
            double* target[4];
            for (int q = 0; q < 4; ++q)
                target[q] =
                    panel + static_cast<std::ptrdiff_t>(c + (q < count ? q : 0)) * apart + c;
            for (int k = 0; k < c; ++k)
                for (int q = 0; q < count; ++q)
                    f.scratch[4 * k + q] = panel[c + q + static_cast<std::ptrdiff_t>(k) * apart] *
                                           f.diagonal[node.first + k];
            const int rows = apart - c;
            if (count == 4)
                subtract_block<4>(panel + c, apart, c, rows, f.scratch, nullptr, nullptr, target);
            else if (count == 3)
                subtract_block<3>(panel + c, apart, c, rows, f.scratch, nullptr, nullptr, target);
            else if (count == 2)
                subtract_block<2>(panel + c, apart, c, rows, f.scratch, nullptr, nullptr, target);
            else
                subtract_block<1>(panel + c, apart, c, rows, f.scratch, nullptr, nullptr, target);
        }
        for (int q = c; q < c + count; ++q) {
            double* column = panel + static_cast<std::ptrdiff_t>(q) * apart;
            // A pivot that is rounding error belongs to a row that depends on the others: its price
            // stays where it is.
            const int j = node.first + q;
            double pivot = column[q];
            const bool dependent = !(pivot > f.pivot_tolerance * f.own[j]);
            pivot = dependent ? 1e100 : pivot + f.regularisation;
            regularised += dependent ? 1 : 0;
            const double inverse = 1 / pivot;
            f.diagonal[j] = pivot;
            f.inverse[j] = inverse;
            for (int later = q + 1; later < c + count; ++later) {
                double* other = panel + static_cast<std::ptrdiff_t>(later) * apart;
                const double share = column[later] * inverse;
                int i = later;
                for (; i + lanes <= apart; i += lanes)
                    store(other + i, load(other + i) - load(column + i) * spread(share));
                for (; i < apart; ++i)
                    other[i] -= column[i] * share;
            }
            int i = q + 1;
            for (; i + lanes <= apart; i += lanes)
                store(column + i, load(column + i) * spread(inverse));
            for (; i < apart; ++i)
                column[i] *= inverse;
        }
    }
    return regularised;
}

/// Left-looking by supernodes: each takes what those to its left change in it, then factors itself.
static int factor(const FactorData& f) {
    for (int e = 0; e < f.factor_size + lanes; ++e)
        f.l[e] = 0;
    for (int e = 0; e < f.single_entries; ++e)
        f.l[f.entry_place[e]] = f.product[e] * f.weight[f.term_column[e]];
    for (int e = f.single_entries; e < f.entries; ++e) {
        const int* range = f.term_start + (e - f.single_entries);
        double entry = 0;
        for (int t = range[0]; t < range[1]; ++t)
            entry += f.product[t] * f.weight[f.term_column[t]];
        f.l[f.entry_place[e]] = entry;
    }
    for (int j = 0; j < f.rows; ++j) {
        double& entry = f.l[f.diagonal_place[j]];
        entry += f.slack_weight[j];
        f.own[j] = entry;
    }
    int regularised = 0;
    for (int s = 0; s < f.supernodes; ++s) {
        const Supernode& node = f.supernode[s];
        const int width = node.last - node.first, apart = width + node.below;
        double* panel = f.l + node.panel;
        if (node.update_first < node.update_last) {
            for (int k = 0; k < width; ++k)
                f.local[node.first + k] = k;
            const int* row = f.below_row + node.row_start;
            for (int r = 0; r < node.below; ++r)
                f.local[row[r]] = width + r;
            for (int u = node.update_first; u < node.update_last; ++u)
                take_update(f, f.update[u], panel, apart);
        }
        regularised += factor_panel(f, node, panel);
    }
    return regularised;
}

static void solve(const FactorData& f, double* x) {
    for (int s = 0; s < f.supernodes; ++s) {
        const Supernode& node = f.supernode[s];
        const int width = node.last - node.first, apart = width + node.below;
        const double* panel = f.l + node.panel;
        double* own = x + node.first;
        for (int k = 0; k + 1 < width; ++k) {
            const double* column = panel + static_cast<std::ptrdiff_t>(k) * apart;
            for (int i = k + 1; i < width; ++i)
                own[i] -= column[i] * own[k];
        }
        const int* row = f.below_row + node.row_start;
        for (int i = 0; i < node.below; i += lanes) {
            Vector total = spread(0);
            const double* from = panel + width + i;
            for (int k = 0; k < width; ++k, from += apart)
                total += load(from) * spread(own[k]);
            double amount[lanes];
            store(amount, total);
            const int count = node.below - i < lanes ? node.below - i : lanes;
            for (int q = 0; q < count; ++q)
                x[row[i + q]] -= amount[q];
        }
        for (int k = 0; k < width; ++k)
            own[k] *= f.inverse[node.first + k];
    }
    for (int s = f.supernodes - 1; s >= 0; --s) {
        const Supernode& node = f.supernode[s];
        const int width = node.last - node.first, apart = width + node.below;
        const double* panel = f.l + node.panel;
        double* own = x + node.first;
        const int* row = f.below_row + node.row_start;
        double* taken = f.scratch;
        for (int i = 0; i < node.below; ++i)
            taken[i] = x[row[i]];
        for (int i = node.below; i < node.below + lanes; ++i)
            taken[i] = 0;
        for (int k = width - 1; k >= 0; --k) {
            const double* column = panel + static_cast<std::ptrdiff_t>(k) * apart;
            Vector total = spread(0);
            for (int i = 0; i < node.below; i += lanes)
                total += load(column + width + i) * load(taken + i);
            double amount = own[k] - sum(total);
            for (int i = k + 1; i < width; ++i)
                amount -= column[i] * own[i];
            own[k] = amount;
        }
    }
}

#undef GASHUB_INLINE
