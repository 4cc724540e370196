#pragma once
// How far two colours are apart for an eye: CIE L*a*b*, CIEDE2000 (Sharma, Wu, Dalal 2005), and
// what is left of a colour without one kind of cone (Viénot, Brettel, Mollon 1999 for protan and
// deutan; tritan by the matrix of Machado, Oliveira, Fernandes 2009).

#include "app/figures/palette.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace gashub::app {

using Triple = std::array<double, 3>;

enum class Sight { normal, protan, deutan, tritan };

inline double to_linear(double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

inline Triple times(const std::array<Triple, 3>& m, const Triple& v) {
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i)
        out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return out;
}

/// Linear light as an eye of that sight has it.
inline Triple seen(Rgb colour, Sight sight) {
    const Triple light{to_linear(colour.red / 255.0), to_linear(colour.green / 255.0),
                       to_linear(colour.blue / 255.0)};
    static constexpr std::array<std::array<Triple, 3>, 4> sights = {{
        {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
        {{{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}}},
        {{{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}}},
        {{{1.255528, -0.076749, -0.178779},
          {-0.078411, 0.930809, 0.147602},
          {0.004733, 0.691367, 0.303900}}},
    }};
    Triple out = times(sights[static_cast<std::size_t>(sight)], light);
    for (double& c : out)
        c = std::clamp(c, 0.0, 1.0);
    return out;
}

inline Triple lab(const Triple& light) {
    static constexpr std::array<Triple, 3> to_xyz = {{{0.4124564, 0.3575761, 0.1804375},
                                                      {0.2126729, 0.7151522, 0.0721750},
                                                      {0.0193339, 0.1191920, 0.9503041}}};
    const Triple xyz = times(to_xyz, light);
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f(xyz[0] / 0.95047), y = f(xyz[1]), z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

inline Triple lab(Rgb colour) {
    return lab(seen(colour, Sight::normal));
}

inline double ciede2000(const Triple& one, const Triple& two) {
    const double pi = std::numbers::pi;
    const auto sin_deg = [&](double d) { return std::sin(d * pi / 180); };
    const auto cos_deg = [&](double d) { return std::cos(d * pi / 180); };
    const double c1 = std::hypot(one[1], one[2]), c2 = std::hypot(two[1], two[2]);
    const double c7 = std::pow((c1 + c2) / 2, 7);
    const double g = 0.5 * (1 - std::sqrt(c7 / (c7 + std::pow(25.0, 7))));
    const double a1 = one[1] * (1 + g), a2 = two[1] * (1 + g);
    const double d1 = std::hypot(a1, one[2]), d2 = std::hypot(a2, two[2]);
    const auto hue = [&](double a, double b) {
        const double h = std::atan2(b, a) * 180 / pi;
        return a == 0 && b == 0 ? 0 : h < 0 ? h + 360 : h;
    };
    const double h1 = hue(a1, one[2]), h2 = hue(a2, two[2]);
    double dh = h2 - h1;
    if (d1 * d2 == 0)
        dh = 0;
    else if (dh > 180)
        dh -= 360;
    else if (dh < -180)
        dh += 360;
    const double dl = two[0] - one[0], dc = d2 - d1;
    const double big_dh = 2 * std::sqrt(d1 * d2) * sin_deg(dh / 2);
    const double l = (one[0] + two[0]) / 2, c = (d1 + d2) / 2;
    double h = h1 + h2;
    if (d1 * d2 != 0)
        h = std::abs(h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;
    const double t = 1 - 0.17 * cos_deg(h - 30) + 0.24 * cos_deg(2 * h) +
                     0.32 * cos_deg(3 * h + 6) - 0.20 * cos_deg(4 * h - 63);
    const double turn = 30 * std::exp(-std::pow((h - 275) / 25, 2));
    const double rc = 2 * std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7)));
    const double sl = 1 + 0.015 * std::pow(l - 50, 2) / std::sqrt(20 + std::pow(l - 50, 2));
    const double sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;
    const double rt = -sin_deg(2 * turn) * rc;
    const double x = dl / sl, y = dc / sc, z = big_dh / sh;
    return std::sqrt(x * x + y * y + z * z + rt * y * z);
}

} // namespace gashub::app
