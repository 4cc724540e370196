#include "base/calendar.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace gashub {
namespace {

namespace chr = std::chrono;

chr::year_month_day civil(Date date) {
    return chr::sys_days{chr::days{date.days}};
}

bool read_number(std::string_view text, int& out) {
    if (text.empty())
        return false;
    out = 0;
    for (char c : text) {
        if (c < '0' || c > '9')
            return false;
        out = out * 10 + (c - '0');
    }
    return true;
}

} // namespace

int Date::year() const {
    return static_cast<int>(civil(*this).year());
}
int Date::month() const {
    return static_cast<int>(static_cast<unsigned>(civil(*this).month()));
}
int Date::day() const {
    return static_cast<int>(static_cast<unsigned>(civil(*this).day()));
}

Date make_date(int year, int month, int day) {
    const chr::year_month_day ymd{chr::year{year}, chr::month{static_cast<unsigned>(month)},
                                  chr::day{static_cast<unsigned>(day)}};
    return {static_cast<int>(chr::sys_days{ymd}.time_since_epoch().count())};
}

std::optional<Date> parse_date(std::string_view text) {
    int year = 0, month = 1, day = 1;
    const bool lengths = text.size() == 4 || text.size() == 7 || text.size() == 10;
    if (!lengths || !read_number(text.substr(0, 4), year) || year < 1900 || year > 2200)
        return std::nullopt;
    if (text.size() >= 7 && (text[4] != '-' || !read_number(text.substr(5, 2), month)))
        return std::nullopt;
    if (text.size() == 10 && (text[7] != '-' || !read_number(text.substr(8, 2), day)))
        return std::nullopt;
    if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
        return std::nullopt;
    return make_date(year, month, day);
}

std::string to_string(Date date) {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year(), date.month(), date.day());
    return buffer;
}

Date add_days(Date date, int days) {
    return {date.days + days};
}

Date add_months(Date date, int months) {
    const int index = date.year() * 12 + date.month() - 1 + months;
    const int year = index / 12, month = index % 12 + 1;
    return make_date(year, month, std::min(date.day(), days_in_month(year, month)));
}

int days_in_month(int year, int month) {
    const chr::year_month_day_last last{
        chr::year{year}, chr::month_day_last{chr::month{static_cast<unsigned>(month)}}};
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

int gas_year(Date date) {
    return date.month() >= 10 ? date.year() : date.year() - 1;
}

std::optional<Step> parse_step(std::string_view text) {
    for (Step step : {Step::day, Step::week, Step::month, Step::quarter, Step::year})
        if (text == to_string(step))
            return step;
    return std::nullopt;
}

std::string_view to_string(Step step) {
    switch (step) {
    case Step::day:
        return "day";
    case Step::week:
        return "week";
    case Step::month:
        return "month";
    case Step::quarter:
        return "quarter";
    case Step::year:
        return "year";
    }
    return "";
}

std::vector<Period> make_periods(Date start, Date end, Step step) {
    std::vector<Period> periods;
    for (int k = 0;; ++k) {
        const auto edge = [&](int n) {
            switch (step) {
            case Step::day:
                return add_days(start, n);
            case Step::week:
                return add_days(start, 7 * n);
            case Step::month:
                return add_months(start, n);
            case Step::quarter:
                return add_months(start, 3 * n);
            case Step::year:
                break;
            }
            return add_months(start, 12 * n);
        };
        const Date from = edge(k);
        if (from >= end)
            return periods;
        periods.push_back({from, std::min(edge(k + 1), end)});
    }
}

int overlap_days(const Period& a, Date from, Date to) {
    return std::max(0, std::min(a.to.days, to.days) - std::max(a.from.days, from.days));
}

} // namespace gashub
