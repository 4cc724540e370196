#pragma once
// Dates and periods. A date is a day number, so spans of days are subtractions. A period is a span
// [from, to) of days with a step name. Gas years begin on 1 October.

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gashub {

/// A day of the Gregorian calendar, valid for years 1900 to 2200.
struct Date {
    int days = 0; ///< days since 1970-01-01
    auto operator<=>(const Date&) const = default;
    int year() const;
    int month() const; ///< 1 to 12
    int day() const;   ///< 1 to 31
};

Date make_date(int year, int month, int day);
/// `2021-01-01`, `2021-01` or `2021` (first day meant); nothing for any other text or an impossible
/// day.
std::optional<Date> parse_date(std::string_view text);
/// ISO 8601, `2021-01-01`.
std::string to_string(Date date);
Date add_days(Date date, int days);
Date add_months(Date date, int months); ///< day is cut to the length of the month
int days_in_month(int year, int month);
/// Year in which the gas year of a date begins (1 October).
int gas_year(Date date);

enum class Step { day, week, month, quarter, year };
std::optional<Step> parse_step(std::string_view text);
std::string_view to_string(Step step);

struct Period {
    Date from, to;
    int days() const { return to.days - from.days; }
    bool operator==(const Period&) const = default;
};

/// Cuts [start, end) into steps; the last period is shorter where the end does not fall on a step.
/// Months, quarters and years step from `start`. Demands start < end.
std::vector<Period> make_periods(Date start, Date end, Step step);

/// Days of [a.from, a.to) that lie in [from, to).
int overlap_days(const Period& a, Date from, Date to);

} // namespace gashub
