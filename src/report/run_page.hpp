#pragma once
// The page of one run: question, answer, map, charts, what binds, assumptions, tables, the sources
// of every figure and what the run was made from.

#include "analysis/assumptions.hpp"
#include "analysis/explain.hpp"
#include "analysis/merit_order.hpp"
#include "analysis/table.hpp"
#include "io/base_map.hpp"
#include "io/load.hpp"
#include "io/manifest.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gashub {

struct RunReport {
    std::vector<Table> tables;
    Manifest manifest;
    /// Network and scenario, if their files still stand where they were and as they were; else why
    /// not.
    std::optional<Loaded> inputs;
    std::string no_inputs;
    std::vector<Outline> land;
    /// What clearing it again adds: prices taken apart, a place's merit order, what it hangs on.
    std::vector<Explanation> explanations;
    std::optional<MeritOrder> order;
    std::vector<Assumption> assumptions;
};

std::string run_page(const RunReport& report);

} // namespace gashub
