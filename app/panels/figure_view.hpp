#pragma once
// Shows one figure and builds it anew whenever its data or its size change. Hidden views build
// nothing until they are shown.

#include "app/figures/figure_style.hpp"
#include "app/view_data/figure_data.hpp"

#include <QGraphicsView>

#include <functional>
#include <optional>

namespace gashub::app {

class FigureView : public QGraphicsView {
    Q_OBJECT
  public:
    using Builder = std::function<Figure(QSizeF)>;

    explicit FigureView(QWidget* parent = nullptr);
    ~FigureView() override;

    void show_figure(Builder builder);
    /// Asked where Tab or Shift+Tab lead inside of the figure; false: on to the next widget.
    std::function<bool(bool forward)> next_inside = {};
    const FigureScene* figure() const { return figure_.get(); }
    /// Words of the point at which keys or pointer stand; empty where they stand at none.
    QString spoken() const;
    /// Hatches the figure and writes why, if there are words.
    void show_earlier(const QString& words);

  signals:
    void picked(const gashub::app::Selection& selection); ///< a click; kind none beside everything
    /// A right click: what lies there, and where on the screen.
    void asked_about(const gashub::app::Selection& selection, QPoint where);
    /// Wheel: by what factor, about which point (in widths of the view from its middle).
    void zoomed(double factor, QPointF about);
    /// Drag, in widths of the view.
    void dragged(QPointF by);
    void whole_wanted(); ///< 0: all of it
    void why_wanted();   ///< Enter: the reasons at large

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool forward) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    void build();
    void walk(int key);
    void walk_places(int key);
    void hover(QPointF at);
    void stand_at(std::optional<std::size_t> point);
    void draw_stop(QPainter& painter) const;

    Builder builder_;
    Figure figure_;
    bool stale_ = true;
    QPoint pressed_, last_;
    bool dragging_ = false;
    QString earlier_;
    Selection walked_;                ///< where the keys stand on a map
    std::optional<std::size_t> stop_; ///< of the figure's points
};

} // namespace gashub::app
