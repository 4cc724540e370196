#include "solver/standard_form.hpp"

#include "solver/place.hpp"
#include "solver/program_faults.hpp"
#include "solver/scaling.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::solver {

namespace {

double finite_or_none(double bound) {
    return std::abs(bound) >= endless ? std::copysign(infinity, bound) : bound;
}

/// How a column or slack is bounded, and which bound it is measured from.
struct Kinds {
    double lower, upper;
    SlotKind kind;
    bool fixed, flipped;
    double offset() const { return kind == SlotKind::free ? 0 : (flipped ? upper : lower); }
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

/// A column, or the slack of row `column` - columns, that will have a slot.
struct Candidate {
    int column, entries;
    Kinds kinds;
};

Array<const CurvedTerm*> curves_by_column(const ConvexProgram& program) {
    Array<const CurvedTerm*> curve;
    if (program.curved.empty())
        return curve;
    curve.assign(at(program.columns), nullptr);
    for (const CurvedTerm& term : program.curved)
        curve[at(term.column)] = &term;
    return curve;
}

/// Fills a form in the order of its functions.
class Maker {
  public:
    Maker(const ConvexProgram& program, const AnalysisData& analysis)
        : program_(program), analysis_(analysis), curve_(curves_by_column(program)) {
        Scales scales = scales_of(program, curve_);
        form_.columns = program.columns;
        form_.rows = program.rows;
        form_.row_scale = std::move(scales.row);
        form_.column_scale = std::move(scales.column);
        form_.volume_scale = scales.volume;
        form_.price_scale = scales.price;
        side_.assign(at(program.rows), 0);
        candidates_.reserve(at(program.columns) + at(program.rows));
    }

    StandardForm make() {
        list_columns();
        list_slacks();
        sort_candidates();
        reserve();
        for (int kind = 0; kind < 3; ++kind)
            add_kind(static_cast<SlotKind>(kind));
        set_sides();
        set_products();
        return std::move(form_);
    }

  private:
    const ConvexProgram& program_;
    const AnalysisData& analysis_;
    Array<const CurvedTerm*> curve_; ///< by column; empty where no term is curved
    StandardForm form_;
    Array<double> side_; ///< by row of the programme, scaled, less the offsets of columns
    Array<Candidate> candidates_;
    int most_entries_ = 1;
    Array<int> first_, order_; ///< candidates by kind, then by number of entries

    const CurvedTerm* curve_of(int column) const {
        return curve_.empty() ? nullptr : curve_[at(column)];
    }
    int entries_of(int column) const {
        return program_.start[at(column) + 1] - program_.start[at(column)];
    }

    void list_columns() {
        const double objective_scale = form_.price_scale * form_.volume_scale;
        for (int j = 0; j < program_.columns; ++j) {
            const CurvedTerm* term = curve_of(j);
            const double unit = form_.column_scale[at(j)] * form_.volume_scale;
            const Kinds kinds = kinds_of(effective_lower(program_, j, term),
                                         effective_upper(program_, j, term), 1e-11 * unit);
            if (const double offset = kinds.offset(); offset != 0) {
                move_offset(j, offset);
                form_.constant +=
                    (program_.cost[at(j)] + 0.5 * program_.quadratic[at(j)] * offset) * offset /
                    objective_scale;
            }
            if (kinds.fixed)
                continue;
            most_entries_ = std::max(most_entries_, entries_of(j));
            candidates_.push_back({j, entries_of(j), kinds});
        }
    }
    void move_offset(int column, double offset) {
        for (int e = program_.start[at(column)]; e < program_.start[at(column) + 1]; ++e) {
            const std::size_t i = at(program_.index[at(e)]);
            side_[i] -= program_.value[at(e)] * form_.row_scale[i] * offset / form_.volume_scale;
        }
    }
    void list_slacks() {
        for (int i = 0; i < program_.rows; ++i) {
            const double lower = program_.row_lower[at(i)], upper = program_.row_upper[at(i)];
            if (lower == upper) {
                side_[at(i)] += lower * form_.row_scale[at(i)] / form_.volume_scale;
                continue;
            }
            const double scale = form_.row_scale[at(i)] / form_.volume_scale;
            const Kinds kinds = kinds_of(lower * scale, upper * scale, 1e-11);
            side_[at(i)] += kinds.offset();
            if (!kinds.fixed)
                candidates_.push_back({program_.columns + i, 1, kinds});
        }
    }

    /// Counting sort by kind, then by number of entries.
    void sort_candidates() {
        const int keys = 3 * (most_entries_ + 1);
        const auto key = [&](const Candidate& c) {
            return static_cast<int>(c.kinds.kind) * (most_entries_ + 1) + c.entries;
        };
        first_.assign(at(keys) + 1, 0);
        order_.resize(candidates_.size());
        for (const Candidate& c : candidates_)
            ++first_[at(key(c)) + 1];
        for (std::size_t k = 0; k < at(keys); ++k)
            first_[k + 1] += first_[k];
        Array<int> next(first_.begin(), first_.end() - 1);
        for (std::size_t k = 0; k < candidates_.size(); ++k)
            order_[at(next[at(key(candidates_[k]))]++)] = static_cast<int>(k);
    }
    void reserve() {
        const std::size_t room = candidates_.size() + 3 * lanes;
        for (auto* list :
             {&form_.offset, &form_.unit, &form_.cost, &form_.quadratic, &form_.range, &form_.live})
            list->reserve(room);
        form_.column.reserve(room);
        form_.weight_place.reserve(room);
        form_.row.reserve(program_.index.size() + at(program_.rows));
        form_.value.reserve(program_.index.size() + at(program_.rows));
    }

