// Dates: what is one, what is none, and how spans are cut.

#include "base/calendar.hpp"

#include <catch2/catch.hpp>

using namespace gashub;

TEST_CASE("a date is read with day, with month or with year alone") {
    CHECK(parse_date("2021-10-05") == make_date(2021, 10, 5));
    CHECK(parse_date("2021-10") == make_date(2021, 10, 1));
    CHECK(parse_date("2021") == make_date(2021, 1, 1));
    CHECK(to_string(make_date(2021, 10, 5)) == "2021-10-05");
}

TEST_CASE("what is no day of the calendar is no date") {
    for (const char* text : {"", "20", "2021-", "2021-1", "2021-13", "2021-00", "2021-02-29",
                             "2021-04-31", "2021-10-5", "2021/10/05", "1899-12-31", "2201-01-01",
                             "2021-10-05T00:00", " 2021-10-05", "-021-10-05", "abcd", "2021-1a"})
        CHECK_FALSE(parse_date(text).has_value());
    CHECK(parse_date("2024-02-29").has_value());
    CHECK(parse_date("1900-02-28").has_value());
    CHECK_FALSE(parse_date("1900-02-29").has_value());
}

TEST_CASE("every day of three centuries survives being written and read") {
    for (Date date = make_date(1900, 1, 1); date <= make_date(2200, 12, 31);
         date = add_days(date, 1))
        if (parse_date(to_string(date)) != date)
            FAIL(to_string(date));
}

TEST_CASE("months are added by the calendar, days cut to the month's length") {
    CHECK(add_months(make_date(2021, 1, 31), 1) == make_date(2021, 2, 28));
    CHECK(add_months(make_date(2021, 11, 15), 3) == make_date(2022, 2, 15));
    CHECK(add_months(make_date(2021, 3, 1), -3) == make_date(2020, 12, 1));
}

TEST_CASE("a gas year begins on the first of October") {
    CHECK(gas_year(make_date(2021, 9, 30)) == 2020);
    CHECK(gas_year(make_date(2021, 10, 1)) == 2021);
}

TEST_CASE("periods cover a span without gap and end with it") {
    for (const Step step : {Step::day, Step::week, Step::month, Step::quarter, Step::year}) {
        const Date start = make_date(2021, 1, 31), end = make_date(2022, 3, 17);
        const std::vector<Period> periods = make_periods(start, end, step);
        REQUIRE_FALSE(periods.empty());
        CHECK(periods.front().from == start);
        CHECK(periods.back().to == end);
        for (std::size_t i = 1; i < periods.size(); ++i)
            CHECK(periods[i].from == periods[i - 1].to);
        for (const Period& period : periods)
            CHECK(period.days() > 0);
    }
    CHECK(make_periods(make_date(2021, 1, 1), make_date(2022, 1, 1), Step::month).size() == 12);
    CHECK(make_periods(make_date(2021, 1, 1), make_date(2022, 1, 1), Step::week).size() == 53);
}

TEST_CASE("days of a period that lie in a span") {
    const Period january{make_date(2021, 1, 1), make_date(2021, 2, 1)};
    CHECK(overlap_days(january, make_date(2021, 1, 30), make_date(2021, 3, 1)) == 2);
    CHECK(overlap_days(january, make_date(2021, 2, 1), make_date(2021, 3, 1)) == 0);
    CHECK(overlap_days(january, make_date(2020, 1, 1), make_date(2022, 1, 1)) == 31);
}
