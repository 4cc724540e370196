#include "cli/terminal.hpp"

#include "io/output_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include <fmt/format.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

namespace gashub::cli {
namespace {

namespace chr = std::chrono;

std::string time_left(double seconds) {
    if (seconds < 90)
        return fmt::format("{:.0f} s", seconds);
    if (seconds < 5400)
        return fmt::format("{:.0f} min", seconds / 60);
    return fmt::format("{:.1f} h", seconds / 3600);
}

} // namespace

Terminal::Terminal(const Arguments& arguments) : quiet_(arguments.quiet) {
    auto screen = std::make_shared<spdlog::sinks::stderr_sink_st>();
    screen->set_level(arguments.verbose ? spdlog::level::debug
                      : arguments.quiet ? spdlog::level::warn
                                        : spdlog::level::info);
    screen->set_pattern("%v");
    log_ = std::make_shared<spdlog::logger>("gashub", screen);
    if (!arguments.log.empty()) {
        try {
            auto file = std::make_shared<spdlog::sinks::basic_file_sink_st>(arguments.log);
            file->set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
            log_->sinks().push_back(std::move(file));
        } catch (const spdlog::spdlog_ex&) {
            throw WriteFailure(arguments.log, errno != 0 ? errno : EIO);
        }
    }
    log_->set_level(spdlog::level::debug);
    log_->flush_on(spdlog::level::info);
    log_->set_error_handler([](const std::string&) {}); // a full disk must not end the work
    log_->debug("{}", arguments.line);
    is_terminal_ = isatty(STDERR_FILENO) != 0;
    has_colour_ = isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
}

Terminal::~Terminal() = default;

void Terminal::answer(std::string_view text) {
    end_progress();
    while (!text.empty() && !reader_gone_ && !answer_failed_) {
        const ssize_t count = write(STDOUT_FILENO, text.data(), text.size());
        if (count >= 0) {
            text.remove_prefix(static_cast<std::size_t>(count));
        } else if (errno == EPIPE) {
            reader_gone_ = true;
        } else if (errno != EINTR) {
            answer_failed_ = true;
            fault("can not write the answer to standard output: " +
                  std::generic_category().message(errno));
        }
    }
}

void Terminal::note(std::string_view text) {
    end_progress();
    log_->info("{}", text);
}

void Terminal::detail(std::string_view text) {
    if (log_->sinks().size() > 1 || log_->sinks()[0]->should_log(spdlog::level::debug))
        end_progress();
    log_->debug("{}", text);
}

void Terminal::fault(std::string_view text) {
    end_progress();
    log_->error("gashub: {}", text);
}

void Terminal::show(const Issues& issues) {
    for (const Issue& issue : issues) {
        if (issue.severity == Severity::error)
            log_->error("{}", to_string(issue));
        else if (!quiet_)
            log_->warn("{}", to_string(issue));
    }
}

void Terminal::progress(std::size_t done, std::size_t failed, std::size_t total) {
    const auto now = chr::steady_clock::now();
    if (!progress_began_) {
        progress_began_ = true;
        began_ = last_shown_ = now;
        first_done_ = done;
    }
    const auto pause = is_terminal_ ? chr::milliseconds(200) : chr::milliseconds(10000);
    if (quiet_ || now - began_ < chr::seconds(1) || now - last_shown_ < pause)
        return;
    last_shown_ = now;
    const double seconds = chr::duration<double>(now - began_).count();
    const double rate = static_cast<double>(done - first_done_) / seconds;
    std::string line = fmt::format("{} of {} scenarios", done, total);
    if (failed > 0)
        line += fmt::format(", {} not solved", failed);
    line += rate >= 10 ? fmt::format(", {:.0f} a second", rate)
                       : fmt::format(", {:.1f} a second", rate);
    if (rate > 0)
        line += ", " + time_left(static_cast<double>(total - done) / rate) + " left";
    if (!is_terminal_) {
        log_->info("{}", line);
        return;
    }
    constexpr std::size_t width = 30;
    const std::size_t filled = total == 0 ? width : width * done / total;
    fmt::print(stderr, "\r\033[K[{:#<{}}{:.<{}}] {}", "", filled, "", width - filled, line);
    std::fflush(stderr);
    has_bar_ = true;
}

void Terminal::end_progress() {
    if (!has_bar_)
        return;
    has_bar_ = false;
    fmt::print(stderr, "\r\033[K");
    std::fflush(stderr);
}

} // namespace gashub::cli
