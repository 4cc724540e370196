#include "solver/sensitivity.hpp"

#include "solver/factor.hpp"
#include "solver/place.hpp"

#include <stdexcept>

namespace gashub::solver {

namespace {

constexpr int refinements = 3;

} // namespace

Response sensitivity(const ConvexProgram& program, const Solution& solution, const Change& change) {
    if (!solution.factor)
        throw std::invalid_argument("sensitivity needs a solution with its factor kept");
    const Factor& factor = *solution.factor;
    const StandardForm& form = factor.form;
    const std::size_t n = at(program.columns), m = at(program.rows), slots = form.column.size();

    // The step of the last iterate for the changed data: A ds = right, ds = theta (A' dy - cost).
    Array<double> by_column(n, 0), cost(slots, 0), right(m, 0), weighted(slots, 0);
    for (const auto& [column, amount] : change.cost)
        by_column[at(column)] += amount;
    for (const auto& [row, amount] : change.right_hand_side)
        right[at(factor.analysis->position[at(row)])] +=
            amount * form.row_scale[at(row)] / form.volume_scale;
    for (std::size_t k = 0; k < slots; ++k) {
        const int j = form.column[k];
        if (j >= 0 && j < program.columns)
            cost[k] = by_column[at(j)] * form.unit[k] / (form.volume_scale * form.price_scale);
        weighted[k] = factor.theta[k] * cost[k];
    }
    form.add_product(weighted, right);
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
    }
    Response response{std::vector<double>(n, 0), std::vector<double>(m, 0)};
    for (std::size_t k = 0; k < slots; ++k) {
        const int j = form.column[k];
        if (j >= 0 && j < program.columns)
            response.x[at(j)] = form.unit[k] * (-ds[k] - factor.theta[k] * cost[k]);
    }
    for (std::size_t i = 0; i < m; ++i)
        response.row_price[i] =
            dy[at(factor.analysis->position[i])] * form.price_scale * form.row_scale[i];
    return response;
}

} // namespace gashub::solver
