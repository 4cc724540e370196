#pragma once
// What a contract says on a day: the network's terms, with the scenario's contract events laid on.

#include "market/timeline.hpp"

namespace gashub::market {

struct ContractTerms {
    bool runs = false; ///< the day lies between the contract's first and last
    double quantity_bcm_per_year = 0, take_or_pay_share = 0, rebate_share = 0;
    const Formula* price = nullptr;     ///< null: none is known
    const Deferral* deferral = nullptr; ///< null: bills fall due at once
};
ContractTerms contract_terms(const Timeline& line, int contract, Date day);

/// Days of [from, to) on which a contract runs.
int contract_days(const Timeline& line, int contract, Date from, Date to);

/// What a contract offers over days that lie in one gas year, and how much of it must be paid:
/// each day's share of the year by the contract's profile, else by days. bcm.
struct ContractVolume {
    double quantity = 0, floor = 0;
};
ContractVolume contract_volume(const Timeline& line, int contract, Date from, Date to);

/// Mean price over days, EUR/MWh in the scenario's money, by the month of each day; nothing where a
/// series that it follows has no value there, or no price is known.
std::optional<double> contract_price(const Timeline& line, int contract, Date from, Date to);

/// True if the price decides the volume: stated, else where the formula has an oil or fixed part.
bool is_priced_in_dispatch(Priced priced, const Formula* price);

} // namespace gashub::market
