#include "solver/standard_form.hpp"

#include "solver/place.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::solver {

namespace {

constexpr double endless = 1e20; ///< bounds from here on count as none

double finite_or_none(double bound) {
    return std::abs(bound) >= endless ? std::copysign(infinity, bound) : bound;
}

/// Power of two next to the geometric mean of the sizes seen, so that scaling is exact.
struct ScaleMeter {
    double exponents = 0;
    int count = 0;
    void add(double number) {
        if (number != 0 && std::abs(number) < endless) {
            exponents += std::ilogb(number);
            ++count;
        }
    }
    double scale() const {
        return count == 0 ? 1 : std::exp2(std::round(exponents / static_cast<double>(count)));
    }
};

double power_of_two(double number) {
    return number > 0 ? std::exp2(std::round(std::log2(number))) : 1;
}

/// Ruiz's equilibration of A: rows and columns divided by the roots of their largest entries, until
/// all lie within a factor of four of one. Nothing is done where they lie within ten at once.
void equilibrate(const ConvexProgram& program, Array<double>& row_scale,
                 Array<double>& column_scale) {
    row_scale.assign(at(program.rows), 1);
    column_scale.assign(at(program.columns), 1);
    const auto sizes = [&](auto&& take) {
        for (int j = 0; j < program.columns; ++j)
            for (int e = program.start[at(j)]; e < program.start[at(j) + 1]; ++e)
                if (program.value[at(e)] != 0)
                    take(j, program.index[at(e)], std::abs(program.value[at(e)]));
    };
    double least = infinity, most = 0;
    sizes([&](int, int, double size) {
        least = std::min(least, size);
        most = std::max(most, size);
    });
    if (least >= 0.1 && most <= 10)
        return;
    Array<double> row_most(at(program.rows)), column_most(at(program.columns));
    for (int pass = 0; pass < 12; ++pass) {
        std::ranges::fill(row_most, 0);
        std::ranges::fill(column_most, 0);
        sizes([&](int j, int i, double size) {
            const double scaled = size * row_scale[at(i)] * column_scale[at(j)];
            row_most[at(i)] = std::max(row_most[at(i)], scaled);
            column_most[at(j)] = std::max(column_most[at(j)], scaled);
        });
        double worst = 1;
        const auto divide = [&](Array<double>& scale, const Array<double>& largest) {
            for (std::size_t k = 0; k < scale.size(); ++k)
                if (largest[k] > 0) {
                    scale[k] /= std::sqrt(largest[k]);
                    worst = std::max(worst, std::max(largest[k], 1 / largest[k]));
                }
        };
        divide(row_scale, row_most);
        divide(column_scale, column_most);
        if (worst < 4)
            break;
    }
    for (double& scale : row_scale)
        scale = power_of_two(scale);
    for (double& scale : column_scale)
        scale = power_of_two(scale);
}

struct Kinds {
    double lower, upper;
    SlotKind kind;
    bool fixed, flipped;
};

Kinds kinds_of(double lower, double upper, double tiny) {
    Kinds kinds{finite_or_none(lower), finite_or_none(upper), SlotKind::free, false, false};
    const bool low = kinds.lower > -infinity, high = kinds.upper < infinity;
    kinds.fixed = low && high && kinds.upper - kinds.lower <= tiny;
    kinds.flipped = high && !low;
    if (low && high)
        kinds.kind = SlotKind::two_sided;
    else if (low || high)
        kinds.kind = SlotKind::one_sided;
    return kinds;
}

} // namespace

double effective_lower(const ConvexProgram& program, int column, const CurvedTerm* term) {
    const double lower = program.lower[at(column)];
    return term && term->kind == CurveKind::iso_elastic ? std::max(lower, -term->shift) : lower;
}

double effective_upper(const ConvexProgram& program, int column, const CurvedTerm* term) {
    const double upper = program.upper[at(column)];
    return term && term->kind == CurveKind::logarithmic ? std::min(upper, term->reference) : upper;
}

