// `report` from outside: pages of runs, studies and batches, and what it refuses.

#include "cli/program.hpp"
#include "io/sqlite_store.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <csignal>
#include <thread>

#include <sqlite3.h>

using namespace gashub;
using namespace gashub::test;
namespace fs = std::filesystem;

namespace {

std::string study(int draws) {
    return R"({"format": 1, "id": "s", "kind": "sample", "base": "tutorial", "draws": )" +
           std::to_string(draws) +
           R"(, "title": "Futures of the city", "question": "What may the city pay?",
 "parameters": [{"id": "demand", "title": "demand", "source": "teaching", "path": "demand.XC.factor",
                 "distribution": {"kind": "triangular", "low": 0.8, "mode": 1, "high": 1.2}}],
 "watch": [{"id": "price", "indicator": "mean-price", "scope": "city", "title": "price in the city", "unit": "EUR/MWh"}]})";
}

struct Desk {
    TemporaryFolder folder;
    std::string at(const std::string& name) const { return (folder / name).string(); }
    std::string file(const std::string& name, const std::string& text) const {
        write_text(folder / name, text);
        return at(name);
    }
    /// A store of a small study.
    std::string store() const {
        const Said said = call({"study", file("s.json", study(8)), "-o", at("S")});
        INFO(said.err);
        REQUIRE(said.code == 0);
        return at("S");
    }
    Said report(const std::string& of) const { return call({"report", of, "-o", at("page.html")}); }
    bool has_page() const { return fs::exists(folder / "page.html"); }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

void run_sql(const std::string& store, const char* sql) {
    sqlite3* connection = nullptr;
    REQUIRE(sqlite3_open((fs::path(store) / "store.sqlite").c_str(), &connection) == SQLITE_OK);
    CHECK(sqlite3_exec(connection, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(connection);
}

/// Refused with this code, words on what to do, and no page.
void check_refused(const Desk& desk, const std::string& of, const std::string& code,
                   const std::string& what_to_do) {
    const Said said = desk.report(of);
    INFO(said.err);
    CHECK(said.code == 2);
    CHECK(said.err_has("[" + code + "]"));
    CHECK(said.err_has(what_to_do));
    CHECK_FALSE(desk.has_page());
}

} // namespace

TEST_CASE("a study's store becomes one page with its answer, the same numbers as printed") {
    const Desk desk;
    const std::string store = desk.store();
    const Said said = desk.report(store);
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK(said.err_has("the page is in"));
    const std::string page = read_text(desk.folder / "page.html");
    CHECK(has(page, "What may the city pay?"));
    const std::string text = read_text(desk.folder / "S/answer.txt");
    CHECK(has(page, text.substr(0, text.find('\n'))));
    CHECK(has(page, "Share of futures below x"));
    CHECK(has(page, "Price of City by period"));
    CHECK(has(page, "Merit order at City, 2021-07")); // whose price is the headline
    CHECK(has(page, "data-name=\"every_run.csv\""));
    CHECK(has(page, "data-name=\"figures.csv\""));
    CHECK_FALSE(has(page, "Without the study"));
}

TEST_CASE("a page is made from another folder than the one its study ran in") {
    const Desk desk;
    desk.file("s.json", study(8));
    fs::create_directory(desk.folder / "elsewhere");
    Surroundings here, there;
    here.folder = desk.folder.path();
    there.folder = desk.folder / "elsewhere";
    REQUIRE(call({"study", "s.json", "-o", "S"}, here).code == 0);
    const Said said = call({"report", "../S", "-o", "page.html"}, there);
    INFO(said.err);
    CHECK(said.code == 0);
    CHECK_FALSE(said.err_has("can not be read"));
    CHECK(has(read_text(desk.folder / "elsewhere" / "page.html"), "price in the city"));
    CHECK_FALSE(has(read_text(desk.folder / "elsewhere" / "page.html"), "can not be read"));
}

TEST_CASE("a study whose file has changed gives its answer and says what is missing") {
    const Desk desk;
    const std::string store = desk.store();
    desk.file("s.json", study(9));
    const Said said = desk.report(store);
    CHECK(said.code == 0);
    CHECK(said.err_has("has changed since the study was run"));
    const std::string page = read_text(desk.folder / "page.html");
    CHECK(has(page, "has changed since the study was run"));
    CHECK(has(page, "What may the city pay?"));
    CHECK_FALSE(has(page, "every_run"));
}

TEST_CASE("a batch's store and a run's folder become pages too") {
    const Desk desk;
    REQUIRE(call({"batch", "tutorial", "tutorial-second-pipe", "-o", desk.at("B")}).code == 0);
    CHECK(desk.report(desk.at("B")).code == 0);
    CHECK(has(read_text(desk.folder / "page.html"), "Mean price: city"));
    REQUIRE(call({"run", "tutorial", "-o", desk.at("R")}).code == 0);
    CHECK(desk.report(desk.at("R")).code == 0);
    CHECK(has(read_text(desk.folder / "page.html"), "Why is gas in the city dearer in winter"));
}

TEST_CASE("report refuses what it can make no page of, and says what to do") {
    const Desk desk;
    check_refused(desk, desk.at("nowhere"), "no-such-folder", "-o");
    fs::create_directory(desk.folder / "empty");
    check_refused(desk, desk.at("empty"), "no-results", "run");
    check_refused(desk, desk.file("s.json", study(8)), "not-a-folder", "study FILE -o DIR");
    fs::create_directory(desk.folder / "junk");
    desk.file("junk/store.sqlite", "not a database, only words of some length");
    check_refused(desk, desk.at("junk"), "store-corrupt", "keep a copy");
}

TEST_CASE("report refuses stores of another version, damaged ones and parts") {
    const Desk desk;
    SECTION("another version of the store") {
        const std::string store = desk.store();
        run_sql(store, "PRAGMA user_version = 99");
        check_refused(desk, store, "store-other-version", "use the version of gashub");
    }
    SECTION("cells that are not those that were written") {
        const std::string store = desk.store();
        run_sql(store,
                "UPDATE prices_rows SET price_eur_per_mwh = 1 WHERE _scenario = 0 AND _row = 0");
        const Said said = desk.report(store);
        INFO(said.err);
        CHECK(said.code == 2);
        CHECK(said.err_has("[store-corrupt]"));
    }
    SECTION("an answer that is none") {
        const std::string store = desk.store();
        desk.file("S/answer.json", "{\"answer\": 7}");
        check_refused(desk, store, "bad-answer", "--resume");
    }
    SECTION("a study without its answer") {
        const std::string store = desk.store();
        fs::remove(desk.folder / "S/answer.json");
        check_refused(desk, store, "no-answer", "--resume");
    }
    SECTION("shards") {
        const std::string file = desk.file("s.json", study(8));
        for (const char* shard : {"1/2", "2/2"})
            REQUIRE(call({"study", file, "-o", desk.at("S"), "--shard", shard}).code == 0);
        check_refused(desk, desk.at("S"), "store-in-shards", "merge");
        check_refused(desk, desk.at("S/shard-1-of-2"), "store-is-shard", "merge");
    }
}

TEST_CASE("a store that was left half written is refused, and is finished by --resume") {
    const Desk desk;
    const Words words = {"study", desk.file("s.json", study(3000)), "-o", desk.at("S"), "-j", "1"};
    Running running([&] {
        Words all = words;
        all.insert(all.begin(), GASHUB_PROGRAM);
        return all;
    }());
    for (int i = 0; i < 400; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(25));
        const Result<StoreReader> reader = StoreReader::open(desk.at("S"));
        if (reader && !reader->scenarios().empty())
            break;
    }
    running.send(SIGKILL);
    REQUIRE(running.wait().signal == SIGKILL);
    check_refused(desk, desk.at("S"), "store-unfinished", "--resume");
}

TEST_CASE("a page that has no place is refused before anything is made") {
    const Desk desk;
    const std::string store = desk.store();
    write_text(desk.folder / "file", "");
    for (const std::string& target :
         {desk.at("missing/page.html"), desk.at("file/page.html"), store}) {
        const Said said = call({"report", store, "-o", target});
        INFO(target << ": " << said.err);
        CHECK(said.code == 2);
        CHECK(said.err_has("can not write " + target));
        CHECK(said.err_has("[not-writable]"));
    }
}
