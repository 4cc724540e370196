#include "house/shell.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <sys/wait.h>

namespace gashub::house {

namespace fs = std::filesystem;

namespace {

std::string single_quoted(const std::string& text) {
    std::string out = "'";
    for (char sign : text) {
        if (sign == '\'') {
            out += "'\\''";
        } else {
            out += sign;
        }
    }
    return out + "'";
}

} // namespace

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "gashub house XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("can not make a temporary folder");
    }
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

void write_file(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

void write_script(const fs::path& file, const std::string& body) {
    write_file(file, "#!/bin/sh\n" + body);
    fs::permissions(file, fs::perms::owner_all);
}

std::string read_file(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

Ran run(const fs::path& folder, const std::string& line,
        const std::map<std::string, std::string>& environment) {
    const TemporaryFolder said;
    std::string settings;
    for (const auto& [name, value] : environment) {
        settings += "export " + name + "=" + single_quoted(value) + "; ";
    }
    const std::string whole = "cd " + single_quoted(folder.string()) + " && { " + settings + line +
                              "\n} </dev/null >" + single_quoted((said.path() / "out").string()) +
                              " 2>" + single_quoted((said.path() / "err").string());
    const int status = std::system(whole.c_str());
    return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
            .out = read_file(said.path() / "out"),
            .err = read_file(said.path() / "err")};
}

} // namespace gashub::house
