#pragma once
// Runs one study at a time in a thread of its own and keeps what each found last. Parts of an
// answer come through the event loop.

#include "app/runner.hpp"
#include "app/studies/study_job.hpp"

#include <QObject>

#include <map>
#include <memory>

namespace gashub::app {

class StudyBoard : public QObject {
    Q_OBJECT
  public:
    explicit StudyBoard(QObject* parent = nullptr);

    /// Starts a study in place of the one that runs.
    void run(StudyJob job);
    /// Stops the one that runs; what it found stays.
    void stop();
    /// Forgets all answers: another file is open.
    void clear();
    bool is_running() const { return running_; }
    const std::map<FigureKind, StudyAnswer>& answers() const { return answers_; }
    /// The lever of the tipping point; empty: the first that slides.
    const std::string& lever() const { return lever_; }
    void choose_lever(const std::string& lever) { lever_ = lever; }

  signals:
    void moved(gashub::app::FigureKind kind, int done, int of);

  private:
    void take(std::uint64_t round, const StudyAnswer& answer);

    std::map<FigureKind, StudyAnswer> answers_;
    std::string lever_;
    bool running_ = false;
    std::uint64_t round_ = 0; ///< counts starts and stops: parts of an older round are dropped
    std::shared_ptr<std::stop_source> stop_;
    std::unique_ptr<Runner<StudyJob, StudyAnswer>> runner_; ///< last: its thread uses the rest
};

} // namespace gashub::app
