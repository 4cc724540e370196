#pragma once
// Volumes and prices in the units a reader asked for. Inside the model they are bcm and EUR/MWh;
// here is the rim.

#include "model/scenario.hpp"

#include <optional>
#include <string>

namespace gashub {

enum class VolumeUnit { bcm, gwh, mcm };
enum class Currency { eur, usd };

struct Quantities {
    VolumeUnit volume = VolumeUnit::bcm;
    Currency currency = Currency::eur;
    double twh_per_bcm = 10.55;
    double usd_per_eur = 1; ///< used with Currency::usd only

    std::string volume_unit() const; ///< bcm, GWh, mcm
    std::string price_unit() const;  ///< EUR/MWh, USD/MWh
    double volume_of(double bcm) const;
    double price_of(double eur_per_mwh) const;
    /// With three significant digits or so and no unit: `12.3`, `130,021`, `0.04`.
    std::string volume_text(double bcm) const;
    std::string price_text(double eur_per_mwh) const; ///< two decimals
};

/// USD per EUR as the network's series `eur-usd` has it, mean over the scenario's periods; nothing
/// where there is no such series or no value of those months and years.
std::optional<double> usd_per_eur(const Network& network, const Scenario& scenario);

} // namespace gashub
