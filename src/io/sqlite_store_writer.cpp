#include "io/output_file.hpp"
#include "io/sqlite_store.hpp"
#include "io/store_layout.hpp"
#include "io/store_lock.hpp"

#include <array>

#include <fmt/format.h>

namespace gashub {
namespace {

namespace fs = std::filesystem;
namespace chr = std::chrono;

constexpr std::size_t group_size = 20;
constexpr chr::milliseconds group_wait{500};

Issues fault(const fs::path& folder, std::string code, std::string message, std::string hint) {
    return {{.code = std::move(code),
             .where = {.file = folder.string(), .pointer = ""},
             .message = std::move(message),
             .hint = std::move(hint)}};
}

void make_layout(Database& database, const StoreIdentity& identity) {
    database.run(
        "BEGIN IMMEDIATE;"
        "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL);"
        "CREATE TABLE plan(number INTEGER PRIMARY KEY, id TEXT NOT NULL);"
        "CREATE TABLE stored(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
        " status TEXT NOT NULL, reason TEXT NOT NULL, checksum INTEGER NOT NULL);"
        "CREATE TABLE names(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);"
        "CREATE TABLE catalog(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
        "CREATE TABLE catalog_columns(catalog INTEGER, position INTEGER, name TEXT NOT NULL,"
        " kind INTEGER NOT NULL, is_key INTEGER NOT NULL, PRIMARY KEY(catalog, position));");
    Statement set = database.prepare("INSERT INTO meta VALUES(?, ?)");
    const std::string shard = std::to_string(identity.shard), of = std::to_string(identity.of);
    const std::array<std::pair<std::string_view, std::string_view>, 4> values = {
        {{"program_version", identity.program_version},
         {"batch", identity.batch},
         {"shard", shard},
         {"of", of}}};
    for (const auto& [key, value] : values) {
        set.bind(0, key);
        set.bind(1, value);
        set.run();
    }
    Statement plan = database.prepare("INSERT INTO plan VALUES(?, ?)");
    for (std::size_t number = 0; number < identity.plan.size(); ++number) {
        plan.bind(0, static_cast<std::int64_t>(number));
        plan.bind(1, std::string_view(identity.plan[number]));
        plan.run();
    }
    database.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}; COMMIT",
                             store::application_id, store::format));
}

/// The column as SQL declares it: texts are numbers of `names`.
std::string declaration(const Column& column) {
    return sql_name(column.name) + (column.kind == CellKind::number ? " REAL" : " INTEGER");
}

std::string view_column(const Column& column) {
    const std::string name = sql_name(column.name);
    if (column.kind != CellKind::text)
        return "t." + name + " AS " + name;
    return "(SELECT text FROM names WHERE id = t." + name + ") AS " + name;
}

void create_table(Database& database, const Table& table, std::int64_t id) {
    std::string columns, view;
    for (const Column& column : table.columns) {
        columns += declaration(column) + ", ";
        view += (view.empty() ? "" : ", ") + view_column(column);
    }
    const std::string rows = sql_name(store::rows_table(table.name));
    database.run("CREATE TABLE " + rows + "(_scenario INTEGER, _row INTEGER, " + columns +
                 "PRIMARY KEY(_scenario, _row)) WITHOUT ROWID");
    database.run("CREATE VIEW " + sql_name(table.name) + " AS SELECT " + view + " FROM " + rows +
                 " t");
    Statement entry = database.prepare("INSERT INTO catalog VALUES(?, ?)");
    entry.bind(0, id);
    entry.bind(1, table.name);
    entry.run();
    Statement column_entry = database.prepare("INSERT INTO catalog_columns VALUES(?, ?, ?, ?, ?)");
    for (std::size_t position = 0; position < table.columns.size(); ++position) {
        const Column& column = table.columns[position];
        column_entry.bind(0, id);
        column_entry.bind(1, static_cast<std::int64_t>(position));
        column_entry.bind(2, column.name);
        column_entry.bind(3, static_cast<std::int64_t>(column.kind));
        column_entry.bind(4, static_cast<std::int64_t>(column.is_key));
        column_entry.run();
    }
}

} // namespace

StoreWriter::StoreWriter(std::unique_ptr<StoreLock> lock, Database database)
    : lock_(std::move(lock)), database_(std::move(database)) {}
StoreWriter::StoreWriter(StoreWriter&& other) noexcept = default;
StoreWriter::~StoreWriter() = default;

Result<StoreWriter> StoreWriter::open(const fs::path& folder, const StoreIdentity& identity,
                                      const StoreOptions& options) {
    make_writable_folder(folder);
    auto lock = std::make_unique<StoreLock>(folder / "store.lock");
    if (const long holder = lock->take(); holder != 0)
        return fault(folder, "store-busy",
                     holder > 0 ? fmt::format("process {} is writing to this store", holder)
                                : std::string("another process is writing to this store"),
                     "wait for it to end, or choose another folder with -o");
    try {
        Database database(folder / store::file_name, Database::Access::write);
        const bool is_new = database.integer("SELECT count(*) FROM sqlite_master") == 0;
        if (!is_new && !options.resume)
            return fault(folder, "store-exists", "the folder holds a store already",
                         "--resume goes on with it; -o names another folder");
        std::vector<StoredScenario> found;
        if (!is_new) {
            const Result<StoreReader> reader = StoreReader::open(folder);
            if (!reader)
                return reader.issues();
            if (reader->identity().program_version != identity.program_version)
                return fault(folder, "store-other-version",
                             fmt::format("the store was begun by gashub {}, this is {}",
                                         reader->identity().program_version,
                                         identity.program_version),
                             "go on with that version, or run the batch into another folder");
            if (reader->identity().batch != identity.batch)
                return fault(
                    folder, "store-other-batch",
                    "the store was begun for other scenarios, other files or other options",
                    "give what it was begun with, or choose another folder with -o");
            if (Issues damage = reader->check(); !damage.empty())
                return damage;
            found = reader->scenarios();
        }
        database.run(std::string("PRAGMA journal_mode = WAL; PRAGMA synchronous = ") +
                     (options.durable ? "FULL" : "NORMAL"));
        if (is_new)
            make_layout(database, identity);
        StoreWriter writer(std::move(lock), std::move(database));
        writer.found_ = std::move(found);
        writer.prepare_statements();
        return writer;
    } catch (const StoreFault& damage) {
        return Issues{damage.issue};
    }
}

