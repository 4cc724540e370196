// `export`: the tables of a store or a result folder as files. The column `seconds` stays in the
// store: equal stores give equal bytes, however long the runs took.

#include "cli/commands/commands.hpp"
#include "cli/run_inputs.hpp"
#include "io/answer_json.hpp"
#include "io/csv.hpp"
#include "io/geojson.hpp"
#include "io/iamc.hpp"
#include "io/output_file.hpp"
#include "io/result_folder.hpp"
#include "io/sqlite_store.hpp"
#include "io/table_columns.hpp"
#include "io/table_json.hpp"
#include "report/answer_rows.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace gashub::cli {
namespace {

namespace fs = std::filesystem;

/// `table` without the column `seconds`; the texts stay those of `table`.
Table without_seconds(const Table& table) {
    Table out;
    out.name = table.name;
    out.owner = table.owner;
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (table.columns[column].name != "seconds") {
            columns.push_back(column);
            out.columns.push_back(table.columns[column]);
        }
    for (std::size_t row = 0; row < table.rows(); ++row)
        for (const std::size_t column : columns)
            out.cells.push_back(table.at(row, column));
    return out;
}

bool wants(const Arguments& a, const char* format) {
    return std::find(a.formats.begin(), a.formats.end(), format) != a.formats.end();
}

const std::string model = "gashub " GASHUB_VERSION;

/// A store's tables as files; false where a signal came.
bool prepare_tables(Call& call, const StoreReader& store, const fs::path& target,
                    std::vector<OutputFile>& files) {
    const Arguments& a = call.arguments;
    for (const std::string& name : store.tables()) {
        if (call.interrupt.has_come())
            return false;
        if (wants(a, "csv")) {
            std::optional<CsvWriter> writer;
            const auto write = [&](const Table& piece) {
                const Table kept = without_seconds(piece);
                if (!writer)
                    writer.emplace(target / (name + ".csv"), kept.columns);
                writer->append(kept);
            };
            store.read(name, write);
            if (!writer)
                write(store.read(name));
            files.push_back(std::move(*writer).release());
        }
        if (wants(a, "json")) {
            const Table whole = store.read(name);
            files.push_back(prepare_table_json(without_seconds(whole), target));
        }
    }
    return true;
}

/// The tables of a study's answer, if the folder has one. Faults are shown.
void prepare_answer(Call& call, const fs::path& target, std::vector<OutputFile>& files,
                    Issues& faults) {
    const Arguments& a = call.arguments;
    if (!fs::exists(fs::path(a.inputs[0]) / "answer.json"))
        return;
    const Result<Answer> answer = read_answer(a.inputs[0]);
    if (!answer) {
        faults = answer.issues();
        return;
    }
    for (const Table& table : answer_rows(*answer)) {
        if (wants(a, "csv"))
            files.push_back(prepare_csv(table, target));
        if (wants(a, "json"))
            files.push_back(prepare_table_json(table, target));
    }
}

/// All solved runs of a store as one IAMC file; false where a signal came. Faults are shown.
bool prepare_iamc(Call& call, const StoreReader& store, const fs::path& target,
                  std::vector<OutputFile>& files, Issues& faults) {
    const Result<Manifest> manifest = read_manifest(call.arguments.inputs[0]);
    if (!manifest) {
        faults = manifest.issues();
        return true;
    }
    const StoreInputs inputs(*manifest);
    std::optional<CsvWriter> writer;
    for (const StoredScenario& scenario : store.scenarios()) {
        if (call.interrupt.has_come())
            return false;
        if (scenario.status != "solved")
            continue;
        const std::vector<Table> tables = store.read_scenario(scenario.number);
        const auto input = inputs.find(table_of(tables, "runs"), table_of(tables, "parameters"));
        if (!input) {
            faults.insert(faults.end(), input.issues().begin(), input.issues().end());
            continue;
        }
        Table rows = iamc_table(input->network, input->scenario, tables, model);
        for (std::size_t cell = 1; cell < rows.cells.size(); cell += rows.columns.size())
            rows.cells[cell] = std::string_view(scenario.id);
        if (!writer)
            writer.emplace(target / iamc_file, rows.columns);
        writer->append(rows);
    }
    if (writer)
        files.push_back(std::move(*writer).release());
    return true;
}

int export_store(Call& call, const fs::path& target) {
    const Arguments& a = call.arguments;
    const Result<StoreReader> store = StoreReader::open(a.inputs[0]);
    Issues faults = store ? store->check() : store.issues();
    if (faults.empty() && wants(a, "geojson"))
        faults.push_back({.code = "bad-arguments",
                          .where = {.file = "--format geojson", .pointer = ""},
                          .message = "a map shows one run, a store holds many",
                          .hint = "`run SCENARIO -o DIR --format geojson` makes one"});
    if (!faults.empty()) {
        call.terminal.show(faults);
        return ExitCode::bad_input;
    }
    make_writable_folder(target);
    std::vector<OutputFile> files;
    if (!prepare_tables(call, *store, target, files) ||
        (wants(a, "iamc") && !prepare_iamc(call, *store, target, files, faults))) {
        call.terminal.fault(
            fmt::format("stopped by {}: nothing was written", call.interrupt.name()));
        return ExitCode::interrupted;
    }
    if (faults.empty())
        prepare_answer(call, target, files, faults);
    if (!faults.empty()) {
        call.terminal.show(faults);
        return ExitCode::bad_input;
    }
    commit_all(files);
    call.terminal.note(fmt::format("{} tables of {} scenarios are in {}", store->tables().size(),
                                   store->scenarios().size(), target.string()));
    return ExitCode::done;
}

/// Files of a run's folder that need its network too. Faults where it is not to be had.
Issues prepare_with_network(const Arguments& a, const std::vector<Table>& tables,
                            const fs::path& target, std::vector<OutputFile>& files) {
    const Result<Manifest> manifest = read_manifest(a.inputs[0]);
    if (!manifest)
        return manifest.issues();
    std::string why;
    const std::optional<Loaded> loaded = inputs_of(*manifest, why);
    if (!loaded)
        return {{.code = "no-inputs",
                 .where = {.file = a.inputs[0], .pointer = ""},
                 .message = "iamc and geojson need the network of the run: " + why,
                 .hint = "`run --format iamc,geojson` writes both with the tables"}};
    const auto network = lay_on(loaded->network, loaded->scenario.parts().set);
    if (!network)
        return network.issues();
    if (wants(a, "iamc")) {
        files.emplace_back(target / iamc_file);
        files.back().write(csv_text(iamc_table(*network, loaded->scenario, tables, model)));
    }
    if (wants(a, "geojson")) {
        files.emplace_back(target / map_file);
        files.back().write(network_geojson(*network, tables));
    }
    return {};
}

int export_folder(Call& call, const fs::path& target) {
    const Arguments& a = call.arguments;
    const Result<std::vector<Table>> tables = read_results(a.inputs[0]);
    if (!tables) {
        call.terminal.show(tables.issues());
        return ExitCode::bad_input;
    }
    make_writable_folder(target);
    std::vector<OutputFile> files;
    for (const Table& table : *tables) {
        if (wants(a, "csv"))
            files.push_back(prepare_csv(without_seconds(table), target));
        if (wants(a, "json"))
            files.push_back(prepare_table_json(without_seconds(table), target));
    }
    if (wants(a, "iamc") || wants(a, "geojson"))
        if (const Issues faults = prepare_with_network(a, *tables, target, files);
            !faults.empty()) {
            call.terminal.show(faults);
            return ExitCode::bad_input;
        }
    commit_all(files);
    call.terminal.note(fmt::format("{} tables are in {}", tables->size(), target.string()));
    return ExitCode::done;
}

} // namespace

int export_command(Call& call) {
    const Arguments& a = call.arguments;
    if (wants(a, "sqlite")) {
        call.terminal.show({{.code = "bad-arguments",
                             .where = {.file = "--format", .pointer = ""},
                             .message = "export writes csv, json, iamc and geojson",
                             .hint = "a store is an SQLite file already: store.sqlite"}});
        return ExitCode::bad_input;
    }
    return is_store(a.inputs[0]) ? export_store(call, a.output) : export_folder(call, a.output);
}

} // namespace gashub::cli
