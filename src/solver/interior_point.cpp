#include "solver/interior_point.hpp"

#include "solver/place.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::solver {

NormalEquations::NormalEquations(const StandardForm& form, const AnalysisData& analysis,
                                 int vector_bits)
    : weight(at(form.columns) + at(form.rows) + 1, 0), kernels_(kernels(vector_bits)),
      l_(at(analysis.factor_size + lanes)), diagonal_(at(form.rows)), inverse_(at(form.rows)),
      own_(at(form.rows)), scratch_(scratch_size(analysis.most_below)),
      local_(at(form.rows)), data_{.rows = form.rows,
                                   .supernodes = static_cast<int>(analysis.supernodes.size()),
                                   .entries = static_cast<int>(analysis.entry_place.size()),
                                   .single_entries = analysis.single_entries,
                                   .factor_size = analysis.factor_size,
                                   .supernode = analysis.supernodes.data(),
                                   .update = analysis.updates.data(),
                                   .below_row = analysis.below_row.data(),
                                   .entry_place = analysis.entry_place.data(),
                                   .term_start = analysis.term_start.data(),
                                   .term_column = analysis.term_column.data(),
                                   .diagonal_place = analysis.diagonal_place.data(),
                                   .product = form.product.data(),
                                   .weight = weight.data(),
                                   .slack_weight = weight.data() + form.columns,
                                   .l = l_.data(),
                                   .diagonal = diagonal_.data(),
                                   .inverse = inverse_.data(),
                                   .own = own_.data(),
                                   .scratch = scratch_.data(),
                                   .local = local_.data(),
                                   .regularisation = 0,
                                   .pivot_tolerance = most_pivot_tolerance} {}

int NormalEquations::factor(double regularisation, double pivot_tolerance) {
    data_.regularisation = regularisation;
    data_.pivot_tolerance = pivot_tolerance;
    return kernels_.factor(data_);
}

namespace {

constexpr double nearly = 100;         ///< times the tolerance: good enough where no more comes
constexpr double central_product = 30; ///< of distance and price, for each pair of a central start
constexpr double runaway = 1e5;      ///< times the gap of the start: from there nothing comes back
constexpr int most_polishes = 4;     ///< more iterations for small rows and columns
constexpr double least_share = 1e-4; ///< of the mean size: what a small row is measured by
constexpr double near_centre = 3;    ///< times the product: from here Newton's own step
constexpr double off_centre = 1e-3;  ///< of the product: allowed at a centre

/// One run of the method from one starting point.
class Run {
  public:
    Run(const StandardForm& form, NormalEquations& equations, const AttemptOptions& options)
        : form_(form), equations_(equations), options_(options),
          kernels_(kernels(options.vector_bits)), refinements_(options.refinements),
          product_(options.centre / std::max(form.pairs, 1.0)),
          give_(product_ > 0 ? std::clamp(1e-6 * product_, 1e-14, 1e-7) : 0), cost_(form.cost),
          quadratic_(form.quadratic) {
        const std::size_t slots = at(form.slots()), rows = at(form.rows);
        for (auto* list : {&ds_, &dz_, &dw_, &theta_, &gradient_})
            list->assign(slots, 0);
        for (auto* list : {&dy_, &residual_, &right_, &direction_, &rest_})
            list->assign(rows, 0);
        pair_.assign(2 * rows, 0);
    }

    Attempt go();

  private:
    void start_cold();
    void improve_start();
    void point_sweep();
    void move_curves(double step);
    void solve_direction();
    double curve_ratio() const;
    bool converged(const UpdateSums& sums);
    bool even() const;
    bool centred() const;
    void give_way(UpdateSums& sums);
    Attempt finish(Termination termination);
    Attempt give_up();

