#include "io/csv.hpp"

#include "io/number_text.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include <fmt/format.h>

namespace gashub {
namespace {

namespace fs = std::filesystem;

void append_cell(std::string& out, const Cell& cell) {
    if (const auto* text = std::get_if<std::string_view>(&cell))
        append_csv_field(out, *text);
    else if (const auto* number = std::get_if<double>(&cell))
        append_number(out, *number);
    else if (const auto* integer = std::get_if<std::int64_t>(&cell))
        append_number(out, *integer);
}

void append_header(std::string& out, std::span<const Column> columns) {
    for (const Column& column : columns) {
        if (&column != columns.data())
            out += ',';
        append_csv_field(out, column.name);
    }
    out += '\n';
}

void append_row(std::string& out, const Table& table, std::size_t row) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (column > 0)
            out += ',';
        append_cell(out, table.at(row, column));
    }
    out += '\n';
}

/// The records of a text, each a list of fields; what is wrong goes to `fault`.
struct Reader {
    std::string_view text;
    CsvDialect dialect;
    std::size_t at = 0;
    int line = 1;
    std::string fault;

    bool at_end() const { return at >= text.size(); }

    std::string quoted_field() {
        std::string field;
        for (++at; at < text.size(); ++at) {
            if (text[at] == '"') {
                ++at;
                if (at >= text.size() || text[at] != '"')
                    return field;
            }
            line += text[at] == '\n';
            field += text[at];
        }
        fault = "a field opened by a quote has no closing quote";
        return field;
    }

    std::string plain_field() {
        const char ends[] = {dialect.separator, '\r', '\n', '\0'};
        const std::size_t end = std::min(text.find_first_of(ends, at), text.size());
        std::string field(text.substr(at, end - at));
        if (!dialect.bare_quotes && field.find('"') != std::string::npos)
            fault = "a quote stands inside a field that is not quoted";
        at = end;
        return field;
    }

    std::vector<std::string> record() {
        std::vector<std::string> fields;
        while (fault.empty()) {
            const bool is_quoted = at < text.size() && text[at] == '"';
            fields.push_back(is_quoted ? quoted_field() : plain_field());
            if (at_end())
                break;
            const char sign = text[at++];
            if (sign == dialect.separator)
                continue;
            if (sign == '\r' && !at_end() && text[at] == '\n')
                ++at;
            else if (sign != '\n')
                fault = "text follows the closing quote of a field";
            if (fault.empty())
                ++line;
            break;
        }
        return fields;
    }
};

std::optional<double> as_number(std::string_view field) {
    double value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (error != std::errc() || end != field.data() + field.size())
        return std::nullopt;
    return value;
}

bool is_number_column(std::span<const CsvRecord> records, std::size_t column) {
    bool any = false;
    for (const CsvRecord& record : records) {
        if (record.fields[column].empty())
            continue;
        if (!as_number(record.fields[column]))
            return false;
        any = true;
    }
    return any;
}

Issues bad_csv(const std::string& name, int line, std::string what) {
    return {Issue{.code = "bad-csv",
                  .where = {.file = name, .pointer = fmt::format("line {}", line)},
                  .message = std::move(what),
                  .hint = ""}};
}

} // namespace

void append_csv_field(std::string& out, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char sign : text) {
        if (sign == '"')
            out += '"';
        out += sign;
    }
    out += '"';
}

std::string csv_text(const Table& table) {
    std::string text;
    append_header(text, table.columns);
    for (std::size_t row = 0; row < table.rows(); ++row)
        append_row(text, table, row);
    return text;
}

CsvWriter::CsvWriter(const fs::path& target, std::span<const Column> columns) : file_(target) {
    append_header(line_, columns);
    file_.write(line_);
}

void CsvWriter::append(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        line_.clear();
        append_row(line_, table, row);
        file_.write(line_);
    }
}

OutputFile prepare_csv(const Table& table, const fs::path& folder) {
    CsvWriter writer(folder / (std::string(table.name) + ".csv"), table.columns);
    writer.append(table);
    return std::move(writer).release();
}

void write_csv(const Table& table, const fs::path& folder) {
    prepare_csv(table, folder).commit();
}

Result<std::vector<CsvRecord>> parse_csv_records(std::string_view text, const std::string& name,
                                                 const CsvDialect& dialect) {
    Reader reader{.text = text, .dialect = dialect, .fault = ""};
    if (reader.text.starts_with("\xEF\xBB\xBF"))
        reader.at = 3;
    if (reader.at_end())
        return bad_csv(name, 1, "the file is empty, a header row is missing");
    std::vector<CsvRecord> records;
    while (!reader.at_end() && reader.fault.empty()) {
        const int line = reader.line;
        records.push_back({line, reader.record()});
    }
    if (!reader.fault.empty())
        return bad_csv(name, reader.line, reader.fault);
    return records;
}

Result<Table> parse_csv(std::string text, const std::string& name) {
    Result<std::vector<CsvRecord>> read = parse_csv_records(text, name);
    if (!read)
        return read.issues();
    const std::vector<std::string> header = std::move(read->front().fields);
    const std::span<CsvRecord> records = std::span(*read).subspan(1);
    for (const CsvRecord& record : records)
        if (record.fields.size() != header.size())
            return bad_csv(name, record.line,
                           fmt::format("{} fields where the header has {}", record.fields.size(),
                                       header.size()));

    Table table;
    table.name = table.keep(fs::path(name).stem().string());
    for (std::size_t column = 0; column < header.size(); ++column)
        table.columns.push_back(
            {.name = table.keep(header[column]),
             .kind = is_number_column(records, column) ? CellKind::number : CellKind::text});
    table.cells.reserve(records.size() * header.size());
    for (CsvRecord& record : records) {
        for (std::size_t column = 0; column < header.size(); ++column) {
            if (record.fields[column].empty())
                table.cells.emplace_back();
            else if (table.columns[column].kind == CellKind::number)
                table.cells.emplace_back(*as_number(record.fields[column]));
            else
                table.cells.emplace_back(table.keep(std::move(record.fields[column])));
        }
    }
    return table;
}

Result<Table> read_csv(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string text;
    if (stream)
        text.assign(std::istreambuf_iterator<char>(stream), {});
    if (!stream || stream.bad())
        return Issues{Issue{.code = "no-file",
                            .where = {.file = file.string(), .pointer = ""},
                            .message = "the file can not be read",
                            .hint = ""}};
    return parse_csv(std::move(text), file.filename().string());
}

} // namespace gashub
