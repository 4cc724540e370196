// Every input that fuzzing started from or found worth keeping is read again by plain code.

#include "fuzz/readers.hpp"
#include "support/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace gashub;

namespace {

std::size_t replay(const std::string& name, void (*read)(std::string_view)) {
    std::size_t files = 0;
    const std::filesystem::path folder =
        std::filesystem::path(GASHUB_SOURCE_DIR) / "tests/fuzz/corpus" / name;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        INFO(entry.path().string());
        CHECK_NOTHROW(read(test::read_text(entry.path())));
        ++files;
    }
    return files;
}

} // namespace

TEST_CASE("the corpus of network files holds what must hold for any bytes") {
    CHECK(replay("network", test::read_network_bytes) >= 10);
}
TEST_CASE("the corpus of scenario files holds what must hold for any bytes") {
    CHECK(replay("scenario", test::read_scenario_bytes) >= 10);
}
TEST_CASE("the corpus of PATH=VALUE lines holds what must hold for any bytes") {
    CHECK(replay("set", test::read_set_bytes) >= 3);
}
TEST_CASE("the corpus of foreign networks holds what must hold for any bytes") {
    CHECK(replay("import", test::read_import_bytes) >= 6);
}
