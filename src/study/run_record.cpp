#include "study/run_record.hpp"

#include "analysis/tables.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gashub {
namespace {

/// The columns of a table as analysis names them.
Table columns_of(std::string_view name) {
    std::vector<Table> all = empty_tables();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Table& table) { return table.name == name; });
    return std::move(*found);
}

std::string value_text(const PathValue& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth ? "true" : "false";
    return fmt::format("{}", std::get<double>(value));
}

} // namespace

RunStatus status_of(const market::Outcome& outcome) {
    if (outcome.status == market::Status::solved)
        return RunStatus::solved;
    if (outcome.status == market::Status::bad_input)
        return RunStatus::failed;
    const bool is_stopped =
        outcome.solution && outcome.solution->termination == solver::Termination::interrupted;
    return is_stopped ? RunStatus::interrupted : RunStatus::not_solved;
}

Table runs_table(const RunOrigin& origin, RunStatus status, const std::string& reason,
                 const market::Outcome* outcome) {
    Table table = columns_of("runs");
    table.columns.push_back({.name = "reason", .kind = CellKind::text});
    for (const Column& column : table.columns) {
        const std::string_view name = column.name;
        Cell cell;
        if (name == "scenario")
            cell = table.keep(origin.scenario);
        else if (name == "status")
            cell = std::string_view(to_string(status));
        else if (name == "reason" && !reason.empty())
            cell = table.keep(reason);
        else if (name == "program_version")
            cell = table.keep(origin.program_version);
        else if (name == "network_sha256")
            cell = table.keep(origin.network_sha256);
        else if (name == "scenario_sha256")
            cell = table.keep(origin.scenario_sha256);
        else if (name == "calibrated_on" && origin.calibrated_on)
            cell = std::int64_t{*origin.calibrated_on};
        else if (outcome && name == "seconds")
            cell = outcome->seconds;
        else if (outcome && name == "iterations")
            cell = std::int64_t{outcome->iterations};
        else if (outcome && status == RunStatus::solved && name == "objective_meur")
            cell = outcome->objective_meur;
        else if (outcome && status == RunStatus::solved && name == "primal_residual")
            cell = outcome->certificate.primal_residual;
        else if (outcome && status == RunStatus::solved && name == "dual_residual")
            cell = outcome->certificate.dual_residual;
        else if (outcome && status == RunStatus::solved && name == "gap")
            cell = outcome->certificate.gap;
        else if (outcome && status == RunStatus::solved && name == "outer_residual_eur_per_mwh")
            cell = outcome->outer_residual_eur_per_mwh;
        table.cells.push_back(cell);
    }
    return table;
}

Table parameters_table(const RunOrigin& origin) {
    Table table = columns_of("parameters");
    const std::string_view scenario = table.keep(origin.scenario);
    for (const auto& [path, value] : origin.parameters) {
        table.cells.emplace_back(scenario);
        table.cells.emplace_back(table.keep(path));
        table.cells.emplace_back(table.keep(value_text(value)));
    }
    return table;
}

JobResult job_result(const RunOrigin& origin, std::shared_ptr<const market::Outcome> outcome,
                     TableChoice choice) {
    JobResult result{.status = status_of(*outcome), .reason = outcome->reason, .tables = {}};
    if (result.status == RunStatus::solved) {
        const Results results = make_results(outcome);
        result.tables = choice == TableChoice::all ? result_tables(results, origin.scenario)
                                                   : short_tables(results, origin.scenario);
        result.reason.clear();
    } else if (result.reason.empty() && !outcome->issues.empty()) {
        result.reason = to_string(outcome->issues.front());
    }
    result.tables.push_back(parameters_table(origin));
    result.tables.push_back(runs_table(origin, result.status, result.reason, outcome.get()));
    return result;
}

JobResult failed_result(const RunOrigin& origin, std::string reason) {
    JobResult result{.status = RunStatus::failed, .reason = std::move(reason), .tables = {}};
    result.tables.push_back(parameters_table(origin));
    result.tables.push_back(runs_table(origin, result.status, result.reason, nullptr));
    return result;
}

} // namespace gashub
