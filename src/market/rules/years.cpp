#include "market/rules/years.hpp"

#include <algorithm>

namespace gashub::market {

YearSpan span_of_year(LimitPer per, int year) {
    return per == LimitPer::gas_year ? YearSpan{make_date(year, 10, 1), make_date(year + 1, 10, 1)}
                                     : YearSpan{make_date(year, 1, 1), make_date(year + 1, 1, 1)};
}

std::vector<int> years_of(const Draft& draft, LimitPer per) {
    const Date first = draft.period(0).from,
               last = add_days(draft.period(draft.periods() - 1).to, -1);
    const int from = per == LimitPer::gas_year ? gas_year(first) : first.year();
    const int to = per == LimitPer::gas_year ? gas_year(last) : last.year();
    std::vector<int> years;
    for (int year = from; year <= to; ++year)
        years.push_back(year);
    return years;
}

YearSpan counted_part(const Draft& draft, YearSpan span) {
    const Date from = std::max(span.from, draft.line().counted_from);
    return {from, std::max(from, std::min(span.to, draft.period(draft.periods() - 1).to))};
}

void put_all(Draft& draft, int row, const Weighted& columns, double weight) {
    for (const auto& [column, value] : columns)
        draft.put(row, column, value * weight);
}

int add_shortfall(Draft& draft, RowKind of, int place, int t, int row,
                  std::optional<double> penalty) {
    const double cost =
        penalty.value_or(Draft::default_penalty) * draft.line().price_factor * draft.line().h;
    const int under = draft.add_column({ColumnKind::shortfall, place, static_cast<int>(of), 0, t},
                                       cost, 0, 0, no_bound);
    draft.put(row, under, 1);
    return under;
}

} // namespace gashub::market
