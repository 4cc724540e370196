#include "io/table_json.hpp"

namespace gashub {
namespace {

void write_row(JsonWriter& json, const Table& table, std::size_t row) {
    json.begin_object();
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const Cell& cell = table.at(row, column);
        const std::string_view name = table.columns[column].name;
        if (const auto* text = std::get_if<std::string_view>(&cell))
            json.member(name, *text);
        else if (const auto* number = std::get_if<double>(&cell))
            json.member(name, *number);
        else if (const auto* integer = std::get_if<std::int64_t>(&cell))
            json.member(name, *integer);
    }
    json.end_object();
}

} // namespace

void write_rows(JsonWriter& json, const Table& table) {
    json.begin_array();
    for (std::size_t row = 0; row < table.rows(); ++row)
        write_row(json, table, row);
    json.end_array();
}

OutputFile prepare_table_json(const Table& table, const std::filesystem::path& folder) {
    OutputFile file(folder / (std::string(table.name) + ".json"));
    JsonWriter json;
    json.begin_array();
    for (std::size_t row = 0; row < table.rows(); ++row) {
        write_row(json, table, row);
        file.write(json.take());
    }
    json.end_array();
    file.write(json.take());
    return file;
}

void write_table_json(const Table& table, const std::filesystem::path& folder) {
    prepare_table_json(table, folder).commit();
}

} // namespace gashub
