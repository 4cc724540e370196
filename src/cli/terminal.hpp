#pragma once
// Where words go. The answer goes to stdout and nothing else does; progress, hints, warnings and
// faults go to stderr and, where asked for, to a log with times.

#include "base/issue.hpp"
#include "cli/arguments.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace spdlog {
class logger;
}

namespace gashub::cli {

class Terminal {
  public:
    /// Throws WriteFailure where the log can not be written.
    explicit Terminal(const Arguments& arguments);
    ~Terminal();

    /// Writes to stdout at once. A reader that has gone away (`| head`) is no fault; what can not
    /// be written otherwise makes exit_code() 1.
    void answer(std::string_view text);
    void note(std::string_view text);   ///< not with --quiet
    void detail(std::string_view text); ///< with --verbose only
    void fault(std::string_view text);
    void show(const Issues& issues); ///< warnings are left out with --quiet

    /// A bar with rate and time left where stderr is a terminal, else a line now and then; nothing
    /// in the first second and nothing with --quiet.
    void progress(std::size_t done, std::size_t failed, std::size_t total);
    void end_progress();

    /// `code`, or 1 if an answer could not be written.
    int exit_code(int code) const {
        return answer_failed_ && code == ExitCode::done ? ExitCode::internal_error : code;
    }

    bool has_colour() const {
        return has_colour_;
    } ///< stdout is a terminal and NO_COLOR is not set

  private:
    std::shared_ptr<spdlog::logger> log_;
    bool quiet_, is_terminal_ = false, has_colour_ = false, answer_failed_ = false,
                 reader_gone_ = false;
    bool has_bar_ = false;
    std::chrono::steady_clock::time_point began_, last_shown_;
    std::size_t first_done_ = 0, last_done_ = 0;
    bool progress_began_ = false;
};

} // namespace gashub::cli
