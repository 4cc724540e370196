#include "report/answer_words.hpp"

#include "study/reduction/words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gashub {

std::string number_or_dash(const std::optional<double>& value, int decimals) {
    return value ? number_words(*value, decimals) : "-";
}

std::string_view spread_words(Spread spread) {
    switch (spread) {
    case Spread::odds:
        return "odds: 10, 50 and 90 % of futures";
    case Spread::cases:
        return "range of cases, no odds attach";
    case Spread::none:
        break;
    }
    return {};
}

std::string headline_words(const Figure& head) {
    if (!head.central && !head.low)
        return {};
    const std::string unit = head.unit.empty() ? "" : " " + head.unit;
    const bool has_range = head.low && head.high && head.spread != Spread::none;
    std::string range = number_or_dash(head.central, head.decimals) + unit;
    if (has_range)
        range = fmt::format("{} - {} - {}{}", number_or_dash(head.low, head.decimals),
                            number_or_dash(head.central, head.decimals),
                            number_or_dash(head.high, head.decimals), unit);
    return head.title + ": " + range +
           (has_range ? fmt::format(" ({})", spread_words(head.spread)) : "");
}

std::string cell_words(const AnswerCell& cell, int decimals, bool with_range) {
    if (!cell.words.empty())
        return cell.words;
    std::string words = number_or_dash(cell.value, decimals);
    const std::string low = number_or_dash(cell.low, decimals),
                      high = number_or_dash(cell.high, decimals);
    if (with_range && cell.low && cell.high && low != high)
        words += fmt::format(" [{}, {}]", low, high);
    return words;
}

int decimals_in(const AnswerTable& table, std::size_t row, std::size_t column) {
    if (!table.columns[column].unit.empty() || table.columns[column].decimals != 1)
        return table.columns[column].decimals;
    const double value = std::abs(table.rows[row].cells[column].value.value_or(0));
    return value >= 100 ? 0 : value >= 1 || value == 0 ? 1 : 2;
}

std::string threshold_words(const Turning& t) {
    const auto value = [&](double x) {
        return number_words(x, t.decimals) + (t.unit.empty() ? "" : " " + t.unit);
    };
    const std::string span =
        fmt::format("{} from {} to {}", t.parameter, value(t.from), value(t.to));
    switch (t.state) {
    case Turning::State::found:
        return fmt::format("Turns: {} between {} and {} of {}{}.", t.condition,
                           number_words(*t.low, t.decimals), value(*t.high), t.parameter,
                           t.told.empty() ? "" : ": " + t.told);
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
        if (swing.width() < std::pow(10.0, -answer.headline.decimals) / 2)
            break; // no pull that the headline's digits could show
        const std::string unit = swing.unit.empty() ? "" : " " + swing.unit;
        words += fmt::format("{}{} ({:g} -> {:g}{}: {} -> {})", i == 0 ? "Turns on: " : "; ",
                             swing.title, swing.at_low, swing.at_high, unit,
                             number_or_dash(swing.headline_low, answer.headline.decimals),
                             number_or_dash(swing.headline_high, answer.headline.decimals));
    }
    return words.empty() ? words : words + ".";
}

} // namespace gashub
