#include "solver/program_faults.hpp"

#include "solver/place.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::solver {

double effective_lower(const ConvexProgram& program, int column, const CurvedTerm* term) {
    const double lower = program.lower[at(column)];
    return term && term->kind == CurveKind::iso_elastic ? std::max(lower, -term->shift) : lower;
}

double effective_upper(const ConvexProgram& program, int column, const CurvedTerm* term) {
    const double upper = program.upper[at(column)];
    return term && term->kind == CurveKind::logarithmic ? std::min(upper, term->reference) : upper;
}

std::optional<std::string> first_fault(const ConvexProgram& program) {
    const auto of = [](const char* what, int number) {
        return std::string(what) + " " + std::to_string(number);
    };
    if (program.columns < 0 || program.rows < 0)
        return "negative size";
    const std::size_t n = at(program.columns), m = at(program.rows);
    if (program.cost.size() != n || program.quadratic.size() != n || program.lower.size() != n ||
        program.upper.size() != n || program.start.size() != n + 1 ||
        program.row_lower.size() != m || program.row_upper.size() != m ||
        program.index.size() != program.value.size())
        return "sizes do not fit";
    if (program.start[0] != 0 || program.start[n] < 0 ||
        at(program.start[n]) != program.index.size())
        return "start does not fit index";
    for (int j = 0; j < program.columns; ++j) {
        const std::size_t c = at(j);
        if (program.start[c + 1] < program.start[c] || program.start[c + 1] > program.start[n])
            return of("start does not ascend at column", j);
        for (int e = program.start[c]; e < program.start[c + 1]; ++e) {
            const int i = program.index[at(e)];
            if (i < 0 || i >= program.rows ||
                (e > program.start[c] && i <= program.index[at(e) - 1]))
                return of("rows out of range or order in column", j);
            if (!std::isfinite(program.value[at(e)]))
                return of("an entry is not finite in column", j);
        }
        if (!std::isfinite(program.cost[c]) || !std::isfinite(program.quadratic[c]))
            return of("cost is not finite in column", j);
        if (program.quadratic[c] < 0)
            return of("cost is not convex in column", j);
        if (!(program.lower[c] <= program.upper[c]) || program.lower[c] == infinity ||
            program.upper[c] == -infinity)
            return of("lower bound above upper bound in column", j);
    }
    for (int i = 0; i < program.rows; ++i)
        if (!(program.row_lower[at(i)] <= program.row_upper[at(i)]) ||
            program.row_lower[at(i)] == infinity || program.row_upper[at(i)] == -infinity)
            return of("lower side above upper side in row", i);
    int previous = -1;
    for (const CurvedTerm& term : program.curved) {
        if (term.column <= previous || term.column >= program.columns)
            return "curved terms out of range or order";
        previous = term.column;
        const bool numbers = std::isfinite(term.price) && std::isfinite(term.shift) &&
                             std::isfinite(term.exponent) && term.reference > 0 &&
                             std::isfinite(term.reference);
        const bool convex = term.kind == CurveKind::iso_elastic
                                ? term.price >= 0 && term.exponent < 0 && term.shift >= 0
                                : term.price <= 0;
        if (!numbers || !convex)
            return of("curved term is not convex or not finite in column", term.column);
        if (effective_lower(program, term.column, &term) >
            effective_upper(program, term.column, &term))
            return of("bounds lie outside the curve's domain in column", term.column);
    }
    return std::nullopt;
}

} // namespace gashub::solver
