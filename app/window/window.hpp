#pragma once
// The main window: cards above; levers, figures and reasons as three columns; periods and status
// below; a start page while nothing is open. Holds no state of its own but where things stand.

#include "app/figures/figure_kind.hpp"
#include "app/lessons/lesson.hpp"
#include "app/session.hpp"

#include <QLockFile>
#include <QMainWindow>
#include <QTimer>

#include <array>
#include <functional>
#include <memory>
#include <vector>

class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QMenu;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace gashub::app {

class Banner;
class CardsPanel;
class CompareWindow;
struct FigurePage;
class ReportMaker;
class DataWindow;
class EffectsBoard;
class ExportWindow;
class FigureSlot;
class IssuesWindow;
class LessonStrip;
class LeversPanel;
class PeriodBar;
class PlaceWindow;
struct RuleLink;
class RulesWindow;
class StatusLine;
class WhyPanel;

class Window : public QMainWindow {
    Q_OBJECT
  public:
    /// The session must outlive the window. Words are in the session's language.
    explicit Window(Session& session, QWidget* parent = nullptr);
    ~Window() override;

    /// Opens a file; faults are listed in a window of their own. `as`: the file that recovered work
    /// was made of.
    void open(const QString& path, const QString& as = {});
    /// Offers questions, lessons, recent files and recovered work.
    void show_start();
    void play(const Lesson& lesson, std::size_t step = 0);

    /// Where splitters stand, and what the slots show.
    void keep_layout(QSettings& settings) const;
    void take_layout(const QSettings& settings);
    FigureSlot& slot(int index) { return *slots_.at(static_cast<std::size_t>(index)); }
    LessonStrip& lesson() { return *lesson_; }

  signals:
    void language_wanted(gashub::app::Language language);
    void theme_wanted(const QString& theme); ///< light, dark, system
    void units_wanted(gashub::app::VolumeUnit volume, gashub::app::PriceUnit price);
    void opened(const QString& path);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    // window.cpp: what stands where, and what follows from a change
    void make_columns();
    void connect_session();
    void connect_slots();
    void refresh();
    void refresh_references();
    void show_busy();
    FigureStyle figure_style() const;
    QStringList shown_figures() const;
    void show_figure(FigureKind kind);
    // actions.cpp: menus, tool bar, keys
    void make_actions();
    void make_file_menu(), make_edit_menu(), make_scenario_menu(), make_view_menu();
    void make_lessons_menu(), make_help_menu(), make_tool_bar();
    QAction* add(QMenu* menu, const char* name, const QString& text, const QKeySequence& key,
                 std::function<void()> act);
    void step_column(int by);
    void make_go_to();
    void go_to(const QString& words);
    void show_keys();
    void explain_focus();
    void ask_about(const Selection& selection, QPoint where);
    void replay();
    void show_compare();
    void fill_compare();
    void show_data(const Selection& about);
    // states.cpp: what is wrong, and where that leads
    using Offers = std::vector<std::pair<QString, std::function<void()>>>;
    void offer(const QString& words, const Offers& offers); ///< in the strip, with a close button
    void refresh_banner();
    void copy_fault_report();
    void show_issue_list(const Issues& issues);
    void follow(const RuleLink& link);
    void pick(const Selection& about); ///< chooses a place or pipe, goes to a rule
    void go_to_issue(const Issue& issue);
    void show_lever(const std::string& id);
    void explain_lever(const QString& id);
    void offer_its_network();
    void take_its_network();
    // files.cpp: ways in and out
    void ask_and_open();
    void ask_and_hold_against();
    bool save(bool ask_name);
    void copy_figure(FigureKind kind), copy_data(FigureKind kind), copy_command();
    void save_figure(FigureKind kind), print_figure(FigureKind kind);
    void write_figure(const QString& path, const FigurePage& page);
    void write_all_figures(const FigurePage& page, const QString& ending);
    void save_report();
    bool may_export();
    void say_briefly(const QString& words);

    Session& session_;
    CardsPanel* cards_;
    LeversPanel* levers_;
    std::array<FigureSlot*, 3> slots_;
    QStackedWidget* pages_;
    QSplitter *columns_, *rows_, *charts_;
    WhyPanel* why_;
    PeriodBar* periods_;
    Banner *banner_, *tips_;
    LessonStrip* lesson_;
    QFrame* busy_;
    QComboBox* against_ = nullptr;
    QList<QAction*> of_open_file_; ///< what can be done with one only
    QAction* own_network_ = nullptr;
    QLineEdit* go_to_ = nullptr;
    QLabel *question_, *status_;
    StatusLine* status_line_;
    IssuesWindow* issues_;
    PlaceWindow* place_;
    CompareWindow* compare_;
    DataWindow* data_;
    ExportWindow* export_;
    RulesWindow* rules_;
    std::unique_ptr<QLockFile> file_lock_;
    std::unique_ptr<ReportMaker> reports_;
    std::unique_ptr<EffectsBoard> effects_;
    std::vector<std::function<void()>> tip_acts_, banner_acts_; ///< of the strips' buttons
    QTimer busy_timer_, replay_timer_;
    int replays_left_ = 0;
    int gesture_ = 0; ///< counts holds of a lever's thumb
    int active_ = 0;  ///< the slot that view keys speak to
};

} // namespace gashub::app
