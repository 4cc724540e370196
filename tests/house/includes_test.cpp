// The tree is the architecture: what each folder may include, how files begin and how long they
// are.

#include "house/shell.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace gashub::house;
namespace fs = std::filesystem;

namespace {

const std::map<std::string, int> floors = {
    {"base", 0},  {"model", 1}, {"graph", 1},  {"solver", 1}, {"market", 2}, {"analysis", 3},
    {"study", 4}, {"io", 5},    {"report", 6}, {"cli", 7},    {"app", 7}};

/// Libraries from outside, by how their headers begin, and the rooms that may see them.
struct Library {
    const char* name;
    const char* headers;
    std::set<std::string> rooms;
};
const std::vector<Library> libraries = {
    {"nlohmann", "nlohmann/.*", {"io"}},
    {"Boost", "boost/.*", {"graph"}},
    {"AMD and CAMD", "(suitesparse/)?(amd|camd|SuiteSparse_config)\\.h", {"solver"}},
    {"SQLite", "sqlite3\\.h", {"io"}},
    {"OpenSSL", "openssl/.*", {"io"}},
    {"expat", "expat\\.h", {"io"}},
    {"Qt", "Q[A-Z][A-Za-z]*(/.*)?|Qt[A-Z][A-Za-z]*/.*", {"app"}},
    {"CLI11", "CLI/.*", {"cli", "app"}},
    {"spdlog", "spdlog/.*", {"cli", "app"}},
    {"fmt",
     "fmt/.*",
     {"base", "model", "graph", "solver", "market", "analysis", "study", "io", "report", "cli",
      "app"}},
};

/// Headers of the C++ library have no dot and no slash; these of C and POSIX are let in beside
/// them.
bool is_system_header(const std::string& header) {
    static const std::regex pattern(
        "[a-z_]+|c[a-z]+|(sys/[a-z]+|fcntl|unistd|signal|immintrin|dirent|"
        "errno|pwd|termios|spawn|poll|float|stdint)\\.h");
    return std::regex_match(header, pattern);
}

struct Include {
    int line;
    bool quoted;
    std::string header;
};

std::vector<Include> includes_of(const std::string& text) {
    static const std::regex pattern("^\\s*#\\s*include\\s*([\"<])([^\">]+)[\">].*");
    std::vector<Include> found;
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        std::smatch match;
        if (std::regex_match(line, match, pattern)) {
            found.push_back({number, match[1] == "\"", match[2]});
        }
    }
    return found;
}

/// What is wrong with one include of a file in `room`; "" if nothing.
std::string fault_of(const std::string& room, bool is_header, const Include& include) {
    const std::string& header = include.header;
    for (const Library& library : libraries) {
        if (!std::regex_match(header, std::regex(library.headers))) {
            continue;
        }
        if (library.rooms.count(room) == 0) {
            return library.name + std::string(" may not be seen in ") + room;
        }
        return is_header && floors.at(room) <= 4 ? library.name + std::string(" in a public header")
                                                 : "";
    }
    if (!include.quoted) {
        return is_system_header(header) ? ""
                                        : "<" + header + "> is a library this house does not know";
    }
    const std::string other = header.substr(0, header.find('/'));
    if (floors.count(other) == 0) {
        return "\"" + header + "\" does not begin with a room";
    }
    if (other != room && floors.at(other) >= floors.at(room)) {
        return room + " may not look up to or across at " + other;
    }
    return "";
}

const fs::path source(GASHUB_SOURCE_DIR);

std::vector<fs::path> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    if (fs::exists(folder)) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            const fs::path& extension = entry.path().extension();
            if (extension == ".hpp" || extension == ".cpp") {
                files.push_back(entry.path());
            }
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<fs::path> product_files() {
    auto files = files_of(source / "src");
    const auto app = files_of(source / "app");
    files.insert(files.end(), app.begin(), app.end());
    // what is installed as <gashub/gashub.hpp> names the rooms and belongs to none
    std::erase(files, source / "src/gashub.hpp");
    return files;
}

/// `src/market/rules/cap.cpp` -> market, `app/main.cpp` -> app.
std::string room_of(const fs::path& file) {
    const fs::path inside = fs::relative(file, source);
    auto part = inside.begin();
    return *part == "app" ? "app" : (++part)->string();
}

} // namespace

