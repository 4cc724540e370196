#include "io/output_file.hpp"
#include "io/sqlite_store.hpp"
#include "support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace gashub;
namespace fs = std::filesystem;

namespace {

const StoreIdentity identity{.program_version = "1.2.3", .batch = "abc", .plan = {}};

std::vector<Table> rows_of(std::size_t scenario) {
    std::vector<Table> tables(2);
    const std::string id = "s" + std::to_string(scenario);
    tables[0].name = "prices";
    tables[0].columns = {{"scenario", CellKind::text, true},
                         {"from", CellKind::text, true},
                         {"value", CellKind::number},
                         {"n", CellKind::integer}};
    for (int row = 0; row < 50; ++row) {
        tables[0].cells.emplace_back(tables[0].keep(id));
        tables[0].cells.emplace_back(tables[0].keep("node-" + std::to_string(row)));
        tables[0].cells.emplace_back(std::sin(static_cast<double>(scenario) * 50 + row));
        tables[0].cells.emplace_back(std::int64_t{row});
    }
    tables[1].name = "rules";
    tables[1].columns = {{"scenario", CellKind::text, true}, {"value", CellKind::number}};
    if (scenario % 2 == 0)
        tables[1].cells = {tables[1].keep(id), std::monostate{}};
    return tables;
}

StoredScenario scenario(std::size_t number) {
    return {.number = number, .id = "s" + std::to_string(number), .status = "solved", .reason = ""};
}

void fill(const fs::path& folder, std::size_t from, std::size_t to, bool resume = false) {
    Result<StoreWriter> writer = StoreWriter::open(folder, identity, {.resume = resume});
    REQUIRE(writer);
    for (std::size_t number = from; number < to; ++number)
        writer->put(scenario(number), rows_of(number));
    writer->close();
    CHECK(writer->acknowledged() == to - from);
}

std::string code_of(const Issues& issues) {
    return issues.empty() ? "" : issues[0].code;
}

/// What another program sees, by plain SQL.
std::string ask(const fs::path& folder, const std::string& sql) {
    sqlite3* connection = nullptr;
    REQUIRE(sqlite3_open((folder / "store.sqlite").c_str(), &connection) == SQLITE_OK);
    std::string answer;
    const auto collect = [](void* out, int columns, char** values, char**) {
        for (int c = 0; c < columns; ++c)
            *static_cast<std::string*>(out) +=
                std::string(c ? "|" : "") + (values[c] ? values[c] : "");
        *static_cast<std::string*>(out) += "\n";
        return 0;
    };
    CHECK(sqlite3_exec(connection, sql.c_str(), collect, &answer, nullptr) == SQLITE_OK);
    sqlite3_close(connection);
    return answer;
}

} // namespace

TEST_CASE("a store gives back every row, in the order of scenarios, with the columns as named") {
    const test::TemporaryFolder folder;
    fill(folder / "S", 0, 45);
    const Result<StoreReader> reader = StoreReader::open(folder / "S");
    REQUIRE(reader);
    CHECK(reader->check().empty());
    CHECK(reader->identity().batch == "abc");
    CHECK(reader->tables() == std::vector<std::string>{"prices", "rules"});
    REQUIRE(reader->scenarios().size() == 45);
    const Table prices = reader->read("prices");
    REQUIRE(prices.rows() == 45 * 50);
    CHECK(prices.columns[1].name == "from");
    CHECK(prices.columns[1].is_key);
    for (std::size_t row = 0; row < prices.rows(); ++row) {
        CHECK(std::get<std::string_view>(prices.at(row, 0)) == "s" + std::to_string(row / 50));
        CHECK(std::get<double>(prices.at(row, 2)) == std::sin(static_cast<double>(row)));
        CHECK(std::get<std::int64_t>(prices.at(row, 3)) == static_cast<std::int64_t>(row % 50));
    }
    CHECK(reader->read("rules").rows() == 23);
    CHECK(std::holds_alternative<std::monostate>(reader->read("rules").at(0, 1)));
}

