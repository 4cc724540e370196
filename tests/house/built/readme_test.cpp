// README.md shows commands in `sh` blocks. Each block is run as a reader would, in a folder that
// holds scenarios/, networks/ and the program; blocks marked `sh no-test` (long, or with a window)
// are not.

#include "house/shell.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <vector>

using namespace gashub::house;
namespace fs = std::filesystem;

namespace {

/// Bodies of the fenced blocks whose info string is exactly `info`.
std::vector<std::string> blocks_of(const std::string& page, const std::string& info) {
    std::vector<std::string> blocks;
    std::istringstream lines(page);
    std::string line;
    bool inside = false, wanted = false;
    while (std::getline(lines, line)) {
        if (line.rfind("```", 0) == 0) {
            wanted = !inside && line == "```" + info;
            inside = !inside;
            if (wanted) {
                blocks.emplace_back();
            }
        } else if (inside && wanted) {
            blocks.back() += line + "\n";
        }
    }
    return blocks;
}

} // namespace

TEST_CASE("blocks are found by their info string") {
    const std::string page =
        "a\n```sh\none\ntwo\n```\n```sh no-test\nthree\n```\n```json\n{}\n```\n```sh\nfour\n```\n";
    CHECK(blocks_of(page, "sh") == std::vector<std::string>{"one\ntwo\n", "four\n"});
    CHECK(blocks_of(page, "sh no-test") == std::vector<std::string>{"three\n"});
}

TEST_CASE("README puts the command that answers and the command that tests before all others") {
    const std::string page = read_file(fs::path(GASHUB_SOURCE_DIR) / "README.md");
    const auto run = page.find("./gashub run scenarios/base-2021.json");
    const auto test = page.find("./gashub test");
    REQUIRE(run != std::string::npos);
    REQUIRE(test != std::string::npos);
    CHECK(page.find("./gashub") == run);
    CHECK(page.find("./gashub", run + 1) == test);
}

#ifdef GASHUB_PROGRAM
TEST_CASE("every sh block of README runs") {
    const fs::path source(GASHUB_SOURCE_DIR);
    const auto blocks = blocks_of(read_file(source / "README.md"), "sh");
    REQUIRE_FALSE(blocks.empty());
    const TemporaryFolder folder;
    for (const char* shown : {"networks", "scenarios"}) {
        fs::copy(source / shown, folder.path() / shown, fs::copy_options::recursive);
    }
    write_script(folder.path() / "gashub", "exec '" GASHUB_PROGRAM "' \"$@\"\n");
    for (const std::string& block : blocks) {
        const Ran ran = run(folder.path(), "set -e\n" + block);
        INFO(block << "\nstdout:\n" << ran.out << "\nstderr:\n" << ran.err);
        CHECK(ran.code == 0);
    }
}
#endif
