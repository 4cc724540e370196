#include "io/store_layout.hpp"

#include <cmath>

namespace gashub::store {

Cell as_stored(const Cell& cell, CellKind kind) {
    if (const auto* number = std::get_if<double>(&cell)) {
        if (std::isnan(*number))
            return {};
        if (kind == CellKind::integer)
            return static_cast<std::int64_t>(*number);
        return *number == 0 ? 0.0 : *number;
    }
    if (const auto* integer = std::get_if<std::int64_t>(&cell); integer && kind == CellKind::number)
        return static_cast<double>(*integer);
    return cell;
}

RowsSum::RowsSum(std::string_view table) {
    add_bytes(table.data(), table.size());
}

void RowsSum::add(const Cell& stored) {
    has_cells_ = true;
    const auto kind = static_cast<unsigned char>(stored.index());
    add_bytes(&kind, 1);
    if (const auto* text = std::get_if<std::string_view>(&stored)) {
        add_bytes(text->data(), text->size());
        const std::uint64_t size = text->size();
        add_bytes(&size, sizeof size);
    } else if (const auto* number = std::get_if<double>(&stored)) {
        add_bytes(number, sizeof *number);
    } else if (const auto* integer = std::get_if<std::int64_t>(&stored)) {
        add_bytes(integer, sizeof *integer);
    }
}

void RowsSum::add_bytes(const void* bytes, std::size_t count) {
    const auto* byte = static_cast<const unsigned char*>(bytes);
    for (std::size_t i = 0; i < count; ++i)
        sum_ = (sum_ ^ byte[i]) * 1099511628211u;
}

} // namespace gashub::store
