#pragma once
// Colours of figures, as plain values. Origins keep one colour in every figure and were chosen so
// that no two of them meet for a colour-blind reader; market lines never borrow an origin's colour.

#include "app/view_data/format.hpp"

#include <array>
#include <cstdint>
#include <string>

namespace gashub::app {

struct Rgb {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Rgb&) const = default;
};

enum class StyleKind { screen_light, screen_dark, paper };

inline constexpr std::size_t market_colour_count = 4;
inline constexpr std::size_t use_steps = 5;

struct Palette {
    Rgb background, ink, muted, grid; ///< page, text, second text, thin lines
    Rgb sea, land, border;            ///< base map
    Rgb idle;                         ///< pipes without flow
    Rgb hub;                          ///< the dot of a hub
    Rgb scarcity, transport, total;   ///< bars of an explanation
    std::array<Rgb, origin_group_count> origins;
    std::array<Rgb, origin_group_count> origin_outlines; ///< 3:1 against the background
    std::array<Rgb, market_colour_count> markets;
    std::array<Rgb, use_steps> uses; ///< of lines: from little used to full
    Rgb less, more;                  ///< of flows that fell and that rose
};

/// `grey`: every colour as a printer without colours gives it, of the same luminance.
const Palette& palette(StyleKind kind, bool grey = false);

/// WCAG contrast of two colours, 1 to 21.
double contrast(Rgb a, Rgb b);

/// Name of a group in a legend.
std::string origin_group_name(OriginGroup group, Locale language);

} // namespace gashub::app
