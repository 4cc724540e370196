#include "io/import/frame.hpp"

#include "base/text.hpp"
#include "io/json_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace gashub {

Result<Frame> Frame::parse(std::string_view text, const std::string& file,
                           const CsvDialect& dialect, std::string_view first_column) {
    if (const std::size_t at = find_bad_utf8(text); at != std::string_view::npos)
        return Issues{
            {.code = "bad-utf8",
             .where = {.file = file,
                       .pointer = fmt::format(
                           "line {}",
                           1 + std::count(text.begin(),
                                          text.begin() + static_cast<std::ptrdiff_t>(at), '\n'))},
             .message = "a byte here is no UTF-8",
             .hint = "save it as UTF-8"}};
    Result<std::vector<CsvRecord>> records = parse_csv_records(text, file, dialect);
    if (!records)
        return records.issues();
    Frame frame;
    frame.file_ = file;
    frame.columns_ = std::move(records->front().fields);
    if (frame.columns_.front().empty())
        frame.columns_.front() = std::string(first_column);
    Issues faults;
    for (std::size_t c = 0; c < frame.columns_.size(); ++c)
        if (!frame.numbers_.emplace(frame.columns_[c], c).second)
            faults.push_back(
                {.code = "duplicate-column",
                 .where = {.file = file, .pointer = "line 1"},
                 .message = "two columns are called " + gashub::quoted(frame.columns_[c]),
                 .hint = ""});
    for (auto record = records->begin() + 1; record != records->end(); ++record) {
        if (record->fields.size() == 1 && record->fields[0].empty())
            continue; // an empty line
        if (record->fields.size() != frame.columns_.size())
            faults.push_back(
                {.code = "bad-csv",
                 .where = {.file = file, .pointer = fmt::format("line {}", record->line)},
                 .message = fmt::format("{} fields where the header has {}", record->fields.size(),
                                        frame.columns_.size()),
                 .hint = ""});
        else
            frame.records_.push_back(std::move(*record));
    }
    if (!faults.empty())
        return faults;
    return frame;
}

Issues Frame::missing(const std::vector<std::string>& columns) const {
    Issues faults;
    for (const std::string& column : columns)
        if (!has(column))
            faults.push_back({.code = "missing-column",
                              .where = {.file = file_, .pointer = "line 1"},
                              .message = "there is no column " + gashub::quoted(column),
                              .hint = did_you_mean(column, columns_)});
    return faults;
}

const std::string& Frame::text(std::size_t row, std::string_view column) const {
    static const std::string nothing;
    const auto at = numbers_.find(column);
    return at == numbers_.end() ? nothing : records_[row].fields[at->second];
}

std::optional<double> Frame::number(std::size_t row, std::string_view column,
                                    Issues& faults) const {
    const std::string& cell = text(row, column);
    if (cell.empty() || cell == "nan" || cell == "NaN" || cell == "None")
        return std::nullopt;
    double value = 0;
    const char* begin = cell.data() + (cell[0] == '+' ? 1 : 0);
    const auto [end, error] = std::from_chars(begin, cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size() || std::isnan(value)) {
        faults.push_back(fault(row, column, "bad-number", gashub::quoted(cell) + " is no number"));
        return std::nullopt;
    }
    return value;
}

bool Frame::truth(std::size_t row, std::string_view column, bool otherwise, Issues& faults) const {
    std::string cell = text(row, column);
    std::transform(cell.begin(), cell.end(), cell.begin(), [](char sign) {
        return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
    });
    if (cell.empty() || cell == "nan")
        return otherwise;
    if (cell == "true" || cell == "1" || cell == "1.0")
        return true;
    if (cell != "false" && cell != "0" && cell != "0.0")
        faults.push_back(
            fault(row, column, "bad-number", gashub::quoted(cell) + " is neither True nor False"));
    return false;
}

Issue Frame::fault(std::size_t row, std::string_view column, std::string code, std::string message,
                   std::string hint) const {
    return {
        .code = std::move(code),
        .where = {.file = file_, .pointer = fmt::format("line {}, {}", records_[row].line, column)},
        .message = std::move(message),
        .hint = std::move(hint)};
}

} // namespace gashub