TEST_CASE("another program reads the tables by their names and columns") {
    const test::TemporaryFolder folder;
    fill(folder / "S", 0, 3);
    CHECK(ask(folder / "S",
              "SELECT scenario, \"from\", n FROM prices WHERE scenario = 's2' AND n = 49") ==
          "s2|node-49|49\n");
    CHECK(ask(folder / "S", "SELECT number, id, status FROM stored") ==
          "0|s0|solved\n1|s1|solved\n2|s2|solved\n");
    CHECK_FALSE(fs::exists(folder / "S" / "store.lock"));
    CHECK_FALSE(fs::exists(folder / "S" / "store.sqlite-wal"));
}

TEST_CASE("what is acknowledged survives the death of the writer, what is not leaves no trace") {
    const test::TemporaryFolder folder;
    const pid_t child = fork();
    if (child == 0) {
        Result<StoreWriter> writer = StoreWriter::open(folder / "S", identity);
        for (std::size_t number = 0; number < 33; ++number)
            writer->put(scenario(number), rows_of(number));
        _exit(writer->acknowledged() == 20 ? 0
                                           : 1); // no close, no destructors: as a kill would end it
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WEXITSTATUS(status) == 0);

    const Result<StoreReader> reader = StoreReader::open(folder / "S");
    REQUIRE(reader);
    CHECK(reader->scenarios().size() == 20);
    CHECK(reader->check().empty());

    Result<StoreWriter> writer = StoreWriter::open(folder / "S", identity, {.resume = true});
    REQUIRE(writer);
    CHECK(writer->found().size() == 20);
    for (std::size_t number = 20; number < 33; ++number)
        writer->put(scenario(number), rows_of(number));
    writer->close();
    const Result<StoreReader> whole = StoreReader::open(folder / "S");
    REQUIRE(whole);
    CHECK(whole->read("prices").rows() == 33 * 50);
    CHECK(whole->check().empty());
}

TEST_CASE("a scenario that is forgotten can be put anew, with other rows") {
    const test::TemporaryFolder folder;
    fill(folder / "S", 0, 5);
    Result<StoreWriter> writer = StoreWriter::open(folder / "S", identity, {.resume = true});
    REQUIRE(writer);
    writer->forget(2);
    CHECK(writer->found().size() == 4);
    std::vector<Table> rows = rows_of(2);
    rows[0].cells.resize(4);
    writer->put(scenario(2), rows);
    writer->close();
    const Result<StoreReader> reader = StoreReader::open(folder / "S");
    REQUIRE(reader);
    CHECK(reader->check().empty());
    CHECK(reader->scenarios().size() == 5);
    CHECK(reader->read("prices").rows() == 4 * 50 + 1);
    CHECK(reader->read_scenario(2).at(0).rows() == 1);
    CHECK(reader->read_scenario(3).at(0).rows() == 50);
}

TEST_CASE("a group waits half a second at most") {
    const test::TemporaryFolder folder;
    Result<StoreWriter> writer = StoreWriter::open(folder / "S", identity);
    REQUIRE(writer);
    writer->put(scenario(0), rows_of(0));
    CHECK(writer->acknowledged() == 0);
    usleep(520000);
    writer->commit_if_due();
    CHECK(writer->acknowledged() == 1);
    const Result<StoreReader> beside = StoreReader::open(folder / "S");
    REQUIRE(beside);
    CHECK(beside->scenarios().size() == 1);
}

TEST_CASE("a store is gone on with only for the same batch, the same program and on request") {
    const test::TemporaryFolder folder;
    fill(folder / "S", 0, 2);
    const auto code = [&](const StoreIdentity& wanted, bool resume) {
        return code_of(StoreWriter::open(folder / "S", wanted, {.resume = resume}).issues());
    };
    CHECK(code(identity, false) == "store-exists");
    CHECK(code({.program_version = "1.2.4", .batch = "abc", .plan = {}}, true) ==
          "store-other-version");
    CHECK(code({.program_version = "1.2.3", .batch = "abd", .plan = {}}, true) ==
          "store-other-batch");
    CHECK(code(identity, true).empty());
    fill(folder / "S", 2, 4, true);
    CHECK(StoreReader::open(folder / "S")->scenarios().size() == 4);
}

