// The reader's half of answer_json.hpp.

#include "io/answer_json.hpp"
#include "io/input_file.hpp"
#include "io/json_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace gashub {
namespace {

/// What a key holds that it should not; ends the reading.
struct BadAnswer {
    std::string pointer, message;
};

/// A value with its place.
class Node {
  public:
    Node(const JsonValue* value, std::string pointer)
        : value_(value), pointer_(std::move(pointer)) {}

    Node at(std::string_view key) const {
        if (value_ != nullptr && value_->object() == nullptr)
            throw needs("an object");
        return {value_ == nullptr ? nullptr : value_->find(key),
                fmt::format("{}/{}", pointer_, key)};
    }
    std::string text() const {
        if (value_ == nullptr)
            return {};
        if (value_->text() == nullptr)
            throw needs("a text");
        return *value_->text();
    }
    /// Nothing where the key is not there or null.
    std::optional<double> number() const {
        if (value_ == nullptr || std::holds_alternative<std::monostate>(value_->content))
            return std::nullopt;
        if (value_->number() == nullptr)
            throw needs("a number or null");
        return *value_->number();
    }
    /// Nothing where the key is not there.
    std::optional<bool> flag() const {
        return value_ == nullptr ? std::nullopt : std::optional(is_true());
    }
    /// Not negative, at most `most`.
    std::size_t count(std::size_t fallback, double most = 1e9) const {
        const std::optional<double> found = number();
        if (found && !(*found >= 0 && *found <= most))
            throw needs(fmt::format("a number from 0 to {}", most));
        return found ? static_cast<std::size_t>(*found) : fallback;
    }
    bool is_true() const {
        if (value_ != nullptr && value_->boolean() == nullptr)
            throw needs("true or false");
        return value_ != nullptr && *value_->boolean();
    }
    /// The word's value.
    template <class E, std::size_t count>
    E one_of(const std::array<std::pair<std::string_view, E>, count>& words) const {
        const std::string word = value_ == nullptr ? std::string(words.front().first) : text();
        for (const auto& [known, value] : words)
            if (known == word)
                return value;
        throw BadAnswer{pointer_, fmt::format("`{}` is none of the words it may be", word)};
    }
    /// `take` for every element.
    template <class Take>
    void each(const Take& take) const {
        if (value_ == nullptr)
            return;
        if (value_->list() == nullptr)
            throw needs("a list");
        for (std::size_t i = 0; i < value_->list()->size(); ++i)
            take(Node(&(*value_->list())[i], fmt::format("{}/{}", pointer_, i)));
    }
    std::vector<std::string> texts() const {
        std::vector<std::string> list;
        each([&](const Node& one) { list.push_back(one.text()); });
        return list;
    }
    bool is_there() const { return value_ != nullptr; }
    BadAnswer needs(std::string_view what) const {
        return {pointer_, fmt::format("this must be {}, but it is {}", what,
                                      value_ == nullptr ? "missing" : value_->noun())};
    }

