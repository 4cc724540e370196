#include "solver/warm_start.hpp"

#include "solver/place.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::solver {

namespace {

constexpr double least_complementarity = 1e-5, most_complementarity = 1;
constexpr double trade_share = 0.1; ///< of the range: what a distance is worth in price

/// Puts a pair on distance * price = complementarity and keeps distance - trade * price, so that a
/// clear active or inactive bound stays clear and what was near zero on both sides moves inside.
void smooth(double& distance, double& price, double trade, double complementarity) {
    const double rest = distance - trade * price;
    const double root = std::sqrt(rest * rest + 4 * trade * complementarity);
    distance = rest > 0 ? 0.5 * (rest + root) : 2 * trade * complementarity / (root - rest);
    price = complementarity / distance;
}

/// The earlier solution in the slots of the form, as it stands, pushed into the new bounds.
Iterate laid_in(const ConvexProgram& program, const StandardForm& form,
                const AnalysisData& analysis, const Solution& earlier) {
    const std::size_t m = at(program.rows), slots = form.column.size();
    Iterate point{.s = Array<double>(slots, 1),
                  .t = Array<double>(slots, 1),
                  .z = Array<double>(slots, 0),
                  .w = Array<double>(slots, 0),
                  .y = Array<double>(m)};
    for (std::size_t i = 0; i < m; ++i)
        point.y[at(analysis.position[i])] =
            earlier.row_price[i] / (form.price_scale * form.row_scale[i]);
    Array<double> activity(m, 0);
    for (int j = 0; j < program.columns; ++j)
        for (int e = program.start[at(j)]; e < program.start[at(j) + 1]; ++e)
            activity[at(program.index[at(e)])] += program.value[at(e)] * earlier.x[at(j)];
    for (const Block& block : form.blocks)
        for (int k = block.first; k < block.last; ++k) {
            const std::size_t slot = at(k);
            if (form.live[slot] == 0)
                continue;
            const int j = form.column[slot];
            double x, low, high;
            if (j < program.columns) {
                const double scale = form.column_scale[at(j)] / form.price_scale;
                x = earlier.x[at(j)];
                low = earlier.lower_price[at(j)] * scale;
                high = earlier.upper_price[at(j)] * scale;
            } else {
                const std::size_t i = at(j - program.columns);
                const double price = point.y[at(analysis.position[i])];
                x = activity[i] * form.row_scale[i] / form.volume_scale;
                low = std::max(price, 0.0);
                high = std::max(-price, 0.0);
            }
            const bool flipped = form.unit[slot] < 0;
            point.s[slot] = (x - form.offset[slot]) / form.unit[slot];
            if (block.kind == SlotKind::free)
                continue;
            point.s[slot] = std::max(point.s[slot], 0.0);
            point.z[slot] = flipped ? high : low;
            if (block.kind == SlotKind::two_sided) {
                point.s[slot] = std::min(point.s[slot], form.range[slot]);
                point.t[slot] = form.range[slot] - point.s[slot];
                point.w[slot] = flipped ? low : high;
            }
        }
    return point;
}

/// How far the point is from solving the new programme: the worst row, the mean column.
double distance_to(const StandardForm& form, const Iterate& point) {
    const std::size_t slots = form.column.size();
    Array<double> taken(slots), rest = form.side, cost = form.cost;
    for (std::size_t k = 0; k < slots; ++k)
        taken[k] = form.live[k] != 0 ? -point.s[k] : 0;
    form.add_product(taken, rest);
    double worst = 0, sum = 0;
    for (double residual : rest)
        worst = std::max(worst, std::abs(residual));
    for (const StandardForm::Curve& curve : form.curves) {
        const std::size_t k = at(curve.slot);
        const double unit = form.unit[k], scale = unit / (form.price_scale * form.volume_scale);
        cost[k] += curve_slope(curve.term, form.offset[k] + unit * point.s[k]) * scale;
    }
    const Array<double> value = form.transposed_product(point.y);
    for (std::size_t k = 0; k < slots; ++k)
        if (form.live[k] != 0)
            sum += std::abs(value[k] - cost[k] - form.quadratic[k] * point.s[k] + point.z[k] -
                            point.w[k]);
    return std::max(worst, sum / std::max(static_cast<double>(slots), 1.0));
}

} // namespace

std::optional<Iterate> warm_start(const ConvexProgram& program, const StandardForm& form,
                                  const AnalysisData& analysis, const Solution* earlier) {
    const std::size_t n = at(program.columns), m = at(program.rows);
    if (!earlier || earlier->x.size() != n || earlier->row_price.size() != m ||
        earlier->lower_price.size() != n || earlier->upper_price.size() != n)
        return std::nullopt;
    Iterate point = laid_in(program, form, analysis, *earlier);
    const double distance = distance_to(form, point);
    if (!std::isfinite(distance))
        return std::nullopt;
    const double complementarity =
        std::clamp(distance, least_complementarity, most_complementarity);
    for (const Block& block : form.blocks)
        for (int k = block.first; k < block.last; ++k) {
            const std::size_t slot = at(k);
            if (form.live[slot] == 0 || block.kind == SlotKind::free)
                continue;
            const bool two_sided = block.kind == SlotKind::two_sided;
            const double trade = trade_share * (two_sided ? std::max(form.range[slot], 1e-3) : 1.0);
            smooth(point.s[slot], point.z[slot], trade, complementarity);
            if (two_sided)
                smooth(point.t[slot], point.w[slot], trade, complementarity);
        }
    return point;
}

} // namespace gashub::solver
