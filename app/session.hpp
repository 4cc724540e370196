#pragma once
// The only mutable state of the application: which scenario stands, what it is held against, what
// is looked at, and the last answer. Everything shown is made from it by pure functions. Solving
// happens in the runner's thread; answers come back through the event loop.

#include "app/answer.hpp"
#include "app/runner.hpp"
#include "app/view_data/views.hpp"
#include "model/path.hpp"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <filesystem>
#include <memory>
#include <optional>

namespace gashub::app {

class Session : public QObject {
    Q_OBJECT
  public:
    using Work = Runner<Question, Answer>::Work;

    /// `work` answers a question; by default the library does.
    explicit Session(Work work = answer, QObject* parent = nullptr);
    ~Session() override;

    /// Reads a scenario file with its network and asks for the first answer. Faults leave
    /// everything as it was. A file saved by the application brings back its reference, place and
    /// period.
    Issues open(const QString& path);
    /// Writes the scenario as it stands; gives what went wrong in words, or an empty text.
    QString save(const QString& path);

    bool is_open() const { return scenario_.has_value(); }
    const QString& path() const { return path_; }
    /// True for a file that the application wrote: it may be written over without asking.
    bool is_own_file() const { return own_file_; }
    const Scenario& scenario() const { return *scenario_; }
    /// Where levers go back to: the file as it was made.
    const Scenario& home() const { return *home_; }
    /// What cards, lines and changes are held against: what the file extends, else its home.
    const Scenario& reference() const { return *reference_; }
    const Attention& attention() const { return attention_; }
    const Views& views() const { return views_; }
    const std::vector<LeverView>& levers() const { return levers_; }
    QUndoStack& history() { return history_; }
    /// The last line of the window: how the answer was had, or why there is none.
    const QString& status() const { return status_; }
    /// True while the figures show an earlier setting than the levers.
    bool is_behind() const { return shown_ticket_ < asked_ticket_; }

    /// Moves with one `gesture` above 0 are one step of undo.
    void move_lever(const QString& id, double value, int gesture = 0);
    void choose_stop(const QString& id, int stop);
    void reset_lever(const QString& id);
    void reset_levers();
    void select(const Selection& selection);
    void choose_period(std::optional<std::size_t> period);
    /// About a point given in widths of the map from its middle.
    void zoom_map(double factor, double about_x, double about_y);
    void shift_map(double x, double y);
    void whole_map();

  signals:
    void levers_changed();
    void views_changed();
    void status_changed();
    void failed(const QString& words); ///< a change that could not be made

  private:
    void set_paths(const PathValues& values, const QString& what, int gesture);
    void put(const Scenario& scenario);
    void ask();
    void take(std::uint64_t ticket, const Answer& answer);
    void make_levers();
    void make_views();
    std::string caption() const;

    QString path_;
    bool own_file_ = false;
    std::filesystem::path network_path_;
    std::optional<Network> network_;
    std::shared_ptr<const market::Prepared> prepared_;
    std::optional<Scenario> scenario_, home_, reference_, answered_scenario_;
    std::filesystem::path parent_; ///< the file of the reference; empty where it is home
    Attention attention_;
    MapPosition map_position_;
    Answer answer_;
    std::shared_ptr<const Cleared> reference_answer_;
    Views views_;
    std::vector<LeverView> levers_;
    QString status_;
    std::uint64_t asked_ticket_ = 0, shown_ticket_ = 0;
    std::uint64_t first_ticket_ = 0; ///< of the file that is open; earlier answers are another's
    QUndoStack history_;
    std::unique_ptr<Runner<Question, Answer>> runner_; ///< last: its thread uses the rest
};

} // namespace gashub::app
