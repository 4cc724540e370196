#include "app/view_data/format.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace gashub::app;

namespace {

constexpr auto en = Language::english;
constexpr auto tr = Language::turkish;

} // namespace

TEST_CASE("numbers carry groups and the language's decimal mark") {
    CHECK(format_number(1240.5, 1, en) == "1,240.5");
    CHECK(format_number(1240.5, 1, tr) == "1.240,5");
    CHECK(format_number(999, 0, en) == "999");
    CHECK(format_number(1234567, 0, en) == "1,234,567");
}

TEST_CASE("minus is a minus sign, and nothing is never negative") {
    CHECK(format_number(-3.25, 1, en) == "\u22123.2");
    CHECK(format_number(-0.04, 1, en) == "0.0");
    CHECK(format_number(-0.06, 1, en) == "\u22120.1");
    CHECK(format_signed(2, 0, en) == "+2");
    CHECK(format_signed(0.001, 1, en) == "0.0");
}

TEST_CASE("a number that is none is a dash") {
    CHECK(format_number(std::numeric_limits<double>::quiet_NaN(), 1, en) == "\u2013");
    CHECK(format_number(std::numeric_limits<double>::infinity(), 1, en) == "\u2013");
}

TEST_CASE("a percent sign stands before the number in Turkish") {
    CHECK(format_share(0.12, en) == "12 %");
    CHECK(format_share(0.12, tr) == "%12");
}

TEST_CASE("money turns to billions from ten thousand up") {
    CHECK(format_money(410, en) == "410 M€");
    CHECK(format_money(152'000, en) == "152 bn€");
}

TEST_CASE("a card's difference is an arrow and a size, or nothing") {
    CHECK(format_card_difference(Card::Unit::price, -3.4, en) == "▼ 3.4");
    CHECK(format_card_difference(Card::Unit::share, 0.31, en) == "▲ 31 pts");
    CHECK(format_card_difference(Card::Unit::money, 12'300, en) == "▲ 12.3 bn");
    CHECK(format_card_difference(Card::Unit::money, 4'974, en) == "▲ 5.0 bn");
    CHECK(format_card_difference(Card::Unit::money, -410, en) == "▼ 410 M");
    CHECK(format_card_difference(Card::Unit::price, 0.04, en) == "= 0");
}

TEST_CASE("what people type is read, with point or comma, sign and unit") {
    CHECK(parse_number("6.1") == 6.1);
    CHECK(parse_number("6,1") == 6.1);
    CHECK(parse_number(" 6,1 $/MMBtu") == 6.1);
    CHECK(parse_number("\u22123") == -3.0);
    CHECK(parse_number("-3") == -3.0);
    CHECK(parse_number("%12") == 12.0);
    CHECK(parse_number("12 %") == 12.0);
    CHECK(parse_number("230 $/1000 m3") == 230.0);
    CHECK(parse_number("1 200") == 1200.0);
}

TEST_CASE("what is no number is refused") {
    for (const char* text : {"", "abc", "1.2.3", "1,200.5", "--3", "-", "6 7x8", "none", "."})
        CHECK_FALSE(parse_number(text));
}

TEST_CASE("what is written can be read again") {
    for (const double value : {0.0, 6.1, -12.5, 999.9}) {
        CHECK(parse_number(format_number(value, 1, en)) == value);
        CHECK(parse_number(format_number(value, 1, tr)) == value);
    }
}

TEST_CASE("units are turned at the rim, and back by the same factor") {
    Locale locale;
    locale.twh_per_bcm = 10.55;
    locale.usd_per_eur = 1.2;
    CHECK(format_volume(2, locale) == "2.0 bcm");
    CHECK(format_price(41.26, locale) == "41.3 €/MWh");
    locale.volume = VolumeUnit::twh;
    CHECK(format_volume(2, locale) == "21.1 TWh");
    locale.volume = VolumeUnit::mcm;
    CHECK(format_volume(2.0004, locale) == "2,000 mcm");
    CHECK(format_card(Card::Unit::volume, 2, locale) == "2,000 mcm");
    CHECK(format_card_difference(Card::Unit::volume, -2, locale) == "▼ 2,000");
    locale.price = PriceUnit::usd_per_mmbtu;
    CHECK(price_in(10, locale) == Approx(10 * 1.2 * 0.293071));
    CHECK(format_price(10, locale) == "3.5 $/MMBtu");
    // 10 EUR/MWh x 10.55 MWh a 1000 m3 x 1.2 USD/EUR
    locale.price = PriceUnit::usd_per_1000_m3;
    CHECK(format_price(10, locale) == "127 $/1000 m³");
    locale.language = Language::turkish;
    locale.volume = VolumeUnit::bcm;
    CHECK(format_volume(2.5, locale) == "2,5 milyar m³");
}
