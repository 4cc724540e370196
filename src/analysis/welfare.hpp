#pragma once
// Who gains: every column's and every row's rent given to an agent of a country. Exact by
// construction: a column earns what it delivers at the rows' prices less its cost, a row what its
// side is worth, so all rows add up to the objective; agent `model` holds what the objective counts
// as cost though somebody is paid (tariffs, taxes, penalties).

#include "analysis/results.hpp"

#include <string>
#include <vector>

namespace gashub {

struct WelfareRow {
    std::string country, agent, item;
    double value_meur = 0;
};

/// Rows by country, agent (consumer, producer, shipper, storage, state, model) and item, in order.
std::vector<WelfareRow> welfare(const market::Outcome& outcome);

/// Import bill of a country and calendar year from an origin: contract gas at contract prices,
/// other net imports at the price of the country's own market.
struct ImportBillRow {
    int year = 0;
    std::string country, from, kind;
    double volume_bcm = 0, price_eur_per_mwh = 0, bill_meur = 0;
};
std::vector<ImportBillRow> import_bill(const Results& results);

} // namespace gashub
