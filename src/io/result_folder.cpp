#include "io/result_folder.hpp"

#include "analysis/tables.hpp"
#include "io/csv.hpp"
#include "io/geojson.hpp"
#include "io/iamc.hpp"
#include "io/sqlite_store.hpp"
#include "io/table_json.hpp"

#include <algorithm>
#include <cerrno>

#include <fmt/format.h>
#include <unistd.h>

namespace gashub {
namespace {

namespace fs = std::filesystem;

/// A store of one scenario, made in a folder aside that goes away with the value.
class StoreAside {
  public:
    StoreAside(const fs::path& folder, std::span<const Table> tables, const Manifest& manifest)
        : target_(folder / "store.sqlite"),
          aside_(folder / fmt::format(".store.{}.part", getpid())) {
        Result<StoreWriter> writer =
            StoreWriter::open(aside_, {.program_version = manifest.program_version,
                                       .batch = manifest.id,
                                       .plan = {manifest.id}});
        if (!writer)
            throw StoreFault(writer.issues().front());
        writer->put({.number = 0, .id = manifest.id, .status = manifest.status, .reason = ""},
                    tables);
        writer->close();
    }
    StoreAside(const StoreAside&) = delete;
    StoreAside& operator=(const StoreAside&) = delete;
    ~StoreAside() {
        std::error_code ignored;
        fs::remove_all(aside_, ignored);
    }

    void commit() {
        std::error_code error;
        fs::rename(aside_ / "store.sqlite", target_, error);
        if (error)
            throw WriteFailure(target_, error.value());
    }

  private:
    fs::path target_, aside_;
};

} // namespace

void write_results(const fs::path& folder, std::span<const Table> tables,
                   std::span<const std::string> formats, const Network& network,
                   const Scenario& scenario, Manifest manifest) {
    const auto wants = [&](const char* format) {
        return std::find(formats.begin(), formats.end(), format) != formats.end();
    };
    std::vector<OutputFile> files;
    for (const Table& table : tables) {
        manifest.rows[std::string(table.name)] = table.rows();
        if (wants("csv"))
            files.push_back(prepare_csv(table, folder));
        if (wants("json"))
            files.push_back(prepare_table_json(table, folder));
    }
    if (wants("geojson")) {
        files.emplace_back(folder / map_file);
        files.back().write(network_geojson(network, tables));
    }
    if (wants("iamc")) {
        files.emplace_back(folder / iamc_file);
        files.back().write(
            csv_text(iamc_table(network, scenario, tables, "gashub " + manifest.program_version)));
    }
    std::optional<StoreAside> store;
    if (wants("sqlite"))
        store.emplace(folder, tables, manifest);
    files.push_back(prepare_manifest(manifest, folder));
    for (OutputFile& file : files)
        file.finish();
    if (store)
        store->commit();
    commit_all(files);
}

Result<std::vector<Table>> read_results(const fs::path& folder) {
    std::vector<Table> tables;
    Issues faults;
    for (const Table& known : empty_tables()) {
        const fs::path file = folder / (std::string(known.name) + ".csv");
        if (!fs::exists(file))
            continue;
        Result<Table> table = read_csv(file);
        if (table)
            tables.push_back(std::move(*table));
        else
            faults.insert(faults.end(), table.issues().begin(), table.issues().end());
    }
    if (!faults.empty())
        return faults;
    if (tables.empty())
        return Issues{{.code = "no-results",
                       .where = {.file = folder.string(), .pointer = ""},
                       .message = "there are no tables (flows.csv, prices.csv ...) in the folder",
                       .hint = "`run ... -o DIR` writes them"}};
    return tables;
}

bool is_result_folder(const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / "indicators.csv", error) || fs::exists(folder / "prices.csv", error);
}

} // namespace gashub
