#pragma once
// Observed figures as commands take them: `--observed`, `--prices` and what stands beside them for
// the naive forecast.

#include "analysis/backtest.hpp"
#include "cli/commands/commands.hpp"

#include <optional>
#include <string>

namespace gashub::cli {

struct ObservedFigures {
    BacktestData data;
    std::optional<int> naive_year;
    std::string no_naive; ///< why there is no naive forecast, as a clause
};

/// Rows of `--observed` and `--prices`; nothing with all faults of both shown. Warnings are shown.
std::optional<BacktestData> read_observed(Call& call, const Network& network);

/// The same with the rows of the calibration year: of `--naive`, else flows-YEAR.csv and
/// prices-YEAR.csv beside `--observed`. The year itself has none.
std::optional<ObservedFigures> read_observed_and_naive(Call& call, const Network& network);

} // namespace gashub::cli
