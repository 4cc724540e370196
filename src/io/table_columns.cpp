#include "io/table_columns.hpp"

#include <algorithm>

namespace gashub {

const Table* find_table(std::span<const Table> tables, std::string_view name) {
    const auto found =
        std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.name == name; });
    return found == tables.end() ? nullptr : &*found;
}

const Table& table_of(std::span<const Table> tables, std::string_view name) {
    static const Table none;
    const Table* table = find_table(tables, name);
    return table ? *table : none;
}

ColumnView::ColumnView(const Table& table, std::string_view name) : table_(table) {
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (table.columns[column].name == name)
            column_ = column;
}

std::string_view ColumnView::text(std::size_t row) const {
    if (!column_)
        return {};
    const auto* text = std::get_if<std::string_view>(&table_.at(row, *column_));
    return text ? *text : std::string_view();
}

double ColumnView::number(std::size_t row) const {
    if (!column_)
        return 0;
    const Cell& cell = table_.at(row, *column_);
    if (const auto* number = std::get_if<double>(&cell))
        return *number;
    const auto* integer = std::get_if<std::int64_t>(&cell);
    return integer ? static_cast<double>(*integer) : 0;
}

bool ColumnView::is_empty(std::size_t row) const {
    return !column_ || std::holds_alternative<std::monostate>(table_.at(row, *column_));
}

} // namespace gashub
