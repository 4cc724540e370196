#include "report/answer_shapes.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

/// The number that a text begins with, and what follows it.
std::optional<std::pair<double, std::string>> leading_number(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !std::isfinite(value))
        return std::nullopt;
    const std::string rest(end, text.data() + text.size());
    if (!rest.empty() && rest.front() != ' ')
        return std::nullopt;
    return std::pair(value, rest.empty() ? rest : rest.substr(1));
}

} // namespace

std::string series_look(std::size_t number) {
    return fmt::format("s{}", number % 6 + 1);
}

std::string titled(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string column_by_row(const AnswerColumn& column, const std::string& rows) {
    return titled(rows.empty() ? column.title : column.title + " by " + rows);
}

std::string with_unit(const std::string& name, const std::string& unit) {
    return unit.empty() ? name : name + ", " + unit;
}

std::string heading_of(const AnswerTable& table) {
    if (table.title != table.id && !table.title.empty())
        return titled(table.title);
    return table.row_title.empty() ? table.title : "By " + table.row_title;
}

std::optional<NumberedRows> numbered_rows(const AnswerTable& table) {
    NumberedRows rows;
    for (const AnswerTable::Row& row : table.rows) {
        const auto number = leading_number(row.title);
        if (!number || row.is_total || (!rows.x.empty() && number->second != rows.unit))
            return std::nullopt;
        rows.x.push_back(number->first);
        rows.unit = number->second;
    }
    std::vector<double> sorted = rows.x;
    std::sort(sorted.begin(), sorted.end());
    if (sorted.size() < 2 || std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        return std::nullopt;
    return rows;
}

std::vector<std::size_t> rising(const std::vector<double>& x) {
    std::vector<std::size_t> order(x.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
    return order;
}

} // namespace gashub