    const StandardForm& form_;
    NormalEquations& equations_;
    const AttemptOptions& options_;
    const Kernels& kernels_;
    int refinements_, iterations_ = 0, regularised_ = 0;
    double pivot_tolerance_ = most_pivot_tolerance;
    double product_; ///< of distance and price at the centre to stop at; 0: the optimum
    double give_;    ///< of a row for its price, where a centre is wanted
    Array<double> cost_, quadratic_; ///< with the curves at the iterate
    Iterate at_;
    Array<double> ds_, dz_, dw_, theta_, gradient_;
    Array<double> dy_, residual_, right_, direction_, rest_, pair_;
    double curve_objective_ = 0;
    double primal_ = 0, dual_ = 0, gap_ = 0, objective_ = 0;
    Attempt good_; ///< the best iterate that is nearly good enough, if there was one
    double good_merit_ = infinity;
    Sweep sweep_{};
};

void Run::point_sweep() {
    sweep_ = {.rows = form_.rows,
              .blocks = static_cast<int>(form_.blocks.size()),
              .block = form_.blocks.data(),
              .segment = form_.segments.data(),
              .row = form_.row.data(),
              .value = form_.value.data(),
              .weight_place = form_.weight_place.data(),
              .cost = cost_.data(),
              .quadratic = quadratic_.data(),
              .range = form_.range.data(),
              .live = form_.live.data(),
              .s = at_.s.data(),
              .t = at_.t.data(),
              .z = at_.z.data(),
              .w = at_.w.data(),
              .ds = ds_.data(),
              .dz = dz_.data(),
              .dw = dw_.data(),
              .theta = theta_.data(),
              .gradient = gradient_.data(),
              .weight = equations_.weight.data(),
              .side = form_.side.data(),
              .y = at_.y.data(),
              .dy = dy_.data(),
              .residual = residual_.data(),
              .right = right_.data(),
              .pair = pair_.data(),
              .free_regularisation = 1e-7,
              .regularisation = 1e-12};
}

/// Distances of about one unit from the bounds, prices of the size of the costs. A central start
/// puts what has two bounds in the middle instead, every pair on the same product: ranges of a
/// thousandth beside thousands then do not block the first steps.
void Run::start_cold() {
    const std::size_t slots = at(form_.slots());
    at_.s.assign(slots, 1);
    at_.t.assign(slots, 1);
    at_.z.assign(slots, 0);
    at_.w.assign(slots, 0);
    at_.y.assign(at(form_.rows), 0);
    for (const Block& block : form_.blocks)
        for (int k = block.first; k < block.last; ++k) {
            const std::size_t slot = at(k);
            if (form_.live[slot] == 0)
                continue;
            const double size = options_.start_size;
            const double price = std::max(4 * size, std::abs(form_.cost[slot]));
            if (block.kind == SlotKind::free) {
                at_.s[slot] = 0;
            } else if (block.kind == SlotKind::one_sided) {
                at_.s[slot] = size;
                at_.z[slot] = price;
            } else {
                const double range = form_.range[slot];
                const bool middle = options_.central_start || range <= 2 * size;
                at_.s[slot] = middle ? 0.5 * range : size;
                at_.t[slot] = range - at_.s[slot];
                at_.z[slot] = at_.w[slot] =
                    options_.central_start ? central_product / at_.s[slot] : price;
            }
        }
}

/// Mehrotra's idea: the full affine step from the cold start meets all rows; what it brings too
/// near to a bound, or beyond it, is put a tenth of its cold distance inside again.
void Run::improve_start() {
    move_curves(0);
    kernels_.update(sweep_, 0);
    regularised_ = equations_.factor(options_.regularisation);
    solve_direction();
    kernels_.predict(sweep_);
    ++iterations_;
    const auto inside = [](double cold, double step) { return std::max(cold + step, 0.1 * cold); };
    for (const Block& block : form_.blocks)
        for (int k = block.first; k < block.last; ++k) {
            const std::size_t slot = at(k);
            const double ds = ds_[slot], s = at_.s[slot];
            if (form_.live[slot] == 0)
                continue;
            if (block.kind == SlotKind::free) {
                at_.s[slot] += ds;
                continue;
            }
            at_.s[slot] = inside(s, ds);
            at_.z[slot] = inside(at_.z[slot], -at_.z[slot] * (1 + ds / s));
            if (block.kind == SlotKind::two_sided) {
                const double t = at_.t[slot], dt = form_.range[slot] - s - t - ds;
                at_.t[slot] = inside(t, dt);
                at_.w[slot] = inside(at_.w[slot], -at_.w[slot] * (1 + dt / t));
            }
        }
    for (std::size_t i = 0; i < dy_.size(); ++i)
        at_.y[i] += dy_[i];
    for (auto* list : {&ds_, &dz_, &dw_, &dy_})
        std::ranges::fill(*list, 0);
}

/// Lays the tangent and curvature of the curved terms at the next iterate into cost and quadratic.
void Run::move_curves(double step) {
    curve_objective_ = 0;
    const double whole = form_.price_scale * form_.volume_scale;
    for (const StandardForm::Curve& curve : form_.curves) {
        const std::size_t k = at(curve.slot);
        const double s = at_.s[k] + step * ds_[k], unit = form_.unit[k], scale = unit / whole;
        const CurvePoint point = curve_point(curve.term, curve.base, form_.offset[k] + unit * s);
        const double slope = point.slope * scale, curvature = point.curvature * scale * unit;
        cost_[k] = curve.cost + slope - curvature * s;
        quadratic_[k] = curve.quadratic + curvature;
        curve_objective_ += point.value / whole - s * (slope - 0.5 * curvature * s);
    }
}

/// Longest share of the step at which no curved term comes too near the end of its domain.
double Run::curve_ratio() const {
    double ratio = 0;
    for (const StandardForm::Curve& curve : form_.curves) {
        const std::size_t k = at(curve.slot);
        const double x = form_.offset[k] + form_.unit[k] * at_.s[k], dx = form_.unit[k] * ds_[k];
        if (curve.term.kind == CurveKind::iso_elastic)
            ratio = std::max(ratio, -dx / (0.7 * (curve.term.shift + x)));
        else
            ratio = std::max(ratio, dx / (0.95 * std::max(curve.term.reference - x, 1e-300)));
    }
    return ratio;
}

void Run::solve_direction() {
    dy_ = right_;
    equations_.solve(dy_);
    for (int k = 0; k < refinements_; ++k) {
        rest_ = right_;
        kernels_.subtract_product(sweep_, dy_.data(), rest_.data());
        equations_.solve(rest_);
        for (std::size_t i = 0; i < rest_.size(); ++i)
            dy_[i] += rest_[i];
    }
}

bool Run::converged(const UpdateSums& sums) {
    objective_ = sums.objective + form_.constant + curve_objective_;
    primal_ = sums.primal_residual / (1 + form_.side_size);
    dual_ = sums.dual_residual / (1 + form_.cost_size);
    gap_ = sums.complementarity / (std::abs(objective_) + 1e-2);
    return primal_ <= options_.tolerance && dual_ <= options_.tolerance &&
           (product_ > 0 ? centred() : gap_ <= options_.tolerance);
}

/// Every product of distance and price is the one asked for.
bool Run::centred() const {
    const auto is_off = [&](double distance, double price) {
        return std::abs(distance * price - product_) > off_centre * product_;
    };
    for (const Block& block : form_.blocks)
        for (int k = block.first; k < block.last && block.kind != SlotKind::free; ++k) {
            const std::size_t slot = at(k);
            if (form_.live[slot] != 0 &&
                (is_off(at_.s[slot], at_.z[slot]) ||
                 (block.kind == SlotKind::two_sided && is_off(at_.t[slot], at_.w[slot]))))
                return false;
        }
    return true;
}

/// Rows that hold a column at its bound have no inner points, so no centre: rows give way by a
/// little for their price.
void Run::give_way(UpdateSums& sums) {
    sums.primal_residual = 0;
    for (std::size_t i = 0; i < residual_.size(); ++i) {
        residual_[i] -= give_ * at_.y[i];
        right_[i] -= give_ * at_.y[i];
        sums.primal_residual = std::max(sums.primal_residual, std::abs(residual_[i]));
    }
}

/// The residuals are small row by row and column by column too, not only beside the largest.
bool Run::even() const {
    const std::size_t rows = residual_.size();
    Array<double> size(rows, 0);
    const Array<double> by_slot = form_.transposed_product(at_.y);
    double volume = 0, price = 0, count = 0;
    for (const Segment& segment : form_.segments)
        for (int k = segment.first, e = segment.offset; k < segment.last; ++k) {
            const std::size_t slot = at(k);
            const double x = std::abs(at_.s[slot] + form_.offset[slot] / form_.unit[slot]);
            volume += form_.live[slot] * x;
            count += form_.live[slot];
            for (int entry = 0; entry < segment.entries; ++entry, ++e)
                size[at(form_.row[at(e)])] += std::abs(form_.value[at(e)]) * x;
        }
    for (double y : at_.y)
        price += std::abs(y);
    volume /= std::max(count, 1.0);
    price /= std::max(static_cast<double>(rows), 1.0);
    const double allowed = 10 * options_.tolerance;
    for (std::size_t i = 0; i < rows; ++i)
        if (std::abs(residual_[i]) > allowed * (size[i] + least_share * volume))
            return false;
    for (std::size_t k = 0; k < by_slot.size(); ++k)
        if (std::abs(gradient_[k]) >
            allowed * (std::abs(cost_[k]) + std::abs(by_slot[k]) + least_share * price))
            return false;
    return true;
}

Attempt Run::finish(Termination termination) {
    return {termination, std::move(at_), iterations_, regularised_, primal_,
            dual_,       gap_,           objective_,  give_};
}

/// Falls back on an iterate that was nearly good enough; the certificate will judge it.
Attempt Run::give_up() {
    if (good_merit_ == infinity)
        return finish(Termination::numerical_failure);
    good_.termination = Termination::optimal;
    good_.iterations = iterations_;
    return std::move(good_);
}

Attempt Run::go() {
    if (options_.start)
        at_ = *options_.start;
    else
        start_cold();
    point_sweep();
    if (!options_.start && options_.affine_start)
        improve_start();
    double step = 0, best = infinity, best_unmet = infinity, first_gap = 0;
    int since_best = 0, polishes = 0;
    for (;;) {
        const double expected = (1 - step) * primal_;
        move_curves(step);
        UpdateSums sums = kernels_.update(sweep_, step);
        if (give_ > 0)
            give_way(sums);
        if (converged(sums) && (product_ > 0 || even() || ++polishes > most_polishes))
            return finish(Termination::optimal);
        const double merit = std::max({primal_, dual_, gap_});
        if (first_gap == 0)
            first_gap = sums.complementarity;
        const bool runs_away = !options_.start && sums.complementarity > runaway * first_gap;
        if (!std::isfinite(merit) || !std::isfinite(objective_) || runs_away)
            return give_up();
        if (product_ == 0 && merit <= nearly * options_.tolerance && merit < good_merit_) {
            good_ = {Termination::optimal, at_, iterations_, regularised_, primal_, dual_, gap_,
                     objective_,           0};
            good_merit_ = merit;
        }
        if (options_.interrupted && options_.interrupted())
            return finish(Termination::interrupted);
        if (options_.out_of_time && options_.out_of_time())
            return finish(Termination::time_limit);
        if (iterations_ >= options_.iteration_limit)
            return finish(Termination::iteration_limit);
        // Far from the end the gap may rise while rows and columns come right: that is progress
        // too.
        const double unmet = std::max(primal_, dual_);
        const bool nearer = unmet > options_.tolerance && unmet < 0.9 * best_unmet;
        if (nearer)
            best_unmet = unmet;
        if (merit < 0.9 * best || nearer) {
            best = std::min(best, merit);
            since_best = 0;
        } else if (++since_best > 15) {
            return give_up();
        }
        // A row that was taken for a dependent one and is not keeps its residual, whatever the
        // others do: fewer are so taken then.
        if (step > 0 && primal_ > 2 * expected + 0.01 * options_.tolerance) {
            refinements_ = std::min(refinements_ + 1, 3);
            pivot_tolerance_ = std::max(0.1 * pivot_tolerance_, least_pivot_tolerance);
        }
        ++iterations_;

        regularised_ = equations_.factor(options_.regularisation + give_, pivot_tolerance_);
        solve_direction();
        const StepSums affine = kernels_.predict(sweep_);
        const double pairs = std::max(form_.pairs, 1.0);
        const double mu = sums.complementarity / pairs;
        double target = 0;
        if (mu > 0) {
            const double a = std::min({1.0, 1 / affine.primal_ratio, 1 / affine.dual_ratio});
            const double reached = mu + (a * affine.linear + a * a * affine.square) / pairs;
            const double sigma = reached / mu;
            target = std::max(std::pow(sigma, options_.centring) * mu, 1e-14);
        }
        double share = std::clamp(1 - mu, 0.99, 0.9995);
        target = std::max(target, product_);
        if (mu < near_centre * product_) { // the predictor aims beyond
            target = product_;
            std::ranges::fill(ds_, 0);
            share = 0.7;
        }
        kernels_.correct(sweep_, target);
        solve_direction();
        const StepSums last = kernels_.finish(sweep_);
        step = std::min({1.0, share / last.primal_ratio, share / last.dual_ratio,
                         1 / std::max(curve_ratio(), 1e-30)});
    }
}

} // namespace

Attempt interior_point(const StandardForm& form, NormalEquations& equations,
                       const AttemptOptions& options) {
    return Run(form, equations, options).go();
}

} // namespace gashub::solver
