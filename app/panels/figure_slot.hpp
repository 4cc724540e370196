#pragma once
// A place in the window that shows any one figure or its table twin: a box to choose it, buttons to
// run its study, copy, save and explain it.

#include "app/figures/figure_kind.hpp"

#include <QElapsedTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace gashub::app {

class FigureView;
class SheetView;

class FigureSlot : public QWidget {
    Q_OBJECT
  public:
    FigureSlot(FigureKind kind, Locale language, QWidget* parent = nullptr);

    FigureKind kind() const;
    void set_kind(FigureKind kind);
    /// `views` must outlive the slot or the next call.
    void show_views(const Views& views, const FigureStyle& style, Locale language);
    /// How far the study behind a view is; `of` 0: none runs.
    void show_progress(FigureKind kind, int done, int of);
    /// The study was stopped where it is; what it found stays.
    void show_stopped();
    void show_table(bool on);
    bool shows_table() const;
    FigureView& view() const { return *view_; }
    /// How to read the figure, beside its button.
    void explain();

  signals:
    void picked(const gashub::app::Selection& selection);
    void asked_about(const gashub::app::Selection& selection, QPoint where);
    void zoomed(double factor, QPointF about);
    void dragged(QPointF by);
    void coloured(gashub::app::MapColour colour);
    void told(gashub::app::FigureWays ways);
    void whole_wanted();
    void why_wanted();
    void copy_wanted(gashub::app::FigureKind kind);
    void save_wanted(gashub::app::FigureKind kind);
    void switch_wanted(const gashub::app::Selection& arc); ///< off, or on again
    void run_wanted(gashub::app::FigureKind kind);
    void kind_changed();

  private:
    void refresh();
    void refresh_choices();
    void refresh_places();
    bool step_along_pipes(bool forward);

    QComboBox *choice_, *colour_, *way_, *place_;
    QLabel* progress_;
    QElapsedTimer since_;              ///< a study runs, at `from_` solves
    int from_ = 0, done_ = 0, of_ = 0; ///< solves; of_ 0: none runs
    QToolButton *run_, *table_button_, *help_;
    QStackedWidget* stack_;
    FigureView* view_;
    SheetView* table_;
    const Views* views_ = nullptr;
    FigureStyle style_;
    Locale language_;
    std::string pipes_of_; ///< the place whose pipes Tab passes
};

} // namespace gashub::app
