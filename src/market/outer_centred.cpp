// The outer search on the central path: from smooth to sharp (outer_visits.hpp).

#include "market/outer_visits.hpp"
#include "solver/certificate.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace gashub::market {
namespace {

/// Distances from the optimum, as shares of the objective: of the first and last stage, and where
/// the optimum may be tried.
constexpr double first_stage = 3e-3, last_stage = 3e-7, near_stage = 1e-4;
constexpr double next_share = 0.1; ///< a stage's distance, of the one before
constexpr int most_rounds = 8;     ///< Newton steps at a stage
/// EUR/MWh of gap by which rules are smoothed, for the whole objective's distance, and at most.
constexpr double smooth_share = 100, most_smooth = 1;
/// EUR/MWh that a number of 0 to 1 counts as, and a bcm that a rule could price.
constexpr double share_unit = 50, volume_unit = 30;
constexpr double longest_step = 100;  ///< EUR/MWh
constexpr double nearly_bound = 5e-3; ///< EUR/MWh from a bound: on it
constexpr double still_moves = 0.05;  ///< EUR/MWh to the optimum, by the path's slope: not yet near
/// EUR/MWh that move all that a contract's price can move: what flows beyond is all that can.
constexpr double far = 300;

/// A smooth stand-in for the smaller of two numbers, with its slopes.
struct Smaller {
    double value, by_first, by_second;
};

Smaller smaller(double a, double b, double smooth) {
    const double root = std::sqrt((a - b) * (a - b) + 4 * smooth * smooth);
    const double lean = root > 0 ? (a - b) / root : 0;
    return {0.5 * (a + b - root), 0.5 * (1 - lean), 0.5 * (1 + lean)};
}

double unit_of(const OuterNumber& number) {
    return number.upper <= 1 ? share_unit : 1;
}

/// What is left of a rule, EUR/MWh, with its slopes by number, gap and volume.
struct Left {
    double value, by_number, by_gap, by_volume;
};

/// Nothing is left where the gap is nothing inside the bounds, not negative at the lower and not
/// positive at the upper one; nor where a negative gap has no volume left that it could price.
Left left_of(const OuterNumber& number, double value, double gap, double volume, double smooth) {
    const bool may_stop =
        number.kind == OuterKind::hub_rule || number.kind == OuterKind::contract ||
        number.kind == OuterKind::seller_cap || number.kind == OuterKind::seller_reserve;
    const Smaller open =
        may_stop ? smaller(-gap, volume_unit * volume, smooth) : Smaller{-gap, 1, 0};
    const double unit = unit_of(number);
    const Smaller above = smaller(unit * (number.upper - value), open.value, smooth);
    const Smaller below = smaller(unit * (value - number.lower), -above.value, smooth);
    const double by_open = -below.by_second * above.by_second;
    return {below.value, unit * (below.by_first + below.by_second * above.by_first),
            -by_open * open.by_first, by_open * open.by_second * volume_unit};
}

class CentredSearch {
  public:
    CentredSearch(OuterVisits& visits, double objective_meur)
        : visits_(visits), objective_(std::max(1.0, std::abs(objective_meur))),
          most_(visits.count() + most_outer_solves), numbers_(visits.numbers()) {
        for (std::size_t i = 0; i < numbers_.size(); ++i) {
            OuterNumber& number = numbers_[i];
            if (is_moved(number))
                moved_.push_back(i);
            if (number.kind == OuterKind::contract) {
                number.lower = std::max(number.lower, -far);
                number.upper = std::min(number.upper, far);
            }
        }
    }

    OuterAnswer run(const std::vector<double>& start) {
        Stage before, done; // of two stages done, the further and the nearer one
        double share = next_share, distance = first_stage;
        while (visits_.count() < most_ - 1) {
            auto found =
                newton(done.point ? ahead(before, done, distance) : bounded(start), distance);
            if (found) {
                before = std::move(done);
                done = {std::move(found), distance};
                share = std::max(0.7 * share, next_share);
                const bool is_last = distance <= last_stage;
                if (before.point && (is_last || (distance <= near_stage && is_near(before, done))))
                    if (OuterAnswer answer = sharpen(before, done); answer.solution || is_last)
                        return answer;
                distance = std::max(last_stage, distance * share);
            } else {
                share = std::sqrt(share);
                distance = done.point ? done.distance * share : distance / next_share;
                if (share > 0.7 || distance > 1)
                    break;
            }
        }
        return {};
    }

  private:
    struct Stage {
        std::optional<OuterPoint> point;
        double distance = 0;
    };

    OuterVisits& visits_;
    double objective_;
    int most_;
    std::vector<OuterNumber> numbers_; ///< with the bounds of this search
    std::vector<std::size_t> moved_;

    std::vector<double> bounded(std::vector<double> values) const {
        for (std::size_t i : moved_)
            values[i] = std::clamp(values[i], numbers_[i].lower, numbers_[i].upper);
        return values;
    }

