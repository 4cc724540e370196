#pragma once
// A CSV file of observed figures as it is read: fields by the names of their columns, faults with
// line and column, all of them (a thousand at most). Who reads it knows what the columns mean.

#include "base/calendar.hpp"
#include "io/csv.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gashub {

/// Without spaces at both ends.
std::string_view trimmed(std::string_view text);

class ObservedTable {
  public:
    /// Reads the header. `columns` must all be there, in any order, and no others; `name` stands
    /// for the file in faults. A column is named below by its number in `columns`.
    ObservedTable(const std::string& text, const std::string& name,
                  std::vector<std::string> columns);

    /// Steps to the next row that can be read; false after the last.
    bool next();
    /// Line of the file that the row begins on.
    int line() const { return records_[row_].line; }

    // Fields of the row. What must be there and is not, or is of another kind, is a fault.
    std::string_view text(std::size_t column) const;
    std::string needed_text(std::size_t column);
    std::optional<double> number(std::size_t column);
    std::optional<Date> date(std::size_t column);
    /// Two dates, the first before the second.
    std::optional<std::pair<Date, Date>> span(std::size_t from, std::size_t to);

    void fault(std::string code, std::size_t column, std::string message, std::string hint);
    void warn(std::string code, std::string message, std::string hint);
    bool has_faults() const { return has_errors(issues_); }
    Issues take() { return std::move(issues_); }

  private:
    void add(Issue issue);
    void fault_at(std::string code, int line, const std::string& column, std::string message,
                  std::string hint);
    void read_header();
    /// Tells the fault of a name that is none; the column meant, or their number if none is near.
    std::size_t meant_column(const std::string& name);

    std::string name_;
    std::vector<std::string> columns_;
    std::vector<CsvRecord> records_;
    std::vector<std::size_t> place_; ///< of each of `columns_` among the fields
    std::size_t row_ = 0;
    bool has_bad_header_ = false;
    Issues issues_;
};

} // namespace gashub
