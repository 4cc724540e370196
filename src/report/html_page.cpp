#include "report/html_page.hpp"

#include "io/csv.hpp"
#include "report/svg.hpp"

#include <fmt/format.h>

namespace gashub {
namespace {

std::string legend_html(const std::vector<LegendEntry>& legend) {
    if (legend.empty())
        return {};
    std::string out = "<ul class=\"legend\">";
    for (const LegendEntry& entry : legend)
        out += fmt::format("<li><button aria-pressed=\"true\" data-of=\"{}\"><i "
                           "class=\"{}\"></i>{}</button></li>",
                           escaped(entry.name), entry.look, escaped(entry.name));
    return out + "</ul>";
}

std::string figure_html(const PageFigure& figure) {
    std::string out =
        fmt::format("<figure class=\"{}{}\"{}><h3>{}</h3>", figure.is_wide ? "wide" : "",
                    figure.is_map ? " map" : "", figure.is_map ? " data-mode=\"origin\"" : "",
                    escaped(figure.title));
    if (figure.is_map)
        out += "<div class=\"tools\"><button data-mode=\"origin\" aria-pressed=\"true\">Whose gas"
               "</button><button data-mode=\"use\" aria-pressed=\"false\">How full</button></div>";
    if (!figure.caption.empty())
        out += "<figcaption>" + escaped(figure.caption) + "</figcaption>";
    out += legend_html(figure.legend);
    if (figure.phone_svg.empty())
        out += figure.svg;
    else
        out += "<div class=\"on-desk\">" + figure.svg + "</div><div class=\"on-phone\">" +
               figure.phone_svg + "</div>";
    return out + "</figure>\n";
}

std::string table_html(const ShortTable& table) {
    const auto look = [&](std::size_t column) {
        return column < table.is_number.size() && table.is_number[column] ? " class=\"number\""
                                                                          : "";
    };
    std::string out = "<div class=\"scroll\"><table><thead><tr>";
    for (std::size_t c = 0; c < table.head.size(); ++c)
        out += fmt::format("<th{}>{}</th>", look(c), escaped(table.head[c]));
    out += "</tr></thead><tbody>\n";
    for (const auto& row : table.rows) {
        out += "<tr>";
        for (std::size_t c = 0; c < row.size(); ++c)
            out += fmt::format("<td{}>{}</td>", look(c), escaped(row[c]));
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

} // namespace

HtmlPage::HtmlPage(std::string_view title, std::string_view question, std::string_view kicker) {
    head_ = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"generator\" content=\"gashub\">\n<link rel=\"icon\" href=\"data:,\">\n";
    head_ += fmt::format("<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n<header>\n",
                         escaped(title), page_style);
    head_ += fmt::format("<p class=\"muted\">{} <button class=\"tool\" id=\"theme\">light / dark"
                         "</button></p>\n<h1>{}</h1>\n",
                         escaped(kicker), escaped(title));
    if (!question.empty())
        head_ += fmt::format("<p class=\"question\">{}</p>\n", escaped(question));
}

void HtmlPage::section(std::string_view id, std::string_view heading) {
    sections_.emplace_back(id, heading);
    body_ += fmt::format("<h2 id=\"{}\">{}</h2>\n", escaped(id), escaped(heading));
}

void HtmlPage::paragraph(std::string_view text, std::string_view look) {
    if (!text.empty())
        body_ += fmt::format("<p{}>{}</p>\n",
                             look.empty() ? "" : fmt::format(" class=\"{}\"", look), escaped(text));
}

void HtmlPage::list(const std::vector<std::string>& items) {
    if (items.empty())
        return;
    body_ += "<ul>\n";
    for (const std::string& item : items)
        body_ += "<li>" + escaped(item) + "</li>\n";
    body_ += "</ul>\n";
}

void HtmlPage::cards(const std::vector<Card>& cards) {
    if (cards.empty())
        return;
    body_ += "<div class=\"cards\">\n";
    for (const Card& card : cards)
        body_ += fmt::format("<div class=\"card\"><div>{}</div><div class=\"value\">{} "
                             "<small>{}</small></div><div class=\"note\">{}</div></div>\n",
                             escaped(card.title), escaped(card.value), escaped(card.unit),
                             escaped(card.note));
    body_ += "</div>\n";
}

void HtmlPage::figures(const std::vector<PageFigure>& figures) {
    if (figures.empty())
        return;
    body_ += "<div class=\"figures\">\n";
    for (const PageFigure& figure : figures)
        body_ += figure_html(figure);
    body_ += "</div>\n";
}

void HtmlPage::table(const ShortTable& table) {
    if (!table.rows.empty())
        body_ += table_html(table);
}

void HtmlPage::results(std::string_view heading, const ShortTable& table, const Table& rows) {
    if (table.rows.empty())
        return;
    body_ += fmt::format("<div class=\"results\" data-name=\"{}.csv\"><div class=\"tools\"><h3>{}"
                         "</h3><button class=\"save\">Save as CSV</button></div>{}<pre "
                         "class=\"csv\" hidden>{}</pre></div>\n",
                         escaped(rows.name), escaped(heading), table_html(table),
                         escaped(csv_text(rows)));
}

void HtmlPage::verbatim(std::string_view heading, std::string_view text) {
    body_ += fmt::format("<details><summary>{}</summary><pre class=\"text\">{}</pre></details>\n",
                         escaped(heading), escaped(text));
}

void HtmlPage::data(const Table& table, std::string_view note) {
    const std::string csv = csv_text(table), name(table.name);
    if (csv.size() > most_bytes) {
        paragraph(fmt::format("{}: {} rows, too many for a page; gashub export writes them.", name,
                              table.rows()),
                  "note");
        return;
    }
    body_ += fmt::format(
        "<details class=\"data\" data-name=\"{0}.csv\" id=\"data-{0}\"><summary>{0} <span "
        "class=\"muted\">{1} rows. {2}</span></summary><div class=\"tools\"><button "
        "class=\"save\">Save as CSV</button><input type=\"search\" placeholder=\"only rows "
        "with\" aria-label=\"only rows with\"><span class=\"rest muted\"></span></div><div "
        "class=\"scroll\"></div><button class=\"more\" hidden>Show more</button><pre "
        "class=\"csv\" hidden>{3}</pre></details>\n",
        escaped(name), table.rows(), escaped(note), escaped(csv));
}

std::string HtmlPage::take() {
    std::string nav = "<nav>";
    for (const auto& [id, heading] : sections_)
        nav += fmt::format("<a href=\"#{}\">{}</a>", escaped(id), escaped(heading));
    nav += "</nav>\n</header>\n<main>\n";
    return head_ + nav + body_ +
           "</main>\n<footer><p class=\"muted\">Made by gashub. Units: bcm at 15 degC and 1 atm, "
           "EUR/MWh of gross calorific value.</p></footer>\n<script>\n" +
           page_script + "</script>\n</body>\n</html>\n";
}

} // namespace gashub
