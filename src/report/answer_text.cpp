#include "report/answer_text.hpp"

#include "report/answer_words.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <vector>

#include <fmt/format.h>

namespace gashub {
namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t table_rows = 10;

std::size_t signs(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

/// Text broken at spaces into at most `most` lines, later ones indented; what is left over ends in
/// dots.
void add_wrapped(Lines& lines, std::string_view text, std::size_t most, std::size_t indent = 2) {
    std::string line;
    std::size_t made = 0;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, space);
        if (!line.empty() && signs(line) + 1 + signs(word) + 4 > answer_width) {
            if (++made == most) {
                lines.push_back(line + " ...");
                return;
            }
            lines.push_back(std::move(line));
            line = std::string(indent, ' ');
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
        line += word;
        text.remove_prefix(std::min(text.size(), space + 1));
    }
    if (!line.empty())
        lines.push_back(std::move(line));
}

/// A heading broken at spaces into lines of at most `width` signs; a longer word has a line alone.
Lines broken(std::string_view text, std::size_t width) {
    Lines lines(1);
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        if (!lines.back().empty() && signs(lines.back()) + 1 + signs(word) > width)
            lines.emplace_back();
        lines.back() += (lines.back().empty() ? "" : " ") + std::string(word);
    }
    return lines;
}

/// The first `most` signs of a text, `..` at the end where there are more.
std::string cut_to(const std::string& text, std::size_t most) {
    if (signs(text) <= most)
        return text;
    std::size_t bytes = 0, seen = 0;
    while (bytes < text.size() && (seen + 2 < most || (text[bytes] & 0xc0) == 0x80))
        seen += (text[bytes++] & 0xc0) != 0x80;
    return text.substr(0, bytes) + "..";
}

std::string filled(const std::string& text, std::size_t width, bool is_first) {
    const std::string shown = cut_to(text, width), blank(width - signs(shown), ' ');
    return is_first ? shown + blank : blank + shown;
}

/// Columns of a table beside each other.
struct Columns {
    std::vector<std::size_t> width;
    std::size_t gap = 2; ///< blanks between two
    std::size_t total() const {
        return std::accumulate(width.begin(), width.end(), gap * (width.size() - 1));
    }
    bool fit() const { return total() <= answer_width; }
};

/// The cells whole, headings over up to three lines.
Columns columns_of(const Lines& head, const std::vector<Lines>& rows) {
    Columns columns;
    for (std::size_t c = 0; c < head.size(); ++c) {
        std::size_t widest = 4;
        for (const Lines& row : rows)
            widest = std::max(widest, signs(row[c]));
        while (broken(head[c], widest).size() > 3)
            ++widest;
        for (const std::string& line : broken(head[c], widest))
            widest = std::max(widest, signs(line));
        columns.width.push_back(widest);
    }
    return columns;
}

bool has_letter(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c); });
}

/// `10.4 -> 3.6` as `10.4→3.6`.
void close_arrows(std::vector<Lines>& rows) {
    for (Lines& row : rows)
        for (std::string& cell : row)
            if (const auto at = cell.find(" -> "); at != std::string::npos && !has_letter(cell))
                cell.replace(at, 4, "→");
}

/// Columns of words give way until all fit, the widest first: those behind the first down to
/// eight signs, then the first down to ten, then any. A number that is cut is another number.
void narrow(Columns& columns, const std::vector<Lines>& rows) {
    std::vector<std::size_t>& width = columns.width;
    std::vector<char> of_words(width.size(), 0);
    for (const Lines& row : rows)
        for (std::size_t c = 1; c < row.size(); ++c)
            of_words[c] = of_words[c] || has_letter(row[c]);
    while (!columns.fit()) {
        std::size_t* widest = nullptr;
        for (std::size_t c = 1; c < width.size(); ++c)
            if (of_words[c] && width[c] > 8 && (!widest || width[c] > *widest))
                widest = &width[c];
        if (width[0] > 10 && (!widest || width[0] > *widest + 8))
            widest = &width[0];
        if (!widest)
            widest = &*std::max_element(width.begin(), width.end());
        if (*widest <= 6)
            break;
        --*widest;
    }
}

