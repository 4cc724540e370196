#include "app/studies/study_board.hpp"

namespace gashub::app {

StudyBoard::StudyBoard(QObject* parent)
    : QObject(parent),
      runner_(std::make_unique<Runner<StudyJob, StudyAnswer>>(
          run_study, [](std::uint64_t, const StudyAnswer&) {}, std::chrono::milliseconds(0))) {}

void StudyBoard::run(StudyJob job) {
    stop();
    const std::uint64_t round = ++round_;
    stop_ = std::make_shared<std::stop_source>();
    running_ = true;
    // Called in the worker's thread; from here on in the window's.
    job.tell = [this, round](const StudyAnswer& answer) {
        QMetaObject::invokeMethod(
            this, [this, round, answer] { take(round, answer); }, Qt::QueuedConnection);
    };
    job.is_stopped = [stop = stop_->get_token()] { return stop.stop_requested(); };
    runner_->submit(std::move(job));
}

void StudyBoard::stop() {
    if (stop_)
        stop_->request_stop();
    running_ = false;
    ++round_;
}

void StudyBoard::clear() {
    stop();
    answers_.clear();
    lever_.clear();
}

void StudyBoard::take(std::uint64_t round, const StudyAnswer& answer) {
    if (round != round_)
        return;
    answers_[answer.kind] = answer;
    if (answer.complete || !answer.fault.empty())
        running_ = false;
    emit moved(answer.kind, answer.done, answer.of);
}

} // namespace gashub::app