void StoreWriter::prepare_statements() {
    insert_name_ = database_.prepare("INSERT INTO names VALUES(?, ?)");
    insert_scenario_ = database_.prepare("INSERT INTO stored VALUES(?, ?, ?, ?, ?)");
    Statement names = database_.prepare("SELECT id, text FROM names");
    while (names.step())
        names_.emplace(names.text(1), names.integer(0));
}

StoreWriter::TableSlot& StoreWriter::slot_of(const Table& table) {
    if (const auto known = slots_.find(table.name); known != slots_.end())
        return known->second;
    Statement find = database_.prepare("SELECT id FROM catalog WHERE name = ?");
    find.bind(0, table.name);
    std::int64_t id = find.step() ? find.integer(0) : 0;
    if (id == 0) {
        id = database_.integer("SELECT coalesce(max(id), 0) + 1 FROM catalog");
        create_table(database_, table, id);
    }
    std::string marks = "?, ?";
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        marks += ", ?";
    TableSlot slot{id, table.columns,
                   database_.prepare("INSERT INTO " + sql_name(store::rows_table(table.name)) +
                                     " VALUES(" + marks + ")")};
    return slots_.emplace(std::string(table.name), std::move(slot)).first->second;
}

std::int64_t StoreWriter::name_id(std::string_view text) {
    const auto next = static_cast<std::int64_t>(names_.size()) + 1;
    const auto [place, is_new] = names_.try_emplace(std::string(text), next);
    if (is_new) {
        insert_name_->bind(0, next);
        insert_name_->bind(1, text);
        insert_name_->run();
    }
    return place->second;
}

void StoreWriter::plan(std::size_t first, std::span<const std::string> ids) {
    begin_group();
    Statement add = database_.prepare("INSERT OR IGNORE INTO plan VALUES(?, ?)");
    for (std::size_t i = 0; i < ids.size(); ++i) {
        add.bind(0, static_cast<std::int64_t>(first + i));
        add.bind(1, std::string_view(ids[i]));
        add.run();
    }
}

void StoreWriter::begin_group() {
    if (is_group_open_)
        return;
    database_.run("BEGIN IMMEDIATE");
    group_began_ = chr::steady_clock::now();
    is_group_open_ = true;
}

void StoreWriter::forget(std::size_t number) {
    begin_group();
    Statement catalog = database_.prepare("SELECT name FROM catalog");
    while (catalog.step())
        database_.run(fmt::format("DELETE FROM {} WHERE _scenario = {}",
                                  sql_name(store::rows_table(catalog.text(0))), number));
    database_.run(fmt::format("DELETE FROM stored WHERE number = {}", number));
    std::erase_if(found_, [&](const StoredScenario& s) { return s.number == number; });
}

void StoreWriter::put(const StoredScenario& scenario, std::span<const Table> tables) {
    begin_group();
    std::uint64_t checksum = 0;
    for (const Table& table : tables) {
        TableSlot& slot = slot_of(table);
        store::RowsSum sum(table.name);
        slot.insert.bind(0, static_cast<std::int64_t>(scenario.number));
        for (std::size_t row = 0; row < table.rows(); ++row) {
            slot.insert.bind(1, static_cast<std::int64_t>(row));
            for (std::size_t column = 0; column < table.columns.size(); ++column) {
                const Cell cell =
                    store::as_stored(table.at(row, column), table.columns[column].kind);
                const int parameter = static_cast<int>(column) + 2;
                sum.add(cell);
                if (const auto* text = std::get_if<std::string_view>(&cell))
                    slot.insert.bind(parameter, name_id(*text));
                else if (const auto* number = std::get_if<double>(&cell))
                    slot.insert.bind(parameter, *number);
                else if (const auto* integer = std::get_if<std::int64_t>(&cell))
                    slot.insert.bind(parameter, *integer);
                else
                    slot.insert.bind_null(parameter);
            }
            slot.insert.run();
        }
        checksum += sum.value();
    }
    insert_scenario_->bind(0, static_cast<std::int64_t>(scenario.number));
    insert_scenario_->bind(1, std::string_view(scenario.id));
    insert_scenario_->bind(2, std::string_view(scenario.status));
    insert_scenario_->bind(3, std::string_view(scenario.reason));
    insert_scenario_->bind(4, static_cast<std::int64_t>(checksum));
    insert_scenario_->run();
    ++waiting_;
    commit_if_due();
}

void StoreWriter::commit_if_due() {
    if (waiting_ >= group_size ||
        (is_group_open_ && chr::steady_clock::now() - group_began_ >= group_wait))
        commit();
}

void StoreWriter::commit() {
    if (!is_group_open_)
        return;
    database_.run("COMMIT");
    is_group_open_ = false;
    acknowledged_ += waiting_;
    waiting_ = 0;
}

void StoreWriter::close() {
    commit();
    try {
        database_.run("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE");
    } catch (const StoreFault&) {
        // Somebody reads the store just now; the next writer or reader folds the log in.
    }
}

} // namespace gashub
