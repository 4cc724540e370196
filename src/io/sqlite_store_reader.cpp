#include "io/sqlite_store.hpp"
#include "io/store_layout.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <unistd.h>

namespace gashub {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_rows = 4096;

Issue fault(const fs::path& folder, std::string code, std::string message, std::string hint) {
    return {.code = std::move(code),
            .where = {.file = folder.string(), .pointer = ""},
            .message = std::move(message),
            .hint = std::move(hint)};
}

Issue damage(const fs::path& folder, const std::string& what) {
    return fault(folder, "store-corrupt", "the store is damaged: " + what,
                 "nothing was changed in it; keep a copy and run the batch into another folder");
}

Database::Access access_of(const fs::path& folder) {
    const bool has_log = fs::exists(folder / (std::string(store::file_name) + "-wal"));
    return has_log || access(folder.c_str(), W_OK) == 0 ? Database::Access::read
                                                        : Database::Access::read_still;
}

} // namespace

bool is_store(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / store::file_name, error);
}

StoreReader::StoreReader(fs::path folder, Database database)
    : folder_(std::move(folder)), database_(std::move(database)) {}

Result<StoreReader> StoreReader::open(const fs::path& folder) {
    if (!is_store(folder))
        return Issues{fault(folder, "no-store", "there is no store (a folder with store.sqlite)",
                            "`batch ... -o STORE` makes one")};
    try {
        StoreReader reader(folder, {folder / store::file_name, access_of(folder)});
        const Database& database = reader.database_;
        reader.database_.run("BEGIN");
        if (database.integer("SELECT count(*) FROM sqlite_master") == 0)
            return Issues{fault(folder, "no-store", "the store has only just been begun",
                                "run the batch again with --resume")};
        if (database.integer("PRAGMA application_id") != store::application_id)
            return Issues{damage(folder, "its file is a database of another program")};
        if (database.integer("PRAGMA user_version") != store::format)
            return Issues{fault(folder, "store-other-version",
                                fmt::format("the store is of format {}, this program reads {}",
                                            database.integer("PRAGMA user_version"), store::format),
                                "use the version of gashub that wrote it")};
        if (const std::string check = database.text("PRAGMA quick_check(1)"); check != "ok")
            return Issues{damage(folder, check)};
        reader.read_identity();
        Statement stored =
            database.prepare("SELECT number, id, status, reason FROM stored ORDER BY number");
        while (stored.step())
            reader.scenarios_.push_back({.number = static_cast<std::size_t>(stored.integer(0)),
                                         .id = std::string(stored.text(1)),
                                         .status = std::string(stored.text(2)),
                                         .reason = std::string(stored.text(3))});
        auto names = std::make_shared<std::vector<std::string>>();
        Statement all_names = database.prepare("SELECT id, text FROM names ORDER BY id");
        while (all_names.step()) {
            if (all_names.integer(0) != static_cast<std::int64_t>(names->size()) + 1)
                return Issues{damage(folder, "its list of names has a hole")};
            names->emplace_back(all_names.text(1));
        }
        reader.names_ = std::move(names);
        return reader;
    } catch (const StoreFault& found) {
        return Issues{found.issue};
    }
}

void StoreReader::read_identity() {
    const auto value = [&](const std::string& key) {
        return database_.text("SELECT value FROM meta WHERE key = '" + key + "'");
    };
    const auto count = [&](const std::string& key) {
        return static_cast<std::size_t>(std::max<std::int64_t>(
            1, database_.integer("SELECT CAST(value AS INTEGER) FROM meta WHERE key = '" + key +
                                 "'")));
    };
    identity_ = {.program_version = value("program_version"),
                 .batch = value("batch"),
                 .plan = {},
                 .shard = count("shard"),
                 .of = count("of")};
    Statement plan = database_.prepare("SELECT id FROM plan ORDER BY number");
    while (plan.step())
        identity_.plan.emplace_back(plan.text(0));
}

std::vector<std::string> StoreReader::tables() const {
    std::vector<std::string> names;
    Statement catalog = database_.prepare("SELECT name FROM catalog ORDER BY id");
    while (catalog.step())
        names.emplace_back(catalog.text(0));
    return names;
}

std::size_t StoreReader::rows(std::string_view table) const {
    return static_cast<std::size_t>(
        database_.integer("SELECT count(*) FROM " + sql_name(store::rows_table(table))));
}

