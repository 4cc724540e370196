#include "io/sqlite_database.hpp"

#include "io/output_file.hpp"

#include <cerrno>

#include <fmt/format.h>
#include <sqlite3.h>

namespace gashub {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_fault(sqlite3* connection, int code, const fs::path& file) {
    const int system_error = sqlite3_system_errno(connection);
    switch (code & 0xff) {
    case SQLITE_FULL:
        throw WriteFailure(file, ENOSPC);
    case SQLITE_READONLY:
        throw WriteFailure(file, EROFS);
    case SQLITE_PERM:
        throw WriteFailure(file, EACCES);
    case SQLITE_IOERR:
        throw WriteFailure(file, system_error != 0 ? system_error : EIO);
    case SQLITE_CANTOPEN:
        throw WriteFailure(file, system_error != 0 ? system_error : EACCES);
    case SQLITE_NOMEM:
        throw std::bad_alloc();
    case SQLITE_BUSY:
        throw StoreFault({.code = "store-busy",
                          .where = {.file = file.string(), .pointer = ""},
                          .message = "another program holds the store",
                          .hint = "wait for it to end and try again"});
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        throw StoreFault(
            {.code = "store-corrupt",
             .where = {.file = file.string(), .pointer = ""},
             .message = fmt::format("the store is damaged: {}", sqlite3_errmsg(connection)),
             .hint = "nothing was changed in it; keep a copy and run the batch into "
                     "another folder"});
    default:
        throw std::runtime_error(fmt::format("{}: {}", file.string(), sqlite3_errmsg(connection)));
    }
}

} // namespace

void Statement::Close::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}
void Database::Close::operator()(sqlite3* connection) const {
    sqlite3_close(connection);
}

void Statement::bind(int parameter, std::int64_t value) {
    sqlite3_bind_int64(statement_.get(), parameter + 1, value);
}
void Statement::bind(int parameter, double value) {
    sqlite3_bind_double(statement_.get(), parameter + 1, value);
}
void Statement::bind(int parameter, std::string_view text) {
    sqlite3_bind_text64(statement_.get(), parameter + 1, text.data() ? text.data() : "",
                        text.size(), SQLITE_STATIC, SQLITE_UTF8);
}
void Statement::bind_null(int parameter) {
    sqlite3_bind_null(statement_.get(), parameter + 1);
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    throw_fault(sqlite3_db_handle(statement_.get()), code, file_);
}

void Statement::run() {
    step();
    sqlite3_reset(statement_.get());
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}
std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}
double Statement::number(int column) const {
    return sqlite3_column_double(statement_.get(), column);
}
std::string_view Statement::text(int column) const {
    const unsigned char* text = sqlite3_column_text(statement_.get(), column);
    return text ? std::string_view(
                      reinterpret_cast<const char*>(text),
                      static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)))
                : std::string_view();
}

Database::Database(const fs::path& file, Access access) : file_(file) {
    // A URI, so that a file that nobody writes can be read where no lock can be made beside it.
    std::string uri = "file:";
    for (const char sign : file.string()) {
        if (sign == '%' || sign == '?' || sign == '#')
            uri += fmt::format("%{:02x}", static_cast<int>(sign));
        else
            uri += sign;
    }
    uri += access == Access::read_still ? "?immutable=1" : "";
    const int flags =
        access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(uri.c_str(), &connection, flags | SQLITE_OPEN_URI, nullptr);
    connection_.reset(connection);
    if (code != SQLITE_OK)
        throw_fault(connection, code, file_);
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, 5000);
}

void Database::run(const std::string& sql) {
    const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        throw_fault(connection_.get(), code, file_);
}

Statement Database::prepare(const std::string& sql) const {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(connection_.get(), sql.c_str(),
                                        static_cast<int>(sql.size()), &statement, nullptr);
    std::unique_ptr<sqlite3_stmt, Statement::Close> owner(statement);
    if (code != SQLITE_OK)
        throw_fault(connection_.get(), code, file_);
    return {std::move(owner), file_};
}

std::int64_t Database::integer(const std::string& sql) const {
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(const std::string& sql) const {
    Statement statement = prepare(sql);
    return statement.step() ? std::string(statement.text(0)) : std::string();
}

std::string sql_name(std::string_view name) {
    std::string out = "\"";
    for (const char sign : name) {
        if (sign == '"')
            out += '"';
        out += sign;
    }
    return out + '"';
}

} // namespace gashub
