#pragma once
// The only mutable state of the application: which scenario stands, what it is held against, what
// is looked at, and the last answer. Everything shown is made from it by pure functions. Solving
// happens in threads; answers come back through the event loop.

#include "app/answer.hpp"
#include "app/event_log.hpp"
#include "app/runner.hpp"
#include "app/session_note.hpp"
#include "app/studies/study_board.hpp"
#include "app/view_data/views.hpp"
#include "model/path.hpp"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <filesystem>
#include <memory>
#include <optional>

namespace gashub::app {

struct EffectsJob;
struct ReportQuestion;

/// A setting put aside to compare with.
struct Pin {
    std::string name; ///< A, B, C
    Scenario scenario;
    std::shared_ptr<const Cleared> cleared; ///< none until it is solved
};
inline constexpr std::size_t most_pins = 3;

class Session : public QObject {
    Q_OBJECT
  public:
    using Work = Runner<Question, Answer>::Work;
    enum class State { empty, busy, solved, not_solved };
    /// How soon a move is answered: while the hand moves, when it lets go, when F5 is pressed.
    enum class Pace { live, on_release, on_demand };

    /// `work` answers a question; by default the library does.
    explicit Session(Work work = answer, QObject* parent = nullptr);
    ~Session() override;

    /// Which network a file is read with: the one that it names, or the copy that was put into it.
    enum class NetworkOf { name, copy };

    /// Reads a scenario file with its network and asks for the first answer. Faults leave
    /// everything as it was. A file saved by the application brings back its reference, pins, place
    /// and period; `as` is the path it then stands for (of recovered work). A file that no longer
    /// fits the network that it names is read with its copy of the old one.
    Issues open(const QString& path, const QString& as = {}, NetworkOf which = NetworkOf::name);
    /// True where the open file was saved with another version of its network and carries that.
    bool offers_its_network() const { return offers_its_network_; }
    /// Opens it again with its own network; changes since then are laid on it, as a step of undo.
    Issues take_its_network();
    /// Writes the scenario as it stands; gives what went wrong in words, or an empty text.
    QString save(const QString& path);
    /// The same as a copy for recovery: path and clean state stay.
    QString save_copy(const QString& path) const;
    /// When the work was put on disk last, as a file of the user's or as such a copy.
    struct Kept {
        QDateTime when;
        bool as_copy = false;
    };
    const Kept& kept() const { return kept_; }
    void note_copy(const QDateTime& when);

    bool is_open() const { return scenario_.has_value(); }
    const QString& path() const { return path_; }
    /// True for a file that the application wrote: it may be written over without asking.
    bool is_own_file() const { return own_file_; }
    /// What a page of the setting that stands is made from; it must be solved.
    ReportQuestion report_to(const QString& path) const;
    const Network& network() const { return *network_; }
    const Scenario& scenario() const { return *scenario_; }
    /// Where levers go back to: the file as it was made.
    const Scenario& home() const { return *home_; }
    const Attention& attention() const { return attention_; }
    const Views& views() const { return views_; }
    const std::vector<LeverView>& levers() const { return levers_; }
    const std::vector<Pin>& pins() const { return pins_; }
    std::shared_ptr<const Cleared> answered() const { return answer_.cleared; }
    std::shared_ptr<const Cleared> reference_answer() const { return reference_answer_; }
    QUndoStack& history() { return history_; }
    const QUndoStack& history() const { return history_; }
    State state() const { return state_; }
    Pace pace() const { return pace_; }
    /// The last line of the window: how the answer was had, or why there is none.
    const QString& status() const { return status_; }
    const Issues& warnings() const { return warnings_; }
    const Issues& last_faults() const { return last_faults_; }
    /// Rules of the last answer that can not all hold.
    Issues contradictions() const;
    /// What broke inside the program at the last question; empty if nothing did.
    const QString& broken() const { return broken_; }
    /// An error of the program that was met outside of the worker.
    void note_break(const QString& what);
    /// For who mends the program: what happened, versions, the last events, the scenario.
    QString fault_report() const;
    /// True while the figures show an earlier setting than the levers.
    bool is_behind() const { return shown_ticket_ < asked_ticket_; }
    /// True while the worker has something to answer.
    bool is_at_work() const { return !runner_->idle(); }

