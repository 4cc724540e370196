#pragma once
// A CSV file of another program: cells by the names of their columns, whatever their order, with
// faults that name file, line and column.

#include "io/csv.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gashub {

class Frame {
  public:
    /// `first_column` names the first column where its header is empty (the index of a data frame).
    /// Faults: those of parse_csv_records, [bad-utf8], [bad-csv] for a record of another length,
    /// [duplicate-column].
    static Result<Frame> parse(std::string_view text, const std::string& file,
                               const CsvDialect& dialect = {},
                               std::string_view first_column = "name");

    std::size_t rows() const { return records_.size(); }
    const std::vector<std::string>& columns() const { return columns_; }
    bool has(std::string_view column) const { return numbers_.find(column) != numbers_.end(); }
    /// A fault [missing-column] for each of these that is not there.
    Issues missing(const std::vector<std::string>& columns) const;

    /// "" where the column is not there.
    const std::string& text(std::size_t row, std::string_view column) const;
    /// Nothing where the cell is empty, `nan` or not there; a fault [bad-number] in `faults` where
    /// it is no number. `inf` is one.
    std::optional<double> number(std::size_t row, std::string_view column, Issues& faults) const;
    /// True/False in any case, 1/0; `otherwise` where the cell is empty or not there; a fault
    /// [bad-number] for other words.
    bool truth(std::size_t row, std::string_view column, bool otherwise, Issues& faults) const;
    /// A fault at a cell.
    Issue fault(std::size_t row, std::string_view column, std::string code, std::string message,
                std::string hint = {}) const;
    const std::string& file() const { return file_; }

  private:
    std::string file_;
    std::vector<std::string> columns_;
    std::map<std::string, std::size_t, std::less<>> numbers_;
    std::vector<CsvRecord> records_;
};

} // namespace gashub