  private:
    const JsonValue* value_;
    std::string pointer_;
};

int decimals(const Node& node) {
    return static_cast<int>(node.count(1, 12));
}

Spread spread(const Node& node) {
    return node.one_of(
        std::to_array<std::pair<std::string_view, Spread>>({{"none", Spread::none},
                                                            {"range-of-cases", Spread::cases},
                                                            {"odds-10-to-90", Spread::odds}}));
}

Figure figure(const Node& node) {
    return {.title = node.at("title").text(),
            .unit = node.at("unit").text(),
            .low = node.at("low").number(),
            .central = node.at("central").number(),
            .high = node.at("high").number(),
            .spread = spread(node.at("spread")),
            .decimals = decimals(node.at("decimals"))};
}

AnswerTable::Row row(const Node& node, std::size_t columns) {
    AnswerTable::Row row{.id = node.at("id").text(),
                         .title = node.at("title").text(),
                         .cells = {},
                         .is_total = node.at("is_total").is_true()};
    node.at("cells").each([&](const Node& cell) {
        row.cells.push_back({.words = cell.at("words").text(),
                             .value = cell.at("value").number(),
                             .low = cell.at("low").number(),
                             .high = cell.at("high").number(),
                             .holds = cell.at("holds").flag()});
    });
    if (row.cells.size() != columns)
        throw node.at("cells").needs(fmt::format("a list of {} cells, one a column", columns));
    return row;
}

AnswerTable table(const Node& node) {
    AnswerTable table{.id = node.at("id").text(),
                      .title = node.at("title").text(),
                      .picture = node.at("picture").text(),
                      .line = node.at("line").text(),
                      .is_detail = node.at("is_detail").is_true(),
                      .row_title = node.at("row_title").text(),
                      .spread = spread(node.at("spread")),
                      .columns = {},
                      .rows = {}};
    node.at("columns").each([&](const Node& column) {
        table.columns.push_back({.id = column.at("id").text(),
                                 .title = column.at("title").text(),
                                 .unit = column.at("unit").text(),
                                 .decimals = decimals(column.at("decimals"))});
    });
    node.at("rows").each(
        [&](const Node& one) { table.rows.push_back(row(one, table.columns.size())); });
    return table;
}

Turning turning(const Node& node) {
    using State = Turning::State;
    Turning turning;
    turning.state = node.at("state").one_of(std::to_array<std::pair<std::string_view, State>>(
        {{"not-asked", State::not_asked},
         {"found", State::found},
         {"never", State::never},
         {"always", State::always},
         {"more-than-once", State::more_than_once},
         {"unknown", State::unknown}}));
    turning.parameter = node.at("parameter").text();
    turning.unit = node.at("unit").text();
    turning.condition = node.at("condition").text();
    turning.told = node.at("told").text();
    turning.low = node.at("low").number();
    turning.high = node.at("high").number();
    turning.from = node.at("from").number().value_or(0);
    turning.to = node.at("to").number().value_or(0);
    turning.decimals = decimals(node.at("decimals"));
    node.at("brackets").each([&](const Node& bracket) {
        std::vector<double> ends;
        bracket.each([&](const Node& end) { ends.push_back(end.number().value_or(0)); });
        if (ends.size() != 2)
            throw bracket.needs("a list of two numbers");
        turning.brackets.emplace_back(ends[0], ends[1]);
    });
    if (turning.state == State::found && (!turning.low || !turning.high))
        throw node.at("low").needs("a number where the state is found");
    return turning;
}

InputSwing swing(const Node& node) {
    return {.id = node.at("input").text(),
            .title = node.at("title").text(),
            .unit = node.at("unit").text(),
            .source = node.at("source").text(),
            .own_estimate = node.at("own_estimate").is_true(),
            .at_low = node.at("at_low").number().value_or(0),
            .at_high = node.at("at_high").number().value_or(0),
            .headline_low = node.at("headline_low").number(),
            .headline_high = node.at("headline_high").number()};
}

Answer answer(const Node& node) {
    Answer answer;
    answer.study = node.at("study").text();
    answer.kind = node.at("kind").text();
    answer.title = node.at("title").text();
    answer.question = node.at("question").text();
    if (!node.at("answer").is_there())
        throw node.at("answer").needs("a text");
    answer.sentence = node.at("answer").text();
    answer.headline = figure(node.at("headline"));
    node.at("tables").each([&](const Node& one) { answer.tables.push_back(table(one)); });
    answer.threshold = turning(node.at("threshold"));
    node.at("turns_on").each([&](const Node& one) { answer.swings.push_back(swing(one)); });
    answer.leaves_out = node.at("leaves_out").text();
    answer.own_share = node.at("own_estimates_share").number();
    answer.next = node.at("next").text();
    answer.reading = node.at("reading").text();
    answer.sources = node.at("sources").texts();
    answer.notes = node.at("notes").texts();
    const Node runs = node.at("runs");
    answer.planned = runs.at("planned").count(0);
    answer.solved = runs.at("solved").count(0);
    answer.failed = runs.at("failed").count(0);
    return answer;
}

} // namespace

Result<Answer> parse_answer(std::string_view text, const std::string& file) {
    const Result<JsonValue> json = parse_json(text, file);
    if (!json)
        return json.issues();
    try {
        return answer(Node(&*json, ""));
    } catch (const BadAnswer& bad) {
        return Issues{{.code = "bad-answer",
                       .where = {.file = file, .pointer = bad.pointer},
                       .message = "this is no answer of a study: " + bad.message,
                       .hint = "the study with --resume writes it anew from its runs"}};
    }
}

Result<Answer> read_answer(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "answer.json";
    const Result<std::string> text = read_file(file);
    if (!text)
        return text.issues();
    return parse_answer(*text, file.string());
}

} // namespace gashub
