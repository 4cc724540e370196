#pragma once
// A place in the window that shows any one figure: a box to choose it, buttons to copy and save it.

#include "app/figures/figure_kind.hpp"

#include <QWidget>

class QComboBox;

namespace gashub::app {

class FigureView;

class FigureSlot : public QWidget {
    Q_OBJECT
  public:
    explicit FigureSlot(FigureKind kind, QWidget* parent = nullptr);

    FigureKind kind() const;
    void set_kind(FigureKind kind);
    /// `views` must outlive the slot or the next call.
    void show_views(const Views& views, const FigureStyle& style, Language language);
    const FigureView& view() const { return *view_; }

  signals:
    void picked(const gashub::app::Selection& selection);
    void zoomed(double factor, QPointF about);
    void dragged(QPointF by);
    void copy_wanted(gashub::app::FigureKind kind);
    void save_wanted(gashub::app::FigureKind kind);

  private:
    void refresh();

    QComboBox* choice_;
    FigureView* view_;
    const Views* views_ = nullptr;
    FigureStyle style_;
    Language language_ = Language::english;
};

} // namespace gashub::app
