#include "market/outer_visits.hpp"

#include "solver/sensitivity.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::market {
namespace {

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

} // namespace

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

bool is_moved(const OuterNumber& number) {
    return number.upper > number.lower;
}

double left_over(const OuterNumber& number, const Gap& gap) {
    if (gap.idle || !is_moved(number) || (number.value <= number.lower && gap.value >= 0) ||
        (number.value >= number.upper && gap.value <= 0))
        return 0;
    return gap.value;
}

std::vector<double> OuterVisits::values() const {
    std::vector<double> out;
    for (const OuterNumber& number : f_.outer)
        out.push_back(number.value);
    return out;
}

void OuterVisits::lay(const std::vector<double>& values) {
    for (std::size_t i = 0; i < values.size(); ++i)
        f_.outer[i].value = values[i];
    costs_.lay(f_.outer, f_.program, f_.line.h);
}

OuterPoint OuterVisits::visit(std::vector<double> values, double centre) {
    lay(values);
    OuterPoint point{std::move(values), solve_(f_.program, centre), {}, {}};
    ++count_;
    if (point.solution)
        for (const OuterNumber& number : f_.outer) {
            point.gaps.push_back(gap_of(f_, *point.solution, number));
            point.volumes.push_back(wedge_volume(number, *point.solution));
        }
    return point;
}

OuterVisits::Slopes OuterVisits::slopes(const OuterPoint& at,
                                        const std::vector<std::size_t>& numbers) const {
    const Dense nothing(numbers.size(), std::vector<double>(numbers.size(), 0));
    Slopes out{nothing, nothing};
    for (std::size_t j = 0; j < numbers.size(); ++j) {
        const solver::Response response = answer_to(f_, *at.solution, f_.outer[numbers[j]]);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const Gap& gap = at.gaps[numbers[i]];
            out.gaps[i][j] = slope(gap, response, f_.line.h) + (i == j ? gap.own : 0);
            for (int column : f_.outer[numbers[i]].wedge)
                out.volumes[i][j] += response.x[static_cast<std::size_t>(column)];
        }
    }
    return out;
}

double OuterVisits::until_trade(const OuterPoint& at, std::size_t number) const {
    if (at.volumes[number] > nothing_bcm)
        return 0;
    double least = solver::infinity;
    for (int column : f_.outer[number].wedge)
        least = std::min(least, at.solution->lower_price[static_cast<std::size_t>(column)]);
    return least < solver::infinity ? least / f_.line.h : 0;
}

} // namespace gashub::market
