#pragma once
// A backtest as words: one screen of at most 40 lines and 100 columns that a student can read, the
// same numbers as JSON, and all of them as tables. Volumes in bcm of the model, prices in EUR/MWh.

#include "analysis/backtest.hpp"
#include "analysis/table.hpp"
#include "io/json_writer.hpp"
#include "report/quantities.hpp"

#include <string>
#include <vector>

namespace gashub {

/// What the words say beside the figures.
struct BacktestContext {
    std::string scenario;
    Date from, to;
    std::optional<int> calibrated_on; ///< the network's
    std::optional<int> naive_year;    ///< of the naive forecast; nothing: there is none
    std::string no_naive;             ///< why there is none, as a clause
    Quantities quantities;
};

std::string backtest_text(const Backtest& test, const Network& network,
                          const BacktestContext& context);

/// Members of the backtest into an open object (INTERFACES "backtest --json").
void write_backtest(JsonWriter& json, const Backtest& test, const Network& network);

/// `backtest_routes`, `backtest_prices`, `backtest_months`, `backtest_entries`,
/// `backtest_left_out`. The texts live as long as the tables.
std::vector<Table> backtest_tables(const Backtest& test, const Network& network);

/// `0.49 bcm over 42 routes`.
std::string error_words(const RouteErrors& errors, const Quantities& quantities);

/// Ids of a route's arcs as the files join them: `ua-sk+-sk-ua`.
std::string arcs_text(const Network& network, const std::vector<CountedArc>& arcs);

} // namespace gashub
