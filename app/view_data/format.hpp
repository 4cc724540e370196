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

/// `1,240.5` or `1.240,5`. Never writes a minus before a zero.
std::string format_number(double value, int decimals, Language language);
/// The same with `+` before what is above zero.
std::string format_signed(double value, int decimals, Language language);
/// `41.2 €/MWh`; one decimal, as on a card.
std::string format_price(double eur_per_mwh, Language language);
/// `12 %`, in Turkish `%12`. Takes a share of one.
std::string format_share(double share, Language language);
/// `9.8 bcm`.
std::string format_volume(double bcm, Language language);
/// `410 M€`, from 10,000 up `152 bn€`.
std::string format_money(double million_eur, Language language);

std::string format_card(Card::Unit unit, double value, Language language);
/// Difference on a card: an arrow and a size without sign (`▼ 3.4`), `= 0` where it rounds to none.
std::string format_card_difference(Card::Unit unit, double difference, Language language);

/// Reads what a person types: `6.1`, `6,1`, `1 200`, `-3`, `−3`, `6.1 $/MMBtu`, `%12`. One point or
/// comma is the decimal mark, whichever it is. Nothing for anything else.
std::optional<double> parse_number(std::string_view text);

/// Three letters of a month, 1 to 12.
std::string_view month_name(int month, Language language);

} // namespace gashub::app
