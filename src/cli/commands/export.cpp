// `export`: the tables of a store or a result folder as files. The column `seconds` stays in the
// store: equal stores give equal bytes, however long the runs took.

#include "cli/commands/commands.hpp"
#include "io/csv.hpp"
#include "io/output_file.hpp"
#include "io/result_folder.hpp"
#include "io/sqlite_store.hpp"
#include "io/table_json.hpp"

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

int export_store(Call& call, const fs::path& target) {
    const Arguments& a = call.arguments;
    const Result<StoreReader> store = StoreReader::open(a.inputs[0]);
    const Issues faults = store ? store->check() : store.issues();
    if (!faults.empty()) {
        call.terminal.show(faults);
        return ExitCode::bad_input;
    }
    make_writable_folder(target);
    std::vector<OutputFile> files;
    for (const std::string& name : store->tables()) {
        if (call.interrupt.has_come()) {
            call.terminal.fault(
                fmt::format("stopped by {}: nothing was written", call.interrupt.name()));
            return ExitCode::interrupted;
        }
        if (wants(a, "csv")) {
            std::optional<CsvWriter> writer;
            const auto write = [&](const Table& piece) {
                const Table kept = without_seconds(piece);
                if (!writer)
                    writer.emplace(target / (name + ".csv"), kept.columns);
                writer->append(kept);
            };
            store->read(name, write);
            if (!writer)
                write(store->read(name));
            files.push_back(std::move(*writer).release());
        }
        if (wants(a, "json")) {
            const Table whole = store->read(name);
            files.push_back(prepare_table_json(without_seconds(whole), target));
        }
    }
    for (OutputFile& file : files)
        file.commit();
    call.terminal.note(fmt::format("{} tables of {} scenarios are in {}", store->tables().size(),
                                   store->scenarios().size(), target.string()));
    return ExitCode::done;
}

int export_folder(Call& call, const fs::path& target) {
    const Result<std::vector<Table>> tables = read_results(call.arguments.inputs[0]);
    if (!tables) {
        call.terminal.show(tables.issues());
        return ExitCode::bad_input;
    }
    make_writable_folder(target);
    std::vector<OutputFile> files;
    for (const Table& table : *tables) {
        if (wants(call.arguments, "csv"))
            files.push_back(prepare_csv(without_seconds(table), target));
        if (wants(call.arguments, "json"))
            files.push_back(prepare_table_json(without_seconds(table), target));
    }
    for (OutputFile& file : files)
        file.commit();
    call.terminal.note(fmt::format("{} tables are in {}", tables->size(), target.string()));
    return ExitCode::done;
}

} // namespace

int export_command(Call& call) {
    const Arguments& a = call.arguments;
    if (wants(a, "sqlite") || wants(a, "geojson")) {
        call.terminal.show({{.code = "bad-arguments",
                             .where = {.file = "--format", .pointer = ""},
                             .message = "export writes csv and json",
                             .hint = "a store is an SQLite file already: store.sqlite; `run "
                                     "--format geojson` writes a map"}});
        return ExitCode::bad_input;
    }
    return is_store(a.inputs[0]) ? export_store(call, a.output) : export_folder(call, a.output);
}

} // namespace gashub::cli
