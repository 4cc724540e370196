#include "app/export/outlines.hpp"

#include <QFontMetricsF>
#include <QGraphicsPathItem>
#include <QGraphicsSimpleTextItem>
#include <QGraphicsTextItem>
#include <QPainter>
#include <QPainterPath>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

namespace gashub::app {

namespace {

/// Puts a path where an item stands, and takes the item away.
void replace(QGraphicsItem& item, const QPainterPath& path, const QBrush& brush) {
    auto* const letters = new QGraphicsPathItem(path);
    letters->setPen(Qt::NoPen);
    letters->setBrush(brush);
    letters->setPos(item.pos());
    letters->setTransform(item.transform());
    letters->setRotation(item.rotation());
    letters->setZValue(item.zValue());
    if (item.parentItem() != nullptr)
        letters->setParentItem(item.parentItem());
    else
        item.scene()->addItem(letters);
    letters->stackBefore(&item);
    item.hide();
}

void outline(QGraphicsSimpleTextItem& item) {
    QPainterPath path;
    path.addText(0, QFontMetricsF(item.font()).ascent(), item.font(), item.text());
    replace(item, path, item.brush());
}

/// Labels of a chart's axes: one line of a document.
void outline(QGraphicsTextItem& item) {
    const QTextLayout* const layout = item.document()->firstBlock().layout();
    if (layout == nullptr || layout->lineCount() == 0)
        return;
    const QTextLine line = layout->lineAt(0);
    QPainterPath path;
    path.addText(layout->position() + line.position() + QPointF(0, line.ascent()), item.font(),
                 item.toPlainText());
    replace(item, path, item.defaultTextColor());
}

} // namespace

void outline_letters(QGraphicsScene& scene) {
    for (QGraphicsItem* item : scene.items()) {
        if (!item->isVisible())
            continue;
        if (auto* const plain = qgraphicsitem_cast<QGraphicsSimpleTextItem*>(item))
            outline(*plain);
        else if (auto* const text = dynamic_cast<QGraphicsTextItem*>(item))
            outline(*text);
    }
}

void paint_words(QPainter& painter, QPointF at, const QString& words, bool outlines) {
    if (!outlines) {
        painter.drawText(at, words);
        return;
    }
    QPainterPath path;
    path.addText(at, painter.font(), words);
    painter.fillPath(path, painter.pen().color());
}

} // namespace gashub::app
