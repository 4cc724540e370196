#include "cli/program.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <stdexcept>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace gashub::test {

namespace fs = std::filesystem;

namespace {

void redirect(const std::string& file, int to) {
    const int from = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (from < 0 || dup2(from, to) < 0)
        _exit(126);
    close(from);
}

/// In the child: surroundings, then the program. Never returns.
[[noreturn]] void become(const Words& words, const Surroundings& around, const fs::path& heard) {
    const int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, STDIN_FILENO);
    redirect(around.out.empty() ? (heard / "out").string() : around.out, STDOUT_FILENO);
    redirect((heard / "err").string(), STDERR_FILENO);
    if (!around.folder.empty() && chdir(around.folder.c_str()) != 0)
        _exit(126);
    for (const auto& [name, value] : around.environment)
        setenv(name.c_str(), value.c_str(), 1);
    if (around.umask >= 0)
        umask(static_cast<mode_t>(around.umask));
    if (around.file_size_limit >= 0) {
        const rlimit limit{static_cast<rlim_t>(around.file_size_limit),
                           static_cast<rlim_t>(around.file_size_limit)};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    std::vector<char*> arguments;
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execv(arguments[0], arguments.data());
    _exit(127);
}

} // namespace

Running::Running(const Words& words, const Surroundings& surroundings)
    : began_(std::chrono::steady_clock::now()) {
    pid_ = fork();
    if (pid_ < 0)
        throw std::runtime_error("can not fork");
    if (pid_ == 0)
        become(words, surroundings, heard_.path());
}

Running::~Running() {
    if (pid_ > 0) {
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
}

void Running::send(int signal) const {
    kill(pid_, signal);
}

Said Running::wait() {
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = -1;
    Said said;
    if (WIFEXITED(status))
        said.code = WEXITSTATUS(status);
    else
        said.signal = WTERMSIG(status);
    said.out = read_text(heard_ / "out");
    said.err = read_text(heard_ / "err");
    said.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
    return said;
}

Said call(const Words& words, const Surroundings& surroundings) {
    Words all = {GASHUB_PROGRAM};
    all.insert(all.end(), words.begin(), words.end());
    return Running(all, surroundings).wait();
}

Said shell(const std::string& line) {
    return Running({"/bin/sh", "-c", line},
                   {.folder = "", .environment = {{"GASHUB", GASHUB_PROGRAM}}, .out = ""})
        .wait();
}

void make_many(const fs::path& folder, int count) {
    if (call({"new", folder.string()}).code != 0)
        throw std::runtime_error("can not make a starter folder");
    for (int i = 1; i <= count; ++i)
        write_text(
            folder / "scenarios" / fmt::format("s-{:04}.json", i),
            fmt::format(
                R"({{"format": 1, "id": "s-{:04}", "title": "s", "extends": "base.json", "set": {{"arcs.field-border.capacity_bcm_per_year": {}}}}})",
                i, 4 + 0.02 * i));
}

Words many(const fs::path& folder) {
    Words files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder / "scenarios"))
        if (entry.path().filename().string().starts_with("s-"))
            files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    return files;
}

std::map<std::string, std::string> files_of(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file())
            files[entry.path().filename().string()] = read_text(entry.path());
    return files;
}

} // namespace gashub::test
