#pragma once
// What a project is worth: capex by year, opex, life and rate against what it earns in runs with it
// less runs without, in representative years with straight lines between (MODEL section 7). Money
// in MEUR, real; flows of a year count at its middle against the middle of the year `valued_in`.

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gashub {

struct ProjectTerms {
    std::map<int, double> capex_meur; ///< calendar year -> spent, not negative, some of it positive
    double opex_meur_per_year = 0;    ///< in every year of service, not negative
    int first_year = 0;               ///< of service
    int life_years = 25;              ///< of service, at least 1
    double discount_rate = 0.08;      ///< a year, above -1
    int valued_in = 0;                ///< year whose money counts one
};

/// Names the first thing wrong with the terms; empty if they are sound. All functions below demand
/// sound terms.
std::string fault_of(const ProjectTerms& terms);

/// A number for each year of service: straight lines between the stated years, the nearest stated
/// one before the first and after the last. Demands one stated year at least.
std::map<int, double> over_life(const ProjectTerms& terms, const std::map<int, double>& stated);

/// Earnings less opex and capex, by year from the first spending to the last year of service.
/// `earned`: representative years.
std::map<int, double> cash_flow(const ProjectTerms& terms, const std::map<int, double>& earned);

/// Sum of flows discounted to the year `valued_in`.
double present_value(const std::map<int, double>& flow, double rate, int valued_in);

/// Rates between -50 % and +1000 % a year at which the flow is worth nothing, ascending: none,
/// one, or several where the flow changes its sign more than once. Two nearer to each other than a
/// five-hundredth of 1 + rate may be missed.
std::vector<double> internal_rates(const std::map<int, double>& flow);

/// Years from the first of service until what was spent is earned back and stays so, undiscounted
/// and with part of the last year; nothing if it never is.
std::optional<double> payback_years(const ProjectTerms& terms, const std::map<int, double>& earned);

/// The constant payment on each unit of `volume_bcm` (representative years) at which the project is
/// worth nothing, EUR/MWh; nothing if no gas passes. `twh_per_bcm`: of the network.
std::optional<double> break_even_tariff(const ProjectTerms& terms,
                                        const std::map<int, double>& volume_bcm,
                                        double twh_per_bcm);

/// The factor on what is earned at which the project is worth nothing; nothing if nothing is
/// earned.
std::optional<double> break_even_factor(const ProjectTerms& terms,
                                        const std::map<int, double>& earned);

/// How often something came out, with the interval of 95 % (Wilson 1927).
struct Odds {
    int hits = 0, draws = 0;
    double share = 0, low = 0, high = 0;
};
/// Demands 0 <= hits <= draws; without draws the interval is 0 to 1.
Odds odds_of(int hits, int draws);

/// How far an input turns the result: mean of the result where the input lies in the lowest tenth
/// of the draws, and in the highest.
struct Swing {
    std::string input;
    double low = 0, high = 0;
};
struct DrawnInput {
    std::string name;
    std::vector<double> value; ///< a draw each
};
/// Bars of a tornado, widest first; equal ones by name. Demands as many values as results in each
/// input; empty without draws. Equal draws are taken in their order.
std::vector<Swing> tornado(const std::vector<DrawnInput>& inputs,
                           const std::vector<double>& results);

} // namespace gashub