/// The cells in words, ranges in the first `ranged` columns alone.
std::vector<Lines> rows_of(const AnswerTable& table, std::size_t ranged) {
    std::vector<Lines> rows;
    for (std::size_t r = 0; r < std::min(table.rows.size(), table_rows); ++r) {
        rows.push_back({table.rows[r].title});
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            rows.back().push_back(
                cell_words(table.rows[r].cells[c], decimals_in(table, r, c), c < ranged));
    }
    return rows;
}

void add_row(Lines& lines, const Lines& cells, const Columns& columns) {
    std::string line = filled(cells[0], columns.width[0], true);
    for (std::size_t c = 1; c < cells.size(); ++c)
        line += std::string(columns.gap, ' ') + filled(cells[c], columns.width[c], false);
    line.erase(line.find_last_not_of(' ') + 1);
    lines.push_back(std::move(line));
}

/// The heading's lines, the last ones beside each other.
void add_heading(Lines& lines, const Lines& head, const Columns& columns) {
    std::vector<Lines> parts;
    std::size_t height = 1;
    for (std::size_t c = 0; c < head.size(); ++c) {
        parts.push_back(broken(head[c], columns.width[c]));
        height = std::max(height, parts.back().size());
    }
    for (std::size_t i = 0; i < height; ++i) {
        Lines cells;
        for (const Lines& part : parts)
            cells.push_back(i + part.size() < height ? "" : part[i + part.size() - height]);
        add_row(lines, cells, columns);
    }
}

/// At most so many lines, heading included. Where it is too wide, ranges of the last columns go
/// first (they stay in answer.json), then blanks, then words are cut.
void add_table(Lines& lines, const AnswerTable& table, std::size_t most_lines) {
    Lines head{table.row_title};
    for (const AnswerColumn& column : table.columns)
        head.push_back(column.title + (column.unit.empty() ? "" : ", " + column.unit));
    std::size_t ranged = table.columns.size();
    std::vector<Lines> rows = rows_of(table, ranged);
    Columns columns = columns_of(head, rows);
    while (!columns.fit() && ranged > 0) {
        rows = rows_of(table, --ranged);
        columns = columns_of(head, rows);
    }
    if (!columns.fit()) {
        close_arrows(rows);
        columns = columns_of(head, rows);
    }
    if (!columns.fit())
        columns.gap = 1;
    narrow(columns, rows);
    Lines made;
    add_heading(made, head, columns);
    if (made.size() + 2 > most_lines)
        return;
    const std::size_t room = most_lines - made.size();
    const bool is_cut = table.rows.size() > std::min(room, table_rows);
    rows.resize(std::min(rows.size(), is_cut ? room - 1 : room));
    for (const Lines& row : rows)
        add_row(made, row, columns);
    if (rows.size() < table.rows.size())
        made.push_back(
            fmt::format("  and {} more rows in answer.json", table.rows.size() - rows.size()));
    lines.insert(lines.end(), made.begin(), made.end());
}

} // namespace

std::string answer_text(const Answer& answer) {
    Lines lines, tail;
    add_wrapped(lines, answer.question, 2);
    add_wrapped(lines, answer.sentence, 5, 0);
    add_wrapped(lines, headline_words(answer.headline), 2);
    add_wrapped(tail, threshold_words(answer.threshold), 2);
    add_wrapped(tail, swings_words(answer), 3);
    if (!answer.leaves_out.empty())
        add_wrapped(tail, "Leaves out: " + answer.leaves_out, 3);
    if (answer.own_share)
        add_wrapped(tail,
                    fmt::format("Own estimates: {:.0f} % of the inputs that decide.",
                                100 * *answer.own_share),
                    1);
    for (std::size_t i = 0; i < std::min<std::size_t>(1, answer.notes.size()); ++i)
        add_wrapped(tail, "Note: " + answer.notes[i], 1);
    tail.push_back(fmt::format("{} of {} runs solved.{}", answer.solved, answer.planned,
                               answer.next.empty() ? "" : " Next: " + answer.next));
    for (const AnswerTable& table : answer.tables) {
        if (!table.is_detail && !table.rows.empty())
            add_table(lines, table,
                      answer_lines - std::min(answer_lines, lines.size() + tail.size()));
    }
    lines.insert(lines.end(), tail.begin(), tail.end());
    std::string text;
    for (const std::string& line : lines)
        text += line + "\n";
    return text;
}

} // namespace gashub
