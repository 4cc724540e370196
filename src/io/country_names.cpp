#include "io/country_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gashub {
namespace {

/// By code, ascending.
constexpr auto names =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"AE", "United Arab Emirates"},
                                                                  {"AL", "Albania"},
                                                                  {"AM", "Armenia"},
                                                                  {"AO", "Angola"},
                                                                  {"AR", "Argentina"},
                                                                  {"AT", "Austria"},
                                                                  {"AU", "Australia"},
                                                                  {"AZ", "Azerbaijan"},
                                                                  {"BA", "Bosnia"},
                                                                  {"BD", "Bangladesh"},
                                                                  {"BE", "Belgium"},
                                                                  {"BG", "Bulgaria"},
                                                                  {"BN", "Brunei"},
                                                                  {"BR", "Brazil"},
                                                                  {"BY", "Belarus"},
                                                                  {"CA", "Canada"},
                                                                  {"CH", "Switzerland"},
                                                                  {"CL", "Chile"},
                                                                  {"CM", "Cameroon"},
                                                                  {"CN", "China"},
                                                                  {"CO", "Colombia"},
                                                                  {"CY", "Cyprus"},
                                                                  {"CZ", "Czechia"},
                                                                  {"DE", "Germany"},
                                                                  {"DK", "Denmark"},
                                                                  {"DZ", "Algeria"},
                                                                  {"EE", "Estonia"},
                                                                  {"EG", "Egypt"},
                                                                  {"ES", "Spain"},
                                                                  {"FI", "Finland"},
                                                                  {"FR", "France"},
                                                                  {"GB", "United Kingdom"},
                                                                  {"GE", "Georgia"},
                                                                  {"GQ", "Equatorial Guinea"},
                                                                  {"GR", "Greece"},
                                                                  {"HR", "Croatia"},
                                                                  {"HU", "Hungary"},
                                                                  {"ID", "Indonesia"},
                                                                  {"IE", "Ireland"},
                                                                  {"IL", "Israel"},
                                                                  {"IN", "India"},
                                                                  {"IQ", "Iraq"},
                                                                  {"IR", "Iran"},
                                                                  {"IT", "Italy"},
                                                                  {"JO", "Jordan"},
                                                                  {"JP", "Japan"},
                                                                  {"KR", "South Korea"},
                                                                  {"KW", "Kuwait"},
                                                                  {"KZ", "Kazakhstan"},
                                                                  {"LB", "Lebanon"},
                                                                  {"LT", "Lithuania"},
                                                                  {"LU", "Luxembourg"},
                                                                  {"LV", "Latvia"},
                                                                  {"LY", "Libya"},
                                                                  {"MA", "Morocco"},
                                                                  {"MD", "Moldova"},
                                                                  {"ME", "Montenegro"},
                                                                  {"MK", "North Macedonia"},
                                                                  {"MM", "Myanmar"},
                                                                  {"MR", "Mauritania"},
                                                                  {"MT", "Malta"},
                                                                  {"MX", "Mexico"},
                                                                  {"MY", "Malaysia"},
                                                                  {"MZ", "Mozambique"},
                                                                  {"NG", "Nigeria"},
                                                                  {"NL", "Netherlands"},
                                                                  {"NO", "Norway"},
                                                                  {"OM", "Oman"},
                                                                  {"PE", "Peru"},
                                                                  {"PG", "Papua New Guinea"},
                                                                  {"PH", "Philippines"},
                                                                  {"PK", "Pakistan"},
                                                                  {"PL", "Poland"},
                                                                  {"PT", "Portugal"},
                                                                  {"QA", "Qatar"},
                                                                  {"RO", "Romania"},
                                                                  {"RS", "Serbia"},
                                                                  {"RU", "Russia"},
                                                                  {"SA", "Saudi Arabia"},
                                                                  {"SE", "Sweden"},
                                                                  {"SG", "Singapore"},
                                                                  {"SI", "Slovenia"},
                                                                  {"SK", "Slovakia"},
                                                                  {"SN", "Senegal"},
                                                                  {"SY", "Syria"},
                                                                  {"TH", "Thailand"},
                                                                  {"TM", "Turkmenistan"},
                                                                  {"TN", "Tunisia"},
                                                                  {"TR", "Türkiye"},
                                                                  {"TT", "Trinidad"},
                                                                  {"TW", "Taiwan"},
                                                                  {"UA", "Ukraine"},
                                                                  {"US", "United States"},
                                                                  {"UZ", "Uzbekistan"},
                                                                  {"VN", "Vietnam"},
                                                                  {"XK", "Kosovo"},
                                                                  {"YE", "Yemen"},
                                                                  {"ZA", "South Africa"}});

/// Names of the base map that are written otherwise above.
constexpr auto other_names = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"BA", "Bosnia and Herz."}, {"MK", "Macedonia"}, {"TR", "Turkey"}});

} // namespace

std::string country_name(std::string_view code) {
    const auto place =
        std::lower_bound(names.begin(), names.end(), code,
                         [](const auto& entry, std::string_view c) { return entry.first < c; });
    return std::string(place != names.end() && place->first == code ? place->second : code);
}

std::string country_code(std::string_view name) {
    const auto is_called = [&](const auto& entry) { return entry.second == name; };
    if (const auto at = std::find_if(names.begin(), names.end(), is_called); at != names.end())
        return std::string(at->first);
    const auto other = std::find_if(other_names.begin(), other_names.end(), is_called);
    return std::string(other != other_names.end() ? other->first : "");
}

} // namespace gashub
