#pragma once
// A store: a folder with store.sqlite, into which a batch writes its results while it runs. What
// has been acknowledged survives a kill at any moment: a scenario is there whole, with all its
// rows, or not at all. A lock that ends with the process keeps a second writer away.
//
// Inside: `stored` (a row a scenario, with a checksum of its content), `catalog` (the tables and
// their columns), `plan` (the ids of the whole batch), `names` (every text once), NAME_rows (a
// table's rows, texts as numbers), and for each table a view called as INTERFACES calls it.

#include "analysis/table.hpp"
#include "base/result.hpp"
#include "io/sqlite_database.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace gashub {

class StoreLock;

/// What a store was made for. A store takes up work again only for the same batch and program.
struct StoreIdentity {
    std::string program_version;
    std::string batch;             ///< fingerprint of scenarios, network and options
    std::vector<std::string> plan; ///< ids of all scenarios of the batch; the place is the number
    std::size_t shard = 1, of = 1; ///< this store holds numbers n with n % of == shard - 1
    bool plans(std::size_t number) const { return number % of == shard - 1; }
};

/// A scenario in a store.
struct StoredScenario {
    std::size_t number = 0; ///< its place in the batch: the order of all rows
    std::string id;
    std::string status, reason; ///< reason: empty if solved
};

struct StoreOptions {
    bool resume = false;  ///< go on in a store that is there; without it such a store is a fault
    bool durable = false; ///< also survives a power cut, at the price of a flush a commit
};

class StoreWriter {
  public:
    /// Makes `folder` and the store, or opens it to go on. Faults: [store-exists],
    /// [store-other-batch], [store-other-version], [store-busy], [store-corrupt]. Throws
    /// WriteFailure.
    static Result<StoreWriter> open(const std::filesystem::path& folder,
                                    const StoreIdentity& identity,
                                    const StoreOptions& options = {});
    StoreWriter(StoreWriter&& other) noexcept;
    ~StoreWriter();

    /// Adds the scenarios of a later round to the plan, where they are not in it yet: number
    /// `first` and on.
    void plan(std::size_t first, std::span<const std::string> ids);
    /// What is there already, by number.
    const std::vector<StoredScenario>& found() const { return found_; }
    /// Adds a scenario with its rows; it is acknowledged by the commit that follows.
    void put(const StoredScenario& scenario, std::span<const Table> tables);
    /// Takes a scenario and its rows out again, to be run anew; part of the group that is open.
    void forget(std::size_t number);
    /// Commits a group of 20 scenarios, or one that has waited for 0.5 s. To be called often.
    void commit_if_due();
    void commit();
    /// Scenarios added and committed by this writer.
    std::size_t acknowledged() const { return acknowledged_; }
    /// Commits, and leaves one plain file that also a read-only folder can show.
    void close();

  private:
    struct TableSlot {
        std::int64_t id;
        std::vector<Column> columns;
        Statement insert;
    };
    StoreWriter(std::unique_ptr<StoreLock> lock, Database database);
    void prepare_statements();
    void begin_group();
    TableSlot& slot_of(const Table& table);
    std::int64_t name_id(std::string_view text);

    std::unique_ptr<StoreLock> lock_;
    Database database_;
    std::vector<StoredScenario> found_;
    std::map<std::string, TableSlot, std::less<>> slots_;
    std::unordered_map<std::string, std::int64_t> names_;
    std::optional<Statement> insert_name_, insert_scenario_;
    std::size_t waiting_ = 0, acknowledged_ = 0;
    bool is_group_open_ = false;
    std::chrono::steady_clock::time_point group_began_;
};

class StoreReader {
  public:
    /// Opens `folder` to read, also while a batch writes to it. Faults: [no-store],
    /// [store-corrupt], [store-other-version].
    static Result<StoreReader> open(const std::filesystem::path& folder);

    const StoreIdentity& identity() const { return identity_; }
    const std::vector<StoredScenario>& scenarios() const { return scenarios_; }
    /// Names of the tables, in the order in which they were first written.
    std::vector<std::string> tables() const;
    /// How many rows a table has.
    std::size_t rows(std::string_view table) const;
    /// Reads everything and compares the checksums: [store-corrupt] for each scenario that differs.
    Issues check() const;
    /// Rows of a table in order of scenario and row, handed over in pieces of some thousand rows.
    void read(std::string_view table, const std::function<void(const Table& piece)>& take) const;
    /// The whole table at once.
    Table read(std::string_view table) const;
    /// All rows of one scenario, a table after the other; tables without a row of it have no rows.
    std::vector<Table> read_scenario(std::size_t number) const;

  private:
    struct Stored;
    StoreReader(std::filesystem::path folder, Database database);
    void read_identity();
    Table empty_table(std::string_view name) const;

    std::filesystem::path folder_;
    Database database_;
    StoreIdentity identity_;
    std::vector<StoredScenario> scenarios_;
    std::shared_ptr<const std::vector<std::string>> names_;
};

/// True if `folder` holds a store.
bool is_store(const std::filesystem::path& folder);

} // namespace gashub
