#include "study/run_record.hpp"

#include "analysis/tables.hpp"
#include "analysis/welfare.hpp"

#include <algorithm>
#include <map>

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

/// Lays rows among those of a table of indicators, in order of name and scope; equal ones are added
/// up.
void add_indicators(Table& table, const std::string& scenario, const std::vector<Indicator>& more) {
    if (more.empty())
        return;
    using Key = std::pair<std::string_view, std::string_view>;
    std::map<Key, std::pair<double, std::string_view>> rows;
    for (std::size_t row = 0; row < table.rows(); ++row)
        rows[{std::get<std::string_view>(table.at(row, 1)),
              std::get<std::string_view>(table.at(row, 2))}] = {
            std::get<double>(table.at(row, 3)), std::get<std::string_view>(table.at(row, 4))};
    for (const Indicator& indicator : more) {
        auto& [value, unit] = rows[{table.keep(indicator.name), table.keep(indicator.scope)}];
        value += indicator.value;
        unit = indicator.unit;
    }
    const std::string_view key = table.keep(scenario);
    table.cells.clear();
    for (const auto& [name, value] : rows)
        for (const Cell& cell : {Cell(key), Cell(name.first), Cell(name.second), Cell(value.first),
                                 Cell(value.second)})
            table.cells.push_back(cell);
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

std::string value_text(const PathValue& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth ? "true" : "false";
    return fmt::format("{}", std::get<double>(value));
}

namespace {

/// Why a run has no answer; empty if it has.
std::string reason_of(const market::Outcome& outcome, RunStatus status) {
    if (status == RunStatus::solved)
        return {};
    if (outcome.issues.empty())
        return outcome.reason;
    const std::string first = to_string(outcome.issues.front());
    if (outcome.reason.empty())
        return first;
    // What could not be laid on the network.
    return status == RunStatus::failed ? outcome.reason + ": " + first : outcome.reason;
}

/// A run with its tables, and those that every run has.
JobResult recorded(const RunOrigin& origin, const market::Outcome& outcome,
                   std::vector<Table> tables) {
    const RunStatus status = status_of(outcome);
    JobResult result{
        .status = status, .reason = reason_of(outcome, status), .tables = std::move(tables)};
    result.tables.push_back(parameters_table(origin));
    result.tables.push_back(runs_table(origin, status, result.reason, &outcome));
    return result;
}

} // namespace

JobResult job_result(const RunOrigin& origin, std::shared_ptr<const market::Outcome> outcome,
                     TableChoice choice, const std::vector<Indicator>& more) {
    const RunStatus status = status_of(*outcome);
    std::vector<Table> tables;
    if (status == RunStatus::solved && choice != TableChoice::brief) {
        const Results results = make_results(outcome);
        tables = choice == TableChoice::all ? result_tables(results, origin.scenario)
                                            : short_tables(results, origin.scenario);
        for (Table& table : tables)
            if (table.name == "indicators")
                add_indicators(table, origin.scenario, more);
    }
    return recorded(origin, *outcome, std::move(tables));
}

JobResult wanted_result(const RunOrigin& origin, const market::Outcome& outcome,
                        std::span<const WantedValue> wanted) {
    const auto is_wanted = [&](std::string_view name, std::string_view scope) {
        return std::any_of(wanted.begin(), wanted.end(), [&](const WantedValue& w) {
            return w.name == name && fits_scope(w.scope, scope);
        });
    };
    std::vector<Table> tables;
    if (status_of(outcome) == RunStatus::solved) {
        Table numbers = columns_of("indicators"), gains = columns_of("welfare");
        const auto asks_for = [&](std::string_view name) {
            return std::any_of(wanted.begin(), wanted.end(),
                               [&](const WantedValue& w) { return w.name == name; });
        };
        std::vector<Indicator> kept = plain_indicators(outcome, asks_for("net-revenue"));
        std::erase_if(kept, [&](const Indicator& i) { return !is_wanted(i.name, i.scope); });
        add_indicators(numbers, origin.scenario, kept);
        const std::string_view key = gains.keep(origin.scenario);
        const std::vector<WelfareRow> rows =
            asks_for("welfare") ? welfare(outcome) : std::vector<WelfareRow>{};
        for (const WelfareRow& row : rows)
            if (is_wanted("welfare", row.country + ":" + row.agent + ":" + row.item))
                for (const Cell& cell :
                     {Cell(key), Cell(gains.keep(row.country)), Cell(gains.keep(row.agent)),
                      Cell(gains.keep(row.item)), Cell(row.value_meur)})
                    gains.cells.push_back(cell);
        tables = {std::move(gains), std::move(numbers)};
    }
    return recorded(origin, outcome, std::move(tables));
}

bool is_plain(std::span<const WantedValue> wanted) {
    constexpr std::string_view plain[] = {"annual-flow", "annual-production", "net-revenue",
                                          "welfare"};
    return std::all_of(wanted.begin(), wanted.end(), [&](const WantedValue& w) {
        return std::find(std::begin(plain), std::end(plain), w.name) != std::end(plain);
    });
}

JobResult failed_result(const RunOrigin& origin, std::string reason) {
    JobResult result{.status = RunStatus::failed, .reason = std::move(reason), .tables = {}};
    result.tables.push_back(parameters_table(origin));
    result.tables.push_back(runs_table(origin, result.status, result.reason, nullptr));
    return result;
}

} // namespace gashub
