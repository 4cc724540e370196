#include "app/panels/figure_view.hpp"

#include "app/figures/marks.hpp"
#include "app/figures/points.hpp"

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
    viewport()->setMouseTracking(true);
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
    // Keys stand at the same column and row of the new figure, if it has such a point.
    std::optional<std::size_t> stop;
    for (std::size_t i = 0; stop_ && i < next->points.size(); ++i)
        if (next->points[i].column == figure_->points[*stop_].column &&
            next->points[i].row == figure_->points[*stop_].row)
            stop = i;
    setScene(next.get());
    figure_ = std::move(next);
    stale_ = false;
    stop_.reset();
    stand_at(stop);
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
    draw_stop(*painter);
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
        if (stop_ && figure_->points[*stop_].about.kind != Selection::Kind::none)
            emit picked(figure_->points[*stop_].about);
        else
            emit why_wanted();
        return;
    default:
        QGraphicsView::keyPressEvent(event);
    }
}

bool FigureView::focusNextPrevChild(bool forward) {
    return (next_inside && next_inside(forward)) || QGraphicsView::focusNextPrevChild(forward);
}

QString FigureView::spoken() const {
    return stop_ ? figure_->points[*stop_].words : QString();
}

/// Shows and speaks the value of a point: the description of what has the focus is read aloud.
void FigureView::stand_at(std::optional<std::size_t> point) {
    stop_ = point;
    if (figure_)
        let_stand_out(*figure_, stop_ ? figure_->points[*stop_].strand : -1);
    setAccessibleDescription(spoken());
    viewport()->update();
}

/// A ring at the point and its words beside it, inside of the view.
void FigureView::draw_stop(QPainter& painter) const {
    if (!stop_)
        return;
    const QPointF at = figure_->points[*stop_].at;
    const double r = 0.35 * fontMetrics().height();
    const QString words = spoken();
    const QRectF room = figure_->sceneRect();
    const QRect wrapped = fontMetrics().boundingRect(
        QRect(0, 0, static_cast<int>(room.width()) - 12, 10'000), Qt::TextWordWrap, words);
    QRectF box(0, 0, wrapped.width() + 12.0, wrapped.height() + 6.0);
    box.moveLeft(std::max(room.left(), std::min(at.x() + 2 * r, room.right() - box.width())));
    box.moveBottom(at.y() - 1.5 * r > box.height() ? at.y() - 1.5 * r
                                                   : at.y() + 1.5 * r + box.height());
    painter.setPen(QPen(palette().color(QPalette::WindowText), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(at, r, r);
    painter.setPen(QPen(palette().color(QPalette::ToolTipText), 1));
    painter.setBrush(palette().color(QPalette::ToolTipBase));
    painter.drawRoundedRect(box, 3, 3);
    painter.setFont(font());
    painter.drawText(box.adjusted(4, 0, -4, 0), Qt::AlignCenter | Qt::TextWordWrap, words);
}

/// From value to value, on a map from place to place.
void FigureView::walk(int key) {
    if (!figure_)
        return;
    if (figure_->points.empty())
        return walk_places(key);
    const int columns = key == Qt::Key_Left ? -1 : key == Qt::Key_Right ? 1 : 0;
    const int rows = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : 0;
    stand_at(next_point(*figure_, stop_, columns, rows));
}

/// The pointer: the nearest value of a line, the ribbon that it is over.
void FigureView::hover(QPointF at) {
    if (!figure_ || figure_->points.empty())
        return;
    constexpr double reach = 60;
    std::optional<std::size_t> found;
    if (figure_->snaps)
        found = nearest_point(*figure_, at, reach);
    const int strand = figure_->snaps ? -1 : strand_at(*figure_, at);
    for (std::size_t i = 0; strand >= 0 && i < figure_->points.size(); ++i)
        if (figure_->points[i].strand == strand)
            found = i;
    if (found != stop_)
        stand_at(found);
}

/// To the nearest thing with a meaning in the key's direction.
void FigureView::walk_places(int key) {
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
        return hover(mapToScene(event->position().toPoint()));
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

void FigureView::leaveEvent(QEvent* event) {
    QGraphicsView::leaveEvent(event);
    if (!hasFocus())
        stand_at(std::nullopt);
}

void FigureView::focusOutEvent(QFocusEvent* event) {
    QGraphicsView::focusOutEvent(event);
    stand_at(std::nullopt);
}

} // namespace gashub::app
