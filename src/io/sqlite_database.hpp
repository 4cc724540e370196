#pragma once
// The little of SQLite that the store needs: a connection, prepared statements, errors as faults.
// Of this room only.

#include "base/issue.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace gashub {

/// A store that can not be used as it is: damaged, foreign, of another batch. An input fault that
/// may show itself in the middle of reading.
class StoreFault : public std::runtime_error {
  public:
    explicit StoreFault(Issue fault)
        : std::runtime_error(to_string(fault)), issue(std::move(fault)) {}
    Issue issue;
};

/// A prepared statement; columns and parameters count from 0.
class Statement {
  public:
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, double value);
    /// The text must live until the next step.
    void bind(int parameter, std::string_view text);
    void bind_null(int parameter);
    /// True while there is a row. Errors come as StoreFault or WriteFailure.
    bool step();
    /// Runs a statement that gives no rows, ready to be bound again.
    void run();
    void reset();
    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    double number(int column) const;
    /// Valid until the next step.
    std::string_view text(int column) const;

  private:
    friend class Database;
    struct Close {
        void operator()(sqlite3_stmt* statement) const;
    };
    Statement(std::unique_ptr<sqlite3_stmt, Close> statement, std::filesystem::path file)
        : statement_(std::move(statement)), file_(std::move(file)) {}
    std::unique_ptr<sqlite3_stmt, Close> statement_;
    std::filesystem::path file_;
};

class Database {
  public:
    enum class Access {
        write,     ///< made if it is not there
        read,      ///< beside a writer
        read_still ///< no writer is there and the folder can not be written
    };
    /// Throws StoreFault [store-corrupt] where the file is no database, WriteFailure where it can
    /// not be opened for writing.
    Database(const std::filesystem::path& file, Access access);

    void run(const std::string& sql);
    Statement prepare(const std::string& sql) const;
    std::int64_t integer(const std::string& sql) const;
    std::string text(const std::string& sql) const;

  private:
    struct Close {
        void operator()(sqlite3* connection) const;
    };
    std::filesystem::path file_;
    std::unique_ptr<sqlite3, Close> connection_;
};

/// A name as SQL takes it, whatever it is: `from` -> `"from"`.
std::string sql_name(std::string_view name);

} // namespace gashub
