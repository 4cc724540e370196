#include "market/groups_by_time.hpp"

#include <algorithm>
#include <limits>
#include <span>

namespace gashub::market {
namespace {

/// Periods that are not cut further. Measured on base-2021 (12 periods): 4 or 5 want the least
/// work, 1 twice as much.
constexpr int uncut_periods = 4;
/// Above the depth of any tree of cuts.
constexpr int most_depth = 32;

struct Span {
    int first = std::numeric_limits<int>::max(), last = -1;
};

/// How many cuts of 0 .. periods - 1 leave a span whole, before one goes through it.
int depth_of(Span span, int periods) {
    int from = 0, to = periods;
    for (int depth = 0; to - from > uncut_periods; ++depth) {
        const int middle = (from + to) / 2;
        if (span.last < middle)
            to = middle;
        else if (span.first >= middle)
            from = middle;
        else
            return depth;
    }
    return most_depth;
}

} // namespace

std::vector<int> groups_by_time(const Formulation& formulation) {
    const solver::ConvexProgram& program = formulation.program;
    const auto rows_of = [&](int j) {
        const auto from = program.index.begin() + program.start[static_cast<std::size_t>(j)];
        const auto to = program.index.begin() + program.start[static_cast<std::size_t>(j) + 1];
        return std::span(from, to);
    };
    std::vector<Span> spans(formulation.rows.size());
    int periods = 0;
    for (int j = 0; j < program.columns; ++j) {
        const ColumnTag& tag = formulation.columns[static_cast<std::size_t>(j)];
        if (tag.period < 0)
            continue;
        // The level at a period's end belongs to the next one: only its own row ties the two then.
        const int t = tag.period + (tag.kind == ColumnKind::level ? 1 : 0);
        periods = std::max(periods, t + 1);
        for (const int row : rows_of(j)) {
            Span& span = spans[static_cast<std::size_t>(row)];
            span = {std::min(span.first, t), std::max(span.last, t)};
        }
    }
    std::vector<int> groups(spans.size(), 0);
    std::vector<char> ties_none(spans.size(), 0);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        ties_none[i] = spans[i].last < 0;
        if (!ties_none[i])
            groups[i] = most_depth - depth_of(spans[i], periods);
    }
    for (int j = 0; j < program.columns; ++j) {
        int latest = 0;
        for (const int row : rows_of(j))
            latest = std::max(latest, groups[static_cast<std::size_t>(row)]);
        for (const int row : rows_of(j))
            if (ties_none[static_cast<std::size_t>(row)])
                groups[static_cast<std::size_t>(row)] = latest;
    }
    return groups;
}

} // namespace gashub::market
