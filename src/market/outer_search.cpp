#include "market/outer_search.hpp"

#include "solver/sensitivity.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::market {
namespace {

using Dense = std::vector<std::vector<double>>;

/// True if the search may move a number.
bool is_moved(const OuterNumber& number) {
    return number.upper > number.lower;
}

/// What is left of a number's complementarity.
double left_over(const OuterNumber& number, const Gap& gap) {
    if (gap.idle || !is_moved(number) || (number.value <= number.lower && gap.value >= 0) ||
        (number.value >= number.upper && gap.value <= 0))
        return 0;
    return gap.value;
}

/// Solves m x = right by elimination with row pivots; a row without a pivot answers nothing.
std::vector<double> solve_dense(Dense m, std::vector<double> right) {
    const std::size_t n = right.size();
    std::vector<char> stuck(n, 0);
    for (std::size_t c = 0; c < n; ++c) {
        std::size_t pivot = c;
        for (std::size_t r = c + 1; r < n; ++r)
            if (std::abs(m[r][c]) > std::abs(m[pivot][c]))
                pivot = r;
        std::swap(m[c], m[pivot]);
        std::swap(right[c], right[pivot]);
        if (std::abs(m[c][c]) < 1e-7) {
            stuck[c] = 1;
            continue;
        }
        for (std::size_t r = c + 1; r < n; ++r) {
            const double factor = m[r][c] / m[c][c];
            if (factor == 0)
                continue;
            for (std::size_t k = c; k < n; ++k)
                m[r][k] -= factor * m[c][k];
            right[r] -= factor * right[c];
        }
    }
    std::vector<double> x(n, 0);
    for (std::size_t c = n; c-- > 0;) {
        if (stuck[c])
            continue;
        double sum = right[c];
        for (std::size_t k = c + 1; k < n; ++k)
            sum -= m[c][k] * x[k];
        x[c] = sum / m[c][c];
    }
    return x;
}

/// How the solution answers one more of a number, to first order.
solver::Response answer_to(const Formulation& f, const solver::Solution& solution,
                           const OuterNumber& number) {
    solver::Change change;
    const double h = f.line.h;
    const bool takes_power = number.power > 0 && number.value < number.power;
    for (int column : number.wedge)
        if (!takes_power)
            change.cost.emplace_back(column, h);
    for (const auto& [column, full] : number.scaled) {
        const double x = solution.x[static_cast<std::size_t>(column)];
        if (number.kind == OuterKind::power)
            change.cost.emplace_back(column, full * x);
        else if (takes_power)
            change.cost.emplace_back(column, -full * x / number.power);
    }
    for (const auto& [row, weight] : number.sides)
        change.right_hand_side.emplace_back(row, weight);
    return solver::sensitivity(f.program, solution, change);
}

double slope(const Gap& gap, const solver::Response& response, double h) {
    double sum = 0;
    for (const auto& [row, weight] : gap.rows)
        sum += weight * response.row_price[static_cast<std::size_t>(row)] / h;
    for (const auto& [column, weight] : gap.columns)
        sum += weight * response.x[static_cast<std::size_t>(column)];
    return sum;
}

bool same_volume(double a, double b) {
    return std::abs(a - b) <= 1e-5 + 1e-3 * std::max(std::abs(a), std::abs(b));
}

/// A wedge that moves all that a contract's price can move, EUR/MWh.
constexpr double far = 300;

/// A contract whose volume stands still: whether it would move if its wedge went far.
struct Standstill {
    bool tested = false, testing = false, settled = false;
    double value = 0, volume = 0; ///< before the test
};

/// Wedges between which a contract's volume has stood still, whatever the others did.
struct Still {
    double volume = -1, low = 0, high = 0;
    void see(double value, double now) {
        if (!same_volume(now, volume))
            *this = {now, value, value};
        low = std::min(low, value), high = std::max(high, value);
    }
    bool is_told() const { return high - low > far && volume > nothing_bcm; }
};

struct State {
    std::vector<double> values;
    std::shared_ptr<const solver::Solution> solution;
    std::vector<Gap> gaps;
    std::vector<double> volumes; ///< of the columns that pay the number
    double worst = 0, merit = 0;
};

class Search {
  public:
    Search(Formulation& formulation, const OuterCosts& costs, const SolveProgram& solve)
        : f_(formulation), costs_(costs), solve_(solve), tests_(formulation.outer.size()),
          still_(formulation.outer.size()) {}

