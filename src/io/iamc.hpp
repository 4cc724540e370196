#pragma once
// Results in the data format of the Integrated Assessment Modeling Consortium, for pyam and for
// scenario databases: one number a row, under the names of the IAMC's variables.

#include "analysis/table.hpp"
#include "model/scenario.hpp"

#include <span>
#include <string_view>

namespace gashub {

/// Columns of the table: model, scenario, region, variable, unit, year, subannual, value.
/// No cell is empty.
///
/// Volumes are EJ/yr of gross calorific value, rates of the period that the row names. Regions are
/// countries, the network's regions, `World`, and hubs as `Country|Hub` (price only). Variables:
///   `Primary Energy|Gas` (use of the markets), `Resource|Extraction|Gas`,
///   `Trade|Gross Import|Primary Energy|Gas|Volume` and `Trade|Gross Export|...`: what crosses the
///   region's border, transit included, as it arrives and as it leaves; each also `...|Pipeline`
///   and `...|LNG`; imports by origin of the molecules as `... [Origin]|Russia`,
///   `Trade|Primary Energy|Gas|Volume`: net exports (gross export - gross import; below 0: net
///   import), `Price|Primary Energy|Gas` (weighted by use), `Unserved Demand|Gas`,
///   `Rationed Demand|Gas`, `Storage|Gas|Injection`, `|Withdrawal` (EJ/yr), `|Level` (EJ, at the
///   end).
/// `subannual` is `Year` for calendar years that the horizon covers whole, `Gas Year` for gas years
/// (from 1 October of `year`) where there is no such year, and January ..., Q1 ... or the first day
/// (MM-DD) for single periods.
///
/// Given: tables of one run (those that are missing leave their variables out) and what it was
/// made from. `model` is the text of the first column.
Table iamc_table(const Network& network, const Scenario& scenario, std::span<const Table> tables,
                 std::string_view model);

} // namespace gashub