std::optional<std::string> first_fault(const ConvexProgram& program) {
    const auto of = [](const char* what, int number) {
        return std::string(what) + " " + std::to_string(number);
    };
    if (program.columns < 0 || program.rows < 0)
        return "negative size";
    const std::size_t n = at(program.columns), m = at(program.rows);
    if (program.cost.size() != n || program.quadratic.size() != n || program.lower.size() != n ||
        program.upper.size() != n || program.start.size() != n + 1 ||
        program.row_lower.size() != m || program.row_upper.size() != m ||
        program.index.size() != program.value.size())
        return "sizes do not fit";
    if (program.start[0] != 0 || program.start[n] < 0 ||
        at(program.start[n]) != program.index.size())
        return "start does not fit index";
    for (int j = 0; j < program.columns; ++j) {
        const std::size_t c = at(j);
        if (program.start[c + 1] < program.start[c] || program.start[c + 1] > program.start[n])
            return of("start does not ascend at column", j);
        for (int e = program.start[c]; e < program.start[c + 1]; ++e) {
            const int i = program.index[at(e)];
            if (i < 0 || i >= program.rows ||
                (e > program.start[c] && i <= program.index[at(e) - 1]))
                return of("rows out of range or order in column", j);
            if (!std::isfinite(program.value[at(e)]))
                return of("an entry is not finite in column", j);
        }
        if (!std::isfinite(program.cost[c]) || !std::isfinite(program.quadratic[c]))
            return of("cost is not finite in column", j);
        if (program.quadratic[c] < 0)
            return of("cost is not convex in column", j);
        if (!(program.lower[c] <= program.upper[c]) || program.lower[c] == infinity ||
            program.upper[c] == -infinity)
            return of("lower bound above upper bound in column", j);
    }
    for (int i = 0; i < program.rows; ++i)
        if (!(program.row_lower[at(i)] <= program.row_upper[at(i)]) ||
            program.row_lower[at(i)] == infinity || program.row_upper[at(i)] == -infinity)
            return of("lower side above upper side in row", i);
    int previous = -1;
    for (const CurvedTerm& term : program.curved) {
        if (term.column <= previous || term.column >= program.columns)
            return "curved terms out of range or order";
        previous = term.column;
        const bool numbers = std::isfinite(term.price) && std::isfinite(term.shift) &&
                             std::isfinite(term.exponent) && term.reference > 0 &&
                             std::isfinite(term.reference);
        const bool convex = term.kind == CurveKind::iso_elastic
                                ? term.price >= 0 && term.exponent < 0 && term.shift >= 0
                                : term.price <= 0;
        if (!numbers || !convex)
            return of("curved term is not convex or not finite in column", term.column);
        if (effective_lower(program, term.column, &term) >
            effective_upper(program, term.column, &term))
            return of("bounds lie outside the curve's domain in column", term.column);
    }
    return std::nullopt;
}