    OuterAnswer run() {
        State at = visit(values());
        reach_.assign(f_.outer.size(), 0);
        for (std::size_t i = 0; at.solution && i < reach_.size(); ++i)
            reach_[i] = f_.outer[i].upper <= 1 ? 0.5 : 5 + 3 * std::abs(at.gaps[i].value);
        State best = at;
        int worse = 0;
        while (at.solution && at.worst > outer_tolerance && solves_ < most_outer_solves) {
            std::vector<char> cut(at.values.size(), 0);
            const std::vector<double> step = newton_step(at, cut);
            const bool tests = std::any_of(tests_.begin(), tests_.end(),
                                           [](const Standstill& t) { return t.testing; });
            State next;
            for (double part = 1; part > 0.3 && solves_ < most_outer_solves; part *= 0.4) {
                State tried = visit(moved(at, step, part));
                if (!tried.solution)
                    break;
                const bool is_better = tried.merit <= at.merit * (1 - 0.05 * part);
                // On a flat stretch nothing gets better until its end: on with longer strides.
                const bool is_flat = tried.merit <= at.merit * (1 + 1e-6) &&
                                     std::find(cut.begin(), cut.end(), 1) != cut.end();
                if (!next.solution || tried.merit < next.merit)
                    next = std::move(tried);
                if (is_better || is_flat || tests)
                    break;
            }
            if (!next.solution)
                break;
            damping_ = next.merit < 0.5 * at.merit ? std::max(damping_ / 10, 1e-2)
                       : next.merit < at.merit     ? damping_
                                                   : std::min(damping_ * 10, 1.0);
            for (std::size_t i = 0; i < step.size(); ++i) {
                if (at.gaps[i].value * next.gaps[i].value < 0)
                    reach_[i] = std::max(std::abs(next.values[i] - at.values[i]) / 2, 1e-3);
                else if (cut[i])
                    reach_[i] *= 2.5;
            }
            at = std::move(next);
            if (at.merit < best.merit)
                best = at, worse = 0;
            else if (!tests && ++worse > 12)
                break;
        }
        if (!best.solution)
            return {at.solution, at.worst, solves_};
        lay(best.values);
        return {best.solution, best.worst, solves_};
    }

  private:
    Formulation& f_;
    const OuterCosts& costs_;
    const SolveProgram& solve_;
    int solves_ = 0;
    std::vector<Standstill> tests_;
    std::vector<Still> still_;
    double damping_ = 3e-2;     ///< of the largest slope, added to each number's own
    std::vector<double> reach_; ///< most that each number moves in a step

    std::vector<double> values() const {
        std::vector<double> out;
        for (const OuterNumber& number : f_.outer)
            out.push_back(number.value);
        return out;
    }
    void lay(const std::vector<double>& values) {
        for (std::size_t i = 0; i < values.size(); ++i)
            f_.outer[i].value = values[i];
        costs_.lay(f_.outer, f_.program, f_.line.h);
    }
    State visit(std::vector<double> values) {
        State state;
        lay(values);
        state.values = std::move(values);
        state.solution = solve_(f_.program);
        ++solves_;
        if (!state.solution)
            return state;
        for (const OuterNumber& number : f_.outer) {
            state.gaps.push_back(gap_of(f_, *state.solution, number));
            const std::size_t i = state.gaps.size() - 1;
            state.volumes.push_back(wedge_volume(number, *state.solution));
            if (tests_[i].settled && !same_volume(state.volumes[i], tests_[i].volume))
                tests_[i].settled = false;
            still_[i].see(number.value, state.volumes[i]);
            if (number.kind == OuterKind::contract && still_[i].is_told())
                tests_[i] = {true, false, true, number.value, state.volumes[i]};
            const double left = tests_[i].settled ? 0 : left_over(number, state.gaps.back());
            state.worst = std::max(state.worst, std::abs(left));
            state.merit += left * left;
        }
        return state;
    }
    std::vector<double> moved(const State& from, const std::vector<double>& step,
                              double part) const {
        std::vector<double> out = from.values;
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = std::clamp(out[i] + part * step[i], f_.outer[i].lower, f_.outer[i].upper);
        return out;
    }

