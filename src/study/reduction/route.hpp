#pragma once
// What the arcs that are built for a candidate cost, and the rate they earn at a price.

#include "study/participation_study.hpp"
#include "study/study.hpp"

#include <optional>

namespace gashub {

/// Arcs built for one candidate, at their `expandable` in money of the base.
struct Route {
    double bcm_per_year = 0; ///< capacity
    double capex_meur = 0, opex_meur_per_year = 0;
    double annuity_meur_per_year = 0; ///< at the owners' rates
    double life_years = 0;            ///< of the dearest arc
};

/// Nothing for a candidate without a route.
std::optional<Route> route_of(const Candidate& candidate, const StudyBase& base,
                              double bcm_per_year);

/// Internal rate of the route where its gas earns `margin_eur_per_mwh` over the price at which the
/// owners' rates are just earned: a year's share, 0.08 for 8 %. Nothing where it earns nothing.
std::optional<double> rate_of(const Route& route, double margin_eur_per_mwh, double twh_per_bcm);

} // namespace gashub
