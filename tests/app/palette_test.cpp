#include "app/figures/palette.hpp"

#include "colour_vision.hpp"

#include <catch2/catch.hpp>

using namespace gashub::app;

namespace {

constexpr std::array kinds = {StyleKind::screen_light, StyleKind::screen_dark, StyleKind::paper};

} // namespace

TEST_CASE("black on white has a contrast of 21, a colour on itself of 1") {
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Approx(21));
    CHECK(contrast({90, 120, 3}, {90, 120, 3}) == Approx(1));
}

TEST_CASE("text can be read in every style: 4.5 to 1") {
    for (const StyleKind kind : kinds) {
        const Palette& colours = palette(kind);
        CAPTURE(static_cast<int>(kind));
        CHECK(contrast(colours.ink, colours.background) >= 4.5);
        CHECK(contrast(colours.muted, colours.background) >= 4.5);
        CHECK(contrast(colours.ink, colours.land) >= 4.5);
    }
}

TEST_CASE("every fill has an outline and every market a line of 3 to 1") {
    for (const StyleKind kind : kinds) {
        const Palette& colours = palette(kind);
        for (const Rgb outline : colours.origin_outlines)
            CHECK(contrast(outline, colours.background) >= 3);
        for (const Rgb line : colours.markets)
            CHECK(contrast(line, colours.background) >= 3);
    }
}

TEST_CASE("the measure of difference agrees with the pairs published with CIEDE2000") {
    // Sharma, Wu, Dalal 2005, table 1, pairs 1, 17 and 25.
    CHECK(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}) == Approx(2.0425).margin(1e-4));
    CHECK(ciede2000({50, 2.5, 0}, {73, 25, -18}) == Approx(27.1492).margin(1e-4));
    CHECK(ciede2000({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}) ==
          Approx(1.2644).margin(1e-4));
}

TEST_CASE("no two origins look alike, whatever colours the reader can see") {
    for (const StyleKind kind : {StyleKind::screen_light, StyleKind::paper}) {
        const auto& origins = palette(kind).origins;
        for (const Sight sight : {Sight::normal, Sight::protan, Sight::deutan, Sight::tritan}) {
            for (std::size_t i = 0; i < origins.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    CAPTURE(static_cast<int>(sight), i, j);
                    CHECK(ciede2000(lab(seen(origins[i], sight)), lab(seen(origins[j], sight))) >=
                          18);
                }
            }
        }
    }
}

TEST_CASE("a market line borrows no origin's colour") {
    for (const StyleKind kind : kinds) {
        const Palette& colours = palette(kind);
        for (std::size_t m = 0; m < colours.markets.size(); ++m) {
            for (std::size_t o = 0; o < colours.origins.size(); ++o) {
                CAPTURE(static_cast<int>(kind), m, o);
                CHECK(ciede2000(lab(colours.markets[m]), lab(colours.origins[o])) >= 10);
            }
        }
    }
}

TEST_CASE("without colours every figure keeps its contrasts") {
    for (const StyleKind kind : kinds) {
        const Palette &in_colour = palette(kind), &grey = palette(kind, true);
        for (std::size_t g = 0; g < origin_group_count; ++g) {
            CAPTURE(g);
            CHECK(grey.origins[g].red == grey.origins[g].blue);
            CHECK(contrast(grey.origins[g], grey.background) ==
                  Approx(contrast(in_colour.origins[g], in_colour.background)).epsilon(0.03));
            CHECK(contrast(grey.origin_outlines[g], grey.background) >= 2.9);
        }
        CHECK(contrast(grey.ink, grey.background) >= 4.5);
        CHECK(contrast(grey.muted, grey.background) >= 4.4);
        // The largest three on the map can be told by their grey alone.
        const auto of = [&](OriginGroup group) {
            return grey.origins[static_cast<std::size_t>(group)];
        };
        CHECK(contrast(of(OriginGroup::russia), of(OriginGroup::lng)) >= 1.5);
        CHECK(contrast(of(OriginGroup::norway), of(OriginGroup::lng)) >= 1.5);
    }
}