Table StoreReader::empty_table(std::string_view name) const {
    Table table;
    table.name = table.keep(std::string(name));
    table.owner = names_;
    Statement columns = database_.prepare("SELECT c.name, kind, is_key FROM catalog_columns c "
                                          "JOIN catalog ON catalog.id = c.catalog "
                                          "WHERE catalog.name = ? ORDER BY position");
    columns.bind(0, name);
    while (columns.step())
        table.columns.push_back({.name = table.keep(std::string(columns.text(0))),
                                 .kind = static_cast<CellKind>(columns.integer(1)),
                                 .is_key = columns.integer(2) != 0});
    return table;
}

/// Walks the rows of a table in their order.
struct StoreReader::Stored {
    const StoreReader& reader;
    const Table& table;
    Statement rows;

    Stored(const StoreReader& store, const Table& layout, const std::string& where = {})
        : reader(store), table(layout),
          rows(store.database_.prepare("SELECT * FROM " + sql_name(store::rows_table(layout.name)) +
                                       where + " ORDER BY _scenario, _row")) {}

    Cell cell(std::size_t column) const {
        const int place = static_cast<int>(column) + 2;
        if (rows.is_null(place))
            return {};
        if (table.columns[column].kind == CellKind::number)
            return rows.number(place);
        const std::int64_t integer = rows.integer(place);
        if (table.columns[column].kind == CellKind::integer)
            return integer;
        if (integer < 1 || integer > static_cast<std::int64_t>(reader.names_->size()))
            throw StoreFault(damage(reader.folder_, "a row names a text that is not there"));
        return std::string_view((*reader.names_)[static_cast<std::size_t>(integer) - 1]);
    }
};

Issues StoreReader::check() const {
    std::map<std::int64_t, std::uint64_t> sums;
    for (const std::string& name : tables()) {
        const Table table = empty_table(name);
        Stored stored(*this, table);
        std::optional<store::RowsSum> sum;
        std::int64_t scenario = 0;
        const auto close_scenario = [&] {
            if (sum)
                sums[scenario] += sum->value();
        };
        while (stored.rows.step()) {
            if (!sum || stored.rows.integer(0) != scenario) {
                close_scenario();
                scenario = stored.rows.integer(0);
                sum.emplace(name);
            }
            for (std::size_t column = 0; column < table.columns.size(); ++column)
                sum->add(stored.cell(column));
        }
        close_scenario();
    }
    Issues issues;
    Statement expected =
        database_.prepare("SELECT number, id, checksum FROM stored ORDER BY number");
    while (expected.step()) {
        const auto found = sums.extract(expected.integer(0));
        const std::uint64_t sum = found.empty() ? 0 : found.mapped();
        if (static_cast<std::int64_t>(sum) != expected.integer(2))
            issues.push_back(
                damage(folder_, fmt::format("the rows of scenario {} are not those that "
                                            "were written",
                                            expected.text(1))));
    }
    for (const auto& [number, sum] : sums)
        issues.push_back(
            damage(folder_, fmt::format("rows of a scenario that is not listed ({})", number)));
    return issues;
}

void StoreReader::read(std::string_view name, const std::function<void(const Table&)>& take) const {
    Table piece = empty_table(name);
    Stored stored(*this, piece);
    while (stored.rows.step()) {
        for (std::size_t column = 0; column < piece.columns.size(); ++column)
            piece.cells.push_back(stored.cell(column));
        if (piece.rows() == piece_rows) {
            take(piece);
            piece.cells.clear();
        }
    }
    if (piece.rows() > 0)
        take(piece);
}

Table StoreReader::read(std::string_view name) const {
    Table whole = empty_table(name);
    read(name, [&](const Table& piece) {
        whole.cells.insert(whole.cells.end(), piece.cells.begin(), piece.cells.end());
    });
    return whole;
}

std::vector<Table> StoreReader::read_scenario(std::size_t number) const {
    std::vector<Table> found;
    for (const std::string& name : tables()) {
        Table table = empty_table(name);
        Stored stored(*this, table, fmt::format(" WHERE _scenario = {}", number));
        std::vector<Cell> cells;
        while (stored.rows.step())
            for (std::size_t column = 0; column < table.columns.size(); ++column)
                cells.push_back(stored.cell(column));
        table.cells = std::move(cells);
        found.push_back(std::move(table));
    }
    return found;
}

} // namespace gashub
