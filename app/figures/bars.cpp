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
    return text_of(format_signed(value, data.decimals, language));
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

void add_value(QGraphicsScene& scene, const QString& words, double value, const Layout& layout,
               double y, const FigureStyle& style) {
    const double gap = 0.35 * style.em;
    add_text(scene, words, style.font(0.88), to_qcolor(style.colours().ink),
             {layout.x(value) + (value < 0 ? -gap : gap), y}, value < 0 ? 1 : 0);
}

} // namespace

Figure build_bars(const BarsData& data, const FigureStyle& style, QSizeF size, Locale language) {
    Figure scene = blank_figure(style, size);
    const double em = style.em, top = 2.1 * em;
    if (data.bars.empty()) {
        add_hint(*scene, data.hint, style);
        return scene;
    }
    const Palette& colours = style.colours();
    add_text(*scene, text_of(data.title), style.font(0.92, true), to_qcolor(colours.ink),
             {0.8 * em, 0.95 * em});
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
        const QColor above = to_qcolor(colours.transport), below = to_qcolor(colours.hub);
        add_bar(*scene, bar, bar.value, layout, band, bar.value < 0 ? below : above, false);
        double end = bar.value;
        if (bar.other) {
            add_bar(*scene, bar, *bar.other, layout, band, *bar.other < 0 ? below : above, true);
            const bool same_side = (*bar.other < 0) == (bar.value < 0);
            if (!same_side)
                add_value(*scene, number(data, *bar.other, language), *bar.other, layout, middle,
                          style);
            else if (std::abs(*bar.other) > std::abs(end))
                end = *bar.other;
        }
        add_value(*scene, number(data, end, language), end, layout, middle, style);
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
