#include "app/panels/figure_view.hpp"

#include "app/figures/marks.hpp"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace gashub::app {

FigureView::FigureView(QWidget* parent) : QGraphicsView(parent) {
    // A figure is new as a whole: no part of it is worth looking for.
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setOptimizationFlags(QGraphicsView::DontSavePainterState |
                         QGraphicsView::DontAdjustForAntialiasing);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setMinimumSize(200, 120);
}

FigureView::~FigureView() {
    setScene(nullptr);
}

void FigureView::show_figure(Builder builder) {
    builder_ = std::move(builder);
    stale_ = true;
    if (isVisible())
        build();
}

void FigureView::build() {
    const QSize size = viewport()->size();
    if (!builder_ || size.isEmpty())
        return;
    Figure next = builder_(size);
    setScene(next.get());
    figure_ = std::move(next);
    stale_ = false;
}

void FigureView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    stale_ = true;
    if (isVisible())
        build();
}

void FigureView::showEvent(QShowEvent* event) {
    QGraphicsView::showEvent(event);
    if (stale_)
        build();
}

void FigureView::show_earlier(const QString& words) {
    if (earlier_ == words)
        return;
    earlier_ = words;
    viewport()->update();
}

void FigureView::drawForeground(QPainter* painter, const QRectF& rect) {
    QGraphicsView::drawForeground(painter, rect);
    if (earlier_.isEmpty())
        return;
    QColor veil = palette().color(QPalette::WindowText);
    veil.setAlphaF(0.25F);
    painter->fillRect(rect, QBrush(veil, Qt::BDiagPattern));
    const QRectF label(8, 8, fontMetrics().horizontalAdvance(earlier_) + 12.0,
                       fontMetrics().height() + 6.0);
    painter->fillRect(label, palette().color(QPalette::ToolTipBase));
    painter->setPen(palette().color(QPalette::ToolTipText));
    painter->drawText(label, Qt::AlignCenter, earlier_);
}

void FigureView::contextMenuEvent(QContextMenuEvent* event) {
    if (figure_)
        emit asked_about(meaning_at(*figure_, mapToScene(event->pos()), 5), event->globalPos());
}

void FigureView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        walk(event->key());
        return;
    case Qt::Key_Plus:
        emit zoomed(1.25, {});
        return;
    case Qt::Key_Minus:
        emit zoomed(0.8, {});
        return;
    case Qt::Key_0:
        emit whole_wanted();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit why_wanted();
        return;
    default:
        QGraphicsView::keyPressEvent(event);
    }
}

bool FigureView::focusNextPrevChild(bool forward) {
    return (next_inside && next_inside(forward)) || QGraphicsView::focusNextPrevChild(forward);
}

/// To the nearest thing with a meaning in the key's direction.
void FigureView::walk(int key) {
    if (!figure_)
        return;
    QPointF from = figure_->sceneRect().center();
    for (const QGraphicsItem* item : figure_->items())
        if (meaning_of(*item) == walked_ && walked_.kind != Selection::Kind::none)
            from = item->sceneBoundingRect().center();
    const bool across = key == Qt::Key_Left || key == Qt::Key_Right;
    const double sign = key == Qt::Key_Right || key == Qt::Key_Down ? 1 : -1;
    double nearest = 1e9;
    Selection next;
    for (const QGraphicsItem* item : figure_->items()) {
        const Selection meaning = meaning_of(*item);
        if (meaning.kind != Selection::Kind::place || meaning == walked_)
            continue;
        const QPointF way = item->sceneBoundingRect().center() - from;
        const double ahead = sign * (across ? way.x() : way.y());
        const double aside = std::abs(across ? way.y() : way.x());
        if (ahead > 1 && ahead + 2 * aside < nearest) {
            nearest = ahead + 2 * aside;
            next = meaning;
        }
    }
    if (next.kind == Selection::Kind::none)
        return;
    walked_ = next;
    emit picked(next);
}

void FigureView::wheelEvent(QWheelEvent* event) {
    const double width = viewport()->width();
    const QPointF middle = QRectF(viewport()->rect()).center();
    emit zoomed(std::pow(1.0015, event->angleDelta().y()), (event->position() - middle) / width);
    event->accept();
}

void FigureView::mousePressEvent(QMouseEvent* event) {
    pressed_ = last_ = event->position().toPoint();
    dragging_ = false;
    setFocus(Qt::MouseFocusReason);
}

void FigureView::mouseMoveEvent(QMouseEvent* event) {
    QGraphicsView::mouseMoveEvent(event);
    if (!(event->buttons() & Qt::LeftButton))
        return;
    const QPoint now = event->position().toPoint();
    dragging_ = dragging_ || (now - pressed_).manhattanLength() > QApplication::startDragDistance();
    if (!dragging_)
        return;
    emit dragged(QPointF(now - last_) / viewport()->width());
    last_ = now;
}

void FigureView::mouseReleaseEvent(QMouseEvent* event) {
    if (!dragging_ && event->button() == Qt::LeftButton && figure_)
        emit picked(meaning_at(*figure_, mapToScene(event->position().toPoint()), 5));
    dragging_ = false;
}

} // namespace gashub::app