    /// The slots of a kind, padded, and their blocks.
    void add_kind(SlotKind kind) {
        const int begin = form_.slots(), entries_before = static_cast<int>(form_.row.size());
        Array<int> counts; // entries of each slot
        const int keys = most_entries_ + 1, k = static_cast<int>(kind);
        for (int o = first_[at(k * keys)]; o < first_[at((k + 1) * keys)]; ++o) {
            const Candidate& c = candidates_[at(order_[at(o)])];
            counts.push_back(c.entries);
            form_.pairs += kind == SlotKind::two_sided ? 2 : kind == SlotKind::one_sided ? 1 : 0;
            if (c.column >= program_.columns)
                add_slack(c);
            else
                add_column(c);
        }
        while (form_.slots() % lanes != 0) {
            counts.push_back(0);
            add_slot(-1, 0, 1, 0, 1, 2, 0, program_.columns + program_.rows);
        }
        add_blocks(kind, begin, entries_before, counts);
    }
    void add_slack(const Candidate& c) {
        const double sign = c.kinds.flipped ? -1 : 1;
        const int position = analysis_.position[at(c.column - program_.columns)];
        form_.row.push_back(position);
        form_.value.push_back(-sign);
        add_slot(c.column, c.kinds.offset(), sign, 0, 0,
                 c.kinds.kind == SlotKind::two_sided ? c.kinds.upper - c.kinds.lower : 0, 1,
                 program_.columns + position);
    }
    void add_column(const Candidate& c) {
        const int j = c.column;
        const double sign = c.kinds.flipped ? -1 : 1, offset = c.kinds.offset();
        const double scale = form_.column_scale[at(j)], unit = scale * form_.volume_scale;
        for (int e = program_.start[at(j)]; e < program_.start[at(j) + 1]; ++e) {
            const std::size_t i = at(program_.index[at(e)]);
            form_.row.push_back(analysis_.position[i]);
            form_.value.push_back(sign * program_.value[at(e)] * form_.row_scale[i] * scale);
        }
        const double cost = sign * scale / form_.price_scale *
                            (program_.cost[at(j)] + program_.quadratic[at(j)] * offset);
        const double quadratic =
            program_.quadratic[at(j)] * scale * scale * form_.volume_scale / form_.price_scale;
        if (const CurvedTerm* term = curve_of(j))
            form_.curves.push_back({form_.slots(), *term, cost, quadratic, curve_base(*term)});
        form_.cost_size =
            std::max(form_.cost_size, std::abs(program_.cost[at(j)]) * scale / form_.price_scale);
        add_slot(j, offset, sign * unit, cost, quadratic,
                 c.kinds.kind == SlotKind::two_sided ? (c.kinds.upper - c.kinds.lower) / unit : 0,
                 1, j);
    }
    void add_slot(int column, double offset, double unit, double cost, double quadratic,
                  double range, double live, int place) {
        form_.column.push_back(column);
        form_.offset.push_back(offset);
        form_.unit.push_back(unit);
        form_.cost.push_back(cost);
        form_.quadratic.push_back(quadratic);
        form_.range.push_back(range);
        form_.live.push_back(live);
        form_.weight_place.push_back(place);
    }
    /// Blocks of the slots from `begin` on, and within them segments of equal length.
    void add_blocks(SlotKind kind, int begin, int offset, const Array<int>& counts) {
        for (int from = begin; from < form_.slots(); from += block_size) {
            const int to = std::min(from + block_size, form_.slots());
            Block block{kind, from, to, static_cast<int>(form_.segments.size()), 0};
            for (int k = from; k < to;) {
                int end = k + 1;
                const int entries = counts[at(k - begin)];
                while (end < to && counts[at(end - begin)] == entries)
                    ++end;
                form_.segments.push_back({k, end, entries, offset});
                offset += entries * (end - k);
                k = end;
            }
            block.segment_last = static_cast<int>(form_.segments.size());
            form_.blocks.push_back(block);
        }
    }

    void set_sides() {
        form_.side.assign(at(program_.rows), 0);
        for (int i = 0; i < program_.rows; ++i) {
            form_.side[at(analysis_.position[at(i)])] = side_[at(i)];
            form_.side_size = std::max(form_.side_size, std::abs(side_[at(i)]));
        }
    }
    void set_products() {
        Array<double> scaled(program_.value.size());
        for (int j = 0; j < program_.columns; ++j)
            for (int e = program_.start[at(j)]; e < program_.start[at(j) + 1]; ++e)
                scaled[at(e)] = program_.value[at(e)] * form_.row_scale[at(program_.index[at(e)])] *
                                form_.column_scale[at(j)];
        form_.product.resize(analysis_.term_first.size());
        for (std::size_t t = 0; t < form_.product.size(); ++t)
            form_.product[t] =
                scaled[at(analysis_.term_first[t])] * scaled[at(analysis_.term_second[t])];
    }
};

} // namespace

StandardForm standard_form(const ConvexProgram& program, const AnalysisData& analysis) {
    return Maker(program, analysis).make();
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
