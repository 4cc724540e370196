#pragma once
// Ctrl-C, SIGTERM and SIGHUP as a stop request. Whoever does not answer it in time is ended:
// finished work is safe by then, because it is committed as it comes.

#include <atomic>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace gashub::cli {

class Interrupt {
  public:
    /// Blocks the signals for this and all later threads (one that the caller ignores, as under
    /// nohup, stays ignored) and watches for them. SIGPIPE and SIGXFSZ are ignored: they come as
    /// write errors. `exit_code` is what the process ends with if the stop request is not answered
    /// within 1.5 s, or at a second signal.
    explicit Interrupt(int exit_code);
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return stop_.get_token(); }
    bool has_come() const { return stop_.stop_requested(); }
    /// SIGINT, SIGTERM or SIGHUP; "" before one came.
    const char* name() const;
    /// What is said if the process has to be ended: what is kept and how to go on.
    void set_parting_words(std::string words);

  private:
    void watch(const std::stop_token& end, int exit_code);
    std::stop_source stop_;
    std::atomic<int> signal_ = 0;
    std::mutex mutex_;
    std::string parting_words_;
    std::jthread watcher_;
};

} // namespace gashub::cli
