#pragma once
// The answer of a study as numbers and words, laid out in nine parts for every kind (SCENARIOS "How
// every answer is laid out"). Made by reductions from rows alone; report/answer_text writes it as
// text, io/answer_json as JSON.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace gashub {

/// What low and high of a figure mean; never mixed.
enum class Spread { none, cases, odds }; ///< odds: 10 and 90 %

struct Figure {
    std::string title, unit;
    std::optional<double> low, central, high; ///< nothing where no run gives it
    Spread spread = Spread::none;
    int decimals = 1;
};

/// A cell: words, or a number with the range beside it.
struct AnswerCell {
    std::string words;
    std::optional<double> value, low, high;
    std::optional<bool> holds = {}; ///< what the table's `line` says
};
/// A cell of a number without a range, or of words alone.
inline AnswerCell of_value(std::optional<double> value) {
    return {.words = {}, .value = value, .low = {}, .high = {}};
}
inline AnswerCell of_words(std::string words) {
    return {.words = std::move(words), .value = {}, .low = {}, .high = {}};
}
struct AnswerColumn {
    std::string id, title, unit;
    int decimals = 1;
};
struct AnswerTable {
    std::string id, title;
    std::string picture;    ///< how a report may draw it; empty: as a table only
    std::string line = {};  ///< what holds in marked cells, around which a line is drawn
    bool is_detail = false; ///< not in the text
    std::string row_title;
    Spread spread = Spread::none; ///< of low and high in its cells
    std::vector<AnswerColumn> columns;
    struct Row {
        std::string id, title;
        std::vector<AnswerCell> cells; ///< one a column
        bool is_total = false;         ///< made from the rows before it: in no picture
    };
    std::vector<Row> rows;
};

/// Where a condition turns along a parameter.
struct Turning {
    enum class State { not_asked, found, never, always, more_than_once, unknown };
    State state = State::not_asked;
    std::string parameter, unit, condition; ///< in words
    std::string told = {};                  ///< another number at both ends, in words
    std::optional<double> low, high;        ///< bracket; of the first where more than once
    double from = 0, to = 0;                ///< what was searched
    std::vector<std::pair<double, double>> brackets;
    int decimals = 1;
};

/// An input's pull on the headline.
struct InputSwing {
    std::string id, title, unit, source;
    bool own_estimate = false;
    double at_low = 0, at_high = 0;                    ///< the input
    std::optional<double> headline_low, headline_high; ///< the headline there
    double width() const;
};

struct Answer {
    std::string study, kind, title;
    std::string question;            ///< 1
    std::string sentence;            ///< 2
    Figure headline;                 ///< 3
    std::vector<AnswerTable> tables; ///< 4, and pictures' data
    Turning threshold;               ///< 5
    std::vector<InputSwing> swings;  ///< 6, widest first; the text names three
    std::string leaves_out;          ///< 7
    std::optional<double> own_share; ///< 8, of the deciding inputs
    std::string next;                ///< 9, a command
    std::string reading;
    std::vector<std::string> sources, notes;
    std::size_t planned = 0, solved = 0, failed = 0;
};

} // namespace gashub