StandardForm standard_form(const ConvexProgram& program, const AnalysisData& analysis) {
    StandardForm form;
    const int n = form.columns = program.columns, m = form.rows = program.rows;
    equilibrate(program, form.row_scale, form.column_scale);

    Array<const CurvedTerm*> curve;
    if (!program.curved.empty()) {
        curve.assign(at(n), nullptr);
        for (const CurvedTerm& term : program.curved)
            curve[at(term.column)] = &term;
    }
    const auto curve_of = [&](int j) { return curve.empty() ? nullptr : curve[at(j)]; };

    ScaleMeter volume, price;
    for (int j = 0; j < n; ++j) {
        const double scale = form.column_scale[at(j)];
        volume.add(program.lower[at(j)] / scale);
        if (program.upper[at(j)] != program.lower[at(j)])
            volume.add(program.upper[at(j)] / scale);
        price.add(program.cost[at(j)] * scale);
        if (const CurvedTerm* term = curve_of(j)) {
            volume.add(term->reference / scale);
            price.add(term->price * scale);
        }
    }
    for (int i = 0; i < m; ++i) {
        volume.add(program.row_lower[at(i)] * form.row_scale[at(i)]);
        if (program.row_upper[at(i)] != program.row_lower[at(i)])
            volume.add(program.row_upper[at(i)] * form.row_scale[at(i)]);
    }
    const double volume_scale = form.volume_scale = volume.scale();
    const double price_scale = form.price_scale = price.scale();

    // Kind and slot of every column and slack.
    struct Candidate {
        int column, entries;
        SlotKind kind;
        bool flipped;
        double lower, upper;
    };
    Array<Candidate> candidates;
    candidates.reserve(at(n) + at(m));
    Array<double> side(at(m), 0); // by row of the programme, scaled, less fixed offsets
    const auto move_offset = [&](int j, double offset) {
        if (offset == 0)
            return;
        for (int e = program.start[at(j)]; e < program.start[at(j) + 1]; ++e) {
            const std::size_t i = at(program.index[at(e)]);
            side[i] -= program.value[at(e)] * form.row_scale[i] * offset / volume_scale;
        }
    };
    const double objective_scale = price_scale * volume_scale;
    int most_entries = 1;
    for (int j = 0; j < n; ++j) {
        const CurvedTerm* term = curve_of(j);
        const double unit = form.column_scale[at(j)] * volume_scale;
        const Kinds kinds = kinds_of(effective_lower(program, j, term),
                                     effective_upper(program, j, term), 1e-11 * unit);
        const double offset =
            kinds.kind == SlotKind::free ? 0 : (kinds.flipped ? kinds.upper : kinds.lower);
        move_offset(j, offset);
        if (offset != 0)
            form.constant += (program.cost[at(j)] + 0.5 * program.quadratic[at(j)] * offset) *
                             offset / objective_scale;
        if (kinds.fixed)
            continue;
        const int entries = program.start[at(j) + 1] - program.start[at(j)];
        most_entries = std::max(most_entries, entries);
        candidates.push_back({j, entries, kinds.kind, kinds.flipped, kinds.lower, kinds.upper});
    }
    for (int i = 0; i < m; ++i) {
        if (program.row_lower[at(i)] == program.row_upper[at(i)]) {
            side[at(i)] += program.row_lower[at(i)] * form.row_scale[at(i)] / volume_scale;
            continue;
        }
        const double scale = form.row_scale[at(i)] / volume_scale;
        const Kinds kinds =
            kinds_of(program.row_lower[at(i)] * scale, program.row_upper[at(i)] * scale, 1e-11);
        const double offset =
            kinds.kind == SlotKind::free ? 0 : (kinds.flipped ? kinds.upper : kinds.lower);
        side[at(i)] += offset;
        if (!kinds.fixed)
            candidates.push_back({n + i, 1, kinds.kind, kinds.flipped, kinds.lower, kinds.upper});
    }

    // Counting sort by kind, then by number of entries.
    const int keys = 3 * (most_entries + 1);
    const auto key = [&](const Candidate& c) {
        return static_cast<int>(c.kind) * (most_entries + 1) + c.entries;
    };
    Array<int> first(at(keys) + 1, 0), order(candidates.size());
    for (const Candidate& c : candidates)
        ++first[at(key(c)) + 1];
    for (std::size_t k = 0; k < at(keys); ++k)
        first[k + 1] += first[k];
    Array<int> next(first.begin(), first.end() - 1);
    for (std::size_t k = 0; k < candidates.size(); ++k)
        order[at(next[at(key(candidates[k]))]++)] = static_cast<int>(k);

    const std::size_t room = candidates.size() + 3 * lanes;
    for (auto* list :
         {&form.offset, &form.unit, &form.cost, &form.quadratic, &form.range, &form.live})
        list->reserve(room);
    form.column.reserve(room);
    form.weight_place.reserve(room);
    form.row.reserve(program.index.size() + at(m));
    form.value.reserve(program.index.size() + at(m));
    const auto add_slot = [&](int column, double offset, double unit, double cost, double quadratic,
                              double range, double live, int place) {
        form.column.push_back(column);
        form.offset.push_back(offset);
        form.unit.push_back(unit);
        form.cost.push_back(cost);
        form.quadratic.push_back(quadratic);
        form.range.push_back(range);
        form.live.push_back(live);
        form.weight_place.push_back(place);
    };
    for (int kind = 0; kind < 3; ++kind) {
        const int begin = form.slots();
        Array<int> counts;
        for (int o = first[at(kind * (most_entries + 1))];
             o < first[at((kind + 1) * (most_entries + 1))]; ++o) {
            const Candidate& c = candidates[at(order[at(o)])];
            counts.push_back(c.entries);
            const double sign = c.flipped ? -1 : 1;
            const double offset = c.kind == SlotKind::free ? 0 : (c.flipped ? c.upper : c.lower);
            const bool two_sided = c.kind == SlotKind::two_sided;
            if (two_sided)
                form.pairs += 2;
            else if (c.kind == SlotKind::one_sided)
                form.pairs += 1;
            if (c.column >= n) {
                const int i = c.column - n;
                form.row.push_back(analysis.position[at(i)]);
                form.value.push_back(-sign);
                add_slot(c.column, offset, sign, 0, 0, two_sided ? c.upper - c.lower : 0, 1,
                         n + analysis.position[at(i)]);
                continue;
            }
            const int j = c.column;
            const double scale = form.column_scale[at(j)], unit = scale * volume_scale;
            for (int e = program.start[at(j)]; e < program.start[at(j) + 1]; ++e) {
                const std::size_t i = at(program.index[at(e)]);
                form.row.push_back(analysis.position[i]);
                form.value.push_back(sign * program.value[at(e)] * form.row_scale[i] * scale);
            }
            const double cost = sign * scale / price_scale *
                                (program.cost[at(j)] + program.quadratic[at(j)] * offset);
            const double quadratic =
                program.quadratic[at(j)] * scale * scale * volume_scale / price_scale;
            if (const CurvedTerm* term = curve_of(j))
                form.curves.push_back({form.slots(), *term, cost, quadratic});
            form.cost_size =
                std::max(form.cost_size, std::abs(program.cost[at(j)]) * scale / price_scale);
            add_slot(j, offset, sign * unit, cost, quadratic,
                     two_sided ? (c.upper - c.lower) / unit : 0, 1, j);
        }
        while (form.slots() % lanes != 0) {
            counts.push_back(0);
            add_slot(-1, 0, 1, 0, 1, 2, 0, n + m);
        }
        // Blocks of this kind, and within them segments of equal length.
        int offset = static_cast<int>(form.row.size());
        for (int count : counts)
            offset -= count;
        for (int from = begin; from < form.slots(); from += block_size) {
            const int to = std::min(from + block_size, form.slots());
            Block block{static_cast<SlotKind>(kind), from, to,
                        static_cast<int>(form.segments.size()), 0};
            for (int k = from; k < to;) {
                int end = k + 1;
                const int entries = counts[at(k - begin)];
                while (end < to && counts[at(end - begin)] == entries)
                    ++end;
                form.segments.push_back({k, end, entries, offset});
                offset += entries * (end - k);
                k = end;
            }
            block.segment_last = static_cast<int>(form.segments.size());
            form.blocks.push_back(block);
        }
    }

    form.side.assign(at(m), 0);
    for (int i = 0; i < m; ++i) {
        form.side[at(analysis.position[at(i)])] = side[at(i)];
        form.side_size = std::max(form.side_size, std::abs(side[at(i)]));
    }
    Array<double> scaled(program.value.size());
    for (int j = 0; j < n; ++j)
        for (int e = program.start[at(j)]; e < program.start[at(j) + 1]; ++e)
            scaled[at(e)] = program.value[at(e)] * form.row_scale[at(program.index[at(e)])] *
                            form.column_scale[at(j)];
    form.product.resize(analysis.term_first.size());
    for (std::size_t t = 0; t < form.product.size(); ++t)
        form.product[t] = scaled[at(analysis.term_first[t])] * scaled[at(analysis.term_second[t])];
    return form;
}

void StandardForm::add_product(const Array<double>& by_slot, Array<double>& rows_out) const {
    for (const Segment& segment : segments)
        for (int k = segment.first, e = segment.offset; k < segment.last; ++k)
            for (int entry = 0; entry < segment.entries; ++entry, ++e)
                rows_out[at(row[at(e)])] += value[at(e)] * by_slot[at(k)];
}

Array<double> StandardForm::transposed_product(const Array<double>& by_row) const {
    Array<double> product_out(column.size(), 0);
    for (const Segment& segment : segments)
        for (int k = segment.first, e = segment.offset; k < segment.last; ++k)
            for (int entry = 0; entry < segment.entries; ++entry, ++e)
                product_out[at(k)] += value[at(e)] * by_row[at(row[at(e)])];
    return product_out;
}

} // namespace gashub::solver
