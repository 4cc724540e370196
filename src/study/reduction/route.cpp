#include "study/reduction/route.hpp"

#include "analysis/projects.hpp"
#include "base/annuity.hpp"

#include <cmath>

namespace gashub {

std::optional<Route> route_of(const Candidate& candidate, const StudyBase& base,
                              double bcm_per_year) {
    if (candidate.route.empty())
        return std::nullopt;
    const auto& level = base.scenario.parts().price_level;
    const double prices = level ? level->factor : 1;
    Route route{.bcm_per_year = bcm_per_year};
    double dearest = 0;
    for (const std::string& id : candidate.route) {
        const Expansion& built = *base.network.arc(base.network.find_arc(id)).expandable;
        const double capex = built.capex_meur_per_bcm_per_year * bcm_per_year * prices;
        route.capex_meur += capex;
        route.opex_meur_per_year += capex * built.opex_share;
        route.annuity_meur_per_year += capex * annuity(built.discount_rate, built.life_years);
        if (capex >= dearest) {
            dearest = capex;
            route.life_years = built.life_years;
        }
    }
    return route;
}

std::optional<double> rate_of(const Route& route, double margin_eur_per_mwh, double twh_per_bcm) {
    const double yearly =
        route.annuity_meur_per_year + margin_eur_per_mwh * route.bcm_per_year * twh_per_bcm;
    if (yearly <= 0)
        return std::nullopt;
    std::map<int, double> flow{{0, -route.capex_meur}};
    for (int year = 1; year <= static_cast<int>(std::lround(route.life_years)); ++year)
        flow[year] = yearly;
    const std::vector<double> rates = internal_rates(flow);
    return rates.empty() ? std::nullopt : std::optional(rates.front());
}

} // namespace gashub