TEST_CASE("every include goes down the stairs, to a library that the room may see") {
    const auto files = product_files();
    REQUIRE(files.size() > 10);
    std::vector<std::string> faults;
    for (const fs::path& file : files) {
        const std::string room = room_of(file);
        const std::string name = fs::relative(file, source).string();
        if (floors.count(room) == 0) {
            faults.push_back(name + ": no room is called " + room);
            continue;
        }
        for (const Include& include : includes_of(read_file(file))) {
            const std::string fault = fault_of(room, file.extension() == ".hpp", include);
            if (!fault.empty()) {
                faults.push_back(name + ":" + std::to_string(include.line) + ": " + fault);
            }
        }
    }
    CHECK(faults == std::vector<std::string>{});
}

TEST_CASE("the check of includes sees an arrow that goes up and a library in the wrong room") {
    CHECK(fault_of("model", true, {1, true, "base/issue.hpp"}).empty());
    CHECK(fault_of("model", true, {1, true, "model/event.hpp"}).empty());
    CHECK_FALSE(fault_of("model", true, {1, true, "market/outcome.hpp"}).empty());
    CHECK_FALSE(fault_of("model", true, {1, true, "solver/solve.hpp"}).empty());
    CHECK_FALSE(fault_of("solver", true, {1, true, "model/network.hpp"}).empty());
    CHECK_FALSE(fault_of("io", true, {1, true, "report/html_report.hpp"}).empty());
    CHECK_FALSE(fault_of("model", true, {1, true, "network.hpp"}).empty());
    CHECK(fault_of("io", false, {1, false, "nlohmann/json.hpp"}).empty());
    CHECK_FALSE(fault_of("market", false, {1, false, "nlohmann/json.hpp"}).empty());
    CHECK(fault_of("graph", false, {1, false, "boost/graph/adjacency_list.hpp"}).empty());
    CHECK_FALSE(fault_of("graph", true, {1, false, "boost/graph/adjacency_list.hpp"}).empty());
    CHECK_FALSE(fault_of("solver", true, {1, false, "amd.h"}).empty());
    CHECK_FALSE(fault_of("cli", false, {1, false, "QWidget"}).empty());
    CHECK_FALSE(fault_of("io", false, {1, false, "spdlog/spdlog.h"}).empty());
    CHECK_FALSE(fault_of("io", false, {1, false, "curl/curl.h"}).empty());
    CHECK(fault_of("io", false, {1, false, "string_view"}).empty());
    CHECK(includes_of("#pragma once\n#include <vector>\n  # include \"base/x.hpp\" // why\n")
              .size() == 2);
}

/// Bodies that are compiled once a vector width, included on purpose more than once.
bool is_included_often(const fs::path& file) {
    return file.filename() == "kernel_loops.hpp" || file.filename() == "kernel_vectors.hpp";
}

TEST_CASE("every header begins with #pragma once") {
    for (const char* folder : {"src", "app", "tests"}) {
        for (const fs::path& file : files_of(source / folder)) {
            if (file.extension() == ".hpp" && !is_included_often(file)) {
                INFO(file);
                CHECK(read_file(file).rfind("#pragma once\n", 0) == 0);
            }
        }
    }
}

TEST_CASE("headers stay under 140 lines and sources under 450, but for those named here") {
    // file -> the lines it may have, and why it is not split
    const std::map<std::string, long> longer = {
        {"src/model/dictionary_network.hpp", 420},  // one table: every key of every object
        {"src/model/dictionary_scenario.hpp", 420}, // likewise
        {"src/study/dictionary_study.hpp", 360},    // likewise
        {"app/session.hpp", 230},                   // the one state: all that may change it
        {"app/window/window.hpp", 170},             // one window: all its ways, by source
        {"src/model/network.hpp", 340},             // one struct for each object of a network file
        {"src/io/json_reader.hpp", 300},            // templates that walk the dictionary
        {"src/model/member_path.hpp", 300},         // likewise
        {"src/model/value_checks.hpp", 300},        // likewise
        {"src/solver/kernel_loops.hpp", 500},       // a source, compiled once a vector width
    };
    for (const fs::path& file : product_files()) {
        const std::string text = read_file(file);
        const long lines = std::count(text.begin(), text.end(), '\n');
        const std::string name = fs::relative(file, source).string();
        const auto known = longer.find(name);
        const long limit = known != longer.end()        ? known->second
                           : file.extension() == ".hpp" ? 140
                                                        : 450;
        INFO(name);
        CHECK(lines <= limit);
    }
}

TEST_CASE("no file is called utils, helpers, manager or common") {
    for (const fs::path& file : product_files()) {
        INFO(file);
        CHECK_FALSE(
            std::regex_search(file.filename().string(), std::regex("util|helper|manager|common")));
    }
}
