#include "app/view_data/format.hpp"

#include "base/units.hpp"

#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

namespace gashub::app {

namespace {

constexpr std::string_view minus = "\u2212";
constexpr std::string_view narrow_space = "\u202f";

/// Digits of |value| with groups and decimals.
std::string magnitude(double value, int decimals, Locale language) {
    const char group = language == Language::turkish ? '.' : ',';
    const char point = language == Language::turkish ? ',' : '.';
    std::array<char, 400> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                   std::chars_format::fixed, decimals)
                         .ptr;
    const std::string_view plain(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t whole = std::min(plain.find('.'), plain.size());
    std::string text;
    for (std::size_t i = 0; i < whole; ++i) {
        if (i > 0 && (whole - i) % 3 == 0)
            text += group;
        text += plain[i];
    }
    if (whole < plain.size()) {
        text += point;
        text += plain.substr(whole + 1);
    }
    return text;
}

bool rounds_to_zero(double value, int decimals) {
    return std::abs(value) < 0.5 * std::pow(10.0, -decimals);
}

/// Large sums of money are told in bn€.
bool tells_billions(double million_eur) {
    return std::abs(million_eur) >= 10'000;
}

} // namespace

std::string format_number(double value, int decimals, Locale language) {
    if (!std::isfinite(value))
        return "\u2013";
    std::string text = magnitude(value, decimals, language);
    if (value < 0 && !rounds_to_zero(value, decimals))
        text.insert(0, minus);
    return text;
}

std::string format_signed(double value, int decimals, Locale language) {
    const bool above = value > 0 && !rounds_to_zero(value, decimals);
    return (above ? "+" : "") + format_number(value, decimals, language);
}

double volume_in(double bcm, const Locale& locale) {
    switch (locale.volume) {
    case VolumeUnit::twh:
        return bcm * locale.twh_per_bcm;
    case VolumeUnit::mcm:
        return bcm * 1000;
    case VolumeUnit::bcm:
        break;
    }
    return bcm;
}

double price_in(double eur_per_mwh, const Locale& locale) {
    const double usd_per_mwh = eur_per_mwh * locale.usd_per_eur;
    switch (locale.price) {
    case PriceUnit::usd_per_mmbtu:
        return usd_per_mwh * units::mwh_per_mmbtu;
    case PriceUnit::usd_per_1000_m3:
        return usd_per_mwh * locale.twh_per_bcm; // a bcm is a million times 1000 m3
    case PriceUnit::eur_per_mwh:
        break;
    }
    return eur_per_mwh;
}

std::string volume_unit(const Locale& locale) {
    const bool is_turkish = locale.language == Language::turkish;
    switch (locale.volume) {
    case VolumeUnit::twh:
        return "TWh";
    case VolumeUnit::mcm:
        return is_turkish ? "milyon m³" : "mcm";
    case VolumeUnit::bcm:
        break;
    }
    return is_turkish ? "milyar m³" : "bcm";
}

std::string price_unit(const Locale& locale) {
    switch (locale.price) {
    case PriceUnit::usd_per_mmbtu:
        return "$/MMBtu";
    case PriceUnit::usd_per_1000_m3:
        return "$/1000 m³";
    case PriceUnit::eur_per_mwh:
        break;
    }
    return "€/MWh";
}

int price_decimals(const Locale& locale, bool exact) {
    const int least = locale.price == PriceUnit::usd_per_1000_m3 ? 0 : 1;
    return least + (exact ? 1 : 0);
}

std::string volume_words(double value, const Locale& locale, bool exact) {
    const int decimals = (locale.volume == VolumeUnit::mcm ? 0 : 1) + (exact ? 1 : 0);
    return format_number(value, decimals, locale) + " " + volume_unit(locale);
}

std::string price_words(double value, const Locale& locale) {
    return format_number(value, price_decimals(locale), locale) + " " + price_unit(locale);
}

std::string format_price(double eur_per_mwh, Locale language) {
    return price_words(price_in(eur_per_mwh, language), language);
}

std::string format_share(double share, Locale language) {
    const std::string digits = format_number(share * 100, 0, language);
    return language == Language::turkish ? "%" + digits : digits + " %";
}

std::string format_volume(double bcm, Locale language, bool exact) {
    return volume_words(volume_in(bcm, language), language, exact);
}

std::string format_money(double million_eur, Locale language) {
    if (tells_billions(million_eur))
        return format_number(million_eur / 1000, 0, language) +
               (language == Language::turkish ? " milyar €" : " bn€");
    return format_number(million_eur, 0, language) +
           (language == Language::turkish ? " milyon €" : " M€");
}

CardForm card_form(Card::Unit unit, const Locale& locale) {
    switch (unit) {
    case Card::Unit::share:
        return {.factor = 100, .decimals = 0};
    case Card::Unit::money:
        return {.factor = 1, .decimals = 0};
    case Card::Unit::price:
        return {.factor = price_in(1, locale), .decimals = price_decimals(locale)};
    case Card::Unit::volume:
        return {.factor = volume_in(1, locale),
                .decimals = locale.volume == VolumeUnit::mcm ? 0 : 1};
    }
    return {};
}

std::string card_unit(Card::Unit unit, const Locale& locale) {
    switch (unit) {
    case Card::Unit::share:
        return locale == Language::turkish ? "puan" : "points";
    case Card::Unit::money:
        return "M€";
    case Card::Unit::price:
        return price_unit(locale);
    case Card::Unit::volume:
        return volume_unit(locale);
    }
    return {};
}

std::string format_card(Card::Unit unit, double value, Locale language) {
    switch (unit) {
    case Card::Unit::price:
        return format_price(value, language);
    case Card::Unit::share:
        return format_share(value, language);
    case Card::Unit::volume:
        return format_volume(value, language);
    case Card::Unit::money:
        return format_money(value, language);
    }
    return {};
}

std::string format_card_difference(Card::Unit unit, double difference, Locale language) {
    CardForm form = card_form(unit, language);
    const bool is_turkish = language == Language::turkish;
    const char* ending = unit != Card::Unit::share ? "" : is_turkish ? " puan" : " pts";
    if (unit == Card::Unit::money && std::abs(difference) >= 1000) {
        form = {.factor = 0.001, .decimals = 1};
        ending = is_turkish ? " milyar" : " bn";
    } else if (unit == Card::Unit::money) {
        ending = is_turkish ? " milyon" : " M"; // the sum beside it may be told in bn€
    }
    const double shown = difference * form.factor;
    if (rounds_to_zero(shown, form.decimals))
        return "= 0";
    return (shown > 0 ? "▲ " : "▼ ") + magnitude(shown, form.decimals, language) + ending;
}

std::optional<double> parse_number(std::string_view text) {
    const auto is_digit = [&](std::size_t at) {
        return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
    };
    // A space between digits stands between groups of three.
    const auto begins_group = [&](std::size_t at) {
        return is_digit(at) && is_digit(at + 1) && is_digit(at + 2) && !is_digit(at + 3);
    };
    std::string digits;
    int marks = 0;
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        const char c = text[i];
        if (is_digit(i)) {
            digits += c;
        } else if (c == '.' || c == ',') {
            digits += '.';
            if (++marks > 1)
                return std::nullopt;
        } else if (digits.empty() && (c == '-' || rest.starts_with(minus))) {
            digits += '-';
            i += c == '-' ? 0 : minus.size() - 1;
        } else if (digits.empty() && (c == '+' || c == '%' || c == ' ')) {
            continue;
        } else if (c == ' ' || rest.starts_with(narrow_space)) {
            i += c == ' ' ? 0 : narrow_space.size() - 1;
            if (is_digit(i + 1) && !begins_group(i + 1))
                return std::nullopt;
        } else {
            break; // from here on it is a unit
        }
    }
    if (text.substr(i).starts_with(minus) || (i < text.size() && text[i] == '-'))
        return std::nullopt;
    double value = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end)
        return std::nullopt;
    return value;
}

std::string_view month_name(int month, Locale language) {
    static constexpr std::array<std::string_view, 12> english = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    static constexpr std::array<std::string_view, 12> turkish = {
        "Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"};
    const auto i = static_cast<std::size_t>(month - 1);
    return language == Language::turkish ? turkish.at(i) : english.at(i);
}

} // namespace gashub::app
