#include "app/figures/palette.hpp"

#include "app/view_data/words.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::app {

namespace {

constexpr Rgb rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>((hex >> 8) & 0xff),
            static_cast<std::uint8_t>(hex & 0xff)};
}

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Rgb colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

Rgb mixed(Rgb a, Rgb b, double share_of_b) {
    const auto mix = [&](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(std::lround(x + (y - x) * share_of_b));
    };
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

/// The fill itself where it stands out from the background, else drawn towards the ink until it
/// does.
Rgb outline(Rgb fill, Rgb background, Rgb ink) {
    for (double share = 0; share < 1; share += 0.05) {
        const Rgb line = mixed(fill, ink, share);
        if (contrast(line, background) >= 3)
            return line;
    }
    return ink;
}

Palette with_outlines(Palette colours) {
    std::transform(colours.origins.begin(), colours.origins.end(), colours.origin_outlines.begin(),
                   [&](Rgb fill) { return outline(fill, colours.background, colours.ink); });
    return colours;
}

Palette light() {
    return with_outlines(
        {.background = rgb(0xffffff),
         .ink = rgb(0x1b1f24),
         .muted = rgb(0x59626c),
         .grid = rgb(0xd9dde1),
         .sea = rgb(0xf3f7fb),
         .land = rgb(0xe9e8e3),
         .border = rgb(0xc9c7bf),
         .idle = rgb(0x7c848c),
         .hub = rgb(0xffc233),
         .scarcity = rgb(0xa8237f),
         .transport = rgb(0x6d89a8),
         .total = rgb(0x1b1f24),
         .origins = {rgb(0xa12e0c), rgb(0x352fa5), rgb(0xd8cf97), rgb(0x5e927f), rgb(0x9076b4),
                     rgb(0x6bd9ff), rgb(0xc67d00), rgb(0x443a42)},
         .origin_outlines = {},
         .markets = {rgb(0xd6006c), rgb(0x12161b), rgb(0x00695c), rgb(0x7d8a00)},
         // cividis, dark where much is used
         .uses = {rgb(0xe3cb4f), rgb(0xb3a772), rgb(0x7c7b78), rgb(0x444f6b), rgb(0x00224e)},
         .less = rgb(0x1c4f9c),
         .more = rgb(0xd97b1c)});
}

Palette dark() {
    return with_outlines(
        {.background = rgb(0x1d2126),
         .ink = rgb(0xe8eaed),
         .muted = rgb(0xa9b1ba),
         .grid = rgb(0x3a4149),
         .sea = rgb(0x171b20),
         .land = rgb(0x2b3037),
         .border = rgb(0x464d56),
         .idle = rgb(0x8a929b),
         .hub = rgb(0xffc233),
         .scarcity = rgb(0xf07cc8),
         .transport = rgb(0x8fadcf),
         .total = rgb(0xe8eaed),
         .origins = {rgb(0xd4573a), rgb(0x6f6af0), rgb(0xe6deab), rgb(0x74b39c), rgb(0xb79ae0),
                     rgb(0x7fdfff), rgb(0xe59b22), rgb(0x94868f)},
         .origin_outlines = {},
         .markets = {rgb(0xff5fae), rgb(0xf4f6f8), rgb(0x00f0b0), rgb(0xc7d24a)},
         // cividis, light where much is used
         .uses = {rgb(0x3b5a94), rgb(0x6f7280), rgb(0x97917c), rgb(0xc9b76b), rgb(0xffea46)},
         .less = rgb(0x5b8fe0),
         .more = rgb(0xf5b04c)});
}

Palette paper() {
    Palette colours = light();
    colours.sea = rgb(0xffffff);
    colours.land = rgb(0xeeeeea);
    return colours;
}

Rgb greyed(Rgb colour) {
    const double light = luminance(colour);
    const double c = light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
    const auto channel = static_cast<std::uint8_t>(std::lround(c * 255));
    return {channel, channel, channel};
}

Palette greyed(Palette colours) {
    for (Rgb* colour :
         {&colours.background, &colours.ink, &colours.muted, &colours.grid, &colours.sea,
          &colours.land, &colours.border, &colours.idle, &colours.hub, &colours.scarcity,
          &colours.transport, &colours.total, &colours.less, &colours.more})
        *colour = greyed(*colour);
    for (auto& colour : colours.origins)
        colour = greyed(colour);
    for (auto& colour : colours.origin_outlines)
        colour = greyed(colour);
    for (auto& colour : colours.markets)
        colour = greyed(colour);
    for (auto& colour : colours.uses)
        colour = greyed(colour);
    return colours;
}

} // namespace

const Palette& palette(StyleKind kind, bool grey) {
    static const std::array<Palette, 3> coloured{light(), dark(), paper()};
    static const std::array<Palette, 3> grey_ones{greyed(light()), greyed(dark()), greyed(paper())};
    const auto at = static_cast<std::size_t>(kind);
    return grey ? grey_ones.at(at) : coloured.at(at);
}

double contrast(Rgb a, Rgb b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

std::string origin_group_name(OriginGroup group, Locale language) {
    switch (group) {
    case OriginGroup::russia:
        return say(language, "Russia");
    case OriginGroup::norway:
        return say(language, "Norway");
    case OriginGroup::north_africa:
        return say(language, "N. Africa");
    case OriginGroup::azerbaijan:
        return say(language, "Azerbaijan");
    case OriginGroup::iran:
        return say(language, "Iran");
    case OriginGroup::lng:
        return say(language, "LNG");
    case OriginGroup::eu:
        return say(language, "EU and UK");
    case OriginGroup::other:
        break;
    }
    return say(language, "other");
}

} // namespace gashub::app
