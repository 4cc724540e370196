#include "io/object_writer.hpp"

namespace gashub {

void write_value(const Text& text, JsonWriter& out) {
    if (text.tr.empty()) {
        out.value(text.en);
        return;
    }
    out.begin_object();
    if (!text.en.empty())
        out.member("en", text.en);
    out.member("tr", text.tr).end_object();
}

void write_value(const Steps& steps, JsonWriter& out) {
    if (steps.later.empty()) {
        out.value(steps.first);
        return;
    }
    out.begin_array().value(steps.first);
    for (const DatedValue& step : steps.later)
        write_value(step, out);
    out.end_array();
}

void write_value(const PathValues& values, JsonWriter& out) {
    out.begin_object();
    for (const auto& [path, value] : values) {
        out.key(path);
        std::visit([&](const auto& content) { out.value(content); }, value);
    }
    out.end_object();
}

void write_value(const std::vector<Horizon>& pieces, JsonWriter& out) {
    if (pieces.size() == 1)
        return write_value(pieces.front(), out);
    out.begin_array();
    for (const Horizon& piece : pieces)
        write_value(piece, out);
    out.end_array();
}

} // namespace gashub
