// A fresh install of this build is found by find_package from a project that knows nothing else of
// it.

#include "house/shell.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gashub::house;
namespace fs = std::filesystem;

TEST_CASE("programs of under 40 lines are built and run against the installed package") {
    const fs::path source = fs::path(GASHUB_SOURCE_DIR) / "tests/consumer";
    for (const char* program : {"consumer.cpp", "solver_consumer.cpp"}) {
        const std::string text = read_file(source / program);
        CHECK(std::count(text.begin(), text.end(), '\n') < 40);
    }

    const TemporaryFolder folder;
    const fs::path work = fs::path(GASHUB_BINARY_DIR) / "consumer";
    fs::remove_all(work);
    fs::create_directories(work);
    const std::string sanitize = GASHUB_SANITIZE;
    const std::string flags = sanitize.empty() ? "" : " -DCMAKE_CXX_FLAGS=-fsanitize=" + sanitize;
    for (const std::string& line : {
             std::string("cmake --install '" GASHUB_BINARY_DIR "' --component library --prefix '") +
                 (folder.path() / "installed").string() + "'",
             "cmake -S '" + source.string() +
                 "' -B . -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER='" GASHUB_COMPILER
                 "' -DCMAKE_PREFIX_PATH='" +
                 (folder.path() / "installed").string() + "'" + flags,
             std::string("cmake --build ."),
         }) {
        const Ran ran = run(work, line);
        INFO(line << "\n" << ran.out << ran.err);
        REQUIRE(ran.code == 0);
    }
    const Ran solver = run(work, "./solver_consumer");
    CHECK(solver.out == "x = 6.000, y = 4.000, price = 7.000\n");
    CHECK(solver.code == 0);
    const Ran whole = run(work, "./consumer");
    CHECK(whole.out == "certified: yes\nprice in the city: 12.00 EUR/MWh\n");
    CHECK(whole.code == 0);
}
