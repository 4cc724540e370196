#include "solver/sensitivity.hpp"

#include "solver/factor.hpp"
#include "solver/place.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace gashub::solver {

namespace {

constexpr int refinements = 3;
constexpr double good_enough = 1e-8; ///< what may be left of the right-hand side, of its largest

double largest(const Array<double>& numbers) {
    double most = 0;
    for (double number : numbers)
        most = std::max(most, std::abs(number));
    return most;
}

} // namespace

Response sensitivity(const ConvexProgram& program, const Solution& solution, const Change& change) {
    if (!solution.factor)
        throw std::invalid_argument("sensitivity needs a solution with its factor kept");
    const Factor& factor = *solution.factor;
    const StandardForm& form = factor.form;
    const std::size_t n = at(program.columns), m = at(program.rows), slots = form.column.size();

    // The step of the last iterate for the changed data: A ds = right, ds = theta (A' dy - cost).
    Array<double> right(m, 0), weighted(slots, 0); // weighted: theta cost
    for (const auto& [row, amount] : change.right_hand_side)
        right[at(factor.analysis->position[at(row)])] +=
            amount * form.row_scale[at(row)] / form.volume_scale;
    if (!change.cost.empty()) {
        Array<double> by_column(n, 0);
        for (const auto& [column, amount] : change.cost)
            by_column[at(column)] += amount;
        for (std::size_t k = 0; k < slots; ++k)
            if (const int j = form.column[k]; j >= 0 && j < program.columns)
                weighted[k] = factor.theta[k] * (by_column[at(j)] * form.unit[k] /
                                                 (form.volume_scale * form.price_scale));
        form.add_product(weighted, right);
    }
    Array<double> dy(m, 0), ds(slots), rest = right, scratch;
    for (int round = 0;; ++round) {
        factor.equations.solve(rest, scratch);
        for (std::size_t i = 0; i < m; ++i)
            dy[i] += rest[i];
        ds = form.transposed_product(dy);
        for (std::size_t k = 0; k < slots; ++k)
            ds[k] *= -factor.theta[k];
        if (round == refinements)
            break;
        rest = right;
        form.add_product(ds, rest);
        for (std::size_t i = 0; i < m; ++i)
            rest[i] -= factor.give * dy[i];
        if (largest(rest) <= good_enough * largest(right))
            break;
    }
    Response response{std::vector<double>(n, 0), std::vector<double>(m, 0)};
    for (std::size_t k = 0; k < slots; ++k) {
        const int j = form.column[k];
        if (j >= 0 && j < program.columns)
            response.x[at(j)] = form.unit[k] * (-ds[k] - weighted[k]);
    }
    for (std::size_t i = 0; i < m; ++i)
        response.row_price[i] =
            dy[at(factor.analysis->position[i])] * form.price_scale * form.row_scale[i];
    return response;
}

} // namespace gashub::solver