    // Changes of the scenario; each is a step of undo. Moves with one `gesture` above 0 are one.
    void move_lever(const QString& id, double value, int gesture = 0);
    void choose_stop(const QString& id, int stop);
    void reset_lever(const QString& id);
    void reset_levers();
    /// Any path, as `--set` takes it; faults in words by `failed`.
    void set_path(const QString& path, const QString& value);
    /// A scenario made elsewhere (of the editor); faults in the answer, nothing changes then.
    Issues put_parts(ScenarioParts parts, const QString& what);
    /// Takes a pipe or terminal out for the whole horizon, or puts it back: one event.
    void switch_off(const std::string& arc);
    /// The hand let go: a move that waited for it is answered.
    void let_go();
    /// Answers now, whatever the pace.
    void run();
    /// Shows the setting before the last change, or after it, without a step of undo.
    void replay(bool before);
    bool can_replay() const { return is_open() && history_.index() > 0; }
    /// How to find out what a lever moves.
    EffectsJob effects_job(const QString& lever) const;

    // What is looked at.
    void select(const Selection& selection) { attend(selection, {}); }
    /// The card that "How sure?" speaks of, with what it is about.
    void choose_card(const std::string& id);
    void choose_period(std::optional<std::size_t> period);
    void speak(Language language);
    void measure_in(VolumeUnit volume, PriceUnit price);
    void zoom_map(double factor, double about_x, double about_y);
    void shift_map(double x, double y);
    void whole_map();
    void colour_map(MapColour colour);
    void tell(FigureWays ways);
    /// While true every figure shows the reference.
    void blink(bool on);

    // What it is held against.
    void pin();
    void unpin(std::size_t index);
    /// -2: the file as opened; -1: what the file extends; else a pin.
    void hold_against(int which);
    int held_against() const { return against_; }
    /// Another scenario of the same network; words if it is none.
    QString hold_against_file(const QString& path);
    bool has_parent() const { return parent_scenario_.has_value(); }
    std::string parent_title() const;

    /// Starts the study behind a view for the setting that stands.
    void run_study(FigureKind kind);
    StudyBoard& board() { return board_; }

  signals:
    void levers_changed();
    void views_changed();
    void status_changed();
    void scenario_changed();           ///< something that a file would keep
    void failed(const QString& words); ///< a change that could not be made
    void broke();                      ///< an error of the program itself: see broken()

  private:
    void set_paths(const PathValues& values, const QString& what, int gesture);
    void push(const Scenario& next, const QString& what, int gesture);
    void put(const Scenario& scenario);
    void ask();
    void take(std::uint64_t ticket, Answer answer);
    void measure_pace(double seconds);
    void make_levers();
    void make_views(), make_study_views(), complete_views(), take_views();
    void attend(const Selection& selection, const std::string& card);
    void look_anew();
    void add_bands(const StudyAnswer* answer);
    Look look() const;
    std::string caption() const;
    void set_reference(const Scenario& scenario, std::shared_ptr<const Cleared> cleared,
                       std::string name, int which);
    const Scenario& lever_home() const;
    SessionNote note(bool with_network) const;
    void take_note(const SessionNote& note);
    void hold_network_against(const SessionNote& note);
    QString describe(const Lever& lever, const QString& value) const;

    QString path_;
    bool own_file_ = false;
    std::filesystem::path network_path_;
    std::string network_sha256_;
    std::optional<Network> network_;
    std::shared_ptr<const market::Prepared> prepared_;
    std::optional<Scenario> scenario_, home_, reference_, parent_scenario_, answered_scenario_;
    std::filesystem::path parent_; ///< the file of the parent
    std::string reference_name_;   ///< empty: the file as opened
    int against_ = -2;
    std::vector<Pin> pins_;
    Attention attention_;
    MapPosition map_position_;
    FigureWays ways_;
    bool blinks_ = false, waits_for_hand_ = false;
    Answer answer_;
    std::shared_ptr<const Cleared> reference_answer_;
    Views views_;
    std::vector<LeverView> levers_;
    State state_ = State::empty;
    Pace pace_ = Pace::live;
    std::vector<double> last_seconds_;
    Issues warnings_, last_faults_; ///< of the file; of the last setting that was not solved
    QString status_, broken_;
    Kept kept_;
    EventLog log_;
    bool offers_its_network_ = false;
    std::uint64_t asked_ticket_ = 0, shown_ticket_ = 0;
    std::uint64_t first_ticket_ = 0; ///< of the file that is open; earlier answers are another's
    QUndoStack history_;
    std::unique_ptr<Runner<Question, Answer>> runner_; ///< its thread uses the rest
    StudyBoard board_;                                 ///< last: its thread looks at runner_
};

} // namespace gashub::app
