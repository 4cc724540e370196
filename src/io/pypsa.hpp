#pragma once
// A network as a folder of CSV files that PyPSA reads (`import_from_csv_folder`), in its units: MW
// and MWh of gross calorific value, twelve snapshots of one month each.

#include "model/network.hpp"

#include <string>
#include <utility>
#include <vector>

namespace gashub {

struct PypsaFolder {
    std::vector<std::pair<std::string, std::string>> files; ///< name and text
    std::vector<std::string> notes; ///< what PyPSA's components can not hold, a sentence each
};

/// Nodes are buses; pipelines, terminals and lanes links (losses as efficiency, tariffs as marginal
/// cost); sites generators with linear or quadratic cost; sectors loads at their reference volume,
/// each with a generator of carrier `load-shedding` at its value of lost load; storages storage
/// units. Dated capacities stand as on the last of their dates; what is not existing is not
/// `active`. Further columns, which PyPSA keeps, carry what read_pypsa needs to make the same
/// network of it: curves of demand, kinds, countries.
PypsaFolder pypsa_folder(const Network& network);

} // namespace gashub
