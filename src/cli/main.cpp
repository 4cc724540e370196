// The program `gashub`: reads the words, runs the command, catches once what nobody foresaw.

#include "cli/commands/commands.hpp"
#include "io/output_file.hpp"
#include "io/sqlite_database.hpp"

#include <cstdlib>
#include <exception>
#include <map>
#include <new>
#include <string_view>

#include <fmt/format.h>
#include <unistd.h>

namespace gashub::cli {
namespace {

const std::map<std::string_view, int (*)(Call&)> commands = {
    {"run", run_command},         {"explain", explain_command},   {"curve", curve_command},
    {"compare", compare_command}, {"backtest", backtest_command}, {"calibrate", calibrate_command},
    {"routes", routes_command},   {"list", list_command},         {"batch", batch_command},
    {"study", study_command},     {"status", status_command},     {"merge", merge_command},
    {"export", export_command},   {"report", report_command},     {"validate", validate_command},
    {"convert", convert_command}, {"import", import_command},     {"new", new_command}};

/// A library that may not throw and has no memory ends here: with a sentence and a code too.
[[noreturn]] void end_in_words() {
    static constexpr std::string_view words = "gashub: out of memory, or an internal error: ended "
                                              "before it was done\n";
    [[maybe_unused]] const ssize_t said = write(STDERR_FILENO, words.data(), words.size());
    _exit(ExitCode::internal_error);
}

/// SIGTERM of a scheduler is a request to go on later elsewhere.
int interrupted_code(const Arguments& arguments) {
    const bool is_requeued = !arguments.shard.is_whole() || std::getenv("SLURM_JOB_ID") != nullptr;
    return is_requeued ? ExitCode::requeue : ExitCode::interrupted;
}

int run(const Arguments& arguments) {
    Interrupt interrupt(interrupted_code(arguments));
    Terminal terminal(arguments);
    try {
        Call call{arguments, terminal, interrupt};
        const int code = commands.at(arguments.command)(call);
        return terminal.exit_code(code == ExitCode::interrupted ? interrupted_code(arguments)
                                                                : code);
    } catch (const StoreFault& fault) {
        terminal.show({fault.issue});
        return ExitCode::bad_input;
    } catch (const WriteFailure& failure) {
        terminal.fault(fmt::format("{} [{}]", failure.what(),
                                   failure.is_refusal() ? "not-writable" : "write-failed"));
        return failure.is_refusal() ? ExitCode::bad_input : ExitCode::internal_error;
    } catch (const std::bad_alloc&) {
        terminal.fault("out of memory");
    } catch (const std::exception& error) {
        terminal.fault(fmt::format("internal error: {}", error.what()));
    }
    return ExitCode::internal_error;
}

} // namespace
} // namespace gashub::cli

int main(int count, char** words) {
    using namespace gashub::cli;
    std::set_terminate(end_in_words);
    try {
        const auto parsed = parse_arguments(count, words);
        if (const int* code = std::get_if<int>(&parsed))
            return *code;
        return run(std::get<Arguments>(parsed));
    } catch (const gashub::WriteFailure& failure) {
        fmt::print(stderr, "gashub: {}\n", failure.what());
        return ExitCode::bad_input;
    } catch (const std::bad_alloc&) {
        fmt::print(stderr, "gashub: out of memory\n");
        return ExitCode::internal_error;
    } catch (const std::exception& error) {
        fmt::print(stderr, "gashub: internal error: {}\n", error.what());
        return ExitCode::internal_error;
    }
}
