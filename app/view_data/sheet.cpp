#include "app/view_data/sheet.hpp"

#include <array>
#include <charconv>

namespace gashub::app {

namespace {

std::string plain(const Sheet::Cell& cell) {
    if (const auto* words = std::get_if<std::string>(&cell))
        return *words;
    const double* number = std::get_if<double>(&cell);
    if (number == nullptr)
        return {};
    std::array<char, 40> digits{};
    return {digits.data(),
            std::to_chars(digits.data(), digits.data() + digits.size(), *number).ptr};
}

std::string quoted(std::string text) {
    if (text.find_first_of("\",\n\r") == std::string::npos)
        return text;
    for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '"');
    return '"' + text + '"';
}

template <class Each>
std::string lines(const Sheet& sheet, char between, Each each) {
    std::string text;
    for (std::size_t c = 0; c < sheet.columns.size(); ++c)
        text += (c > 0 ? std::string(1, between) : "") + each(sheet.columns[c].title);
    text += '\n';
    for (const auto& row : sheet.rows) {
        for (std::size_t c = 0; c < row.size(); ++c)
            text += (c > 0 ? std::string(1, between) : "") + each(plain(row[c]));
        text += '\n';
    }
    return text;
}

} // namespace

std::string cell_text(const Sheet& sheet, std::size_t row, std::size_t column, Locale language) {
    const Sheet::Cell& cell = sheet.rows.at(row).at(column);
    if (const double* number = std::get_if<double>(&cell))
        return format_number(*number, sheet.columns.at(column).decimals, language);
    return plain(cell);
}

std::string to_tab_separated(const Sheet& sheet) {
    return lines(sheet, '\t', [](std::string text) {
        for (char& c : text)
            c = c == '\t' || c == '\n' ? ' ' : c;
        return text;
    });
}

std::string to_csv(const Sheet& sheet) {
    return lines(sheet, ',', quoted);
}

} // namespace gashub::app
