#include "app/figures/marks.hpp"

#include <QFontMetricsF>
#include <QGraphicsSimpleTextItem>

#include <algorithm>
#include <cmath>

namespace gashub::app {

namespace {

bool is_area(LegendEntry::Mark mark) {
    return mark == LegendEntry::Mark::area || mark == LegendEntry::Mark::hatched ||
           mark == LegendEntry::Mark::cross;
}

double mark_width(const LegendEntry& entry, const FigureStyle& style) {
    return (is_area(entry.mark) ? 0.8 : 1.7) * style.em;
}

double entry_width(const LegendEntry& entry, const FigureStyle& style) {
    return mark_width(entry, style) + 0.4 * style.em +
           text_size(entry.words, style.font(0.88)).width() + 1.1 * style.em;
}

/// Rows of entries, broken where the width is used up.
std::vector<std::vector<const LegendEntry*>> rows_of(const std::vector<LegendEntry>& entries,
                                                     const FigureStyle& style, double width) {
    std::vector<std::vector<const LegendEntry*>> rows;
    double used = 0;
    for (const LegendEntry& entry : entries) {
        const double wide = entry_width(entry, style);
        if (rows.empty() || used + wide > width) {
            rows.emplace_back();
            used = 0;
        }
        rows.back().push_back(&entry);
        used += wide;
    }
    return rows;
}

double row_height(const FigureStyle& style) {
    return 1.5 * style.em;
}

void add_mark(QGraphicsScene& scene, const LegendEntry& entry, const FigureStyle& style, double x,
              double y) {
    const double em = style.em, wide = mark_width(entry, style);
    QPen pen(entry.fill, 0.16 * em);
    switch (entry.mark) {
    case LegendEntry::Mark::area:
        scene.addRect(x, y - 0.4 * em, 0.8 * em, 0.8 * em, QPen(entry.outline, 1), entry.fill);
        return;
    case LegendEntry::Mark::hatched:
        scene.addRect(x, y - 0.4 * em, 0.8 * em, 0.8 * em, QPen(entry.outline, 1),
                      QBrush(entry.fill, Qt::BDiagPattern));
        return;
    case LegendEntry::Mark::cross:
        add_cross(scene, {x + 0.4 * em, y}, 0.4 * em, entry.fill);
        return;
    case LegendEntry::Mark::full:
        scene.addLine(x, y, x + wide, y, QPen(entry.fill, 0.3 * em));
        for (const double shift : {-0.14, 0.14}) {
            const double at = x + wide / 2 + shift * em;
            scene.addLine(at, y - 0.45 * em, at, y + 0.45 * em, QPen(entry.outline, 1.6));
        }
        return;
    case LegendEntry::Mark::idle:
        pen.setWidthF(1.2);
        pen.setDashPattern({4, 3});
        break;
    case LegendEntry::Mark::dashed:
        pen.setDashPattern({3, 2});
        break;
    case LegendEntry::Mark::line:
        break;
    }
    scene.addLine(x, y, x + wide, y, pen);
}

} // namespace

Figure blank_figure(const FigureStyle& style, QSizeF size) {
    auto scene = std::make_unique<FigureScene>();
    scene->setSceneRect(QRectF({0, 0}, size));
    scene->setItemIndexMethod(QGraphicsScene::NoIndex);
    scene->setBackgroundBrush(to_qcolor(style.colours().background));
    return scene;
}

QSizeF text_size(const QString& text, const QFont& font) {
    const QFontMetricsF metrics(font);
    return {metrics.horizontalAdvance(text), metrics.height()};
}

QGraphicsItem* add_text(QGraphicsScene& scene, const QString& text, const QFont& font,
                        QColor colour, QPointF at, double align) {
    QGraphicsSimpleTextItem* const item = scene.addSimpleText(text, font);
    item->setBrush(colour);
    const QSizeF size = text_size(text, font);
    item->setPos(at.x() - align * size.width(), at.y() - size.height() / 2);
    return item;
}

void add_cross(QGraphicsScene& scene, QPointF at, double half, QColor colour) {
    const QPen pen(colour, half * 0.45);
    scene.addLine(at.x() - half, at.y() - half, at.x() + half, at.y() + half, pen);
    scene.addLine(at.x() - half, at.y() + half, at.x() + half, at.y() - half, pen);
}

void mark_as(QGraphicsItem* item, const Selection& about, const QString& tip) {
    if (about.kind != Selection::Kind::none) {
        item->setData(kind_key, about.kind == Selection::Kind::place ? QLatin1String("place")
                                : about.kind == Selection::Kind::arc ? QLatin1String("arc")
                                                                     : QLatin1String("rule"));
        item->setData(id_key, text_of(about.id));
    }
    item->setToolTip(tip);
}

QString shortened(const QString& text, const QFont& font, double width) {
    return QFontMetricsF(font).elidedText(text, Qt::ElideRight, width);
}

double add_legend(QGraphicsScene& scene, const std::vector<LegendEntry>& entries,
                  const FigureStyle& style, double left, double top, double width) {
    double y = top + row_height(style) / 2;
    for (const auto& row : rows_of(entries, style, width)) {
        double x = left;
        for (const LegendEntry* entry : row) {
            add_mark(scene, *entry, style, x, y);
            add_text(scene, entry->words, style.font(0.88), to_qcolor(style.colours().ink),
                     {x + mark_width(*entry, style) + 0.4 * style.em, y});
            x += entry_width(*entry, style);
        }
        y += row_height(style);
    }
    return y - row_height(style) / 2 - top;
}

double legend_height(const std::vector<LegendEntry>& entries, const FigureStyle& style,
                     double width) {
    return static_cast<double>(rows_of(entries, style, width).size()) * row_height(style);
}

NiceAxis nice_axis(double low, double high, int most) {
    if (!(high > low))
        high = low + std::max(1.0, std::abs(low) * 0.1);
    const double raw = (high - low) / std::max(most, 1);
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    double step = 10 * power;
    for (const double nice : {1.0, 2.0, 5.0}) {
        const double candidate = nice * power;
        const double steps =
            std::ceil(high / candidate - 1e-9) - std::floor(low / candidate + 1e-9);
        if (steps <= most) {
            step = candidate;
            break;
        }
    }
    const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
    return {.low = std::floor(low / step + 1e-9) * step,
            .high = std::ceil(high / step - 1e-9) * step,
            .step = step,
            .decimals = decimals};
}

Selection meaning_of(const QGraphicsItem& item) {
    const QString kind = item.data(kind_key).toString();
    const std::string id = item.data(id_key).toString().toStdString();
    if (kind == QLatin1String("place"))
        return {Selection::Kind::place, id};
    if (kind == QLatin1String("rule"))
        return {Selection::Kind::rule, id};
    return kind == QLatin1String("arc") ? Selection{Selection::Kind::arc, id} : Selection{};
}

Selection meaning_at(const QGraphicsScene& scene, QPointF at, double reach) {
    const QRectF around(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach);
    Selection found;
    for (const QGraphicsItem* item : scene.items(around)) {
        const Selection meaning = meaning_of(*item);
        if (meaning.kind == Selection::Kind::place)
            return meaning;
        if (found.kind == Selection::Kind::none)
            found = meaning;
    }
    return found;
}

} // namespace gashub::app
