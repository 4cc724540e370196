#pragma once
// Rules that add up over a gas year or a calendar year: which days a year has, which of them count.

#include "market/rules/rules.hpp"

namespace gashub::market {

struct YearSpan {
    Date from, to;
    int days() const { return to.days - from.days; }
};

YearSpan span_of_year(LimitPer per, int year);

/// Years that the periods touch.
std::vector<int> years_of(const Draft& draft, LimitPer per);

/// Part of a span that counts for a rule: from the day that years are counted from to the end of
/// the horizon. Under rolling foresight it begins before the first period.
YearSpan counted_part(const Draft& draft, YearSpan span);

/// Columns with their weights.
using Weighted = std::vector<std::pair<int, double>>;
void put_all(Draft& draft, int row, const Weighted& columns, double weight = 1);

/// Lets a floor be broken at a penalty (EUR/MWh before the price level; default lost load).
int add_shortfall(Draft& draft, RowKind of, int place, int t, int row,
                  std::optional<double> penalty);

} // namespace gashub::market
