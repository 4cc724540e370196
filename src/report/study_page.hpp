#pragma once
// The page of a study, and that of a batch without a question of its own: the answer in its nine
// parts, charts over the runs, inputs with their sources, tables, what it was made from.

#include "analysis/merit_order.hpp"
#include "analysis/table.hpp"
#include "io/base_map.hpp"
#include "io/manifest.hpp"
#include "report/study_figures.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gashub {

/// Tables of a store that a page may hold, and the names and rows of those too large for one.
struct StoredTables {
    std::vector<Table> tables;
    std::vector<std::string> left_out;
};

/// The merit order behind a headline that is the price of one place, in the central case.
struct CentralOrder {
    std::size_t base = 0; ///< number among the study's bases
    Scenario scenario;    ///< of the central case
    MeritOrder order;
};

struct StudyReport {
    Answer answer;       ///< as answer.json has it
    std::string printed; ///< answer.txt
    Manifest manifest;
    StoredTables stored;
    std::vector<Outline> land; ///< to draw maps on
    /// The study with its runs, if its files still stand as they were; else why not.
    std::optional<StudyRuns> source;
    std::string no_source;
    std::optional<CentralOrder> order; ///< only with `source`
};
std::string study_page(const StudyReport& report);

/// `manifest`: nothing for a store that has none (merged shards).
std::string batch_page(const std::optional<Manifest>& manifest, const StoredTables& stored);

} // namespace gashub
