// Value, slope and curvature of curved terms belong together: each is the derivative of the one
// before.

#include "solver/program.hpp"

#include <catch2/catch.hpp>

using namespace gashub::solver;

TEST_CASE("slope is the derivative of value, curvature that of slope, for both kinds of curve") {
    const CurvedTerm terms[] = {{0, CurveKind::iso_elastic, 46, 10, 7.9, -10},
                                {0, CurveKind::iso_elastic, 46, 10, 5, -1},
                                {0, CurveKind::iso_elastic, 30, 2, 0.5, -2.5},
                                {0, CurveKind::logarithmic, -3, 8, 0, -1}};
    for (const CurvedTerm& term : terms)
        for (double x : {0.1, 1.0, 3.0, 6.5}) {
            const double step = 1e-5;
            INFO("x " << x << " exponent " << term.exponent);
            CHECK((curve_value(term, x + step) - curve_value(term, x - step)) / (2 * step) ==
                  Approx(curve_slope(term, x)).epsilon(1e-6));
            CHECK((curve_slope(term, x + step) - curve_slope(term, x - step)) / (2 * step) ==
                  Approx(curve_curvature(term, x)).epsilon(1e-6));
            CHECK(curve_curvature(term, x) > 0);
            CHECK(curve_value(term, 0) == Approx(0).margin(1e-12));
        }
}

TEST_CASE("the three at once are the three one by one, the ends of the domains included") {
    const CurvedTerm terms[] = {{0, CurveKind::iso_elastic, 46, 10, 7.9, -10},
                                {0, CurveKind::iso_elastic, 46, 10, 5, -1},
                                {0, CurveKind::iso_elastic, 30, 2, 0.5, -2.5},
                                {0, CurveKind::logarithmic, -3, 8, 0, -1}};
    for (const CurvedTerm& term : terms)
        for (double x : {0.0, 0.1, 3.0, 6.5, 8.0, 9.0}) {
            INFO("x " << x << " exponent " << term.exponent);
            const CurvePoint point = curve_point(term, curve_base(term), x);
            CHECK(point.value == Approx(curve_value(term, x)).epsilon(1e-12).margin(1e-12));
            CHECK(point.slope == Approx(curve_slope(term, x)).epsilon(1e-12));
            CHECK(point.curvature == Approx(curve_curvature(term, x)).epsilon(1e-12));
        }
}
