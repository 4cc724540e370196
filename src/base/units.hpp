#pragma once
// Units. Inside the model: volumes in bcm (15 degC, 1 atm), prices in EUR/MWh of gross calorific
// value, money in million EUR. Everything else exists at the rim only. Names carry their unit.

namespace gashub::units {

/// MWh per MMBtu (1 MMBtu = 293.071 kWh).
inline constexpr double mwh_per_mmbtu = 0.293071;
inline constexpr double days_per_year = 365.0;
/// Default gross calorific value of a network, kWh/m3; equally TWh per bcm.
inline constexpr double default_kwh_per_m3 = 10.55;

/// USD/MMBtu -> EUR/MWh at `usd_per_eur`.
constexpr double eur_per_mwh_from_usd_per_mmbtu(double usd_per_mmbtu, double usd_per_eur) {
    return usd_per_mmbtu / mwh_per_mmbtu / usd_per_eur;
}
/// bcm a year -> mcm a day.
constexpr double mcm_per_day_from_bcm_per_year(double bcm_per_year) {
    return bcm_per_year * 1000.0 / days_per_year;
}

} // namespace gashub::units
