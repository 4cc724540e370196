#include "io/observed_table.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr std::size_t most_faults = 1000;

} // namespace

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t");
    return from == std::string_view::npos
               ? std::string_view()
               : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

ObservedTable::ObservedTable(const std::string& text, const std::string& name,
                             std::vector<std::string> columns)
    : name_(name), columns_(std::move(columns)) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        fault_at("not-utf8", 1, "", "the file is UTF-16", "save it as CSV UTF-8");
        return;
    }
    Result<std::vector<CsvRecord>> records = parse_csv_records(text, name);
    if (!records) {
        issues_ = records.issues();
        return;
    }
    records_ = std::move(*records);
    read_header();
    if (!has_errors(issues_) && records_.size() == 1)
        fault_at("empty-table", 1, "", "the file has a header and no rows", "");
}

bool ObservedTable::next() {
    while (!has_bad_header_ && ++row_ < records_.size() && issues_.size() < most_faults) {
        const std::size_t fields = records_[row_].fields.size();
        if (fields == 1 && trimmed(records_[row_].fields[0]).empty())
            continue; // an empty line
        if (fields == records_[0].fields.size())
            return true;
        fault_at(
            "wrong-field-count", line(), "",
            fmt::format("{} fields where the header has {}", fields, records_[0].fields.size()),
            "");
    }
    return false;
}

std::string_view ObservedTable::text(std::size_t column) const {
    return trimmed(records_[row_].fields[place_[column]]);
}

std::string ObservedTable::needed_text(std::size_t column) {
    const std::string_view field = text(column);
    if (field.empty())
        fault("missing-value", column, "the field is empty", "");
    return std::string(field);
}

std::optional<double> ObservedTable::number(std::size_t column) {
    const std::string field = needed_text(column);
    if (field.empty())
        return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    const bool is_whole = end == field.data() + field.size();
    if (error == std::errc::result_out_of_range ||
        (error == std::errc() && is_whole && !std::isfinite(value))) {
        fault("not-finite", column, gashub::quoted(field) + " is no finite number", "");
        return std::nullopt;
    }
    if (error != std::errc() || !is_whole) {
        const bool has_comma = field.find(',') != std::string::npos;
        fault("bad-number", column, gashub::quoted(field) + " is no number",
              has_comma ? "decimals have a dot, thousands no sign" : "");
        return std::nullopt;
    }
    return value;
}

std::optional<Date> ObservedTable::date(std::size_t column) {
    const std::string field = needed_text(column);
    const std::optional<Date> day = parse_date(field);
    if (!day && !field.empty())
        fault("bad-date", column, gashub::quoted(field) + " is no date",
              "write 2021-01-01; `to` is the day after the last");
    return day;
}

std::optional<std::pair<Date, Date>> ObservedTable::span(std::size_t from, std::size_t to) {
    const std::optional<Date> first = date(from), end = date(to);
    if (first && end && *first >= *end)
        fault("empty-span", to, "the span ends before it begins", "`to` is the day after the last");
    if (!first || !end || *first >= *end)
        return std::nullopt;
    return std::pair(*first, *end);
}

void ObservedTable::fault(std::string code, std::size_t column, std::string message,
                          std::string hint) {
    fault_at(std::move(code), line(), columns_[column], std::move(message), std::move(hint));
}

void ObservedTable::warn(std::string code, std::string message, std::string hint) {
    add({Severity::warning, std::move(code), {name_, ""}, std::move(message), std::move(hint)});
}

void ObservedTable::add(Issue issue) {
    if (issues_.size() >= most_faults)
        return;
    if (issues_.size() + 1 == most_faults)
        issue = {Severity::error, "too-many-faults", {name_, ""}, "more faults are not shown", ""};
    issues_.push_back(std::move(issue));
}

void ObservedTable::fault_at(std::string code, int line, const std::string& column,
                             std::string message, std::string hint) {
    std::string place = fmt::format("line {}", line);
    if (!column.empty())
        place += ", column " + column;
    add({Severity::error, std::move(code), {name_, place}, std::move(message), std::move(hint)});
}

void ObservedTable::read_header() {
    const std::vector<std::string>& header = records_[0].fields;
    if (header.size() == 1 && header[0].find(';') != std::string::npos) {
        fault_at("semicolon-csv", 1, "", "semicolons part the fields",
                 "save it with commas between the fields and dots in the numbers");
        has_bad_header_ = true;
        return;
    }
    place_.assign(columns_.size(), header.size());
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string name(trimmed(header[i]));
        const auto found = std::find(columns_.begin(), columns_.end(), name);
        const std::size_t column = found != columns_.end()
                                       ? static_cast<std::size_t>(found - columns_.begin())
                                       : meant_column(name);
        if (column == columns_.size())
            continue;
        if (place_[column] < header.size())
            fault_at("duplicate-column", 1, name, "the column stands there twice", "");
        place_[column] = i;
    }
    for (std::size_t c = 0; c < columns_.size(); ++c)
        if (place_[c] == header.size())
            fault_at("missing-column", 1, columns_[c], "the column is missing",
                     fmt::format("the columns are {}", fmt::join(columns_, ", ")));
    has_bad_header_ = has_errors(issues_);
}

std::size_t ObservedTable::meant_column(const std::string& name) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        const std::string& known = columns_[c];
        const std::size_t unit = known.find('_');
        if (unit != std::string::npos && known != "unit_factor" &&
            name.starts_with(known.substr(0, unit + 1))) {
            fault_at("other-unit", 1, name, "the column is in another unit",
                     "turn its figures and call it " + known);
            return c;
        }
    }
    fault_at("unknown-column", 1, gashub::quoted(name), "no column is called so",
             did_you_mean(name, columns_));
    const auto near = std::find(columns_.begin(), columns_.end(), nearest_name(name, columns_));
    return static_cast<std::size_t>(near - columns_.begin());
}

} // namespace gashub
