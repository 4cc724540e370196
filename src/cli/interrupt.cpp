#include "cli/interrupt.hpp"

#include <ctime>

#include <signal.h>
#include <unistd.h>

namespace gashub::cli {
namespace {

/// What wakes the watcher when the work is over.
constexpr int wake_signal = SIGUSR1;

sigset_t watched_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, wake_signal);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction action {};
        sigaction(number, nullptr, &action);
        if (action.sa_handler != SIG_IGN)
            sigaddset(&set, number);
    }
    return set;
}

} // namespace

Interrupt::Interrupt(int exit_code) {
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    const sigset_t set = watched_signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    watcher_ =
        std::jthread([this, exit_code](const std::stop_token& end) { watch(end, exit_code); });
}

Interrupt::~Interrupt() {
    watcher_.request_stop();
    pthread_kill(watcher_.native_handle(), wake_signal);
}

void Interrupt::watch(const std::stop_token& end, int exit_code) {
    const sigset_t set = watched_signals();
    int number = wake_signal;
    while (number == wake_signal && !end.stop_requested())
        if (sigwait(&set, &number) != 0)
            return;
    if (end.stop_requested())
        return;
    signal_ = number;
    stop_.request_stop();
    const timespec patience{.tv_sec = 1, .tv_nsec = 500000000};
    sigtimedwait(&set, nullptr, &patience);
    if (end.stop_requested())
        return;
    const std::lock_guard lock(mutex_);
    [[maybe_unused]] const ssize_t said =
        write(STDERR_FILENO, parting_words_.data(), parting_words_.size());
    _exit(exit_code);
}

const char* Interrupt::name() const {
    switch (signal_) {
    case SIGINT:
        return "SIGINT";
    case SIGTERM:
        return "SIGTERM";
    case SIGHUP:
        return "SIGHUP";
    default:
        return "";
    }
}

void Interrupt::set_parting_words(std::string words) {
    const std::lock_guard lock(mutex_);
    parting_words_ = std::move(words);
}

} // namespace gashub::cli
