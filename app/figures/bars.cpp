#include "app/figures/bars.hpp"

#include "app/figures/chart_panel.hpp"
#include "app/figures/marks.hpp"
#include "app/view_data/words.hpp"

#include <QGraphicsRectItem>

#include <algorithm>
#include <cmath>

namespace gashub::app {

namespace {

struct Layout {
    double left, right, low, high;
    double x(double value) const { return left + (value - low) / (high - low) * (right - left); }
};

QString number(const BarsData& data, double value, Locale language) {
    return text_of(data.has_signs ? format_signed(value, data.decimals, language)
                                  : format_number(value, data.decimals, language));
}

/// The line under the title, with what stands behind it as the first stop of the keys.
void add_headline(FigureScene& scene, const BarsData& data, const FigureStyle& style) {
    const QPointF at{0.8 * style.em, 2.35 * style.em};
    const QString words = text_of(data.headline);
    mark_as(add_text(scene, words, style.font(0.92), to_qcolor(style.colours().ink), at), {},
            text_of(data.headline_tip));
    scene.points.push_back({at, 0, -1, words + QLatin1Char('\n') + text_of(data.headline_tip)});
}

/// What a bar says, as the table twin has it.
void add_stop(FigureScene& scene, const BarsData& data, std::size_t row, QPointF at, bool other,
              Locale language) {
    const Bar& bar = data.bars[row];
    QString words = text_of(bar.label) + QStringLiteral(": ") +
                    number(data, other ? *bar.other : bar.value, language);
    const std::string& title = other ? data.other_title : data.value_title;
    if (!title.empty())
        words += QStringLiteral(" (%1)").arg(text_of(title));
    if (!bar.note.empty())
        words += QStringLiteral("; ") + text_of(bar.note);
    scene.points.push_back({at, other ? 1 : 0, static_cast<int>(row), words, bar.about});
}

/// Labels, then room for a number left of the bars, bars, a number, notes.
Layout layout_of(const BarsData& data, std::size_t rows, const FigureStyle& style, QSizeF size,
                 Locale language) {
    const QFont font = style.font(0.88);
    double label = 0, digits = 0, note = 0, low = 0, high = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        const Bar& bar = data.bars[i];
        label = std::max(label, text_size(text_of(bar.label), font).width());
        note = std::max(note, text_size(text_of(bar.note), font).width());
        for (const double value : {bar.value, bar.other.value_or(bar.value)}) {
            digits = std::max(digits, text_size(number(data, value, language), font).width());
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (high - low < 1e-9)
        high = low + 1;
    label = std::min(label, 0.4 * size.width());
    const double em = style.em, after = note > 0 ? note + em : 0;
    return {0.8 * em + label + (low < 0 ? digits : 0) + 0.8 * em,
            size.width() - digits - 1.2 * em - std::min(after, 0.3 * size.width()), low, high};
}

void add_bar(QGraphicsScene& scene, const Bar& bar, double value, const Layout& layout, QRectF band,
             QColor fill, bool hatched) {
    const double from = std::min(layout.x(0), layout.x(value));
    const double to = std::max(layout.x(0), layout.x(value));
    QGraphicsRectItem* item = scene.addRect(
        from, band.top(), std::max(to - from, 1.0), band.height(), QPen(fill.darker(120), 1),
        hatched ? QBrush(fill, Qt::BDiagPattern) : QBrush(fill));
    mark_as(item, bar.about, text_of(bar.label));
}

/// A ring at the second value; gives where the number has room beside bar and ring.
double add_ring(QGraphicsScene& scene, const Bar& bar, const Layout& layout, double y,
                const FigureStyle& style) {
    const double r = 0.4 * style.em, x = layout.x(*bar.other);
    mark_as(scene.addEllipse(x - r, y - r, 2 * r, 2 * r, QPen(to_qcolor(style.colours().ink), 1.8)),
            bar.about, text_of(bar.label));
    const double reach = r * (layout.high - layout.low) / (layout.right - layout.left);
    return bar.value < 0 ? std::min(bar.value, *bar.other - reach)
                         : std::max(bar.value, *bar.other + reach);
}

void add_value(QGraphicsScene& scene, const QString& words, double value, const Layout& layout,
               double y, const FigureStyle& style) {
    const double gap = 0.35 * style.em;
    add_text(scene, words, style.font(0.88), to_qcolor(style.colours().ink),
             {layout.x(value) + (value < 0 ? -gap : gap), y}, value < 0 ? 1 : 0);
}

} // namespace

Figure build_bars(const BarsData& data, const FigureStyle& style, QSizeF size, Locale language) {
    Figure scene = blank_figure(style, size);
    const double em = style.em, top = (data.headline.empty() ? 2.1 : 3.5) * em;
    if (data.bars.empty()) {
        add_hint(*scene, data.hint, style);
        return scene;
    }
    const Palette& colours = style.colours();
    add_text(*scene, text_of(data.title), style.font(0.92, true), to_qcolor(colours.ink),
             {0.8 * em, 0.95 * em});
    if (!data.headline.empty())
        add_headline(*scene, data, style);
    const double least = 1.5 * em;
    const auto room = static_cast<std::size_t>(std::max(1.0, (size.height() - top - em) / least));
    const std::size_t rows = std::min(room, data.bars.size());
    const double tall = std::min((size.height() - top - em) / static_cast<double>(rows), 2.6 * em);
    const Layout layout = layout_of(data, rows, style, size, language);
    scene->addLine(layout.x(0), top - 0.2 * em, layout.x(0), top + tall * static_cast<double>(rows),
                   QPen(to_qcolor(colours.muted), 1));
    for (std::size_t i = 0; i < rows; ++i) {
        const Bar& bar = data.bars[i];
        const double middle = top + tall * (static_cast<double>(i) + 0.5);
        const QRectF band(0, middle - 0.28 * tall, 0, 0.56 * tall);
        const double digits =
            layout.low < 0 ? text_size(number(data, layout.low, language), style.font(0.88)).width()
                           : 0;
        const QString label =
            shortened(text_of(bar.label), style.font(0.88), layout.left - digits - 1.2 * em);
        mark_as(
            add_text(*scene, label, style.font(0.88), to_qcolor(colours.ink), {0.6 * em, middle}),
            bar.about, text_of(bar.label));
        const QColor above = to_qcolor(bar.off ? colours.idle : colours.transport);
        const QColor below = to_qcolor(bar.off ? colours.idle : colours.hub);
        add_stop(*scene, data, i, {layout.x(bar.value), middle}, false, language);
        if (bar.other)
            add_stop(*scene, data, i, {layout.x(*bar.other), middle}, true, language);
        add_bar(*scene, bar, bar.value, layout, band, bar.value < 0 ? below : above, false);
        double end = bar.value;
        if (bar.other && data.other_is_ring) {
            end = add_ring(*scene, bar, layout, middle, style);
        } else if (bar.other) {
            add_bar(*scene, bar, *bar.other, layout, band, *bar.other < 0 ? below : above, true);
            const bool same_side = (*bar.other < 0) == (bar.value < 0);
            if (!same_side)
                add_value(*scene, number(data, *bar.other, language), *bar.other, layout, middle,
                          style);
            else if (std::abs(*bar.other) > std::abs(end))
                end = *bar.other;
        }
        const double told = data.other_is_ring ? bar.value : end;
        add_value(*scene, number(data, told, language), end, layout, middle, style);
        if (!bar.note.empty())
            add_text(*scene, shortened(text_of(bar.note), style.font(0.88), 0.3 * size.width()),
                     style.font(0.88), to_qcolor(colours.muted), {size.width() - 0.5 * em, middle},
                     1);
    }
    const QString more =
        text_of(say(language, "%1 more in the table", {std::to_string(data.bars.size() - rows)}));
    const double taken = text_size(text_of(data.title), style.font(0.92, true)).width() +
                         text_size(more, style.font(0.75)).width() + 2.5 * em;
    if (rows < data.bars.size() && taken < size.width())
        add_text(*scene, more, style.font(0.75), to_qcolor(colours.muted),
                 {size.width() - 0.5 * em, 0.95 * em}, 1);
    return scene;
}

} // namespace gashub::app
