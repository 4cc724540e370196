#pragma once
// Units. Inside the model: volumes in bcm (15 degC, 1 atm), prices in EUR/MWh of gross calorific
// value, money in million EUR. Everything else exists at the rim only. Names carry their unit.

namespace gashub::units {

/// MWh per MMBtu (1 MMBtu = 293.071 kWh).
inline constexpr double mwh_per_mmbtu = 0.293071;
inline constexpr double days_per_year = 365.0;

/// USD/MMBtu -> EUR/MWh at `usd_per_eur`.
constexpr double eur_per_mwh_from_usd_per_mmbtu(double usd_per_mmbtu, double usd_per_eur) {
    return usd_per_mmbtu / mwh_per_mmbtu / usd_per_eur;
}

} // namespace gashub::units
