#include "solver/rays.hpp"

#include "solver/place.hpp"
#include "solver/program_faults.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::solver {

namespace {

/// What rounding may leave of a number that is zero, beside the size of its terms.
constexpr double rounding = 1e-7;

/// The ways in which a column can go for ever, and the slope of its cost there.
struct Recession {
    double lower, upper, cost;
};

std::vector<Recession> recessions(const ConvexProgram& program) {
    std::vector<Recession> list;
    list.reserve(at(program.columns));
    for (std::size_t j = 0; j < at(program.columns); ++j) {
        const bool curved = program.quadratic[j] > 0;
        list.push_back({program.lower[j] > -infinity || curved ? 0.0 : -1.0,
                        program.upper[j] < infinity || curved ? 0.0 : 1.0, program.cost[j]});
    }
    // An iso-elastic slope fades to nothing above and its volume ends below; a logarithmic one ends
    // above and its slope falls without end below, which costs more and more to go down.
    for (const CurvedTerm& term : program.curved) {
        list[at(term.column)].lower = 0;
        if (term.kind == CurveKind::logarithmic)
            list[at(term.column)].upper = 0;
    }
    return list;
}

/// No point of interest lies farther out than this: a thousand times the largest bound or side.
double reach_of(const ConvexProgram& program) {
    double largest = 1;
    for (const auto* list :
         {&program.lower, &program.upper, &program.row_lower, &program.row_upper})
        for (double number : *list)
            if (std::abs(number) < 1e20)
                largest = std::max(largest, std::abs(number));
    return 1e3 * largest;
}

std::vector<double> row_sizes(const ConvexProgram& program) {
    std::vector<double> size(at(program.rows), 0);
    for (std::size_t e = 0; e < program.index.size(); ++e) {
        double& most = size[at(program.index[e])];
        most = std::max(most, std::abs(program.value[e]));
    }
    return size;
}

} // namespace

ConvexProgram elastic_program(const ConvexProgram& program) {
    ConvexProgram elastic = program;
    std::ranges::fill(elastic.cost, 0);
    std::ranges::fill(elastic.quadratic, 0);
    elastic.curved.clear();
    for (const CurvedTerm& term : program.curved) {
        elastic.lower[at(term.column)] = effective_lower(program, term.column, &term);
        elastic.upper[at(term.column)] = effective_upper(program, term.column, &term);
    }
    const std::vector<double> size = row_sizes(program);
    for (int i = 0; i < program.rows; ++i)
        for (const double sign : {1.0, -1.0}) {
            elastic.cost.push_back(1);
            elastic.quadratic.push_back(0);
            elastic.lower.push_back(0);
            elastic.upper.push_back(infinity);
            elastic.index.push_back(i);
            elastic.value.push_back(sign * (size[at(i)] > 0 ? size[at(i)] : 1));
            elastic.start.push_back(static_cast<int>(elastic.index.size()));
            ++elastic.columns;
        }
    return elastic;
}

ConvexProgram recession_program(const ConvexProgram& program) {
    ConvexProgram cone = program;
    std::ranges::fill(cone.quadratic, 0);
    cone.curved.clear();
    const std::vector<Recession> list = recessions(program);
    for (std::size_t j = 0; j < list.size(); ++j) {
        cone.lower[j] = list[j].lower;
        cone.upper[j] = list[j].upper;
    }
    for (std::size_t i = 0; i < at(program.rows); ++i) {
        cone.row_lower[i] = program.row_lower[i] > -infinity ? 0 : -infinity;
        cone.row_upper[i] = program.row_upper[i] < infinity ? 0 : infinity;
    }
    return cone;
}

bool proves_infeasible(const ConvexProgram& program, const std::vector<double>& row_price) {
    if (row_price.size() != at(program.rows))
        return false;
    std::vector<const CurvedTerm*> curve(at(program.columns), nullptr);
    for (const CurvedTerm& term : program.curved)
        curve[at(term.column)] = &term;
    // least over the rows less most over the columns must be above zero
    const double reach = reach_of(program);
    double margin = 0, size = 0, largest = 0;
    for (double price : row_price)
        largest = std::max(largest, std::abs(price));
    const auto add = [&](double amount) {
        margin += amount;
        size += std::abs(amount);
    };
    for (std::size_t i = 0; i < row_price.size(); ++i) {
        const double price = row_price[i];
        const double side = price > 0 ? program.row_lower[i] : program.row_upper[i];
        if (std::isfinite(side))
            add(price * side);
        else if (std::abs(price) > rounding * largest)
            return false;
        else
            margin -= std::abs(price) * reach;
    }
    for (int j = 0; j < program.columns; ++j) {
        double total = 0, terms = 0;
        for (int e = program.start[at(j)]; e < program.start[at(j) + 1]; ++e) {
            const double term = program.value[at(e)] * row_price[at(program.index[at(e)])];
            total += term;
            terms = std::max(terms, std::abs(program.value[at(e)]) * largest);
        }
        const double bound = total > 0 ? effective_upper(program, j, curve[at(j)])
                                       : effective_lower(program, j, curve[at(j)]);
        if (std::isfinite(bound))
            add(-total * bound);
        else if (std::abs(total) > rounding * terms)
            return false;
        else
            margin -= std::abs(total) * reach;
    }
    return std::isfinite(margin) && margin > rounding * size;
}

bool proves_unbounded(const ConvexProgram& program, const std::vector<double>& direction) {
    if (direction.size() != at(program.columns))
        return false;
    const std::vector<Recession> list = recessions(program);
    double largest = 0, dearest = 0, cost = 0, size = 0, doubt = 0;
    for (std::size_t j = 0; j < direction.size(); ++j) {
        largest = std::max(largest, std::abs(direction[j]));
        dearest = std::max(dearest, std::abs(program.cost[j]));
    }
    std::vector<double> activity(at(program.rows), 0);
    const std::vector<double> entry = row_sizes(program);
    for (int j = 0; j < program.columns; ++j) {
        const double amount = direction[at(j)];
        const bool open = amount > 0 ? list[at(j)].upper > 0 : list[at(j)].lower < 0;
        if (!open && std::abs(amount) > rounding * largest)
            return false;
        if (!open)
            doubt += std::abs(amount);
        cost += program.cost[at(j)] * amount;
        size += std::abs(program.cost[at(j)] * amount);
        for (int e = program.start[at(j)]; e < program.start[at(j) + 1]; ++e)
            activity[at(program.index[at(e)])] += program.value[at(e)] * amount;
    }
    for (std::size_t i = 0; i < activity.size(); ++i) {
        const bool held =
            activity[i] > 0 ? program.row_upper[i] < infinity : program.row_lower[i] > -infinity;
        if (held && std::abs(activity[i]) > rounding * entry[i] * largest)
            return false;
        if (held && activity[i] != 0)
            doubt += std::abs(activity[i]) / entry[i];
    }
    return cost < -rounding * size - 1e3 * dearest * doubt && size > 0;
}

} // namespace gashub::solver
