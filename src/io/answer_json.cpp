#include "io/answer_json.hpp"

#include "io/json_writer.hpp"

namespace gashub {
namespace {

const char* word_of(Spread spread) {
    switch (spread) {
    case Spread::cases:
        return "range-of-cases";
    case Spread::odds:
        return "odds-10-to-90";
    case Spread::none:
        break;
    }
    return "none";
}

const char* word_of(Turning::State state) {
    switch (state) {
    case Turning::State::found:
        return "found";
    case Turning::State::never:
        return "never";
    case Turning::State::always:
        return "always";
    case Turning::State::more_than_once:
        return "more-than-once";
    case Turning::State::unknown:
        return "unknown";
    case Turning::State::not_asked:
        break;
    }
    return "not-asked";
}

void write_number(JsonWriter& json, std::string_view key, const std::optional<double>& value) {
    json.key(key);
    if (value)
        json.value(*value);
    else
        json.null();
}

void write_figure(JsonWriter& json, const Figure& figure) {
    json.begin_object().member("title", figure.title).member("unit", figure.unit);
    write_number(json, "low", figure.low);
    write_number(json, "central", figure.central);
    write_number(json, "high", figure.high);
    json.member("spread", word_of(figure.spread)).member("decimals", figure.decimals).end_object();
}

void write_cell(JsonWriter& json, const AnswerCell& cell) {
    json.begin_object();
    if (!cell.words.empty())
        json.member("words", cell.words);
    write_number(json, "value", cell.value);
    if (cell.low || cell.high) {
        write_number(json, "low", cell.low);
        write_number(json, "high", cell.high);
    }
    if (cell.holds)
        json.member("holds", *cell.holds);
    json.end_object();
}

void write_table(JsonWriter& json, const AnswerTable& table) {
    json.begin_object().member("id", table.id).member("title", table.title);
    json.member("picture", table.picture).member("is_detail", table.is_detail);
    json.member("row_title", table.row_title).member("spread", word_of(table.spread));
    if (!table.line.empty())
        json.member("line", table.line);
    json.key("columns").begin_array();
    for (const AnswerColumn& column : table.columns)
        json.begin_object()
            .member("id", column.id)
            .member("title", column.title)
            .member("unit", column.unit)
            .member("decimals", column.decimals)
            .end_object();
    json.end_array().key("rows").begin_array();
    for (const AnswerTable::Row& row : table.rows) {
        json.begin_object().member("id", row.id).member("title", row.title);
        if (row.is_total)
            json.member("is_total", true);
        json.key("cells").begin_array();
        for (const AnswerCell& cell : row.cells)
            write_cell(json, cell);
        json.end_array().end_object();
    }
    json.end_array().end_object();
}

void write_threshold(JsonWriter& json, const Turning& turning) {
    json.begin_object().member("state", word_of(turning.state));
    if (turning.state != Turning::State::not_asked) {
        json.member("parameter", turning.parameter).member("unit", turning.unit);
        json.member("condition", turning.condition);
        if (!turning.told.empty())
            json.member("told", turning.told);
        json.member("from", turning.from).member("to", turning.to);
        json.member("decimals", turning.decimals);
        write_number(json, "low", turning.low);
        write_number(json, "high", turning.high);
        json.key("brackets").begin_array();
        for (const auto& [low, high] : turning.brackets)
            json.begin_array().value(low).value(high).end_array();
        json.end_array();
    }
    json.end_object();
}

void write_swing(JsonWriter& json, const InputSwing& swing) {
    json.begin_object().member("input", swing.id).member("title", swing.title);
    json.member("unit", swing.unit).member("source", swing.source);
    json.member("own_estimate", swing.own_estimate);
    json.member("at_low", swing.at_low).member("at_high", swing.at_high);
    write_number(json, "headline_low", swing.headline_low);
    write_number(json, "headline_high", swing.headline_high);
    json.end_object();
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
    json.key(key).begin_array();
    for (const std::string& text : texts)
        json.value(text);
    json.end_array();
}

} // namespace

std::string answer_json(const Answer& answer) {
    JsonWriter json(3);
    json.begin_object().member("study", answer.study).member("kind", answer.kind);
    json.member("title", answer.title).member("question", answer.question);
    json.member("answer", answer.sentence);
    json.key("headline");
    write_figure(json, answer.headline);
    json.key("tables").begin_array();
    for (const AnswerTable& table : answer.tables)
        write_table(json, table);
    json.end_array().key("threshold");
    write_threshold(json, answer.threshold);
    json.key("turns_on").begin_array();
    for (const InputSwing& swing : answer.swings)
        write_swing(json, swing);
    json.end_array().member("leaves_out", answer.leaves_out);
    write_number(json, "own_estimates_share", answer.own_share);
    json.member("next", answer.next).member("reading", answer.reading);
    write_texts(json, "sources", answer.sources);
    write_texts(json, "notes", answer.notes);
    json.key("runs")
        .begin_object()
        .member("planned", answer.planned)
        .member("solved", answer.solved)
        .member("failed", answer.failed)
        .end_object();
    return json.end_object().take();
}

} // namespace gashub
