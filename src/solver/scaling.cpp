#include "solver/scaling.hpp"

#include "solver/place.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::solver {

namespace {

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

} // namespace

Scales scales_of(const ConvexProgram& program, const Array<const CurvedTerm*>& curve) {
    Scales scales;
    equilibrate(program, scales.row, scales.column);
    ScaleMeter volume, price;
    for (int j = 0; j < program.columns; ++j) {
        const double scale = scales.column[at(j)];
        volume.add(program.lower[at(j)] / scale);
        if (program.upper[at(j)] != program.lower[at(j)])
            volume.add(program.upper[at(j)] / scale);
        price.add(program.cost[at(j)] * scale);
        if (const CurvedTerm* term = curve.empty() ? nullptr : curve[at(j)]) {
            volume.add(term->reference / scale);
            price.add(term->price * scale);
        }
    }
    for (int i = 0; i < program.rows; ++i) {
        volume.add(program.row_lower[at(i)] * scales.row[at(i)]);
        if (program.row_upper[at(i)] != program.row_lower[at(i)])
            volume.add(program.row_upper[at(i)] * scales.row[at(i)]);
    }
    scales.volume = volume.scale();
    scales.price = price.scale();
    return scales;
}

} // namespace gashub::solver
