#pragma once
// The main window: cards above; levers, figures and reasons as three columns; periods and status
// below. Holds no state of its own but where its splitters stand.

#include "app/figures/figure_kind.hpp"
#include "app/session.hpp"

#include <QMainWindow>

class QLabel;
class QSplitter;

namespace gashub::app {

class CardsPanel;
class FigureSlot;
class LeversPanel;
class PeriodBar;
class WhyPanel;

class Window : public QMainWindow {
    Q_OBJECT
  public:
    /// The session must outlive the window.
    explicit Window(Session& session, QWidget* parent = nullptr);

    /// Opens a file; faults are shown in a dialog of the window.
    void open(const QString& path);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void make_actions();
    void make_columns();
    void connect_session();
    void refresh();
    void show_status();
    FigureStyle figure_style() const;
    void pick(const Selection& selection);
    void copy_figure(FigureKind kind);
    void save_figure(FigureKind kind);
    void ask_and_open();
    bool save(bool ask_name);

    Session& session_;
    CardsPanel* cards_;
    LeversPanel* levers_;
    FigureSlot *upper_, *lower_, *right_;
    QSplitter *columns_, *rows_, *charts_;
    WhyPanel* why_;
    PeriodBar* periods_;
    QLabel *question_, *status_, *units_;
    int gesture_ = 0; ///< counts holds of a lever's thumb
};

} // namespace gashub::app
