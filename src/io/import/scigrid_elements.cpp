#include "io/import/scigrid_elements.hpp"

#include "base/text.hpp"
#include "io/import/python_literal.hpp"

namespace gashub::scigrid {
namespace {

/// A number, or a list of them.
std::vector<double> numbers_of(const Element& element, const char* column, Issues& faults) {
    const auto value = parse_python_literal(element.frame->text(element.row, column));
    std::vector<double> out;
    if (value && value->number())
        out.push_back(*value->number());
    else if (value && value->list())
        for (const JsonValue& entry : *value->list())
            if (entry.number())
                out.push_back(*entry.number());
    if (out.empty() || (value && value->list() && out.size() != value->list()->size()))
        faults.push_back(element.frame->fault(element.row, column, "bad-literal",
                                              "a coordinate or a list of coordinates stands here"));
    return out;
}
/// A bare word, a text, or a list of texts.
std::vector<std::string> words_of(const Element& element, const char* column) {
    const std::string& text = element.frame->text(element.row, column);
    const auto value = parse_python_literal(text);
    std::vector<std::string> out;
    if (value && value->list()) {
        for (const JsonValue& entry : *value->list())
            out.push_back(entry.text() ? *entry.text() : std::string());
    } else if (value && value->text()) {
        out.push_back(*value->text());
    } else {
        out.push_back(text);
    }
    return out;
}

} // namespace

std::optional<double> Element::number(std::string_view key) const {
    const JsonValue* value = parameters.find(key);
    if (!value)
        return std::nullopt;
    if (const bool* truth = value->boolean())
        return *truth ? 1 : 0;
    return value->number() ? std::optional(*value->number()) : std::nullopt;
}

bool Element::is_raw(std::string_view key) const {
    const JsonValue* method = methods.find(key);
    return method && method->text() && *method->text() == "raw";
}

std::vector<Element> read_elements(const Frame& frame, Issues& faults) {
    const Issues missing = frame.missing({"id", "lat", "long", "country_code", "param"});
    faults.insert(faults.end(), missing.begin(), missing.end());
    std::vector<Element> elements;
    if (!missing.empty())
        return elements;
    for (std::size_t row = 0; row < frame.rows(); ++row) {
        Element element;
        element.frame = &frame;
        element.row = row;
        element.id = frame.text(row, "id");
        element.name = frame.text(row, "name");
        const auto cell = [&](const char* column) {
            const std::string& text = frame.text(row, column);
            auto value = parse_python_literal(text);
            if (!value)
                faults.push_back(frame.fault(row, column, "bad-literal",
                                             gashub::quoted(text) + " is no Python literal"));
            return value ? std::move(*value) : JsonValue{};
        };
        element.parameters = cell("param");
        if (frame.has("method"))
            element.methods = cell("method");
        element.lats = numbers_of(element, "lat", faults);
        element.lons = numbers_of(element, "long", faults);
        element.countries = words_of(element, "country_code");
        if (frame.has("node_id"))
            element.nodes = words_of(element, "node_id");
        elements.push_back(std::move(element));
    }
    return elements;
}

} // namespace gashub::scigrid
