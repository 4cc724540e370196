#pragma once
// The built program, driven from outside: started, listened to, sent signals, killed.

#include "support/temporary_folder.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <sys/types.h>

namespace gashub::test {

using Words = std::vector<std::string>;

struct Said {
    int code = -1;  ///< exit code, -1 if a signal ended it
    int signal = 0; ///< the signal that ended it
    std::string out, err;
    double seconds = 0;
    bool err_has(const std::string& text) const { return err.find(text) != std::string::npos; }
    bool out_has(const std::string& text) const { return out.find(text) != std::string::npos; }
};

struct Surroundings {
    std::filesystem::path folder; ///< where it runs; empty: the present one
    std::map<std::string, std::string> environment;
    std::string out;           ///< file for stdout (/dev/full); empty: it is listened to
    long file_size_limit = -1; ///< bytes, as `ulimit -f`
    int umask = -1;
};

/// A started program. It is killed with the value if it still runs.
class Running {
  public:
    explicit Running(const Words& words, const Surroundings& surroundings = {});
    ~Running();
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    void send(int signal) const;
    /// Waits for its end.
    Said wait();
    pid_t pid() const { return pid_; }

  private:
    TemporaryFolder heard_;
    pid_t pid_ = -1;
    std::chrono::steady_clock::time_point began_;
};

/// Runs `gashub WORDS` to its end.
Said call(const Words& words, const Surroundings& surroundings = {});

/// Runs a line of sh; `$GASHUB` is the program.
Said shell(const std::string& line);

/// A starter folder (`new`) and `count` scenarios s-0001.json ... of it that differ in one
/// capacity.
void make_many(const std::filesystem::path& folder, int count);
/// Paths of those scenarios.
Words many(const std::filesystem::path& folder);

/// All files of a folder: name -> text.
std::map<std::string, std::string> files_of(const std::filesystem::path& folder);

} // namespace gashub::test
