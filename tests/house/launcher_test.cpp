// The launcher, on a small tree of its own with stand-ins for cmake, dpkg-query, apt-get, sudo and
// id: what it asks of them, what it says, and when it leaves them alone.

#include "house/shell.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include <sys/resource.h>

using namespace gashub::house;
namespace fs = std::filesystem;

namespace {

const std::string program_packages =
    "g++ cmake ninja-build libboost-dev libcli11-dev libexpat1-dev libfmt-dev libspdlog-dev "
    "nlohmann-json3-dev libsqlite3-dev libssl-dev libsuitesparse-dev";

/// All that the program needs, but for one.
std::string all_but(const std::string& package) {
    std::string names = program_packages + " ";
    return names.erase(names.find(package + " "), package.size());
}

/// Processor time of all commands run so far: unlike the clock, the same beside other work.
double seconds_of_children() {
    rusage used;
    getrusage(RUSAGE_CHILDREN, &used);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// A tree with the real launcher and one source, and a PATH with nothing in it but stand-ins.
struct Machine {
    TemporaryFolder folder;
    fs::path tree = folder.path() / "my tree";
    fs::path tools = folder.path() / "tools";
    fs::path calls = folder.path() / "calls";

    Machine() {
        write_file(tree / "CMakeLists.txt", "");
        write_file(tree / "src/one.cpp", "");
        write_file(tree / "README.md", "");
        fs::copy_file(fs::path(GASHUB_SOURCE_DIR) / "gashub", tree / "gashub");
        fs::create_directories(tools);
        for (const char* tool : {"bash", "sh", "env", "readlink", "find", "flock", "mkdir", "cat",
                                 "tail", "grep", "mv", "tee", "xargs", "sed", "chmod", "touch"}) {
            const fs::path found = fs::exists(fs::path("/usr/bin") / tool) ? "/usr/bin" : "/bin";
            fs::create_symlink(found / tool, tools / tool);
        }
        write_script(tools / "id", "echo 0\n");
        write_script(tools / "apt-get", note("apt-get"));
        has_packages(program_packages);
        builds("echo answer; exit 3");
    }

    std::string note(const std::string& name) const {
        return "echo \"" + name + " $*\" >>\"" + calls.string() + "\"\n";
    }
    /// What dpkg-query says is installed.
    void has_packages(const std::string& names) {
        write_script(tools / "dpkg-query",
                     "for name in " + names + "; do echo \"$name:amd64 installed\"; done\n");
    }
    /// A cmake that makes the program out of these lines of sh.
    void builds(const std::string& program) {
        const std::string made = (tree / "build/bin").string();
        write_script(tools / "cmake", note("cmake") + "echo '[1/1] chatter'\nmkdir -p \"" + made +
                                          "\"\nprintf '%s\\n' '#!/bin/sh' '" + program + "' >\"" +
                                          made + "/gashub\"\nchmod +x \"" + made + "/gashub\"\n");
    }
    Ran start(const std::string& arguments = "run", const std::string& from = ".") const {
        return run(from == "." ? tree : fs::path(from),
                   "'" + (tree / "gashub").string() + "' " + arguments,
                   {{"PATH", tools.string()}, {"GASHUB_NO_INSTALL", ""}});
    }
    std::string called() const { return read_file(calls); }
    void forget() const { fs::remove(calls); }
};

} // namespace

TEST_CASE(
    "the first start builds, answers with the program's words and code, and is quiet on stdout") {
    const Machine machine;
    const Ran ran = machine.start();
    CHECK(ran.out == "answer\n");
    CHECK(ran.code == 3);
    CHECK(ran.err.find("building") != std::string::npos);
    CHECK(machine.called().find("--target gashub_cli") != std::string::npos);
    CHECK(machine.called().find("GASHUB_BUILD_TESTS=OFF") != std::string::npos);
    CHECK(machine.called().find("apt-get") == std::string::npos);
}

TEST_CASE("the second start asks nobody and adds less than a tenth of a second of work") {
    const Machine machine;
    machine.start();
    machine.forget();
    double least = 1e9;
    for (int i = 0; i < 5; ++i) {
        const double begun = seconds_of_children();
        const Ran ran = machine.start();
        least = std::min(least, seconds_of_children() - begun);
        CHECK(ran.err.empty());
    }
    CHECK(machine.called().empty());
    CHECK(least < 0.1);
}

TEST_CASE("a changed, a new and a removed source are built again, a changed page is not") {
    const Machine machine;
    machine.start();
    machine.forget();
    write_file(machine.tree / "src/README.md", "words");
    machine.start(); // the folder itself changed: one look, then quiet
    machine.forget();
    write_file(machine.tree / "src/README.md", "other words");
    machine.start();
    CHECK(machine.called().empty());
    write_file(machine.tree / "src/one.cpp", "int changed;");
    machine.start();
    CHECK_FALSE(machine.called().empty());
    machine.forget();
    write_file(machine.tree / "src/room/two.cpp", "");
    machine.start();
    CHECK_FALSE(machine.called().empty());
    machine.forget();
    fs::remove(machine.tree / "src/room/two.cpp");
    machine.start();
    CHECK_FALSE(machine.called().empty());
}

TEST_CASE("the launcher works from elsewhere and through a link") {
    const Machine machine;
    machine.start("run", "/");
    machine.forget();
    CHECK(machine.start("run", "/tmp").out == "answer\n");
    CHECK(run(machine.tree / "src", "../gashub run", {{"PATH", machine.tools.string()}}).out ==
          "answer\n");
    CHECK(run(machine.tree, "bash gashub run", {{"PATH", machine.tools.string()}}).out ==
          "answer\n");
    CHECK(machine.called().empty()); // one tree, whatever it is called by
    fs::create_symlink(machine.tree / "gashub", machine.folder.path() / "link");
    const Ran ran = run("/", "'" + (machine.folder.path() / "link").string() + "' run",
                        {{"PATH", machine.tools.string()}});
    CHECK(ran.out == "answer\n");
}

TEST_CASE("root gets the missing packages and no other, without recommended ones and without Qt") {
    Machine machine;
    machine.has_packages(all_but("libfmt-dev"));
    const Ran ran = machine.start();
    CHECK(ran.out == "answer\n");
    CHECK(machine.called().find("apt-get install -y --no-install-recommends libfmt-dev -o Dpkg") !=
          std::string::npos);
    CHECK(ran.err.find("missing packages: libfmt-dev") != std::string::npos);
}

TEST_CASE("libboost-graph-dev does for libboost-dev, which it brings") {
    Machine machine;
    machine.has_packages(all_but("libboost-dev") + "libboost-graph-dev");
    CHECK(machine.start().out == "answer\n");
    CHECK(machine.called().find("apt-get") == std::string::npos);
}

TEST_CASE("each word installs what it needs") {
    Machine machine;
    machine.has_packages("");
    write_script(machine.tools / "apt-get", machine.note("apt-get") + "exit 100\n");
    machine.start("run");
    CHECK(machine.called().find("qt6") == std::string::npos);
    CHECK(machine.called().find("catch2") == std::string::npos);
    write_script(machine.tools / "apt-get",
                 machine.note("apt-get") + "[ $1 = update ] || exit 100\n");
    for (const auto& [word, package] : {std::pair{"run", "libsuitesparse-dev"},
                                        {"app", "qt6-charts-dev"},
                                        {"test", "catch2"},
                                        {"bench", "coinor-libipopt-dev"},
                                        {"fuzz", "libclang-rt-14-dev"}}) {
        machine.forget();
        machine.start(word);
        INFO(word);
        CHECK(machine.called().find(package) != std::string::npos);
        CHECK(machine.called().find("libfmt-dev") != std::string::npos);
    }
}

TEST_CASE(
    "without a network the launcher says what is missing and the exact line, and builds nothing") {
    Machine machine;
    machine.has_packages("g++ cmake");
    write_script(machine.tools / "apt-get", "echo 'Could not resolve host' >&2; exit 100\n");
    const Ran ran = machine.start();
    CHECK(ran.code == 1);
    CHECK(ran.out.empty());
    CHECK(ran.err.find("Could not resolve host") != std::string::npos);
    CHECK(
        ran.err.find("apt-get update && apt-get install -y --no-install-recommends ninja-build") !=
        std::string::npos);
    CHECK(machine.called().empty());
}

TEST_CASE("without rights and without sudo the launcher says the exact line") {
    Machine machine;
    write_script(machine.tools / "id", "echo 1000\n");
    machine.has_packages("g++");
    const Ran ran = machine.start();
    CHECK(ran.code == 1);
    CHECK(ran.err.find(
              "as root: apt-get update && apt-get install -y --no-install-recommends cmake") !=
          std::string::npos);
    CHECK(machine.called().empty());
}

TEST_CASE("without rights sudo is asked, and what it will run is said first") {
    Machine machine;
    write_script(machine.tools / "id", "echo 1000\n");
    write_script(machine.tools / "sudo", machine.note("sudo"));
    machine.has_packages(all_but("libfmt-dev"));
    const Ran ran = machine.start();
    CHECK(machine.called().find("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install -y "
                                "--no-install-recommends libfmt-dev -o Dpkg") != std::string::npos);
    CHECK(ran.err.find("asking sudo to run: apt-get install") != std::string::npos);
}

TEST_CASE("GASHUB_NO_INSTALL leaves the packages alone") {
    Machine machine;
    machine.has_packages("");
    const Ran ran = run(machine.tree, "./gashub run",
                        {{"PATH", machine.tools.string()}, {"GASHUB_NO_INSTALL", "1"}});
    CHECK(ran.out == "answer\n");
    CHECK(machine.called().find("apt-get") == std::string::npos);
}

TEST_CASE("a build that fails is shown, ends in 1 and is tried again") {
    Machine machine;
    write_script(machine.tools / "cmake",
                 machine.note("cmake") + "echo 'one.cpp:7: error: no'; exit 1\n");
    const Ran ran = machine.start();
    CHECK(ran.code == 1);
    CHECK(ran.out.empty());
    CHECK(ran.err.find("one.cpp:7: error: no") != std::string::npos);
    machine.builds("echo mended");
    CHECK(machine.start().out == "mended\n");
}

TEST_CASE("a tree that was moved is configured afresh") {
    Machine machine;
    machine.start();
    write_file(machine.tree / "build/CMakeCache.txt", "CMAKE_HOME_DIRECTORY:INTERNAL=/elsewhere\n");
    write_file(machine.tree / "build/ready-cli", "/elsewhere\n");
    machine.forget();
    machine.start();
    CHECK(machine.called().find("--fresh") != std::string::npos);
}

TEST_CASE("help is the program's, with the launcher's words after it") {
    const Machine machine;
    const Ran ran = machine.start("--help");
    CHECK(ran.out.find("answer\n") == 0);
    CHECK(ran.out.find("./gashub test [ARGS]") != std::string::npos);
    CHECK(ran.code == 3);
}
