// The Nth allocation, and the Nth write to a file or sync, fails, N = 1, 2, ... until a run passes:
// whatever fails, the program ends with a sentence and a code, and what it wrote is whole.
// GASHUB_LONG walks every N of memory too; without it, N grows by a twelfth.

#include "program.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace gashub::test;
namespace fs = std::filesystem;

namespace {

const char* preload = GASHUB_BINARY_DIR "/tests/libfail_nth.so";

/// Runs the words with the Nth call of a kind failing; false if the program makes fewer calls.
bool fails(const std::string& kind, long n, const Words& words, Said& said) {
    const TemporaryFolder folder;
    const std::string mark = (folder / "fired").string();
    said = call(words, {.folder = "",
                        .environment = {{"LD_PRELOAD", preload},
                                        {"GASHUB_FAIL", kind + ":" + std::to_string(n)},
                                        {"GASHUB_FIRED", mark}},
                        .out = ""});
    return fs::exists(mark);
}

long after(const std::string& kind, long n) {
    return kind == "write" || std::getenv("GASHUB_LONG") ? n + 1 : n + 1 + n / 12;
}

} // namespace

TEST_CASE("whichever call fails, a run ends with a sentence and leaves old tables or new ones") {
#ifdef GASHUB_SANITIZED
    WARN("skipped: a sanitizer has its own allocator");
    return;
#endif
    REQUIRE(fs::exists(preload));
    const TemporaryFolder folder;
    const std::string out = (folder / "out").string(), other = (folder / "other").string();
    const Words changed = {"run", "tutorial", "-o", out, "--set", "demand.XN.factor=0.9"};
    REQUIRE(call({"run", "tutorial", "-o", out}).code == 0);
    const auto tables_of = [](const std::string& of) {
        auto files = files_of(of);
        for (const char* timed : {"manifest.json", "runs.csv"})
            files.erase(timed);
        return files;
    };
    const auto before = tables_of(out);
    REQUIRE(call({"run", "tutorial", "-o", other, "--set", "demand.XN.factor=0.9"}).code == 0);
    const auto wanted = tables_of(other);
    REQUIRE(wanted != before);
    for (const std::string kind : {"write", "memory"}) {
        long n = 1, times = 0;
        for (Said said; fails(kind, n, changed, said); n = after(kind, n), ++times) {
            INFO(kind << " " << n << ": code " << said.code << ", signal " << said.signal << "\n"
                      << said.err);
            CHECK(said.signal == 0);
            // Where a library passes want of memory on as "no such file", the words say that.
            CHECK(said.code <= (kind == "write" ? 1 : 2));
            CHECK(said.code >= 0);
            if (said.code != 0)
                CHECK(said.err_has(kind == "write" ? "can not write" : " "));
            const auto now = tables_of(out);
            CHECK((now == before || (now == wanted)));
            if (said.code == 0)
                CHECK(now == wanted); // the program could do without
            if (now != before)
                REQUIRE(call({"run", "tutorial", "-o", out}).code == 0);
        }
        CHECK(times > 10);
    }
}
