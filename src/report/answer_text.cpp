#include "report/answer_text.hpp"

#include "report/summary_text.hpp"
#include "study/reduction/words.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace gashub {
namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t table_rows = 10;

std::size_t signs(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

/// Text broken at spaces into at most `most` lines, later ones indented; what is left over ends in
/// dots.
void add_wrapped(Lines& lines, std::string_view text, std::size_t most, std::size_t indent = 2) {
    std::string line;
    std::size_t made = 0;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, space);
        if (!line.empty() && signs(line) + 1 + signs(word) > answer_width) {
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

std::string words_of(const std::optional<double>& value, int decimals) {
    return value ? number_words(*value, decimals) : "-";
}

std::string headline_words(const Figure& head) {
    if (!head.central && !head.low)
        return {};
    const std::string unit = head.unit.empty() ? "" : " " + head.unit;
    std::string range = words_of(head.central, head.decimals) + unit;
    if (head.low && head.high && head.spread != Spread::none)
        range = fmt::format("{} - {} - {}{}", words_of(head.low, head.decimals),
                            words_of(head.central, head.decimals),
                            words_of(head.high, head.decimals), unit);
    const char* what = head.spread == Spread::odds    ? " (odds: 10, 50 and 90 % of futures)"
                       : head.spread == Spread::cases ? " (range of cases, no odds attach)"
                                                      : "";
    return head.title + ": " + range + what;
}

std::string cell_words(const AnswerCell& cell, int decimals) {
    if (!cell.words.empty())
        return cell.words;
    std::string words = words_of(cell.value, decimals);
    if (cell.low && cell.high && *cell.low != *cell.high)
        words += fmt::format(" [{}, {}]", words_of(cell.low, decimals),
                             words_of(cell.high, decimals));
    return words;
}

/// Digits of a column that has no measure of its own: by its numbers.
int decimals_in(const AnswerTable& table, std::size_t row, std::size_t column) {
    if (!table.columns[column].unit.empty() || table.columns[column].decimals != 1)
        return table.columns[column].decimals;
    const double value = std::abs(table.rows[row].cells[column].value.value_or(0));
    return value >= 100 ? 0 : value >= 1 || value == 0 ? 1 : 2;
}

/// The widths of columns, cut so that the table fits: the widest give way first.
std::vector<std::size_t> widths_of(const std::vector<std::vector<std::string>>& cells) {
    std::vector<std::size_t> width(cells.front().size(), 0);
    for (const auto& row : cells)
        for (std::size_t c = 0; c < row.size(); ++c)
            width[c] = std::max(width[c], signs(row[c]));
    const auto total = [&] {
        std::size_t sum = 0;
        for (const std::size_t w : width)
            sum += w + 2;
        return sum - 2;
    };
    while (total() > answer_width) {
        std::size_t& widest = *std::max_element(width.begin(), width.end());
        if (widest <= 6)
            break;
        --widest;
    }
    return width;
}

void add_table(Lines& lines, const AnswerTable& table, std::size_t most_rows) {
    std::vector<std::vector<std::string>> cells;
    std::vector<std::string> head{table.row_title};
    for (const AnswerColumn& column : table.columns)
        head.push_back(column.title + (column.unit.empty() ? "" : ", " + column.unit));
    cells.push_back(std::move(head));
    const std::size_t shown = std::min(table.rows.size(), most_rows);
    for (std::size_t r = 0; r < shown; ++r) {
        cells.push_back({table.rows[r].title});
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            cells.back().push_back(cell_words(table.rows[r].cells[c], decimals_in(table, r, c)));
    }
    const std::vector<std::size_t> width = widths_of(cells);
    for (const auto& row : cells) {
        std::string line = padded(row[0], width[0]);
        for (std::size_t c = 1; c < row.size(); ++c)
            line += "  " + right(padded(row[c], std::min(signs(row[c]), width[c])), width[c]);
        line.erase(line.find_last_not_of(' ') + 1);
        lines.push_back(std::move(line));
    }
    if (shown < table.rows.size())
        lines.back() += fmt::format("  ({} more rows in answer.json)", table.rows.size() - shown);
}

std::string threshold_words(const Turning& t) {
    const auto value = [&](double x) {
        return number_words(x, t.decimals) + (t.unit.empty() ? "" : " " + t.unit);
    };
    const std::string span = fmt::format("{} from {} to {}", t.parameter, value(t.from),
                                         value(t.to));
    switch (t.state) {
    case Turning::State::found:
        return fmt::format("Turns: {} between {} and {} of {}.", t.condition,
                           number_words(*t.low, t.decimals), value(*t.high), t.parameter);
    case Turning::State::more_than_once: {
        std::string all;
        for (const auto& [low, high] : t.brackets)
            all += fmt::format("{}{}-{}", all.empty() ? "" : ", ", number_words(low, t.decimals),
                               number_words(high, t.decimals));
        return fmt::format("Turns more than once: {} at {} {} of {}.", t.condition, all, t.unit,
                           t.parameter);
    }
    case Turning::State::never:
        return fmt::format("Never turns: {} nowhere holds, {}.", t.condition, span);
    case Turning::State::always:
        return fmt::format("Never turns: {} holds everywhere, {}.", t.condition, span);
    case Turning::State::unknown:
        return fmt::format("Threshold unknown: too few runs gave an answer, {}.", span);
    case Turning::State::not_asked:
        break;
    }
    return {};
}

std::string swings_words(const Answer& answer) {
    std::string words;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, answer.swings.size()); ++i) {
        const InputSwing& swing = answer.swings[i];
        const std::string unit = swing.unit.empty() ? "" : " " + swing.unit;
        words += fmt::format("{}{} ({:g} -> {:g}{}: {} -> {})", i == 0 ? "Turns on: " : "; ",
                             swing.title, swing.at_low, swing.at_high, unit,
                             words_of(swing.headline_low, answer.headline.decimals),
                             words_of(swing.headline_high, answer.headline.decimals));
    }
    return words.empty() ? words : words + ".";
}

} // namespace

std::string answer_text(const Answer& answer) {
    Lines lines, tail;
    add_wrapped(lines, answer.question, 2);
    add_wrapped(lines, answer.sentence, 4, 0);
    add_wrapped(lines, headline_words(answer.headline), 2);
    add_wrapped(tail, threshold_words(answer.threshold), 2);
    add_wrapped(tail, swings_words(answer), 3);
    if (!answer.leaves_out.empty())
        add_wrapped(tail, "Leaves out: " + answer.leaves_out, 2);
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
        const std::size_t used = lines.size() + tail.size() + 1;
        if (table.is_detail || table.rows.empty() || used + 2 > answer_lines)
            continue;
        add_table(lines, table, std::min(table_rows, answer_lines - used));
    }
    lines.insert(lines.end(), tail.begin(), tail.end());
    std::string text;
    for (const std::string& line : lines)
        text += line + "\n";
    return text;
}

} // namespace gashub
