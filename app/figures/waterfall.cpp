#include "app/figures/waterfall.hpp"

#include "app/figures/marks.hpp"
#include "app/view_data/words.hpp"

#include <QGraphicsRectItem>

#include <algorithm>
#include <cmath>

namespace gashub::app {

namespace {

/// The part of the width that labels take.
double label_width(const FigureStyle& style, double width) {
    return std::clamp(0.46 * width, 8 * style.em, 16 * style.em);
}

/// Words broken into lines of a width; a single longer word stays whole.
QStringList lines_of(const QString& text, const QFont& font, double width) {
    QStringList lines;
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString longer = lines.isEmpty() ? word : lines.back() + QLatin1Char(' ') + word;
        if (!lines.isEmpty() && text_size(longer, font).width() <= width)
            lines.back() = longer;
        else
            lines << word;
    }
    return lines;
}

struct Row {
    QStringList lines;
    double from = 0, to = 0; ///< EUR/MWh
    QBrush fill;
    bool total = false;
    Selection about; ///< what a click leads to
};

double row_height(const Row& row, const FigureStyle& style) {
    return std::max(1.75, 1.15 * static_cast<double>(row.lines.size()) + 0.45) * style.em;
}

QBrush fill_of(const WaterfallTerm& term, const Palette& colours) {
    switch (term.kind) {
    case WaterfallTerm::Kind::source:
        return to_qcolor(term.origin ? colours.origins[static_cast<std::size_t>(*term.origin)]
                                     : colours.muted);
    case WaterfallTerm::Kind::scarcity:
        return {to_qcolor(colours.scarcity), Qt::BDiagPattern};
    case WaterfallTerm::Kind::rule:
        return {to_qcolor(colours.scarcity), Qt::Dense4Pattern};
    case WaterfallTerm::Kind::transport:
    case WaterfallTerm::Kind::storage:
    case WaterfallTerm::Kind::rounding:
        break;
    }
    return to_qcolor(colours.transport);
}

std::vector<Row> rows_of(const WaterfallData& data, const FigureStyle& style, double width) {
    const Palette& colours = style.colours();
    const double room = label_width(style, width) - 0.4 * style.em;
    std::vector<Row> rows;
    double sum = 0;
    for (const WaterfallTerm& term : data.terms) {
        rows.push_back({lines_of(text_of(term.label), style.font(0.85), room), sum,
                        sum + term.eur_per_mwh, fill_of(term, colours), false, term.about});
        sum += term.eur_per_mwh;
    }
    rows.push_back({lines_of(text_of(data.total_label), style.font(0.85, true), room),
                    0,
                    data.total_eur_per_mwh,
                    to_qcolor(colours.total),
                    true,
                    {}});
    return rows;
}

/// The smallest terms put together, as many as must be for the rest to have room.
WaterfallData fitted(WaterfallData data, const FigureStyle& style, QSizeF size, Locale language) {
    constexpr std::size_t least_terms = 3;
    WaterfallTerm rest{.kind = WaterfallTerm::Kind::rounding,
                       .label = {},
                       .eur_per_mwh = 0,
                       .origin = std::nullopt,
                       .about = {}};
    const std::size_t all = data.terms.size();
    while (waterfall_height(data, style, size.width()) > size.height() &&
           data.terms.size() > least_terms) {
        if (!rest.label.empty())
            data.terms.pop_back();
        const auto smallest = std::min_element(
            data.terms.begin(), data.terms.end(), [](const auto& a, const auto& b) {
                return std::abs(a.eur_per_mwh) < std::abs(b.eur_per_mwh);
            });
        rest.eur_per_mwh += smallest->eur_per_mwh;
        data.terms.erase(smallest);
        rest.label = say(language, "%1 smaller terms", {std::to_string(all - data.terms.size())});
        data.terms.push_back(rest);
    }
    return data;
}

} // namespace

double waterfall_height(const WaterfallData& data, const FigureStyle& style, double width) {
    double height = 0.6 * style.em;
    for (const Row& row : rows_of(data, style, width))
        height += row_height(row, style);
    return height;
}

Figure build_waterfall(const WaterfallData& given, const FigureStyle& wanted, QSizeF size,
                       Locale language) {
    constexpr double least_letters = 0.75; // of the usual size
    FigureStyle style = wanted;
    style.em *= std::clamp(size.height() / waterfall_height(given, style, size.width()),
                           least_letters, 1.0);
    WaterfallData data = fitted(given, style, size, language);
    for (WaterfallTerm& term : data.terms)
        term.eur_per_mwh = price_in(term.eur_per_mwh, language);
    data.total_eur_per_mwh = price_in(data.total_eur_per_mwh, language);
    const int decimals = price_decimals(language, true);
    Figure scene = blank_figure(style, size);
    const Palette& colours = style.colours();
    const std::vector<Row> rows = rows_of(data, style, size.width());
    double low = 0, high = 0;
    for (const Row& row : rows) {
        low = std::min({low, row.from, row.to});
        high = std::max({high, row.from, row.to});
    }
    const QFont font = style.font(0.85), bold = style.font(0.85, true);
    const double number = text_size(text_of(format_number(high, decimals, language)), bold).width();
    const double left = label_width(style, size.width());
    const double scale =
        (size.width() - left - number - 0.8 * style.em) / std::max(high - low, 1e-9);
    const auto x = [&](double price) { return left + (price - low) * scale; };

    double natural = 0;
    for (const Row& row : rows)
        natural += row_height(row, style);
    const double stretch = std::clamp(size.height() / natural, 1.0, 1.4);
    double top = 0.3 * style.em;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        const double tall = row_height(row, style) * stretch, middle = top + tall / 2;
        const double line = 1.15 * style.em;
        const auto count = static_cast<double>(row.lines.size());
        const QString amount = text_of(format_number(row.to - row.from, decimals, language));
        const QString words = row.lines.join(QLatin1Char(' ')) + QStringLiteral(": ") + amount +
                              QLatin1Char(' ') + text_of(price_unit(language));
        for (qsizetype k = 0; k < row.lines.size(); ++k)
            mark_as(add_text(*scene, row.lines[k], row.total ? bold : font, to_qcolor(colours.ink),
                             {0.2 * style.em,
                              middle + (static_cast<double>(k) - (count - 1) / 2) * line}),
                    row.about, words);
        const double begin = x(std::min(row.from, row.to)), end = x(std::max(row.from, row.to));
        const double half = 0.55 * style.em;
        const QPen edge(row.fill.color().darker(120), 1);
        mark_as(scene->addRect(begin, middle - half, std::max(end - begin, 1.0), 2 * half, edge,
                               row.fill),
                row.about, words);
        add_text(*scene, amount, row.total ? bold : font, to_qcolor(colours.ink),
                 {end + 0.35 * style.em, middle});
        scene->points.push_back({{end, middle}, 0, static_cast<int>(i), words, row.about});
        if (i + 1 < rows.size())
            scene->addLine(x(row.to), middle + half, x(row.to), top + tall + 0.4 * style.em,
                           QPen(to_qcolor(colours.muted), 0.8));
        top += tall;
    }
    return scene;
}

} // namespace gashub::app
