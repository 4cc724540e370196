#include "report/quantities.hpp"

#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

/// `12345.6` -> `12,346`.
std::string grouped(double value) {
    std::string digits = fmt::format("{:.0f}", value);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > (value < 0 ? 1 : 0);
         at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

} // namespace

std::string Quantities::volume_unit() const {
    return volume == VolumeUnit::bcm ? "bcm" : volume == VolumeUnit::gwh ? "GWh" : "mcm";
}

std::string Quantities::price_unit() const {
    return currency == Currency::eur ? "EUR/MWh" : "USD/MWh";
}

double Quantities::volume_of(double bcm) const {
    return volume == VolumeUnit::bcm ? bcm
                                     : 1000 * bcm * (volume == VolumeUnit::gwh ? twh_per_bcm : 1);
}

double Quantities::price_of(double eur_per_mwh) const {
    return currency == Currency::eur ? eur_per_mwh : eur_per_mwh * usd_per_eur;
}

std::string Quantities::volume_text(double bcm) const {
    const double value = volume_of(bcm);
    if (std::abs(value) >= 1000)
        return grouped(value);
    return std::abs(value) < 0.05 && std::abs(value) >= 0.0005
               ? fmt::format("{:.3f}", value)
               : fmt::format("{:.1f}", std::abs(value) < 0.05 ? 0.0 : value);
}

std::string Quantities::price_text(double eur_per_mwh) const {
    const double value = price_of(eur_per_mwh);
    return fmt::format("{:.2f}", std::abs(value) < 0.005 ? 0.0 : value);
}

std::optional<double> usd_per_eur(const Network& network, const Scenario& scenario) {
    const int place = network.find_series("eur-usd");
    if (place < 0)
        return std::nullopt;
    const auto& values = network.parts().series[static_cast<std::size_t>(place)].values;
    double sum = 0;
    for (const Period& period : scenario.periods()) {
        auto found = values.find(to_string(period.from).substr(0, 7));
        if (found == values.end())
            found = values.find(to_string(period.from).substr(0, 4));
        if (found == values.end())
            return std::nullopt;
        sum += found->second;
    }
    return sum / static_cast<double>(scenario.periods().size());
}

} // namespace gashub
