#include "report/svg.hpp"

#include "io/markup.hpp"

#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

bool begins_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
}

/// Widths in ems of DejaVu Sans and Verdana, the widest of the page's letters.
double letter_width(char letter) {
    constexpr std::string_view narrow = "ijl.,:;'|!()[] ftrI-", wide = "mwMWGOQ%@+=<>";
    if (narrow.find(letter) != std::string_view::npos)
        return 0.4;
    if (wide.find(letter) != std::string_view::npos)
        return 0.95;
    return letter >= 'A' && letter <= 'Z' ? 0.76 : 0.64;
}

} // namespace

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char sign : text) {
        const bool is_control =
            (static_cast<unsigned char>(sign) < 0x20 && sign != '\n') || sign == 0x7f;
        if (const std::string_view entity = entity_of(sign); !entity.empty())
            out += entity;
        else
            out += is_control ? ' ' : sign;
    }
    return out;
}

double text_width(std::string_view text, double size) {
    double ems = 0;
    for (const char sign : text)
        ems += begins_letter(sign) ? letter_width(sign) : 0;
    return ems * size;
}

std::string fitted(std::string_view text, double width, double size) {
    if (text_width(text, size) <= width)
        return std::string(text);
    double ems = 0.7; // of the dots
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!begins_letter(text[at]))
            continue;
        ems += letter_width(text[at]);
        if (ems * size > width)
            break;
        end = at + 1;
        while (end < text.size() && !begins_letter(text[end]))
            ++end;
    }
    while (end > 0 && text[end - 1] == ' ')
        --end;
    return std::string(text.substr(0, end)) + "…";
}

std::string coordinate(double value) {
    const double rounded = std::round(value * 10) / 10;
    return fmt::format("{}", rounded == 0 ? 0.0 : rounded);
}

Svg::Svg(double width, double height, std::string_view label)
    : text_(fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">",
                        coordinate(width), coordinate(height), escaped(label))) {}

void Svg::end_shape(std::string_view element, std::string_view tip) {
    if (tip.empty())
        text_ += "/>";
    else
        text_ += fmt::format("><title>{}</title></{}>", escaped(tip), element);
}

Svg& Svg::rect(double x, double y, double width, double height, std::string_view look,
               std::string_view tip) {
    text_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" class=\"{}\"",
                         coordinate(x), coordinate(y), coordinate(width), coordinate(height), look);
    end_shape("rect", tip);
    return *this;
}

Svg& Svg::line(double x1, double y1, double x2, double y2, std::string_view look) {
    text_ += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" class=\"{}\"/>",
                         coordinate(x1), coordinate(y1), coordinate(x2), coordinate(y2), look);
    return *this;
}

Svg& Svg::circle(double x, double y, double radius, std::string_view look, std::string_view tip) {
    text_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" class=\"{}\"", coordinate(x),
                         coordinate(y), coordinate(radius), look);
    end_shape("circle", tip);
    return *this;
}

Svg& Svg::path(std::string_view data, std::string_view look, std::string_view tip, double width) {
    text_ += fmt::format("<path d=\"{}\" class=\"{}\"", data, look);
    if (width > 0)
        text_ += fmt::format(" stroke-width=\"{}\"", coordinate(width));
    end_shape("path", tip);
    return *this;
}

Svg& Svg::text(double x, double y, std::string_view words, std::string_view look) {
    text_ += fmt::format("<text x=\"{}\" y=\"{}\"", coordinate(x), coordinate(y));
    if (!look.empty())
        text_ += fmt::format(" class=\"{}\"", look);
    text_ += ">" + escaped(words) + "</text>";
    return *this;
}

Svg& Svg::open(std::string_view look, std::string_view series) {
    text_ += "<g";
    if (!look.empty())
        text_ += fmt::format(" class=\"{}\"", look);
    if (!series.empty())
        text_ += fmt::format(" data-series=\"{}\"", escaped(series));
    text_ += ">";
    return *this;
}

Svg& Svg::close() {
    text_ += "</g>";
    return *this;
}

Svg& Svg::raw(std::string_view markup) {
    text_ += markup;
    return *this;
}

std::string Svg::take() {
    text_ += "</svg>";
    return std::move(text_);
}

} // namespace gashub
