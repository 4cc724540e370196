#include "app/panels/figure_view.hpp"

#include "app/figures/marks.hpp"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace gashub::app {

FigureView::FigureView(QWidget* parent) : QGraphicsView(parent) {
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
