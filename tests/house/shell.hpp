#pragma once
// What the tests of the house need: a folder that goes away, files in it, a command and what it
// said.

#include <filesystem>
#include <map>
#include <string>

namespace gashub::house {

/// A fresh folder under the system's temporary one, removed with the value. Its name holds a space.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

void write_file(const std::filesystem::path& file, const std::string& text);
/// Writes a script of `/bin/sh` that may be run.
void write_script(const std::filesystem::path& file, const std::string& body);
/// Whole text of a file; "" where there is none.
std::string read_file(const std::filesystem::path& file);

struct Ran {
    int code = 0;
    std::string out, err;
};

/// Runs a line of sh in `folder` with `environment` laid over the present one, standard input
/// empty.
Ran run(const std::filesystem::path& folder, const std::string& line,
        const std::map<std::string, std::string>& environment = {});

} // namespace gashub::house