    /// Values at a distance, going on from two stages: near the optimum the path is straight in it.
    std::vector<double> ahead(const Stage& before, const Stage& done, double distance) const {
        std::vector<double> values = done.point->values;
        for (std::size_t i : moved_)
            if (before.point)
                values[i] += (values[i] - before.point->values[i]) * (done.distance - distance) /
                             (before.distance - done.distance);
        return bounded(std::move(values));
    }

    bool is_near(const Stage& before, const Stage& done) const {
        const std::vector<double> end = ahead(before, done, 0);
        return std::all_of(moved_.begin(), moved_.end(), [&](std::size_t i) {
            return unit_of(numbers_[i]) * std::abs(end[i] - done.point->values[i]) < still_moves;
        });
    }

    Left left_at(const OuterPoint& point, std::size_t i, double smooth) const {
        return left_of(numbers_[i], point.values[i], point.gaps[i].value, point.volumes[i], smooth);
    }

    double merit(const OuterPoint& point, double smooth) const {
        double sum = 0;
        for (std::size_t i : moved_) {
            const double left = left_at(point, i, smooth).value;
            sum += left * left;
        }
        return std::sqrt(sum);
    }

    std::vector<double> step_from(const OuterPoint& at, double smooth) {
        visits_.lay(at.values); // slopes read the programme as it was solved
        OuterVisits::Slopes slopes = visits_.slopes(at, moved_);
        Dense& m = slopes.gaps;
        std::vector<double> right;
        for (std::size_t i = 0; i < moved_.size(); ++i) {
            const Left left = left_at(at, moved_[i], smooth);
            for (std::size_t j = 0; j < moved_.size(); ++j)
                m[i][j] = left.by_gap * m[i][j] + left.by_volume * slopes.volumes[i][j];
            m[i][i] += left.by_number + 1e-4;
            right.push_back(-left.value);
        }
        std::vector<double> step = solve_dense(std::move(m), std::move(right));
        double longest = longest_step;
        for (std::size_t i = 0; i < moved_.size(); ++i)
            longest = std::max(longest, std::abs(step[i]) * unit_of(numbers_[moved_[i]]));
        for (double& part : step)
            part *= longest_step / longest;
        return step;
    }

    /// The numbers at a distance from the optimum, or as near to them as the rounds come: the next
    /// stage mends what is left. Nothing if a solve failed.
    std::optional<OuterPoint> newton(std::vector<double> from, double distance) {
        const double smooth = std::min(most_smooth, smooth_share * distance),
                     wanted = std::max(0.3 * outer_tolerance, smooth);
        OuterPoint at = visits_.visit(std::move(from), distance * objective_);
        for (int round = 0; at.solution; ++round) {
            const double left = merit(at, smooth);
            if (left <= wanted || round == most_rounds)
                return at;
            const std::vector<double> step = step_from(at, smooth);
            OuterPoint next;
            for (double part = 1; !next.solution && visits_.count() < most_; part *= 0.35) {
                std::vector<double> to = at.values;
                for (std::size_t i = 0; i < moved_.size(); ++i)
                    to[moved_[i]] += part * step[i];
                OuterPoint tried = visits_.visit(bounded(std::move(to)), distance * objective_);
                if (!tried.solution)
                    return {};
                if (part < 0.2 || merit(tried, smooth) < left) // a short step is taken as it is
                    next = std::move(tried);
            }
            at = std::move(next);
        }
        return {};
    }

    double worst(const OuterPoint& point) const {
        double most = 0;
        for (std::size_t i : moved_) {
            OuterNumber number = numbers_[i];
            number.value = point.values[i];
            most = std::max(most, std::abs(left_over(number, point.gaps[i])));
        }
        return most;
    }

    /// The optimum where the path leads to, if it agrees with the rules, else the nearer stage if
    /// that does and has its certificate; else nothing.
    OuterAnswer sharpen(const Stage& before, const Stage& done) {
        std::vector<double> end = ahead(before, done, 0);
        for (std::size_t i : moved_) {
            const OuterNumber& number = numbers_[i];
            const double unit = unit_of(number), gap = done.point->gaps[i].value,
                         below = unit * (end[i] - number.lower),
                         above = unit * (number.upper - end[i]);
            if (below < nearly_bound && gap > below)
                end[i] = number.lower;
            if (above < nearly_bound && -gap > above)
                end[i] = number.upper;
        }
        const OuterPoint sharp = visits_.visit(std::move(end));
        if (sharp.solution && worst(sharp) <= outer_tolerance)
            return {sharp.solution, worst(sharp), visits_.count(), -1};
        visits_.lay(done.point->values);
        if (worst(*done.point) <= outer_tolerance &&
            solver::certify(visits_.program(), *done.point->solution).holds())
            return {done.point->solution, worst(*done.point), visits_.count(), -1};
        return {};
    }
};

} // namespace

OuterAnswer search_centred(OuterVisits& visits, const OuterPoint& start) {
    return CentredSearch(visits, start.solution->objective).run(start.values);
}

} // namespace gashub::market
