#pragma once
// Every number that a reader sees is written here, and every number that a user types is read here.
// Text is UTF-8. Minus is U+2212; decimals and groups follow the language (6,1 in Turkish).

#include "app/view_data/figure_data.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gashub::app {

/// `longer` is English stretched, by which tests see whether words have room.
enum class Language { english, turkish, longer };

enum class VolumeUnit { bcm, twh, mcm };
enum class PriceUnit { eur_per_mwh, usd_per_mmbtu, usd_per_1000_m3 };

/// The language and the units of a reader. What is shown is held in bcm and EUR/MWh and turned
/// here.
struct Locale {
    Language language = Language::english;
    VolumeUnit volume = VolumeUnit::bcm;
    PriceUnit price = PriceUnit::eur_per_mwh;
    double twh_per_bcm = 10.55, usd_per_eur = 1;

    Locale() = default;
    // A language alone is the locale with the units of the model; each may stand for the other.
    Locale(Language of) : language(of) {}
    operator Language() const { return language; }
    friend bool operator==(const Locale&, const Locale&) = default;
    friend bool operator==(const Locale& a, Language b) { return a.language == b; }
};

double volume_in(double bcm, const Locale& locale);
double price_in(double eur_per_mwh, const Locale& locale);
/// `bcm`, `TWh`, `mcm`; `€/MWh`, `$/MMBtu`, `$/1000 m³`.
std::string volume_unit(const Locale& locale);
std::string price_unit(const Locale& locale);
/// Of a value that is in the reader's unit already.
std::string volume_words(double value, const Locale& locale, bool exact = false);
std::string price_words(double value, const Locale& locale);
/// Decimals that a price is given with, `exact` for a sum to be checked.
int price_decimals(const Locale& locale, bool exact = false);

/// `1,240.5` or `1.240,5`. Never writes a minus before a zero.
std::string format_number(double value, int decimals, Locale language);
/// The same with `+` before what is above zero.
std::string format_signed(double value, int decimals, Locale language);
/// `41.2 €/MWh`, in the reader's unit; one decimal, as on a card.
std::string format_price(double eur_per_mwh, Locale language);
/// `12 %`, in Turkish `%12`. Takes a share of one.
std::string format_share(double share, Locale language);
/// `9.8 bcm`, in the reader's unit; `exact` gives one digit more.
std::string format_volume(double bcm, Locale language, bool exact = false);
/// `410 M€`, from 10,000 up `152 bn€`.
std::string format_money(double million_eur, Locale language);

/// How a card's number becomes the one that is shown.
struct CardForm {
    double factor = 1;
    int decimals = 1;
};
CardForm card_form(Card::Unit unit, const Locale& locale);
/// Unit of a difference on a card, in words: `€/MWh`, `points`.
std::string card_unit(Card::Unit unit, const Locale& locale);

std::string format_card(Card::Unit unit, double value, Locale language);
/// Difference on a card: an arrow and a size without sign (`▼ 3.4`), `= 0` where it rounds to none.
std::string format_card_difference(Card::Unit unit, double difference, Locale language);

/// Reads what a person types: `6.1`, `6,1`, `1 200`, `-3`, `−3`, `6.1 $/MMBtu`, `%12`. One point or
/// comma is the decimal mark, whichever it is. Nothing for anything else.
std::optional<double> parse_number(std::string_view text);

/// Three letters of a month, 1 to 12.
std::string_view month_name(int month, Locale language);

} // namespace gashub::app
