#include "solver/program.hpp"

#include "solver/place.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::solver {

namespace {

/// Below this share of free capacity the slope of a logarithmic term stays what it is there.
constexpr double least_free_share = 1e-9;

double free_share(const CurvedTerm& term, double x) {
    return 1 - x / term.reference;
}

} // namespace

double curve_value(const CurvedTerm& term, double x) {
    if (term.kind == CurveKind::iso_elastic) {
        // Integral of -price (v / reference)^exponent from shift to shift + x.
        const double from = term.shift / term.reference, to = (term.shift + x) / term.reference;
        const double power = term.exponent + 1;
        if (std::abs(power) < 1e-12)
            return -term.price * term.reference * std::log(to / from);
        return -term.price * term.reference / power * (std::pow(to, power) - std::pow(from, power));
    }
    // Integral of coefficient ln(1 - v / capacity) from 0 to x, with u = 1 - x / capacity.
    const double share = free_share(term, x), u = std::max(share, least_free_share);
    const double scale = term.price * term.reference;
    return scale * ((u - share) * std::log(u) - (1 - u) - u * std::log(u));
}

double curve_slope(const CurvedTerm& term, double x) {
    if (term.kind == CurveKind::iso_elastic)
        return -term.price * std::pow((term.shift + x) / term.reference, term.exponent);
    return term.price * std::log(std::max(free_share(term, x), least_free_share));
}

double curve_curvature(const CurvedTerm& term, double x) {
    if (term.kind == CurveKind::iso_elastic)
        return -term.price * term.exponent / term.reference *
               std::pow((term.shift + x) / term.reference, term.exponent - 1);
    const double share = free_share(term, x);
    return share < least_free_share ? 0 : -term.price / (term.reference * share);
}

double curve_base(const CurvedTerm& term) {
    const double from = term.shift / term.reference, power = term.exponent + 1;
    if (term.kind == CurveKind::logarithmic)
        return 0;
    return std::abs(power) < 1e-12 ? std::log(from) : std::pow(from, power);
}

CurvePoint curve_point(const CurvedTerm& term, double base, double x) {
    if (term.kind == CurveKind::iso_elastic) {
        const double to = (term.shift + x) / term.reference, power = term.exponent + 1;
        const double slope = -term.price * std::pow(to, term.exponent);
        const double value = std::abs(power) < 1e-12
                                 ? -term.price * term.reference * (std::log(to) - base)
                                 : term.reference / power * (slope * to + term.price * base);
        return {value, slope, slope * term.exponent / (term.reference * to)};
    }
    const double share = free_share(term, x), u = std::max(share, least_free_share);
    const double logarithm = std::log(u);
    return {term.price * term.reference * ((u - share) * logarithm - (1 - u) - u * logarithm),
            term.price * logarithm,
            share < least_free_share ? 0 : -term.price / (term.reference * share)};
}

int ProgramBuilder::add_row(double lower, double upper) {
    row_lower_.push_back(lower);
    row_upper_.push_back(upper);
    return rows() - 1;
}

int ProgramBuilder::add_column(double cost, double quadratic, double lower, double upper) {
    cost_.push_back(cost);
    quadratic_.push_back(quadratic);
    lower_.push_back(lower);
    upper_.push_back(upper);
    return columns() - 1;
}

void ProgramBuilder::add_entry(int row, int column, double value) {
    entries_.push_back({row, column, value});
}

void ProgramBuilder::shift_row(int row, double amount) {
    row_lower_[static_cast<std::size_t>(row)] += amount;
    row_upper_[static_cast<std::size_t>(row)] += amount;
}

void ProgramBuilder::add_curve(CurvedTerm term) {
    curved_.push_back(term);
}

ConvexProgram ProgramBuilder::build() const {
    ConvexProgram program{.columns = columns(),
                          .rows = rows(),
                          .cost = cost_,
                          .quadratic = quadratic_,
                          .lower = lower_,
                          .upper = upper_,
                          .row_lower = row_lower_,
                          .row_upper = row_upper_,
                          .start = std::vector<int>(cost_.size() + 1, 0),
                          .index = {},
                          .value = {},
                          .curved = curved_};
    std::ranges::stable_sort(program.curved, {}, &CurvedTerm::column);
    // Counting sort by column, then each short column by row.
    std::vector<std::size_t> first(cost_.size() + 1, 0);
    for (const Entry& entry : entries_)
        ++first[at(entry.column) + 1];
    for (std::size_t j = 0; j < cost_.size(); ++j)
        first[j + 1] += first[j];
    std::vector<std::pair<int, double>> sorted(entries_.size());
    std::vector<std::size_t> next(first.begin(), first.end() - 1);
    for (const Entry& entry : entries_)
        sorted[next[at(entry.column)]++] = {entry.row, entry.value};
    program.index.reserve(entries_.size());
    program.value.reserve(entries_.size());
    for (std::size_t j = 0; j < cost_.size(); ++j) {
        const auto begin = sorted.begin() + static_cast<std::ptrdiff_t>(first[j]);
        const auto end = sorted.begin() + static_cast<std::ptrdiff_t>(first[j + 1]);
        std::stable_sort(begin, end,
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto entry = begin; entry != end; ++entry) {
            if (entry != begin && program.index.back() == entry->first) {
                program.value.back() += entry->second;
            } else {
                program.index.push_back(entry->first);
                program.value.push_back(entry->second);
            }
        }
        program.start[j + 1] = static_cast<int>(program.index.size());
    }
    return program;
}

} // namespace gashub::solver
