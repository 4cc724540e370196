#pragma once
// Tables as CSV: quoting of RFC 4180, UTF-8, a header row, dot decimals, numbers in their shortest
// exact form; lines end in LF, and both ends are read. The bytes depend on the rows alone.

#include "analysis/table.hpp"
#include "base/result.hpp"
#include "io/output_file.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gashub {

/// Appends one field, in quotes where it must be.
void append_csv_field(std::string& out, std::string_view text);

/// `table` as CSV, header and rows.
std::string csv_text(const Table& table);

/// Writes a table piece by piece into one file.
class CsvWriter {
  public:
    /// Throws WriteFailure, as do the others.
    CsvWriter(const std::filesystem::path& target, std::span<const Column> columns);
    /// Appends all rows of `table`, whose columns must be those of the writer.
    void append(const Table& table);
    void commit() { file_.commit(); }
    /// Hands over the file, written and not yet committed.
    OutputFile release() && { return std::move(file_); }

  private:
    OutputFile file_;
    std::string line_;
};

/// `table` as `folder`/NAME.csv, put in place by the commit of what is returned.
OutputFile prepare_csv(const Table& table, const std::filesystem::path& folder);
/// The same, committed.
void write_csv(const Table& table, const std::filesystem::path& folder);

/// One record of a CSV text: its fields, unquoted, and the line it begins on.
struct CsvRecord {
    int line = 1;
    std::vector<std::string> fields;
};

/// How another program writes its CSV.
struct CsvDialect {
    char separator = ',';
    bool bare_quotes = false; ///< quotes may stand inside a field that none opens
};

/// All records of a text, the header first; a byte order mark is passed over. Fault: [bad-csv] with
/// the line, where the quoting is broken or there is no header. How many fields a record has is not
/// checked. `name` stands for the file in faults.
Result<std::vector<CsvRecord>> parse_csv_records(std::string_view text, const std::string& name,
                                                 const CsvDialect& dialect = {});

/// A table from a file; its name is the file's without `.csv`. A column whose every field is a
/// number or empty is a number column, any other is text. Faults: [no-file], [bad-csv] with the
/// line.
Result<Table> read_csv(const std::filesystem::path& file);
/// The same from text; `name` stands for the file in faults.
Result<Table> parse_csv(std::string text, const std::string& name);

} // namespace gashub
