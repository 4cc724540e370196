#include "market/outer_visits.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::market {
namespace {

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

struct State : OuterPoint {
    double worst = 0, merit = 0;
    int worst_number = -1;
};

class Search {
  public:
    explicit Search(OuterVisits& visits)
        : visits_(visits), numbers_(visits.numbers()), tests_(numbers_.size()),
          still_(numbers_.size()) {}

    /// The point that leaves least; without a solution if a solve failed from the start.
    State run() {
        State at = visit(visits_.values());
        reach_.assign(numbers_.size(), 0);
        for (std::size_t i = 0; at.solution && i < reach_.size(); ++i)
            reach_[i] = numbers_[i].upper <= 1 ? 0.5 : 5 + 3 * std::abs(at.gaps[i].value);
        State best = at;
        int worse = 0;
        while (at.solution && at.worst > outer_tolerance && visits_.count() < most_outer_solves) {
            std::vector<char> cut(at.values.size(), 0);
            const std::vector<double> step = newton_step(at, cut);
            const bool tests = std::any_of(tests_.begin(), tests_.end(),
                                           [](const Standstill& t) { return t.testing; });
            State next;
            for (double part = 1; part > 0.3 && visits_.count() < most_outer_solves; part *= 0.4) {
                State tried = visit(moved(at, step, part));
                if (!tried.solution)
                    break;
                const bool is_better = tried.merit <= at.merit * (1 - 0.05 * part);
                // On a flat stretch nothing gets better until its end: on with longer strides.
                const bool is_flat = tried.merit <= 1.05 * at.merit &&
                                     std::find(cut.begin(), cut.end(), 1) != cut.end();
                if (!next.solution || tried.merit < next.merit)
                    next = std::move(tried);
                if (is_better || is_flat || tests)
                    break;
            }
            if (!next.solution)
                break;
            const bool is_level = std::abs(next.merit - at.merit) < 0.05 * at.merit;
            damping_ = next.merit < 0.5 * at.merit || is_level ? std::max(damping_ / 10, 1e-2)
                       : next.merit < at.merit                 ? damping_
                                                               : std::min(damping_ * 10, 1.0);
            for (std::size_t i = 0; i < step.size(); ++i) {
                if (at.gaps[i].value * next.gaps[i].value < 0)
                    reach_[i] = std::max(std::abs(next.values[i] - at.values[i]) / 2, 0.03);
                else if (cut[i])
                    reach_[i] *= 2.5;
            }
            at = std::move(next);
            if (at.merit < best.merit)
                best = at, worse = 0;
            else if (!tests && ++worse > 12)
                break;
        }
        return best;
    }

  private:
    OuterVisits& visits_;
    const std::vector<OuterNumber>& numbers_;
    std::vector<Standstill> tests_;
    std::vector<Still> still_;
    double damping_ = 3e-2;     ///< of the largest slope, added to each number's own
    std::vector<double> reach_; ///< most that each number moves in a step

    State visit(std::vector<double> values) {
        State state{visits_.visit(std::move(values)), 0, 0, -1};
        for (std::size_t i = 0; state.solution && i < numbers_.size(); ++i) {
            const OuterNumber& number = numbers_[i];
            if (tests_[i].settled && !same_volume(state.volumes[i], tests_[i].volume))
                tests_[i].settled = false;
            still_[i].see(number.value, state.volumes[i]);
            if (number.kind == OuterKind::contract && still_[i].is_told())
                tests_[i] = {true, false, true, number.value, state.volumes[i]};
            const double left = tests_[i].settled ? 0 : left_over(number, state.gaps[i]);
            if (std::abs(left) > state.worst) {
                state.worst = std::abs(left);
                state.worst_number = static_cast<int>(i);
            }
            state.merit += left * left;
        }
        return state;
    }
    std::vector<double> moved(const State& from, const std::vector<double>& step,
                              double part) const {
        std::vector<double> out = from.values;
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = std::clamp(out[i] + part * step[i], numbers_[i].lower, numbers_[i].upper);
        return out;
    }

    std::vector<double> newton_step(const State& at, std::vector<char>& cut) {
        visits_.lay(at.values); // slopes read the programme as it was solved
        std::vector<std::size_t> free;
        std::vector<double> step(at.values.size(), 0);
        for (std::size_t i = 0; i < numbers_.size(); ++i) {
            const OuterNumber& number = numbers_[i];
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
            if (visits_.count() == 1 && at.gaps[i].own != 0 && number.kind == OuterKind::contract)
                step[i] = -at.gaps[i].value / at.gaps[i].own;
            else
                free.push_back(i);
        }
        Dense jacobian = visits_.slopes(at, free).gaps;
        std::vector<double> right;
        for (std::size_t i : free)
            right.push_back(-at.gaps[i].value);
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
            const OuterNumber& number = numbers_[i];
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
            // Nothing answers a wedge that has stopped its trade until it falls so far.
            if (at.gaps[i].value > 0 && at.gaps[i].own == 0 && number.kind == OuterKind::hub_rule)
                if (const double there = -1.05 * visits_.until_trade(at, i); there < step[i]) {
                    step[i] = there;
                    cut[i] = 1;
                }
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
    OuterVisits visits(formulation, costs, solve);
    const State best = Search(visits).run();
    if (best.solution && best.worst > outer_tolerance)
        if (OuterAnswer answer = search_centred(visits, best); answer.solution)
            return answer;
    if (best.solution)
        visits.lay(best.values);
    return {best.solution, best.worst, visits.count(), best.worst_number};
}

} // namespace gashub::market