    std::vector<double> newton_step(const State& at, std::vector<char>& cut) {
        lay(at.values); // sensitivities read the programme as it was solved
        std::vector<std::size_t> free;
        std::vector<double> step(at.values.size(), 0);
        for (std::size_t i = 0; i < f_.outer.size(); ++i) {
            const OuterNumber& number = f_.outer[i];
            const bool inside = number.value > number.lower && number.value < number.upper;
            if (tests_[i].testing) {
                // The far wedge moved nothing: what flows is all that can, whatever it is paid.
                tests_[i].testing = false;
                if (same_volume(at.volumes[i], tests_[i].volume)) {
                    tests_[i].settled = true;
                    step[i] = tests_[i].value - at.values[i];
                    cut[i] = 1;
                    continue;
                }
            }
            // A wedge that has stopped its trade goes on with the others, lest it begin again.
            const bool follows =
                at.gaps[i].idle && at.gaps[i].value < 0 && number.kind == OuterKind::hub_rule;
            if (!is_moved(number) || tests_[i].settled ||
                (!follows && (at.gaps[i].idle || (!inside && left_over(number, at.gaps[i]) == 0))))
                continue;
            // A contract's price is met at once where its volume does not answer: taken so at
            // first, seen by the next solve if it does.
            if (solves_ == 1 && at.gaps[i].own != 0 && number.kind == OuterKind::contract)
                step[i] = -at.gaps[i].value / at.gaps[i].own;
            else
                free.push_back(i);
        }
        Dense jacobian(free.size(), std::vector<double>(free.size(), 0));
        std::vector<double> right;
        for (std::size_t j = 0; j < free.size(); ++j) {
            const solver::Response response = answer_to(f_, *at.solution, f_.outer[free[j]]);
            for (std::size_t i = 0; i < free.size(); ++i)
                jacobian[i][j] = slope(at.gaps[free[i]], response, f_.line.h) +
                                 (i == j ? at.gaps[free[i]].own : 0);
            right.push_back(-at.gaps[free[j]].value);
        }
        // Gaps rise with their own number, so more of that keeps rules that do the same from
        // pulling each other about, and points the way where the answer is flat.
        double largest = 1e-3;
        for (std::size_t j = 0; j < free.size(); ++j)
            largest = std::max(largest, std::abs(jacobian[j][j]));
        std::vector<double> own;
        for (std::size_t j = 0; j < free.size(); ++j) {
            own.push_back(std::max(jacobian[j][j], 1e-3 * largest) + damping_ * largest);
            jacobian[j][j] = own.back();
        }
        const std::vector<double> newton = solve_dense(std::move(jacobian), std::move(right));
        for (std::size_t j = 0; j < free.size(); ++j) {
            const std::size_t i = free[j];
            const OuterNumber& number = f_.outer[i];
            double wanted = newton[j];
            if (number.kind == OuterKind::contract && !tests_[i].tested &&
                own[j] < 0.02 + damping_ * largest &&
                std::abs(at.gaps[i].value) > outer_tolerance) {
                tests_[i] = {true, true, false, at.values[i], at.volumes[i]};
                step[i] = at.gaps[i].value > 0 ? -far : far;
                cut[i] = 1;
                continue;
            }
            // Never out through a bound at which the rule asks to come in.
            if (std::clamp(at.values[i] + wanted, number.lower, number.upper) == at.values[i])
                wanted = -at.gaps[i].value / own[j];
            step[i] = std::clamp(wanted, -reach_[i], reach_[i]);
            cut[i] = step[i] != wanted;
        }
        return step;
    }
};

} // namespace

double wedge_volume(const OuterNumber& number, const solver::Solution& solution) {
    double sum = 0;
    for (int column : number.wedge)
        sum += solution.x[static_cast<std::size_t>(column)];
    return sum;
}

double OuterNumber::wedge_value() const {
    if (kind == OuterKind::power || kind == OuterKind::door || kind == OuterKind::cap_price)
        return 0;
    return std::max(kind == OuterKind::contract ? value : 0.0, value - power);
}

double OuterNumber::power_left() const {
    if (kind == OuterKind::power)
        return value;
    return power > 0 ? std::max(0.0, 1 - value / power)
                     : (value > 0 && !scaled.empty() ? 0.0 : 1.0);
}

void OuterCosts::lay(const std::vector<OuterNumber>& numbers, solver::ConvexProgram& on,
                     double h) const {
    on.cost = base_.cost;
    on.quadratic = base_.quadratic;
    on.row_upper = base_.row_upper;
    for (const OuterNumber& number : numbers) {
        for (int column : number.wedge)
            on.cost[static_cast<std::size_t>(column)] += h * number.wedge_value();
        for (const auto& [column, full] : number.scaled)
            on.quadratic[static_cast<std::size_t>(column)] *= number.power_left();
        for (const auto& [row, weight] : number.sides)
            on.row_upper[static_cast<std::size_t>(row)] = weight * number.value;
        if (number.kind == OuterKind::cap_price)
            for (int column : number.wedge)
                on.cost[static_cast<std::size_t>(column)] = h * number.value;
    }
}

OuterAnswer search_outer(Formulation& formulation, const OuterCosts& costs,
                         const SolveProgram& solve) {
    return Search(formulation, costs, solve).run();
}

} // namespace gashub::market
