#include "market/accounts/demand_value.hpp"

#include <algorithm>
#include <cmath>

namespace gashub {
namespace {

/// A sector's curve in a period.
struct Curve {
    DemandKind kind = DemandKind::fixed;
    double volume = 0, price = 0, elasticity = 0; ///< reference point, bcm and EUR/MWh
    double slope = 0;                             ///< of a linear curve, EUR/MWh per bcm

    double at_price(double p) const {
        if (kind == DemandKind::fixed)
            return volume;
        if (kind == DemandKind::iso_elastic)
            return volume * std::pow(std::max(p, 1e-3) / price, elasticity);
        return std::max(0.0, volume + (price - p) / slope);
    }
    /// Area under the curve between two volumes, EUR/MWh x bcm.
    double area(double from, double to) const {
        if (kind == DemandKind::linear)
            return (to - from) * (price + slope * (volume - (from + to) / 2));
        const double power = 1 + 1 / elasticity, scale = price * volume;
        if (std::abs(power) < 1e-9)
            return scale * std::log(to / from);
        return scale / power * (std::pow(to / volume, power) - std::pow(from / volume, power));
    }
};

Curve curve_of(const market::Timeline& line, int j, int t) {
    const market::SectorOnTimeline& on = line.sectors[static_cast<std::size_t>(j)];
    Curve curve{line.network.parts()
                    .markets[static_cast<std::size_t>(on.market)]
                    .sectors[static_cast<std::size_t>(on.sector)]
                    .kind,
                line.reference(j, t), on.reference_price, on.elasticity, 0};
    if (on.elasticity == 0 || curve.volume <= 1e-9)
        curve.kind = DemandKind::fixed;
    if (curve.kind == DemandKind::linear)
        curve.slope = -curve.price / (curve.elasticity * curve.volume);
    return curve;
}

} // namespace

double gross_value(const market::Timeline& line, int sector, int period, double bcm) {
    const Curve curve = curve_of(line, sector, period);
    const double lost_load = line.sectors[static_cast<std::size_t>(sector)].lost_load;
    const double firm = curve.at_price(lost_load);
    double value = lost_load * std::min(bcm, firm);
    if (bcm > firm && curve.kind != DemandKind::fixed)
        value += curve.area(firm, bcm);
    return value * line.h;
}

double demand_at(const market::Timeline& line, int sector, int period, double eur_per_mwh) {
    const double lost_load = line.sectors[static_cast<std::size_t>(sector)].lost_load;
    return eur_per_mwh > lost_load ? 0 : curve_of(line, sector, period).at_price(eur_per_mwh);
}

} // namespace gashub
