#pragma once
// Spans of days of observed rows: which of them a horizon covers, and which tell of the same days.

#include "base/calendar.hpp"

#include <algorithm>
#include <vector>

namespace gashub {

/// Days of [from, to) that lie in the periods.
inline int days_covered(const std::vector<Period>& periods, Date from, Date to) {
    int days = 0;
    for (const Period& period : periods)
        days += overlap_days(period, from, to);
    return days;
}

/// Of rows with `from` and `to`: the longest that have no day in common, the longest first, so that
/// a year stands for its months where both are there.
template <class Row>
std::vector<const Row*> longest_apart(std::vector<const Row*> rows) {
    std::stable_sort(rows.begin(), rows.end(), [](const Row* a, const Row* b) {
        return a->to.days - a->from.days > b->to.days - b->from.days;
    });
    std::vector<const Row*> taken;
    for (const Row* row : rows)
        if (std::none_of(taken.begin(), taken.end(), [&](const Row* other) {
                return overlap_days({other->from, other->to}, row->from, row->to) > 0;
            }))
            taken.push_back(row);
    return taken;
}

} // namespace gashub
