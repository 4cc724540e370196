#pragma once
// The tables of INTERFACES, made once: io only writes them.

#include "analysis/results.hpp"
#include "analysis/table.hpp"

namespace gashub {

/// All tables of one run in fixed order, rows in order of their keys: flows, prices, production,
/// consumption, mix, storage, contracts, rules, welfare, import_bill, indicators. `scenario` is the
/// text of the key column. parameters and runs are io's and study's (they know files and settings).
std::vector<Table> result_tables(const Results& results, std::string_view scenario);

/// The short ones only (Table::is_short), rules as one row a rule and place: the hardest period.
std::vector<Table> short_tables(const Results& results, std::string_view scenario);

/// Columns of every table by name, also of parameters and runs, without rows.
std::vector<Table> empty_tables();

} // namespace gashub