TEST_CASE("a second living writer is turned away by name, a dead one's lock is no hindrance") {
    const test::TemporaryFolder folder;
    {
        const Result<StoreWriter> first = StoreWriter::open(folder / "S", identity);
        REQUIRE(first);
        const Issues second = StoreWriter::open(folder / "S", identity, {.resume = true}).issues();
        CHECK(code_of(second) == "store-busy");
        CHECK(second.at(0).message.find(std::to_string(getpid())) != std::string::npos);
    }
    test::write_text(folder / "S" / "store.lock", "1\n");
    CHECK(StoreWriter::open(folder / "S", identity, {.resume = true}));
}

TEST_CASE("damage anywhere is named or harmless, never a wrong number") {
    const test::TemporaryFolder folder;
    fill(folder / "S", 0, 40);
    const std::string good = test::read_text(folder / "S" / "store.sqlite");
    const Table expected = StoreReader::open(folder / "S")->read("prices");
    const auto is_as_written = [&](const StoreReader& reader) {
        return reader.read("prices").cells == expected.cells;
    };
    int named = 0, harmless = 0;
    const auto judge = [&](const std::string& bytes) {
        test::write_text(folder / "T" / "store.sqlite", bytes);
        try {
            const Result<StoreReader> reader = StoreReader::open(folder / "T");
            Issues issues = reader ? reader->check() : reader.issues();
            if (issues.empty() && is_as_written(*reader)) {
                ++harmless;
            } else {
                REQUIRE_FALSE(issues.empty());
                CHECK((issues[0].code == "store-corrupt" || issues[0].code == "no-store" ||
                       issues[0].code == "store-other-version"));
                ++named;
            }
        } catch (const StoreFault& fault) {
            CHECK(fault.issue.code == "store-corrupt");
            ++named;
        }
    };
    for (std::size_t place = 0; place < good.size(); place += 1009) { // a bit here, a bit there
        std::string bytes = good;
        bytes[place] = static_cast<char>(bytes[place] ^ 0x10);
        judge(bytes);
    }
    for (std::size_t page = 0; page + 4096 <= good.size(); page += 4096) {
        std::string zeroed = good;
        std::fill_n(zeroed.begin() + static_cast<std::ptrdiff_t>(page), 4096, '\0');
        judge(zeroed);
        judge(good.substr(0, page));
    }
    judge("this is no database, this is a letter to my aunt");
    judge("");
    CHECK(named > 30);
    INFO(named << " named, " << harmless << " in unused places");
    CHECK(named > harmless);
}

TEST_CASE("a database of another program is refused and left as it was") {
    const test::TemporaryFolder folder;
    fs::create_directories(folder / "S");
    ask(folder / "S", "CREATE TABLE letters(text)");
    const std::string before = test::read_text(folder / "S" / "store.sqlite");
    CHECK(code_of(StoreReader::open(folder / "S").issues()) == "store-corrupt");
    CHECK(code_of(StoreWriter::open(folder / "S", identity, {.resume = true}).issues()) ==
          "store-corrupt");
    CHECK(test::read_text(folder / "S" / "store.sqlite") == before);
    CHECK(code_of(StoreReader::open(folder / "nothing").issues()) == "no-store");
}

TEST_CASE("a file is whole or the old one stays, and no litter is left") {
    const test::TemporaryFolder folder;
    write_text_file(folder / "a.txt", "old");
    {
        OutputFile file(folder / "a.txt");
        file.write(std::string(3 << 20, 'x'));
    }
    CHECK(test::read_text(folder / "a.txt") == "old");
    write_text_file(folder / "a.txt", "new");
    CHECK(test::read_text(folder / "a.txt") == "new");
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
    try {
        write_text_file(folder / "none" / "a.txt", "x");
        FAIL("a folder that is not there took a file");
    } catch (const WriteFailure& failure) {
        CHECK(failure.is_refusal());
        CHECK(std::string(failure.what()).find("MiB free") != std::string::npos);
    }
}
