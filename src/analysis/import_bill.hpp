#pragma once
// Import bill of a country and calendar year from an origin: contract gas at its contract's price
// less rebate, when it falls due; other net imports at the price of the country's own market.

#include "analysis/results.hpp"

#include <string>
#include <vector>

namespace gashub {

struct ImportBillRow {
    int year = 0; ///< in which the gas came
    std::string country, from;
    std::string kind; ///< contract, spot, or deferred: part of a contract's bill with its interest
    double volume_bcm = 0, price_eur_per_mwh = 0, bill_meur = 0;
    int due = 0; ///< year in which it is paid
};

/// Rows in order of year, country, origin and kind.
std::vector<ImportBillRow> import_bill(const Results& results);

} // namespace gashub
